"""The unit itself: what it is called, how its register began, its people and teams."""

from datetime import UTC, datetime
from hmac import compare_digest

from sqlalchemy import func, select

from cpdesk.desk.in_step import ENTRIES_SETTING
from cpdesk.desk.known_names import CHAIR, PARTS, SOCIAL_WORKER, TEAM_MANAGER, person_called, team_called
from cpdesk.desk.practice_standards import work_by_default
from cpdesk.desk.seed_002 import link_chair, teams_and_linked_chairs
from cpdesk.desk.who_may import KEEP_TEAM_MAP, SET_UP
from cpdesk.desk.work import Work, answers, does
from cpdesk.records.copies import copies_of
from cpdesk.records.model import LinkedChair, Person, RoleHolder, Team
from cpdesk.records.recovery_key import read_back
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept
from cpdesk.rows.unit import (
    AddPerson,
    AddTeam,
    BeginRegister,
    ConfirmRecoveryKey,
    Names,
    NamesToChoose,
    RegisterKind,
    TheUnit,
    Unit,
)

NAME, KIND, CONFIRMED = "name", "kind", "recovery_key_confirmed"
_NAMES = {
    RegisterKind.DEMONSTRATION: "Safeguarding Unit (demonstration)",
    RegisterKind.LEICESTER: "Safeguarding Unit, Leicester City",
    RegisterKind.EMPTY: "Safeguarding Unit",
}


@answers(TheUnit)
def the_unit(work: Work, question: TheUnit) -> Unit:
    """What the window needs to know of the unit before anything else."""
    kind = RegisterKind(work.setting(KIND, RegisterKind.EMPTY.value))
    return Unit(
        name=work.setting(NAME, ""),
        kind=kind,
        standards=work.standard.code,
        standards_notice=work.standard.notice(work.today),
        who=work.who,
        roles=tuple(sorted(work.roles)),
        database=work.database.shown,
        copied_at=_copied_at(work),
        recovery_key_confirmed=kind is RegisterKind.DEMONSTRATION or bool(work.setting(CONFIRMED, False)),
    )


@does(BeginRegister, roles=SET_UP)
def begin_register(work: Work, request: BeginRegister) -> Kept:
    """Set up a new register: invented entries, Leicester's teams and linked chairs (seed 002), or nothing at all."""
    if work.setting(KIND) is not None or work.setting(ENTRIES_SETTING, 0):
        raise Refusal("This register was begun already. Open another file to begin a new one.")
    work.change_setting(KIND, request.kind.value)
    work.change_setting(NAME, request.name.strip() or _NAMES[request.kind])
    work_by_default(work)
    if request.kind is RegisterKind.LEICESTER:
        from cpdesk.desk.map_of_2016 import lado_of_2016  # noqa: PLC0415 - as below

        teams_and_linked_chairs(work)
        lado_of_2016(work)
    if request.kind is RegisterKind.DEMONSTRATION:
        from cpdesk.desk.demonstration.begin import begin_demonstration  # noqa: PLC0415 - nobody else waits for it
        from cpdesk.desk.find_words import know_by_name  # noqa: PLC0415 - as above

        begin_demonstration(work)
        know_by_name(work)
    return Kept((), f"The register was begun: {work.setting(NAME)}.", work.operation)


@does(ConfirmRecoveryKey, roles=SET_UP)
def confirm_recovery_key(work: Work, request: ConfirmRecoveryKey) -> Kept:
    """Take note that the recovery key was written down: it was typed back and is the right one."""
    if not work.database.recovery_key:
        raise Refusal("This register lies on a server, which keeps its own keys. There is no recovery key to confirm.")
    if not compare_digest(read_back(request.typed), read_back(work.database.recovery_key)):
        raise Refusal("This is the recovery key of another register. Type the one that was shown here.", field="typed")
    work.change_setting(CONFIRMED, True)
    return Kept((), "The recovery key is written down.", work.operation)


@answers(NamesToChoose)
def names_to_choose(work: Work, question: NamesToChoose) -> Names:
    """Teams and people for the boxes of forms, each with its number, in order of name."""
    asked = select(Team.id, Team.name, Team.closed_on).where(Team.voided_at.is_(None)).order_by(Team.name_key)
    teams = work.session.execute(asked).all()
    linked = select(LinkedChair.team_id, LinkedChair.person_id).where(
        LinkedChair.from_on <= work.today,
        (LinkedChair.to_on.is_(None)) | (LinkedChair.to_on > work.today),
    )
    return Names(
        teams=tuple((team.id, team.name) for team in teams),
        chairs=_who_play(work, CHAIR),
        team_managers=_who_play(work, TEAM_MANAGER),
        social_workers=_who_play(work, SOCIAL_WORKER),
        linked=tuple((team, person) for team, person in work.session.execute(linked.order_by(LinkedChair.team_id))),
        closed=tuple(team.id for team in teams if team.closed_on is not None and team.closed_on <= work.today),
    )


@does(AddTeam, roles=KEEP_TEAM_MAP, named="Add a team")
def add_team(work: Work, request: AddTeam) -> Kept:
    """Add a team, and its linked chair when known (D11)."""
    before = work.session.scalar(select(func.count()).select_from(Team).where(Team.voided_at.is_(None)))
    team = team_called(work, request.name)
    if team is None:
        raise Refusal("Enter the team's name.", field="name")
    after = work.session.scalar(select(func.count()).select_from(Team).where(Team.voided_at.is_(None)))
    if after == before and not request.linked_chair.strip():
        raise Refusal(f"There is a team of that name already: {team.name}.", field="name")
    chairs = {name for _, name in _who_play(work, CHAIR)}
    if request.linked_chair.strip():
        link_chair(work, team, request.linked_chair)
    said = f"Added the team {team.name}." if after != before else f"{team.name} has another linked chair from today."
    new = [f" {name} was not known and is a chair now." for _, name in _who_play(work, CHAIR) if name not in chairs]
    return Kept((team.id,), f"{said}{''.join(new)}", work.operation)


@does(AddPerson, roles=KEEP_TEAM_MAP, named="Add a person")
def add_person(work: Work, request: AddPerson) -> Kept:
    """Add a person in a part that they play from today on (L17)."""
    if request.part not in PARTS:
        raise Refusal(
            "Choose what this person does: chair, team manager, social worker or service manager.", field="part"
        )
    person = person_called(work, request.name, request.part)
    if person is None:
        raise Refusal("Enter the person's name.", field="name")
    if request.email.strip():
        work.change(person, "email", request.email.strip())
    return Kept((person.id,), f"Added {person.name}.", work.operation)


def _copied_at(work: Work) -> datetime | None:
    """When the register was last copied aside; a server keeps its own copies."""
    path, folder = work.database.path, work.database.copies
    made = [copy.stat().st_mtime for copy in copies_of(folder, path)] if path and folder else []
    return datetime.fromtimestamp(max(made), UTC) if made else None


def _who_play(work: Work, part: str) -> tuple[tuple[int, str], ...]:
    asked = (
        select(Person.id, Person.name)
        .join(RoleHolder, RoleHolder.person_id == Person.id)
        .where(RoleHolder.part == part, RoleHolder.to_on.is_(None), Person.voided_at.is_(None))
        .distinct()
        .order_by(Person.name, Person.id)
    )
    return tuple((id_, name) for id_, name in work.session.execute(asked))
