"""The team map of the invented unit: managers, safeguarding leads, team meetings, inductions, a cover and a gap."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID, uuid5

from sqlalchemy import select

from cpdesk.desk.demonstration.people import EMAIL_ENDING, TEAM_MANAGERS
from cpdesk.desk.known_names import team_called
from cpdesk.desk.seed_002 import TEAMS
from cpdesk.desk.team_links import link_from
from cpdesk.desk.work import Work
from cpdesk.records.model import DirectoryEntry, Induction, LinkedChair, LinkedCover, Person, Team, TeamMeeting
from cpdesk.rules.invitations import AlwaysTold, Considered
from cpdesk.rules.linked_chairs import DirectoryPart, InductionKind, InductionState, MeetingState
from cpdesk.words import AGENCY_WORDS

_SPACE = UUID("5b0d6f3e-6a55-4f5e-9c7e-2f6d1b0a2016")
_GAP, _GAP_IN = "DCT", 15
_AWAY, _STANDS_IN, _COVERED = "J. Placeholder", "O. Facsimile", (16, 24)
"""The chair whose leave the diary knows, who stands in with one of their teams, and from which working day to which."""
_SERVICE_MANAGERS = ("X. Overview (demonstration)", "Y. Oversight (demonstration)")
_LEADS = (
    (AlwaysTold.POLICE, "A. Constable-Sample"), (AlwaysTold.PROBATION, "B. Order-Example"),
    (AlwaysTold.GP, "Dr C. Practice-Mock"), (Considered.HEALTH, "D. Ward-Specimen"),
    (Considered.HEALTH_VISITOR, "E. Visit-Trial"), (Considered.SCHOOL_NURSE, "F. Nurse-Dummy"),
    (Considered.EDUCATION, "G. Lesson-Pretend"), (Considered.CAMHS, "H. Mind-Sample"),
)  # fmt: skip
_UNIT = (
    (DirectoryPart.SAFEGUARDING_MANAGER, "S. Lead (demonstration)", "service.manager"),
    (DirectoryPart.LADO, "S. Lead (demonstration)", "lado"),
    (DirectoryPart.LADO_REFERRALS, "P. Example", "p.example"),
    (DirectoryPart.LADO_REFERRALS, "T. Sample", "t.sample"),
    (DirectoryPart.BUSINESS_OFFICE, "Safeguarding business office (demonstration)", "business.office"),
    (DirectoryPart.TRAINING_LEAD, "N. Trainer (demonstration)", "training"),
)
_AGENDAS = (
    "Thresholds for an ICPC; how to prepare for a conference.",
    "What the chair looks for in a report; core groups that keep their dates.",
    "LPM recommendations and the letter before proceedings; questions of the team.",
)


@dataclass(frozen=True, slots=True)
class _Linked:
    """A team with its place among the teams, and the chair who is linked to it."""

    place: int
    team: Team
    chair: int
    manager: str


def keep_team_map(work: Work) -> None:
    """Fill the map of the invented unit, whose teams and links stand already."""
    linked = list(_teams(work))
    begun = work.today - timedelta(days=900)
    made = [*_managers(linked, begun), *_of_the_unit(begun), *_meetings(work, linked), *_inductions(work, linked)]
    made += _cover(work, linked)
    work.session.add_all(made)
    work.session.flush()
    for record in made:
        work.note_new(record)
    gap = next(one.team for one in linked if one.team.name == _GAP)
    link_from(work, gap, None, work.calendar.add(work.today, _GAP_IN))


def _teams(work: Work) -> Iterator[_Linked]:
    for place, name in enumerate(TEAMS):
        team = team_called(work, name)
        assert team is not None, "every team has a name"  # noqa: S101 - a fact of seed 002
        chair = work.session.scalars(select(LinkedChair.person_id).where(LinkedChair.team_id == team.id)).one()
        yield _Linked(place, team, chair, TEAM_MANAGERS[place % len(TEAM_MANAGERS)])


def _entry(part: DirectoryPart, name: str, from_on: date, **more: object) -> DirectoryEntry:
    return DirectoryEntry(uuid=_uuid("role", part, name, more), part=part.value, name=name, from_on=from_on, **more)


def _managers(linked: list[_Linked], begun: date) -> Iterator[DirectoryEntry]:
    """Each team's managers; the first team's Team Manager has changed, so that the directory has a past."""
    for one in linked:
        from_on = begun
        if one.place == 0:
            changed = begun + timedelta(days=420)
            yield _entry(
                DirectoryPart.TEAM_MANAGER, "A. Former (demonstration)", begun, team_id=one.team.id,
                last_on=changed - timedelta(days=1),
            )  # fmt: skip
            from_on = changed
        yield _entry(DirectoryPart.TEAM_MANAGER, one.manager, from_on, team_id=one.team.id, email=_address(one.manager))
        over = _SERVICE_MANAGERS[one.place % 2]
        yield _entry(DirectoryPart.SERVICE_MANAGER, over, begun, team_id=one.team.id)


def _of_the_unit(begun: date) -> Iterator[DirectoryEntry]:
    for part, name, address in _UNIT:
        yield _entry(part, name, begun, email=f"{address}@{EMAIL_ENDING}")
    for agency, name in _LEADS:
        yield _entry(
            DirectoryPart.SAFEGUARDING_LEAD, name, begun, agency=AGENCY_WORDS[agency], agency_key=agency.value,
            email=f"safeguarding.{agency.value}@{EMAIL_ENDING}", phone="0116 496 0000",
        )  # fmt: skip


def _meetings(work: Work, linked: list[_Linked]) -> Iterator[TeamMeeting]:
    """Meetings of the last two years and one to come: some teams had their two this year, some one, one none."""
    for one in linked:
        for number, back in enumerate((560, 380, 190, 60)[: 4 - one.place % 3]):
            yield _meeting(work, one, work.calendar.add(work.today, -back // 7 * 5), number, MeetingState.ATTENDED)
        if one.place % 3 == 1:
            yield _meeting(work, one, work.calendar.add(work.today, -20), 4, MeetingState.MISSED)
        if one.place % 2 == 0:
            yield _meeting(work, one, work.calendar.add(work.today, 6 + one.place), 5, MeetingState.PLANNED)


def _meeting(work: Work, one: _Linked, on: date, number: int, state: MeetingState) -> TeamMeeting:
    agreed = min(on - timedelta(days=14), work.today)
    return TeamMeeting(
        uuid=_uuid("meeting", one.team.name, number, ""), team_id=one.team.id, person_id=one.chair, on=on, time="09:30",
        state=state.value, agenda=_AGENDAS[number % len(_AGENDAS)], agreed_with=one.manager, agreed_on=agreed,
    )  # fmt: skip


def _inductions(work: Work, linked: list[_Linked]) -> Iterator[Induction]:
    """New staff of every other team: held in the spring, booked for the next weeks."""
    for one in linked[::2]:
        held = work.calendar.add(work.today, -90 - one.place)
        yield _induction(one, "2 new social workers", InductionKind.SMALL_GROUP, held, held_on=held)
        if one.place % 4 == 0:
            to_come = work.calendar.add(work.today, 4 + one.place)
            yield _induction(one, "W. Newcomer (demonstration)", InductionKind.ONE_TO_ONE, to_come)


def _induction(one: _Linked, who: str, kind: InductionKind, booked_for: date, held_on: date | None = None) -> Induction:
    state = InductionState.BOOKED if held_on is None else InductionState.HELD
    return Induction(
        uuid=_uuid("induction", one.team.name, who, ""), team_id=one.team.id, person_id=one.chair, who=who,
        kind=kind.value, booked_for=booked_for, time="14:00", topics="lado,cse,cuab,cp", state=state.value,
        held_on=held_on,
    )  # fmt: skip


def _cover(work: Work, linked: list[_Linked]) -> list[LinkedCover]:
    """Somebody stands in with the first team of a chair who will be away; nobody yet with their others."""
    people = select(Person.name, Person.id).where(Person.name.in_((_AWAY, _STANDS_IN)))
    numbers = {row.name: row.id for row in work.session.execute(people)}
    team = next(one.team for one in linked if one.chair == numbers[_AWAY])
    first, last = (work.calendar.add(work.today, number) for number in _COVERED)
    return [
        LinkedCover(
            uuid=_uuid("cover", team.name, "", ""), team_id=team.id, person_id=numbers[_STANDS_IN], from_on=first,
            last_on=last, why="Leave",
        )
    ]  # fmt: skip


def _address(name: str) -> str:
    first, _, last = name.partition(". ")
    return f"{first}.{last}@{EMAIL_ENDING}".lower()


def _uuid(*of: object) -> str:
    return str(uuid5(_SPACE, " ".join(map(str, of))))
