"""Under which agency an alert is listed and counted: one and the same, however its name was typed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, false, or_, select

from cpdesk.desk.participant_lines import agency_called, agency_key_of
from cpdesk.desk.work import Work
from cpdesk.records.model import MaqaAlert
from cpdesk.rules.maqa import AlertDirection
from cpdesk.rules.names import fold
from cpdesk.rules.quarter_figures import INTERNAL, NOT_SAID


@dataclass(frozen=True, slots=True)
class AgencyNamed:
    """An agency that alerts name: as it is called, and as it was typed where it was not chosen from the list."""

    words: str
    typed: tuple[str, ...]


def agency_of(direction: str, key: str, name: str) -> tuple[str, str]:
    """The key and the name under which an agency is counted: one, however its name was typed; internal ones together.

    Typed names have a word before them, so that none is taken for a code.
    """
    if direction == AlertDirection.INTERNAL:
        return INTERNAL, "Social care (internal)"
    known = key or agency_key_of(name)
    if known:
        return known, agency_called(known) or name
    folded = fold(name)
    return (f"typed {folded}", " ".join(name.split())) if folded else (NOT_SAID, "Agency not said")


def agencies_named(work: Work) -> dict[str, AgencyNamed]:
    """Every agency that an alert names, by the key under which it is counted."""
    alert = MaqaAlert
    asked = select(alert.direction, alert.agency_key, alert.agency).where(alert.voided_at.is_(None)).distinct()
    found: dict[str, AgencyNamed] = {}
    for direction, code, name in work.session.execute(asked.order_by(alert.agency, alert.agency_key, alert.direction)):
        key, words = agency_of(direction, code, name)
        known = found.get(key, AgencyNamed(words, ()))
        found[key] = AgencyNamed(known.words, known.typed if code else (*known.typed, name))
    return found


def of_agency(named: str, agencies: Mapping[str, AgencyNamed]) -> ColumnElement[bool]:
    """The alerts of an agency by its key, or by a name that somebody typed."""
    keys = [named] if named in agencies else _keys_called(fold(named), agencies)
    return or_(false(), *(_counted_under(key, agencies[key]) for key in keys))


def _keys_called(folded: str, agencies: Mapping[str, AgencyNamed]) -> Iterable[str]:
    return (key for key, one in agencies.items() if folded in {fold(name) for name in (one.words, *one.typed)})


def _counted_under(key: str, agency: AgencyNamed) -> ColumnElement[bool]:
    inside = MaqaAlert.direction == AlertDirection.INTERNAL.value
    if key == INTERNAL:
        return inside
    chosen = and_(MaqaAlert.agency_key == key, MaqaAlert.agency_key != "")
    typed = and_(MaqaAlert.agency_key == "", MaqaAlert.agency.in_(agency.typed))
    return and_(~inside, or_(chosen, typed))
