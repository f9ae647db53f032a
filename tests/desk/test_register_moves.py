from collections.abc import Callable
from datetime import date
from itertools import product
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from cpdesk.desk.entry_at_hand import why_not
from cpdesk.desk.work import Desk
from cpdesk.records.model import KeptDeadline, Recommendation, StateMove
from cpdesk.rows.lpm_register import OpenRecommendation
from cpdesk.rows.marks import Mark
from cpdesk.rows.refusals import NotAllowed, Refusal, StaleSave
from cpdesk.rows.register_deeds import (
    AlertBoth,
    AlertChair,
    BookLpm,
    ChairHasRead,
    ChangeRecommendation,
    CloseRecommendation,
    RecordDifference,
    RecordLpmHeld,
    WithdrawRecommendation,
)
from cpdesk.rows.unit import Redo, Undo
from cpdesk.rules.lpm import LEGAL_MOVES, IcPosition, Outcome, State
from cpdesk.rules.roles import Role

TODAY = date(2026, 11, 23)
Number = Callable[..., int]

REQUESTS: dict[State, Callable[[int, int], Any]] = {
    State.ALERTED: lambda id_, version: AlertBoth(id_, version, date(2026, 11, 4), date(2026, 11, 4)),
    State.BOOKED: lambda id_, version: BookLpm(id_, version, date(2026, 11, 27), "Room was taken"),
    State.HELD: lambda id_, version: RecordLpmHeld((id_,), (version,), date(2026, 11, 20), Outcome.NO_ACTION),
    State.IC_ALERTED: lambda id_, version: AlertChair(id_, version, date(2026, 11, 20)),
    State.IC_READ: lambda id_, version: ChairHasRead(id_, version, TODAY, IcPosition.AGREES),
    State.CLOSED: CloseRecommendation,
    State.WITHDRAWN: lambda id_, version: WithdrawRecommendation(id_, version, "The family moved"),
}
ROAD = {
    State.RECOMMENDED: (),
    State.ALERTED: (State.ALERTED,),
    State.BOOKED: (State.ALERTED, State.BOOKED),
    State.HELD: (State.ALERTED, State.BOOKED, State.HELD),
    State.IC_ALERTED: (State.ALERTED, State.BOOKED, State.HELD, State.IC_ALERTED),
    State.IC_READ: (State.ALERTED, State.BOOKED, State.HELD, State.IC_ALERTED, State.IC_READ),
    State.CLOSED: (State.ALERTED, State.BOOKED, State.HELD, State.IC_ALERTED, State.IC_READ, State.CLOSED),
    State.WITHDRAWN: (State.WITHDRAWN,),
}


def led_to(desk: Desk, enter: Number, version: Number, state: State) -> int:
    number = enter()
    for step in ROAD[state]:
        desk.do(REQUESTS[step](number, version(number)))
    return number


@pytest.mark.parametrize("current", State)
def test_only_the_steps_of_the_road_are_taken_and_every_other_is_refused_with_a_sentence(
    desk: Desk, enter: Number, version: Number, current: State
) -> None:
    """TV-D11 is among them: an LPM that was held goes no further before the chair is alerted (I17, I18)."""
    number = led_to(desk, enter, version, current)
    held_at_once = {State.HELD} if current is State.ALERTED else set()
    for wanted in set(REQUESTS) - set(LEGAL_MOVES[current]) - held_at_once:
        with pytest.raises(Refusal, match=r"[A-Z].*\."):
            desk.do(REQUESTS[wanted](number, version(number)))
    assert desk.ask(OpenRecommendation(number)).line.state is current


@pytest.mark.parametrize(
    ("current", "wanted"), [(a, b) for a, b in product(State, State) if b not in LEGAL_MOVES[a]], ids=str
)
def test_every_step_that_is_not_on_the_road_says_why(current: State, wanted: State) -> None:
    assert why_not(current, wanted).endswith(".")


def test_each_step_is_kept_with_who_and_from_where_to_where(desk: Desk, enter: Number, version: Number) -> None:
    number = led_to(desk, enter, version, State.CLOSED)
    with Session(desk.database.engine) as session:
        steps = session.execute(
            select(StateMove.from_state, StateMove.to_state, StateMove.by)
            .where(StateMove.recommendation_id == number)
            .order_by(StateMove.id)
        ).all()
    road = ["recommended", *ROAD[State.CLOSED]]
    assert [tuple(step) for step in steps] == [
        (before, after, "pat") for before, after in zip(["", *road[:-1]], road, strict=True)
    ]


def test_an_lpm_can_be_recorded_from_alerted_and_is_booked_on_the_way(
    desk: Desk, enter: Number, version: Number
) -> None:
    number = led_to(desk, enter, version, State.ALERTED)
    kept = desk.do(RecordLpmHeld((number,), (version(number),), date(2026, 11, 20), Outcome.CARE_PROCEEDINGS))
    line = desk.ask(OpenRecommendation(number)).line
    assert (line.state, line.lpm_on, line.lpm_booked_for) == (State.HELD, date(2026, 11, 20), date(2026, 11, 20))
    assert (line.mark, line.words) == (Mark.HELD, "Held in time")
    assert kept.said == "Recorded: LPM held on Fri 20 Nov 2026."


def test_an_lpm_cannot_have_been_held_tomorrow(desk: Desk, enter: Number, version: Number) -> None:
    number = led_to(desk, enter, version, State.ALERTED)
    with pytest.raises(Refusal, match=r"has not come yet\. Book the LPM") as refused:
        desk.do(RecordLpmHeld((number,), (version(number),), date(2026, 11, 24), Outcome.NO_ACTION))
    assert refused.value.field == "held_on"


def test_a_sibling_group_is_recorded_all_or_nothing(desk: Desk, enter: Number, version: Number) -> None:
    first = led_to(desk, enter, version, State.ALERTED)
    second = enter(case_id="1043")
    with pytest.raises(Refusal, match="Alert case progression"):
        desk.do(
            RecordLpmHeld((first, second), (version(first), version(second)), date(2026, 11, 20), Outcome.NO_ACTION)
        )
    assert desk.ask(OpenRecommendation(first)).line.state is State.ALERTED
    desk.do(REQUESTS[State.ALERTED](second, version(second)))
    kept = desk.do(
        RecordLpmHeld((first, second), (version(first), version(second)), date(2026, 11, 20), Outcome.NO_ACTION)
    )
    assert kept.said == "Recorded: LPM held on Fri 20 Nov 2026 for 2 entries."


def test_booking_again_needs_a_reason_and_is_counted(desk: Desk, enter: Number, version: Number) -> None:
    number = led_to(desk, enter, version, State.BOOKED)
    with pytest.raises(Refusal, match="Say why the LPM is booked for another day"):
        desk.do(BookLpm(number, version(number), date(2026, 11, 30)))
    desk.do(BookLpm(number, version(number), date(2026, 11, 30), "The Team Manager was ill"))
    assert desk.ask(OpenRecommendation(number)).rebooked == 1


def test_a_chair_who_disagrees_opens_a_difference_and_the_entry_stays_open_until_it_is_settled(
    desk: Desk, enter: Number, version: Number
) -> None:
    number = led_to(desk, enter, version, State.IC_ALERTED)
    desk.do(ChairHasRead(number, version(number), TODAY, IcPosition.DISAGREES, "The risk was left out"))
    pane = desk.ask(OpenRecommendation(number))
    assert [(rung.stage, rung.about, rung.rationale) for rung in pane.differences] == [
        (1, "outcome", "The risk was left out")
    ]
    with pytest.raises(Refusal, match="difference of view is still open"):
        desk.do(CloseRecommendation(number, version(number)))


def test_the_deadline_is_met_when_the_lpm_is_held_and_superseded_when_it_is_withdrawn(
    desk: Desk, enter: Number, version: Number
) -> None:
    held = led_to(desk, enter, version, State.HELD)
    with Session(desk.database.engine) as session:
        row = session.scalars(select(KeptDeadline).where(KeptDeadline.subject_id == held)).one()
        assert (row.state, row.met_on, row.span_unit, row.span_count) == ("met", date(2026, 11, 20), "wd", 20)
        assert row.explanation == "Mon 30 Nov 2026: 20 working days after the conference on Mon 2 Nov 2026."
    gone = enter(case_id="7", conference_on=date(2026, 11, 3))
    desk.do(REQUESTS[State.WITHDRAWN](gone, version(gone)))
    with Session(desk.database.engine) as session:
        assert session.scalar(select(KeptDeadline.state).where(KeptDeadline.subject_id == gone)) == "superseded"


def test_a_step_is_taken_back_and_done_again_with_its_deadline(desk: Desk, enter: Number, version: Number) -> None:
    number = led_to(desk, enter, version, State.HELD)
    desk.do(Undo())
    line = desk.ask(OpenRecommendation(number)).line
    assert (line.state, line.lpm_on, line.outcome, line.words) == (State.BOOKED, None, None, "Due in 5 wd")
    with Session(desk.database.engine) as session:
        assert session.scalar(select(KeptDeadline.state).where(KeptDeadline.subject_id == number)) == "open"
    desk.do(Redo())
    assert desk.ask(OpenRecommendation(number)).line.words == "Held in time"


def test_a_save_on_an_older_version_is_refused_with_both_values(
    desk: Desk, make_desk: Callable[..., Desk], enter: Number, version: Number
) -> None:
    number = enter()
    seen = version(number)
    make_desk(who="sam").do(ChangeRecommendation(number, seen, {"rationale": "Sam's reason"}))
    with pytest.raises(StaleSave) as refused:
        desk.do(ChangeRecommendation(number, seen, {"rationale": "Pat's reason"}))
    assert (refused.value.mine, refused.value.theirs) == (
        {"rationale": "Pat's reason"},
        {"rationale": "Sam's reason"},
    )
    assert refused.value.changed_by == "sam"


def test_a_person_is_shown_by_name_when_a_save_on_an_older_version_is_refused(
    desk: Desk, make_desk: Callable[..., Desk], enter: Number, version: Number
) -> None:
    number = enter()
    seen = version(number)
    make_desk(who="sam").do(ChangeRecommendation(number, seen, {"chair": "S. Invented"}))
    with pytest.raises(StaleSave) as refused:
        desk.do(ChangeRecommendation(number, seen, {"chair": "P. Sample", "team": "Cluster 2B"}))
    assert refused.value.theirs == {"chair": "S. Invented", "team": "Cluster 4A"}


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (Role.LPM_LEAD, True),
        (Role.CASE_PROGRESSION, True),
        (Role.SERVICE_MANAGER, True),
        (Role.CHAIR, False),
        (Role.DIARY_CLERK, False),
        (Role.AUDITOR, False),
        (Role.SYSTEM_ADMIN, False),
    ],
)
def test_the_lpm_date_is_recorded_by_those_who_may(
    desk: Desk, make_desk: Callable[..., Desk], enter: Number, version: Number, role: Role, may: bool
) -> None:
    number = led_to(desk, enter, version, State.ALERTED)
    request = RecordLpmHeld((number,), (version(number),), date(2026, 11, 20), Outcome.NO_ACTION)
    one = make_desk(who="sam", roles={role})
    if may:
        assert one.do(request).ids == (number,)
    else:
        with pytest.raises(NotAllowed):
            one.do(request)


def test_an_entry_never_says_that_it_was_held_without_its_outcome(desk: Desk, enter: Number, version: Number) -> None:
    number = led_to(desk, enter, version, State.HELD)
    with pytest.raises(Refusal, match="stay recorded"):
        desk.do(ChangeRecommendation(number, version(number), {"outcome": None}))
    with Session(desk.database.engine) as session:
        assert session.get_one(Recommendation, number).outcome == "no_action"


def test_a_chair_cannot_have_read_the_outcome_before_being_alerted(
    desk: Desk, enter: Number, version: Number, hold: Callable[..., None]
) -> None:
    number = enter()
    hold(number, date(2026, 11, 16))
    desk.do(AlertChair(number, version(number), date(2026, 11, 18)))
    with pytest.raises(Refusal, match="The chair was alerted on Wed 18 Nov 2026"):
        desk.do(ChairHasRead(number, version(number), date(2026, 11, 17), IcPosition.AGREES))


def test_a_rung_that_was_taken_further_cannot_be_emptied_again(desk: Desk, enter: Number, version: Number) -> None:
    number = enter()
    on, later = date(2026, 11, 20), date(2026, 11, 23)
    for stage in (1, 2):
        desk.do(RecordDifference(number, version(number), stage, "timing", on, "Talked.", "Not agreed.", "Too soon."))
    with pytest.raises(Refusal, match="was taken further"):
        desk.do(RecordDifference(number, version(number), 1, "timing", on, "Talked.", "", ""))
    with pytest.raises(Refusal, match="The rung above was opened on Fri 20 Nov 2026"):
        desk.do(RecordDifference(number, version(number), 1, "timing", later, "Talked.", "Not agreed.", "Too soon."))
