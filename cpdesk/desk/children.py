"""Putting right what is known of a child: names, other names, date of birth; whatever repeats them follows."""

from collections.abc import Callable

from sqlalchemy import select

from cpdesk.desk.as_seen import guard_as_seen
from cpdesk.desk.diary_follows import follow_children_of_the_diary
from cpdesk.desk.given_values import as_day, as_line, as_words
from cpdesk.desk.known_children import refuse_births_to_come, refuse_unnamed
from cpdesk.desk.register_follows import follow_children
from cpdesk.desk.taking_back import FieldTakenBack, TakenBack
from cpdesk.desk.who_may import CHANGE_CHILD
from cpdesk.desk.work import Work, does
from cpdesk.records.model import Child, Conference, ConferenceChild
from cpdesk.rows.find import ChangeChild
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept, NewChild
from cpdesk.rules.names import family_name, fold

_GONE = "This child is no longer known here. Read it again (F5 in the window)."
_MOST_OF_OTHER_NAMES = 400
_CHANGED = "the child's name was put right"


@does(ChangeChild, roles=CHANGE_CHILD, named="Change a child's names")
def change_child(work: Work, request: ChangeChild) -> Kept:
    """Gives a child other names or another date of birth; register, diary, Today and Find say them at once."""
    values = {name: _read(name, value) for name, value in request.fields.items()}
    child = _child_at(work, request)
    changed = [name for name, value in values.items() if work.change(child, name, value)]
    _refuse_unfit(work, child)
    if changed:
        work.session.flush()
        _let_follow(work, child)
    return Kept((child.id,), "The names of the child are kept." if changed else "", work.operation)


def _read(name: str, value: object) -> object:
    """The value as it is kept; refused with what to enter instead."""
    if name == "born_on":
        return as_day(name, value)
    if name == "also_known_as":
        return _other_names(as_words(name, value))
    if name in ("first_name", "surname"):
        return as_line(name, value)
    raise Refusal(f"A child has no field {name}.")


def _other_names(typed: str) -> str:
    """Other names, each once, separated by semicolons; a new line separates as well."""
    once: dict[str, str] = {}
    for name in typed.replace("\n", ";").split(";"):
        if fold(name):
            once.setdefault(fold(name), " ".join(name.split()))
    kept = "; ".join(once.values())
    if len(kept) > _MOST_OF_OTHER_NAMES:
        raise Refusal(f"At most {_MOST_OF_OTHER_NAMES} letters fit here. Leave some names out.", field="also_known_as")
    return kept


def _child_at(work: Work, request: ChangeChild) -> Child:
    """The child as the person saw it (I29): refused when what they saw in these fields has changed since."""
    child = work.session.get(Child, request.id)
    if child is None:
        raise Refusal(_GONE)
    guard_as_seen(work, child, request.version, gone=_GONE, mine=request.fields, seen=request.seen)
    return child


def _refuse_unfit(work: Work, child: Child) -> None:
    """Refuse a child without a name, a birth too far off, and two of one family who could not be told apart."""
    now = NewChild(child.first_name, child.surname, child.born_on)
    _as_of("born_on", lambda: refuse_births_to_come([now], work.today))
    for name in ("surname", "first_name"):
        if not fold(getattr(child, name)):
            _as_of(name, lambda: refuse_unnamed([now]))
    siblings = select(Child).where(Child.family_id == child.family_id, Child.id != child.id, Child.voided_at.is_(None))
    with work.session.no_autoflush:
        for other in work.session.scalars(siblings):
            _refuse_alike(now, NewChild(other.first_name, other.surname, other.born_on))


def _as_of(field: str, check: Callable[[], None]) -> None:
    """Let what is refused stand beneath this field."""
    try:
        check()
    except Refusal as why:
        raise Refusal(str(why), field=field) from None


def _refuse_alike(now: NewChild, other: NewChild) -> None:
    try:
        refuse_unnamed([other, now])
    except Refusal:
        raise Refusal(
            "Another child of this family has this name already. Enter the date of birth of each.", field="first_name"
        ) from None


def _let_follow(work: Work, child: Child) -> None:
    """Name the child as it is called now wherever the name is repeated: on the register, the diary and Today."""
    of_child = select(ConferenceChild.conference_id).where(ConferenceChild.child_id == child.id)
    asked = select(Conference).where(Conference.id.in_(of_child), Conference.voided_at.is_(None))
    for conference in work.session.scalars(asked.order_by(Conference.id)):
        surnames = (
            select(Child.surname)
            .join(ConferenceChild, ConferenceChild.child_id == Child.id)
            .where(ConferenceChild.conference_id == conference.id)
            .order_by(ConferenceChild.place, Child.id)
        )
        work.change(conference, "shown", family_name(work.session.scalars(surnames)), _CHANGED)
    work.session.flush()
    followed = TakenBack("child", "", [FieldTakenBack(child.id, "surname", None, None)])
    follow_children(work, followed)
    follow_children_of_the_diary(work, followed)
