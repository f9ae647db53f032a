"""A time that stands in a form and is not kept yet: the diary paints it as a dashed card."""

from dataclasses import dataclass
from datetime import datetime

from cpdesk.rows.marks import Mark


@dataclass(frozen=True, slots=True)
class Proposal:
    """A time that stands in a form and is not kept yet.

    `words` is like "day 12 of 15: in time"; chair and room are named where they are chosen.
    """

    start_at: datetime
    end_at: datetime
    kind: str
    family: str
    words: str
    mark: Mark
    chair: str = ""
    room: str = ""
    conference_id: int | None = None
