"""Cells that say two things: "12/3/26 - PLO" the day of an LPM and what came of it, "ICPC 1/6/26" a conference."""

from cpdesk.rules.lpm import Outcome
from cpdesk.rules.old_spreadsheet.dates import ReadDate, Reading, date_and_words
from cpdesk.rules.old_spreadsheet.values import read_conference_kind, read_outcome

_CERTAIN = (Reading.DATE, Reading.IMPOSSIBLE)


def held_and_decided(text: str) -> tuple[ReadDate, Outcome] | None:
    """The day of the LPM and its outcome, where one cell says both."""
    apart = date_and_words(text)
    outcome = read_outcome(apart[1]) if apart and apart[0].how is Reading.DATE else None
    return (apart[0], outcome) if apart and outcome else None


def conference_in_one(text: str) -> tuple[ReadDate, str] | None:
    """The day of the conference and the words for its kind, where one cell says both."""
    apart = date_and_words(text)
    return apart if apart and apart[0].how in _CERTAIN and read_conference_kind(apart[1]) else None


def says_two_things(text: str) -> bool:
    """Whether a cell holds a date beside an outcome or a kind of conference."""
    return held_and_decided(text) is not None or conference_in_one(text) is not None
