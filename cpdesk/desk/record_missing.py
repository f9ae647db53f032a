"""What a conference's record still lacks before the chair can agree it, each with the place where it is written.

Which parts are wanted comes from the unit's standard; what is wanted of each is the same everywhere (I05, I06, I09 to
I12, I34).
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from cpdesk.desk.record_missing_of_child import missing_of_child
from cpdesk.rows.conference_record import MissingLine, TheRecord
from cpdesk.rows.record_plan import NextReviewOfRecord
from cpdesk.rules.conferences import WITH_PLAN
from cpdesk.rules.how_dates_read import listed, short
from cpdesk.rules.london import LONDON
from cpdesk.rules.plan_actions import too_early
from cpdesk.rules.quoracy import contradicts, still_to_say
from cpdesk.rules.record import RecordState
from cpdesk.rules.record_parts import RecordPart, Section


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The record and the parts of it that the standard requires at this conference."""

    record: TheRecord
    required: Collection[RecordPart]

    @property
    def with_plan(self) -> bool:
        """Whether a child has a plan after this conference."""
        return any(child.outcome in WITH_PLAN for child in self.record.children)


def missing_of(record: TheRecord, required: Collection[RecordPart]) -> tuple[MissingLine, ...]:
    """Everything that is missing, in the order of the record's sections; what is agreed lacks only what comes after."""
    lines = (line for look in _LOOKS for line in look(_Wanted(record, required)))
    return tuple(line for line in lines if record.state == RecordState.DRAFT or not line.blocks)


def blocking(lines: Iterable[MissingLine]) -> tuple[MissingLine, ...]:
    """Those without which the record cannot be agreed."""
    return tuple(line for line in lines if line.blocks)


def _held(wanted: _Wanted) -> Iterator[MissingLine]:
    """I33: a record is of a conference that was held, and its days count from then."""
    if not wanted.record.held:
        yield MissingLine(Section.DATES, "Record that the conference was held.", "I33", "held")


def _attendance(wanted: _Wanted) -> Iterator[MissingLine]:
    """S01: how everybody took part who was asked to come; an agency that was only told may leave it open (S05)."""
    people = wanted.record.participants
    open_still = [one for one in people if one.participation is None and not one.only_told]
    for one in open_still:
        said = f"Say how {one.shown or 'this person'} took part."
        yield MissingLine(Section.ATTENDANCE, said, "S01", "participation", participant_id=one.id)
    if not open_still and not any(one.was_there for one in people):
        yield MissingLine(Section.ATTENDANCE, "Say who was there.", "S01", "participation")


def _quoracy(wanted: _Wanted) -> Iterator[MissingLine]:
    """N08, I12: the judgement where it is required; and one that was made must hold."""
    said = wanted.record.quoracy
    if RecordPart.QUORACY in wanted.required or said.quorate is not None:
        field, sentence = still_to_say(said.quorate, said.basis, said.note)
        if sentence:
            yield MissingLine(Section.ATTENDANCE, sentence, "N08", field)
    against = contradicts(said.quorate, said.basis, said.agency_basis, said.within_authority)
    if against:
        yield MissingLine(Section.ATTENDANCE, against, "I12", "basis")


def _children(wanted: _Wanted) -> Iterator[MissingLine]:
    for child in wanted.record.children:
        yield from missing_of_child(child, wanted.required)


def _objectives(wanted: _Wanted) -> Iterator[MissingLine]:
    """S23: each child with a plan has an objective of its own or shares one; none is empty."""
    record = wanted.record
    for one in record.objectives:
        if not one.text.strip():
            yield MissingLine(Section.PLAN, "Write what this objective is, or take it out.", "S23", "text",
                              item_id=one.id)  # fmt: skip
    if RecordPart.OBJECTIVES not in wanted.required:
        return
    without = [
        child for child in record.children
        if child.outcome in WITH_PLAN and not any(one.child_id in {None, child.child_id} for one in record.objectives)
    ]  # fmt: skip
    if without and not record.objectives:
        yield MissingLine(Section.PLAN, "Write at least one objective of the plan.", "S23", "objectives")
        return
    for child in without:
        yield MissingLine(Section.PLAN, f"Write an objective for {child.first_name}.", "S23", "objectives",
                          child_id=child.child_id)  # fmt: skip


def _actions(wanted: _Wanted) -> Iterator[MissingLine]:
    """S23: every action has an owner and a date; S15: an agency that was not there is told of its role."""
    start = wanted.record.start_at
    on = start.astimezone(LONDON).date() if start is not None else None
    for number, one in enumerate(wanted.record.actions, 1):
        which = f"Action {number}"
        if not one.text.strip():
            yield _action(one.id, f"{which} is empty. Write what is to be done, or take it out.", "text")
        if not (one.owner.strip() or one.agency.strip()):
            yield _action(one.id, f"{which} has no owner. Say who does it.", "owner")
        elif not one.owner.strip():
            yield _action(one.id, f"{which} names only an agency. Say who does it.", "owner")
        if one.due_on is None:
            yield _action(one.id, f"{which} has no date. Say by when it is done.", "due_on")
        elif on is not None and too_early(one.due_on, on):
            said = f"{which} is due before the conference on {short(on)}. Enter that day or a later one."
            yield _action(one.id, said, "due_on")
        if one.agency_absent and one.told_on is None:
            said = f"{which} is for {one.agency}, who was not there: tell its safeguarding lead."
            yield MissingLine(Section.PLAN, said, "S15", "told", item_id=one.id, blocks=False)


def _action(number: int, sentence: str, field: str) -> MissingLine:
    return MissingLine(Section.PLAN, sentence, "S23", field, item_id=number)


def _core_group(wanted: _Wanted) -> Iterator[MissingLine]:
    """S27, I06: its date is agreed in the conference and in time; S28: who belongs to it."""
    group = wanted.record.core_group
    if not group.needed:
        return
    if group.planned_on is None:
        if RecordPart.CORE_GROUP_DATE in wanted.required:
            by = f", by {short(group.due_on)}" if group.due_on is not None else ""
            yield MissingLine(Section.DATES, f"Set the date of the first core group{by}.", "S27", "core_group_on")
    elif group.due_on is not None and group.planned_on > group.due_on and not group.breach_why.strip():
        said = f"The first core group is later than {short(group.due_on)}. Say why."
        yield MissingLine(Section.DATES, said, "I06", "core_group_breach_why")
    if RecordPart.CORE_GROUP_MEMBERS in wanted.required and group.lacking and not group.why.strip():
        said = f"The core group has no {listed(group.lacking)}. Add who it is, or say why not."
        yield MissingLine(Section.DATES, said, "S28", "core_group_why")


def _next_review(wanted: _Wanted) -> Iterator[MissingLine]:
    """S38, I05: the date of the next review is agreed at the conference, in time or with the reason."""
    review = wanted.record.next_review
    if not review.needed:
        return
    if review.start_at is None:
        if RecordPart.NEXT_REVIEW_DATE in wanted.required:
            by = f", by {short(review.due_on)}" if review.due_on is not None else ""
            yield MissingLine(Section.DATES, f"Set the date of the next review{by}.", "S38", "next_review")
    elif _is_late(review) and not review.late_why.strip():
        yield MissingLine(Section.DATES, "The next review is later than its limit. Say why.", "I05", "next_review_why")


def _is_late(review: NextReviewOfRecord) -> bool:
    start, due = review.start_at, review.due_on
    return start is not None and due is not None and start.astimezone(LONDON).date() > due


def _distribution(wanted: _Wanted) -> Iterator[MissingLine]:
    """S26, I33: whoever was there or sent apologies gets the record once it is issued."""
    if wanted.record.state != RecordState.ISSUED:
        return
    without = [one for one in wanted.record.recipients if one.sent_on is None and not one.exempt_why]
    if without:
        people = "1 person" if len(without) == 1 else f"{len(without)} people"
        said = f"The record has not gone to {people} yet."
        yield MissingLine(Section.DISTRIBUTION, said, "S26", "sent",
                          participant_id=without[0].participant_id, blocks=False)  # fmt: skip


_LOOKS: tuple[Callable[[_Wanted], Iterator[MissingLine]], ...] = (
    _attendance, _quoracy, _children, _objectives, _actions, _held, _core_group, _next_review, _distribution,
)  # fmt: skip
