"""An invented record of a conference, as small or as large as is asked for: for measuring and for reading back."""

from datetime import UTC, date, datetime, timedelta

from cpdesk.rows.conference_record import RecordPaper, TheRecord
from cpdesk.rows.record_decisions import ChildDecisionRow, LpmOfChild, TallyRow, ViewRow
from cpdesk.rows.record_people import ParticipantRow, QuoracyRow, RecipientRow
from cpdesk.rows.record_plan import ActionRow, CoreGroupOfRecord, DateLine, NextReviewOfRecord, ObjectiveRow
from cpdesk.rules.conferences import ConferenceOutcome, ToldBy
from cpdesk.rules.decisions import Answer, Basis, Category, Direction, LpmDecision, RecommendedBy
from cpdesk.rules.quoracy import QuorumBasis
from cpdesk.rules.record import Part, Participation, RecordState, SentBy

MADE_AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
START = datetime(2026, 7, 6, 9, tzinfo=UTC)
AGENCIES = ("Police", "Health visiting", "School", "Housing", "Probation", "GP practice", "CAMHS", "Adult services")
HELD = (Participation.ATTENDED, Participation.REPRESENTED, Participation.APOLOGIES_REPORT, Participation.ABSENT)


def a_paper(children: int = 2, professionals: int = 6, actions: int = 5, words: str = "Seen weekly. ") -> RecordPaper:
    """A record on paper with so many children, professionals and actions; every longer text begins with `words`."""
    return RecordPaper(
        record=a_record(children, professionals, actions, words),
        unit="Fictitious Safeguarding Unit",
        made_at=MADE_AT,
        made_by="pat",
    )


def a_record(children: int, professionals: int, actions: int, words: str) -> TheRecord:
    """An issued record; nobody in it exists."""
    people = tuple(_professional(number, words) for number in range(1, professionals + 1))
    family = (_relative(professionals + 1),)
    return TheRecord(
        conference_id=1,
        kind="ICPC",
        sequence_no=1,
        reference="1042",
        family="Ash-Sample",
        start_at=START,
        end_at=START + timedelta(minutes=90),
        held=True,
        place="Room 1",
        chair="P. Example",
        minute_taker="M. Taker",
        team="Invented Team",
        social_worker="F. Testcase",
        team_manager="T. Manager",
        needs="Interpreter: Polish",
        strategy_on=date(2026, 6, 15),
        late_words="",
        version_no=1,
        state=RecordState.ISSUED,
        begun_at=START,
        begun_by="pat",
        correction_why="",
        agreed_at=START + timedelta(days=2),
        agreed_by="P. Example",
        issued_at=START + timedelta(days=3),
        issued_by="pat",
        summary=f"{words}The conference heard the reports.",
        family_view=f"{words}The family wants support.",
        standard="LANCASHIRE",
        participants=people + family,
        quoracy=_quorum(),
        children=tuple(_child(number, people, words) for number in range(1, children + 1)),
        objectives=_objectives(words),
        actions=tuple(_action(number, words) for number in range(1, actions + 1)),
        core_group=_core_group(),
        next_review=_next_review(),
        dates=(DateLine("record_due", "Record sent out", date(2026, 7, 27), "15 working days after Mon 6 Jul 2026"),),
        recipients=tuple(_recipient(one) for one in people if one.gets_record),
    )


def _quorum() -> QuoracyRow:
    explained = "3 agencies beside social care; 2 are needed."
    return QuoracyRow(True, AGENCIES[:3], (), explained, Answer.YES, QuorumBasis.AGENCIES, "")


def _objectives(words: str) -> tuple[ObjectiveRow, ...]:
    return (
        ObjectiveRow(1, 1, None, f"{words}The children are safe at home.", date(2026, 10, 1)),
        ObjectiveRow(2, 1, 1, "The child goes to school each day.", None),
    )


def _core_group() -> CoreGroupOfRecord:
    return CoreGroupOfRecord(
        needed=True,
        planned_on=date(2026, 7, 16),
        time="10:00",
        place="School",
        lead="F. Testcase",
        due_on=date(2026, 7, 20),
        due_explained="10 working days after Mon 6 Jul 2026",
        breach_why="",
        lacking=("a school nurse",),
        why="The health visitor stands for both.",
    )


def _next_review() -> NextReviewOfRecord:
    return NextReviewOfRecord(
        needed=True,
        id=2,
        start_at=datetime(2026, 9, 28, 9, tzinfo=UTC),
        place="Room 2",
        chair="P. Example",
        due_on=date(2026, 10, 6),
        due_explained="3 months after Mon 6 Jul 2026",
        late_why="",
    )


def _professional(number: int, words: str) -> ParticipantRow:
    how = HELD[(number - 1) % 4]
    agency = AGENCIES[(number - 1) % len(AGENCIES)]
    there = how in HELD[:2]
    return ParticipantRow(
        id=number,
        version=1,
        part=Part.PROFESSIONAL,
        agency_key="",
        agency=agency,
        name=f"Prof. Invented-{number}",
        role="Worker",
        team="Multi-disciplinary team" if number % 5 == 0 else "",
        social_care=False,
        within_authority=number % 7 == 0,
        email=f"invented.{number}@example.org",
        phone=f"0116 496 {number:04}",
        address=f"{number} Example Way\nInvented City",
        participation=how,
        represented_by="A. Deputy" if how == Participation.REPRESENTED else "",
        report_due_on=date(2026, 7, 3),
        report_received_on=date(2026, 7, 2) if number % 2 else None,
        report_shared=words.strip(),
        in_core_group=there,
        also_gets_record=False,
        exempt_why="",
        hides=(),
        was_there=there,
        gives_view=there,
        gets_record=there or how == Participation.APOLOGIES_REPORT,
    )


def _relative(number: int) -> ParticipantRow:
    return ParticipantRow(
        id=number,
        version=1,
        part=Part.FAMILY,
        agency_key="",
        agency="",
        name="Robin Ash-Sample",
        role="Mother",
        team="",
        social_care=False,
        within_authority=False,
        email="",
        phone="0116 496 9999",
        address="9 Hidden Lane\nInvented City",
        participation=Participation.ATTENDED,
        represented_by="",
        report_due_on=None,
        report_received_on=None,
        report_shared="",
        in_core_group=True,
        also_gets_record=False,
        exempt_why="",
        hides=(),
        was_there=True,
        gives_view=False,
        gets_record=True,
    )


def _child(number: int, people: tuple[ParticipantRow, ...], words: str) -> ChildDecisionRow:
    givers = [one for one in people if one.gives_view]
    views = tuple(
        ViewRow(one.id, 1, one.id, one.shown, one.agency, Answer.YES, Answer.YES, f"{words}View of {one.id}.")
        for one in givers
    )
    tally = TallyRow(len(views), 0, 0, 0, f"{len(views)} for a plan, none against")
    return ChildDecisionRow(
        child_id=number,
        version=1,
        first_name=f"Rowan{number}",
        surname="Ash-Sample",
        born_on=date(2010 + number, 3, 4),
        lives_at="9 Hidden Lane, Invented City",
        looked_after=False,
        child_view=f"{words}I like school.",
        risk_statement=f"{words}The risk of significant harm remains high.",
        supervision_on=date(2026, 7, 1),
        supervision_view=Answer.YES,
        supervision_words="Group supervision agreed.",
        views=views,
        threshold=tally,
        plan_needed=tally,
        outcome=ConferenceOutcome.PLAN_MADE,
        basis=Basis.CONSENSUS,
        basis_stated=None,
        direction=Direction.TOWARDS_PLAN if number == 2 else None,
        reason=f"{words}The chair's reason." if number == 2 else "",
        reason_required=False,
        manager_to_tell=False,
        manager_told_at=None,
        manager_told="",
        decided_words="A child protection plan is made by consensus, under neglect and emotional abuse.",
        category=Category.MULTIPLE,
        category_parts=(Category.NEGLECT, Category.EMOTIONAL),
        plan_start_on=date(2026, 7, 6),
        lpm=LpmOfChild(
            decision=LpmDecision.RECOMMEND,
            why="",
            text=f"{words}A Legal Planning Meeting is to consider pre-proceedings.",
            rationale=f"{words}The plan does not keep the child safe.",
            timescale="Before the end of the school term",
            by=date(2026, 7, 24),
            recommended_by=RecommendedBy.CHAIR,
            recommendation_id=1,
            state_words="Recommended",
            required=False,
        ),
    )


def _action(number: int, words: str) -> ActionRow:
    absent = number % 4 == 0
    return ActionRow(
        id=number,
        version=1,
        objective_id=1 + number % 3,
        child_id=1 if number % 2 else None,
        text=f"{words}Action {number}: visit the family and tell the core group.",
        owner=f"Prof. Invented-{number}",
        agency=AGENCIES[number % len(AGENCIES)],
        agency_key="",
        due_on=date(2026, 8, 3),
        agency_absent=absent,
        told_who="L. Lead" if absent else "",
        told_how=ToldBy.EMAIL if absent else None,
        told_on=date(2026, 7, 8) if absent else None,
        objection_by=date(2026, 7, 22) if absent else None,
        objection_by_explained="",
        objection_on=None,
        objection="",
    )


def _recipient(one: ParticipantRow) -> RecipientRow:
    because = "Was there" if one.was_there else "Sent apologies"
    return RecipientRow(
        one.id, one.shown, one.agency, one.email, because, "", (), date(2026, 7, 9), SentBy.EMAIL, redacted=False
    )
