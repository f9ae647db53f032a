"""The safeguarding lead of an agency on a day, as the directory knows it (D15, I26)."""

from datetime import date

from sqlalchemy import or_, select

from cpdesk.desk.participant_lines import agency_key_of
from cpdesk.desk.work import Work
from cpdesk.records.model import DirectoryEntry
from cpdesk.rules.linked_chairs import DirectoryPart
from cpdesk.rules.names import fold


def lead_known(work: Work, agency: str, on: date) -> DirectoryEntry | None:
    """Who is the safeguarding lead of this agency on this day; the one who began last where there are two."""
    if not agency.strip():
        return None
    asked = (
        select(DirectoryEntry)
        .where(DirectoryEntry.part == DirectoryPart.SAFEGUARDING_LEAD, DirectoryEntry.voided_at.is_(None))
        .where(DirectoryEntry.from_on <= on, or_(DirectoryEntry.last_on.is_(None), DirectoryEntry.last_on >= on))
        .order_by(DirectoryEntry.from_on.desc(), DirectoryEntry.id.desc())
    )
    key, folded = agency_key_of(agency), fold(agency)
    return next((one for one in work.session.scalars(asked) if _is_of(one, key, folded)), None)


def _is_of(entry: DirectoryEntry, key: str, folded: str) -> bool:
    return (bool(key) and entry.agency_key == key) or fold(entry.agency) == folded
