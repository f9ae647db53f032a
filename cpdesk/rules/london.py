"""The clock on the unit's wall: moments are kept in UTC and shown as London has them."""

from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
