"""People, teams, alerts and actions as Find shows them: a line, a second one beneath, and what Enter opens."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from sqlalchemy import or_, select

from cpdesk.desk.known_names import CHAIR
from cpdesk.desk.maqa_rows import alert_rows
from cpdesk.desk.work import Work
from cpdesk.records.model import (
    Conference,
    DirectoryEntry,
    Family,
    LinkedChair,
    Person,
    PlanAction,
    QuarterAction,
    RoleHolder,
    Team,
)
from cpdesk.rows.find import FoundKind, FoundThing
from cpdesk.rules.how_dates_read import slashed
from cpdesk.rules.linked_chairs import DirectoryPart
from cpdesk.rules.names import reference_of
from cpdesk.rules.words_to_find import TypedWord, sounds_like
from cpdesk.words import DIRECTORY_PART_WORDS

Numbers = Collection[int]
Typed = Sequence[TypedWord]
Alike = frozenset[int]
Shown = Mapping[int, FoundThing]
_PLAYED = {
    "chair": "Chair",
    "team_manager": "Team Manager",
    "social_worker": "Social worker",
    "service_manager": "Service Manager",
    "minute_taker": "Minute taker",
}
_LONGEST_LINE = 140


def found_people(work: Work, ids: Numbers, typed: Typed, alike: Alike) -> Shown:
    """People of the unit with the parts that they play: a chair opens on the map, anybody else in the register."""
    names = work.session.execute(select(Person.id, Person.name).where(Person.id.in_(ids), Person.voided_at.is_(None)))
    played: dict[int, list[str]] = defaultdict(list)
    asked = select(RoleHolder.person_id, RoleHolder.part).where(
        RoleHolder.person_id.in_(ids), or_(RoleHolder.to_on.is_(None), RoleHolder.to_on > work.today)
    )
    for number, part in work.session.execute(asked.order_by(RoleHolder.id)):
        played[number].append(part)
    return {
        number: FoundThing(
            FoundKind.PERSON, number, name, _parts(played[number]), _because(name, typed, number in alike),
            "chair" if CHAIR in played[number] else "register", number, name,
        )
        for number, name in names
    }  # fmt: skip


def found_roles(work: Work, ids: Numbers, typed: Typed, alike: Alike) -> Shown:
    """Who is in the directory, for what, and whether they still hold the role."""
    asked = (
        select(DirectoryEntry, Team.name.label("team"))
        .outerjoin(Team, Team.id == DirectoryEntry.team_id)
        .where(DirectoryEntry.id.in_(ids), DirectoryEntry.voided_at.is_(None))
    )
    return {
        one.id: FoundThing(
            FoundKind.PERSON, one.id, one.name, _role(one, team or one.agency, work.today),
            _because(one.name, typed, one.id in alike), "directory", one.id, one.name,
        )
        for one, team in work.session.execute(asked)
    }  # fmt: skip


def found_teams(work: Work, ids: Numbers, typed: Typed, alike: Alike) -> Shown:
    """Teams with the chair who is linked today."""
    on = work.today
    asked = (
        select(LinkedChair.team_id, Person.name)
        .join(Person, Person.id == LinkedChair.person_id)
        .where(LinkedChair.team_id.in_(ids), LinkedChair.from_on <= on)
        .where(or_(LinkedChair.to_on.is_(None), LinkedChair.to_on > on))
    )
    linked = {row.team_id: row.name for row in work.session.execute(asked)}
    teams = work.session.scalars(select(Team).where(Team.id.in_(ids), Team.voided_at.is_(None)))
    return {
        team.id: FoundThing(FoundKind.TEAM, team.id, team.name, _team(team, linked, work.today), "", "team", team.id)
        for team in teams
    }


def found_alerts(work: Work, ids: Numbers, typed: Typed, alike: Alike) -> Shown:
    """Alerts with where they stand and whom they are about."""
    return {
        one.id: FoundThing(
            FoundKind.ALERT, one.id, _with(", ", one.number, one.agency),
            _with(". ", one.stands, _family(one.family, one.reference)), "", "maqa_alert", one.id,
        )
        for one in alert_rows(work, ids)
    }  # fmt: skip


def found_actions(work: Work, ids: Numbers, typed: Typed, alike: Alike) -> Shown:
    """Actions of outline plans: they open the record of their conference."""
    asked = (
        select(PlanAction, Conference.family_id, Family.case_id)
        .join(Conference, Conference.id == PlanAction.conference_id)
        .join(Family, Family.id == Conference.family_id)
        .where(PlanAction.id.in_(ids), PlanAction.voided_at.is_(None))
    )
    return {
        one.id: FoundThing(
            FoundKind.ACTION, one.id, _short(one.text),
            _told(_with(", ", one.owner, one.agency), one.due_on, f"plan of {reference_of(case_id, family)}"),
            "", "record", one.conference_id,
        )
        for one, family, case_id in work.session.execute(asked)
    }  # fmt: skip


def found_quarter_actions(work: Work, ids: Numbers, typed: Typed, alike: Alike) -> Shown:
    """Actions that came out of a quarter's learning: they open the quarter."""
    asked = select(QuarterAction).where(QuarterAction.id.in_(ids), QuarterAction.voided_at.is_(None))
    return {
        one.id: FoundThing(
            FoundKind.ACTION, one.id, _short(one.words),
            _told(one.owner, one.due_on, f"quarter {one.quarter}"), "", "quarter", one.id, one.quarter,
        )
        for one in work.session.scalars(asked)
    }  # fmt: skip


def _because(name: str, typed: Typed, by_sound: bool) -> str:
    alike = next((part for word in typed if by_sound and (part := sounds_like(name, word))), "")
    return f"sounds like {alike}" if alike else ""


def _parts(parts: Sequence[str]) -> str:
    return ", ".join(dict.fromkeys(_PLAYED.get(part, part.replace("_", " ").capitalize()) for part in parts))


def _role(entry: DirectoryEntry, of: str, today: date) -> str:
    words = DIRECTORY_PART_WORDS[DirectoryPart(entry.part)]
    until = f", until {slashed(entry.last_on)}" if entry.last_on and entry.last_on < today else ""
    return f"{words}{f', {of}' if of else ''}{until}"


def _team(team: Team, linked: Mapping[int, str], today: date) -> str:
    if team.closed_on is not None and team.closed_on <= today:
        return f"Closed since {slashed(team.closed_on)}"
    return f"Linked chair {linked[team.id]}" if team.id in linked else "No linked chair today"


def _family(family: str, reference: str) -> str:
    return f"{family} ({reference})" if family and reference else family or reference


def _told(owner: str, due_on: date | None, where: str) -> str:
    due = f"by {slashed(due_on)}" if due_on else ""
    return _with(", ", owner, due, where)


def _with(between: str, *parts: str) -> str:
    return between.join(part for part in parts if part)


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST_LINE else f"{line[: _LONGEST_LINE - 1].rstrip()}…"
