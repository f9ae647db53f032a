"""One recipient's copy of a record, without what is kept from them and what only the unit agreed with others (S26)."""

from collections.abc import Collection, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from cpdesk.rows.conference_record import TheRecord
from cpdesk.rows.record_decisions import ChildDecisionRow
from cpdesk.rows.record_people import ParticipantRow, RecipientRow
from cpdesk.rules.redaction import WITHHELD, Hidden, Withholding, withholding

# Names and titles: a town's name in them (an authority's, say) says nothing of where somebody lives.
_LABELS = frozenset({
    "agency", "agency_key", "agreed_by", "begun_by", "chair", "family", "first_name", "issued_by", "kind",
    "minute_taker", "name", "place", "reference", "role", "social_worker", "standard", "surname", "team",
    "team_manager", "who", "agencies", "within_authority", "explained", "explanation", "due_explained",
    "objection_by_explained", "lacking",
})  # fmt: skip


def redacted(record: TheRecord, hides: Collection[int]) -> TheRecord:
    """The record as this recipient gets it: nothing of these people is left, and nothing says from whom it is kept.

    `hides` has the numbers of participants, and of children as negative numbers.
    """
    hidden = tuple(_hidden(record, hides))
    without = withholding(hidden)
    left: TheRecord = _walked(_without_fields(record, hides), without)
    return left


def _hidden(record: TheRecord, hides: Collection[int]) -> Iterator[Hidden]:
    for person in record.participants:
        if person.id in hides:
            yield Hidden(person.address, person.phone, person.email)
    for child in record.children:
        if -child.child_id in hides:
            yield Hidden(child.lives_at)


def _without_fields(record: TheRecord, hides: Collection[int]) -> TheRecord:
    """The fields themselves, kept back; who keeps what from whom, or agreed to get no copy, is for the unit alone."""
    return replace(
        record,
        participants=tuple(_person(one, hidden=one.id in hides) for one in record.participants),
        children=tuple(_child(one, hidden=-one.child_id in hides) for one in record.children),
        recipients=tuple(
            _recipient(one, hidden=one.participant_id in hides)
            for one in record.recipients
            if not one.exempt_why.strip()
        ),
    )


def _person(one: ParticipantRow, *, hidden: bool) -> ParticipantRow:
    left = replace(one, hides=(), exempt_why="")
    if not hidden:
        return left
    return replace(left, email=_withheld(one.email), phone=_withheld(one.phone), address=_withheld(one.address))


def _child(one: ChildDecisionRow, *, hidden: bool) -> ChildDecisionRow:
    return replace(one, lives_at=_withheld(one.lives_at)) if hidden else one


def _recipient(one: RecipientRow, *, hidden: bool) -> RecipientRow:
    return replace(one, hides=(), redacted=False, email=_withheld(one.email) if hidden else one.email)


def _withheld(text: str) -> str:
    return WITHHELD if text.strip() else ""


def _walked(value: Any, without: Withholding, name: str = "") -> Any:
    """Every text in the record, however deep, without what is kept back."""
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: _walked(getattr(value, one.name), without, one.name)
                                 for one in fields(value)})  # fmt: skip
    if isinstance(value, tuple):
        return tuple(_walked(one, without, name) for one in value)
    if type(value) is not str:  # a choice is a text too, and says nothing of anybody
        return value
    return without.in_label(value) if name in _LABELS else without.in_prose(value)
