"""Everything about one team: who is and was linked, who stands in, its meetings, inductions and managers."""

from collections import Counter

from sqlalchemy import select

from cpdesk.desk.duty_rota import on_duty
from cpdesk.desk.given_values import as_day
from cpdesk.desk.map_at_hand import team_at
from cpdesk.desk.map_facts import map_facts
from cpdesk.desk.team_map import mapped_team, meetings_asked
from cpdesk.desk.who_may import KEEP_TEAM_MAP, READ_REGISTER
from cpdesk.desk.work import Work, answers
from cpdesk.records.model import Induction, LinkedChair, LinkedCover, Person, TeamMeeting
from cpdesk.rows.team_map import CoverRow, InductionRow, LinkRow, MeetingRow, OpenTeam, TeamShown
from cpdesk.rules.linked_chairs import NOT_FOR_CASES, InductionKind, InductionState, InductionTopic, MeetingState


@answers(OpenTeam, roles=READ_REGISTER)
def open_team(work: Work, question: OpenTeam) -> TeamShown:
    """One team with its whole history, newest first, as it stands on a day (D11 to D14)."""
    team = team_at(work, question.id)
    facts = map_facts(work, as_day("on", question.on) or work.today)
    meetings = _meetings(work, team.id)
    return TeamShown(
        team=mapped_team(facts, team, meetings_asked(work)),
        links=_links(work, team.id),
        covers=_covers(work, team.id),
        meetings=meetings,
        inductions=_inductions(work, team.id),
        years=dict(Counter(one.on.year for one in meetings if one.state is MeetingState.ATTENDED)),
        asks=_asks(work),
        may_keep=bool(KEEP_TEAM_MAP & work.roles),
    )


def _asks(work: Work) -> str:
    """Whom to ask about a meeting or a case of this team (D14)."""
    return f"{NOT_FOR_CASES} {on_duty(work).said()} A question about a case goes to the chair who holds it."


def _links(work: Work, team_id: int) -> tuple[LinkRow, ...]:
    asked = (
        select(LinkedChair.id, Person.name, LinkedChair.from_on, LinkedChair.to_on)
        .join(Person, Person.id == LinkedChair.person_id)
        .where(LinkedChair.team_id == team_id)
        .order_by(LinkedChair.from_on.desc())
    )
    return tuple(LinkRow(*row) for row in work.session.execute(asked))


def _covers(work: Work, team_id: int) -> tuple[CoverRow, ...]:
    asked = (
        select(LinkedCover, Person.name)
        .join(Person, Person.id == LinkedCover.person_id)
        .where(LinkedCover.team_id == team_id, LinkedCover.voided_at.is_(None))
        .order_by(LinkedCover.from_on.desc(), LinkedCover.id.desc())
    )
    return tuple(
        CoverRow(one.id, one.version, name, one.from_on, one.last_on, one.why)
        for one, name in work.session.execute(asked)
    )


def _meetings(work: Work, team_id: int) -> tuple[MeetingRow, ...]:
    asked = (
        select(TeamMeeting, Person.name)
        .join(Person, Person.id == TeamMeeting.person_id)
        .where(TeamMeeting.team_id == team_id, TeamMeeting.voided_at.is_(None))
        .order_by(TeamMeeting.on.desc(), TeamMeeting.time.desc(), TeamMeeting.id.desc())
    )
    return tuple(
        MeetingRow(
            one.id, one.version, one.on, one.time, name, MeetingState(one.state), one.agenda,
            bool(one.agreed_with and one.agreed_on), one.agreed_with, one.agreed_on, one.note,
        )
        for one, name in work.session.execute(asked)
    )  # fmt: skip


def _inductions(work: Work, team_id: int) -> tuple[InductionRow, ...]:
    asked = (
        select(Induction, Person.name)
        .join(Person, Person.id == Induction.person_id)
        .where(Induction.team_id == team_id, Induction.voided_at.is_(None))
        .order_by(Induction.booked_for.desc(), Induction.time.desc(), Induction.id.desc())
    )
    return tuple(
        InductionRow(
            one.id, one.version, name, one.who, InductionKind(one.kind), one.booked_for, one.time,
            tuple(InductionTopic(topic) for topic in one.topics.split(",") if topic), InductionState(one.state),
            one.held_on, one.note,
        )
        for one, name in work.session.execute(asked)
    )  # fmt: skip
