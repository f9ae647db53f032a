"""What the tests of whole records share: somebody who writes a record as a chair would, part by part."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from cpdesk.desk.work import Desk
from cpdesk.records.model import Conference, ConferenceRecord
from cpdesk.rows.booking import BookConference, Booked, HoldConference
from cpdesk.rows.conference import OpenConference
from cpdesk.rows.conference_record import OpenRecord, RecordShown, TheRecord
from cpdesk.rows.record_decision_deeds import ChangeChildDecision, GivenView, GiveViews
from cpdesk.rows.record_deeds import AgreeRecord, ChangeParticipant, IssueRecord, JudgeQuoracy, SetParticipation
from cpdesk.rows.record_plan_deeds import AddAction, AddObjective
from cpdesk.rules.conferences import ConferenceOutcome
from cpdesk.rules.decisions import Answer, Category
from cpdesk.rules.london import LONDON
from cpdesk.rules.quoracy import QuorumBasis
from cpdesk.rules.record import Participation


class Chair:
    """Writes a record as a chair would, each part with one call, so that a test can leave out what it is about."""

    def __init__(self, desk: Desk, conference: int) -> None:
        self.desk = desk
        self.conference = conference

    def shown(self) -> RecordShown:
        """The record as it stands."""
        found: RecordShown = self.desk.ask(OpenRecord(self.conference))
        return found

    def record(self) -> TheRecord:
        """What it says."""
        found = self.shown().record
        assert found is not None
        return found

    def everybody_came(self) -> None:
        """All who were invited attended; those who were only told are left as they are."""
        people = tuple(one.id for one in self.record().participants if not one.only_told)
        self.desk.do(SetParticipation(self.conference, people, Participation.ATTENDED))

    def person(self, name: str, **fields: object) -> None:
        """Something is said of one participant."""
        (one,) = (one for one in self.record().participants if name in one.shown)
        self.desk.do(ChangeParticipant(one.id, one.version, dict(fields)))

    def child(self, number: int, **fields: object) -> None:
        """Something is said of the first, second, ... child."""
        one = self.record().children[number]
        self.desk.do(ChangeChildDecision(self.conference, one.child_id, one.version, dict(fields)))

    def views(self, answer: Answer = Answer.YES, rationale: str = "Because.") -> None:
        """Everybody who gives a view says the same of every child."""
        given = tuple(
            GivenView(
                view.participant_id, child.child_id, answer, answer, rationale,
                seen={"threshold": view.threshold, "plan_needed": view.plan_needed, "rationale": view.rationale},
            )
            for child in self.record().children
            for view in child.views
        )  # fmt: skip
        self.desk.do(GiveViews(self.conference, given))

    def plan(self) -> None:
        """One objective for all children with one action."""
        objective = self.desk.do(AddObjective(self.conference, "Every day at school.")).ids[0]
        self.desk.do(
            AddAction(self.conference, "Walk to school.", "Ms Ash-Sample", due_on=date(2026, 12, 1),
                      objective_id=objective)
        )  # fmt: skip

    def held(self, **other: Any) -> Booked:
        """The conference was held, and the first core group has its date."""
        found: Booked = self.desk.do(HoldConference(self.conference, core_group_on=date(2026, 12, 3), **other))
        return found

    def review_booked(self) -> None:
        """The next review has its date."""
        review = self.record().next_review
        assert review.id is not None
        start = datetime(2027, 2, 15, 10, tzinfo=LONDON)
        version = self.desk.ask(OpenConference(review.id)).version
        self.desk.do(BookConference(start, "P. Example", "Room 1", conference_id=review.id, version=version))

    def all_of_it(self) -> None:
        """Everything that an ICPC ending in a plan for each child needs before it can be agreed."""
        self.everybody_came()
        for name in ("H. Year", "A. Sample"):
            self.person(name, in_core_group=True)
        for number in range(len(self.record().children)):
            self.child(
                number, risk_statement="High while at home.", outcome=ConferenceOutcome.PLAN_MADE,
                category=Category.NEGLECT,
            )  # fmt: skip
        self.views()
        self.desk.do(JudgeQuoracy(self.conference, self.shown().record_version, Answer.YES, QuorumBasis.AGENCIES))
        self.plan()
        self.held()
        self.review_booked()

    def agree(self) -> None:
        """The chair agrees what stands."""
        found = self.shown()
        self.desk.do(AgreeRecord(self.conference, found.record_version, found.seen))

    def issue(self) -> None:
        """It is issued."""
        self.desk.do(IssueRecord(self.conference, self.shown().record_version))


@pytest.fixture(scope="session")
def chair_at() -> Callable[[Desk], Chair]:
    """Somebody who writes at this desk the record that was begun."""
    return lambda desk: Chair(desk, _conference(desk))


@pytest.fixture(scope="session")
def whole_written(
    begin_with: Callable[..., object], begun_written: object, chair_at: Callable[[Desk], Chair]
) -> object:
    """A record with everything in it that is needed to agree it."""
    return begin_with("whole", lambda desk: chair_at(desk).all_of_it(), begun_written)


@pytest.fixture(scope="session")
def lancashire_written(begin_with: Callable[..., object], begun_written: object) -> object:
    """The same under Lancashire's guidance."""
    return begin_with("lancashire", _write_in_lancashire, begun_written)


def _conference(desk: Desk) -> int:
    """The conference that was begun."""
    with desk.database.engine.connect() as connection:
        return connection.execute(select(ConferenceRecord.conference_id)).scalars().one()


def _write_in_lancashire(desk: Desk) -> None:
    conference = _conference(desk)
    with desk._session(desk.database.engine) as session:
        work = desk._work(session)
        work.change(work.session.get_one(Conference, conference), "standards", "LANCASHIRE")
        work.append_history()
        session.commit()
    Chair(desk, conference).all_of_it()


@pytest.fixture
def chair(unit: Desk, begun: int) -> Chair:
    """Somebody who writes the record of an ICPC of two children that took place this morning."""
    return Chair(unit, begun)


@pytest.fixture
def whole(chair: Chair, whole_written: object) -> Chair:
    """The same with everything in it that is needed to agree it."""
    return chair


@pytest.fixture
def lancashire(chair: Chair, lancashire_written: object) -> Chair:
    """A whole record under Lancashire's guidance, which requires views, rationale, basis and quoracy."""
    return chair
