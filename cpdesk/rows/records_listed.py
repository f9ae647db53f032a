"""The records of conferences as Reports lists them: what waits first, then what went out."""

from dataclasses import dataclass
from datetime import date

from cpdesk.rows.marks import Mark
from cpdesk.rules.record import RecordState


@dataclass(frozen=True, slots=True)
class RecordsListed:
    """Question: the records of conferences, those that wait first, soonest due first; then the latest sent out.

    `words` narrows to a family or a reference; `size` bounds the list. Answer: a tuple of `RecordLine`.
    """

    words: str = ""
    size: int = 30


@dataclass(frozen=True, slots=True)
class RecordLine:
    """The record of one conference: `state` is None while nobody has begun it; `mark` and `stands` say where it is."""

    conference_id: int
    name: str
    family: str
    reference: str
    on: date
    state: RecordState | None
    version_no: int
    mark: Mark
    stands: str
    due_on: date | None
