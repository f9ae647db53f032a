"""The dashed card: a time that is looked at while a card is dragged or a form is filled in, and kept nowhere yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from cpdesk.rows.diary import AwayRow, DiaryCard
from cpdesk.rows.marks import Mark
from cpdesk.rules.calendar import WorkingDays
from cpdesk.rules.london import LONDON
from ui.diary.bookings.proposal import Proposal
from ui.diary.grid.columns import GridColumn
from ui.diary.grid.judged import Dragged, judged, moment_shown


@dataclass(frozen=True, slots=True)
class Ghost:
    """Where the dashed card stands and what it says. `dragged` is None where it comes from a form."""

    start: datetime
    minutes: int
    lines: tuple[str, ...]
    mark: Mark
    dragged: Dragged | None = None
    chair_id: int | None = None
    room_id: int | None = None
    chair: str = ""
    room: str = ""

    def stands_in(self, column: GridColumn) -> bool:
        """Whether this is the column of the proposal: its day, and its chair or room where the columns are those."""
        if column.on != self.start.date():
            return False
        if column.chair_id is not None:
            return column.chair_id == self.chair_id or (bool(self.chair) and column.name == self.chair)
        if column.room_id is not None:
            return column.room_id == self.room_id or (bool(self.room) and column.name == self.room)
        return True

    def said(self) -> str:
        """The ghost as a sentence."""
        return ". ".join(self.lines) + "."


@dataclass(frozen=True, slots=True)
class Ground:
    """What a proposal is judged by: the working days, this moment, and what stands in the diary already."""

    calendar: WorkingDays
    now: datetime
    cards: Sequence[DiaryCard]
    away: Sequence[AwayRow]


def ghost_at(dragged: Dragged, start: datetime, column: GridColumn, ground: Ground, verb: str) -> Ghost:
    """The dashed card of something dragged to this column and time; `verb` is "Drop" or "Press Enter"."""
    words, mark = judged(dragged, start, ground.now, ground.calendar)
    what = f"{verb} to {'book' if dragged.waiting else 'move'}"
    lines = [what, f"{dragged.kind} {dragged.family}", moment_shown(start), words]
    if column.name:
        lines.insert(3, column.name)
    clash = clash_words(dragged, start, column, ground)
    if clash:
        lines.append(clash)
        mark = Mark.OVERDUE
    return Ghost(start, dragged.minutes, tuple(lines), mark, dragged, column.chair_id, column.room_id)


def ghost_of_form(proposal: Proposal) -> Ghost:
    """The dashed card of what stands in a form."""
    start = proposal.start_at.astimezone(LONDON)
    minutes = round((proposal.end_at - proposal.start_at).total_seconds() / 60)
    lines = ("Not kept yet", f"{proposal.kind} {proposal.family}", moment_shown(start), proposal.words)
    return Ghost(start, minutes, lines, proposal.mark, chair=proposal.chair, room=proposal.room)


def clash_words(dragged: Dragged, start: datetime, column: GridColumn, ground: Ground) -> str:
    """Who or what is taken or away at this time, as far as the diary in sight tells; the desk looks at all of it."""
    end = start + timedelta(minutes=dragged.minutes)
    own = next((card for card in ground.cards if card.id == dragged.conference_id), None)
    chair = column.chair_id if column.chair_id is not None else own.chair_id if own else None
    room = column.room_id if column.room_id is not None else own.room_id if own else None
    if chair is not None and _is_away(chair, start, ground.away):
        return f"{column.name or (own.chair if own else '')} is away"
    for card in ground.cards:
        if card.id == dragged.conference_id or not (card.start_at < end and start < card.end_at):
            continue
        if chair is not None and card.chair_id == chair:
            return f"{card.chair} has another conference then"
        if room is not None and card.room_id == room and column.room_id is not None:
            return f"{card.room} has another conference then"
    return ""


def _is_away(chair: int, start: datetime, away: Sequence[AwayRow]) -> bool:
    return any(row.person_id == chair and row.from_on <= start.date() <= row.to_on for row in away)
