"""Families and children by name: those who are known already, or new ones; the same for the register and the diary."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import uuid4

from sqlalchemy import func, select

from cpdesk.desk.work import Work
from cpdesk.records.model import Child, Family
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import NewChild
from cpdesk.rules.how_dates_read import short
from cpdesk.rules.names import fold

SURNAME_MISSING = "Enter a surname for each child. An unborn child has the first name Unborn."
_LONGEST_EXPECTED = timedelta(days=300)
_FIRST_NAME_MISSING = "Enter a first name for each child. An unborn child has the first name Unborn."


def family_of(work: Work, case_id: str) -> Family:
    """The family of this number, or a new one; without a number always a new one."""
    if case_id:
        known = work.session.scalar(select(Family).where(Family.case_id == case_id).order_by(Family.id).limit(1))
        if known is not None:
            return known
    family = Family(uuid=str(uuid4()), case_id=case_id)
    work.session.add(family)
    work.session.flush()
    return family


def child_of(work: Work, family: Family, named: NewChild) -> Child:
    """The child of this family who is known already, or a new one."""
    siblings = select(Child).where(Child.family_id == family.id, Child.voided_at.is_(None))
    for known in work.session.scalars(siblings.order_by(Child.id)):
        if _is(known, named):
            if named.born_on is not None:
                work.change(known, "born_on", named.born_on)
            return known
    child = Child(
        uuid=str(uuid4()), family_id=family.id, first_name=" ".join(named.first_name.split()),
        surname=" ".join(named.surname.split()), born_on=named.born_on,
    )  # fmt: skip
    work.session.add(child)
    work.session.flush()
    work.note_new(child)
    return child


def family_and_children(work: Work, named: Sequence[NewChild], case_id: str) -> tuple[Family, list[Child], bool]:
    """The family and its children in the order in which they were named, and whether it was known by a name alone.

    Without the family's number, a child of exactly this name (and no other birth date) who is known once is taken for
    the same child, and the family for that child's family.
    """
    case_id = case_id.strip()
    known = None if case_id else _known_family(work, named)
    family = known or family_of(work, case_id)
    return family, [child_of(work, family, one) for one in named], known is not None


def refuse_unnamed(named: Sequence[NewChild]) -> None:
    """Refuse children who lack a name, and two who could not be told apart: twins not born yet, or one named twice."""
    if not named:
        raise Refusal("Name the child, or the children, whom it concerns.", field="children")
    if not all(fold(child.surname) for child in named):
        raise Refusal(SURNAME_MISSING, field="children")
    if not all(fold(child.first_name) for child in named):
        raise Refusal(_FIRST_NAME_MISSING, field="children")
    seen: dict[str, list[NewChild]] = {}
    for child in named:
        alike = seen.setdefault(_name(child), [])
        if any(None in {child.born_on, other.born_on} or child.born_on == other.born_on for other in alike):
            raise Refusal(_twice(child), field="children")
        alike.append(child)


def refuse_births_to_come(named: Sequence[NewChild], today: date) -> None:
    """Refuse a birth date further off than any birth that is expected."""
    for child in named:
        if child.born_on is not None and child.born_on > today + _LONGEST_EXPECTED:
            raise Refusal(
                f"{short(child.born_on)} is too far off for a birth. Enter the day on which the child was born, or is "
                "expected.",
                field="children",
            )


def _twice(child: NewChild) -> str:
    if fold(child.first_name).startswith("unborn"):
        return "Two unborn children have the same name. For twins write Unborn twin 1 and Unborn twin 2."
    return "Two children have the same name. Enter the birth date of each, or take out the one that stands twice."


def _known_family(work: Work, named: Sequence[NewChild]) -> Family | None:
    """The one family in which these children are known, when there is exactly one."""
    found = {child.family_id for one in named if (child := _known_once(work, one)) is not None}
    return work.session.get(Family, found.pop()) if len(found) == 1 else None


def _known_once(work: Work, named: NewChild) -> Child | None:
    """The child of this very name and birth date; none when there are several, or nothing tells them apart."""
    if fold(named.first_name).startswith("unborn") and named.born_on is None:
        return None  # an "Unborn" of last year and of the same surname is another child
    alike = select(Child).where(func.lower(Child.surname).in_(_spellings(named.surname)), Child.voided_at.is_(None))
    known = [child for child in work.session.scalars(alike.order_by(Child.id)) if _is(child, named)]
    return known[0] if len(known) == 1 else None


def _spellings(surname: str) -> list[str]:
    """A surname in small letters as it may have been written, for the database to find it without reading all."""
    plain = " ".join(surname.split()).lower()
    return sorted({plain, plain.replace("-", " "), plain.replace(" ", "-"), fold(surname)})


def _is(known: Child, named: NewChild) -> bool:
    same_birth = named.born_on is None or known.born_on in {None, named.born_on}
    return same_birth and _name(known) == _name(named)


def _name(child: Child | NewChild) -> str:
    return fold(f"{child.first_name} {child.surname}")
