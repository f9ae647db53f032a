"""With whom a quarter is shared: the business office, whoever leads on training, the agencies' leads (S44, S45)."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select

from cpdesk.desk.work import Work
from cpdesk.records.model import DirectoryEntry
from cpdesk.rules.linked_chairs import DirectoryPart

_NAMED = (DirectoryPart.BUSINESS_OFFICE, DirectoryPart.TRAINING_LEAD)


@dataclass(frozen=True, slots=True)
class Partners:
    """Their addresses: named to all, or as blind copies; and who has none."""

    addresses: tuple[str, ...]
    unseen: tuple[str, ...]
    without: tuple[str, ...]


def partners_on(work: Work, on: date) -> Partners:
    """Those who hold one of these roles on a day. Leads of agencies do not see each other's addresses."""
    asked = (
        select(DirectoryEntry)
        .where(DirectoryEntry.part.in_([*_NAMED, DirectoryPart.SAFEGUARDING_LEAD]), DirectoryEntry.voided_at.is_(None))
        .where(DirectoryEntry.from_on <= on, or_(DirectoryEntry.last_on.is_(None), DirectoryEntry.last_on >= on))
        .order_by(DirectoryEntry.part, DirectoryEntry.agency, DirectoryEntry.id)
    )
    held = list(work.session.scalars(asked))
    named = dict.fromkeys(one.email for one in held if one.email and one.part in _NAMED)
    unseen = dict.fromkeys(one.email for one in held if one.email and one.email not in named)
    return Partners(tuple(named), tuple(unseen), tuple(dict.fromkeys(one.name for one in held if not one.email)))
