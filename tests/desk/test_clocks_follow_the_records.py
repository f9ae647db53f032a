"""The clocks of the diary say what its records say: they run, are arranged for, and end (I01, I02, I27, I28)."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event, select

from cpdesk.desk.clocks import clocks_of, keep_clocks, limits_of
from cpdesk.desk.work import Work
from cpdesk.records.model import (
    Child,
    Conference,
    ConferenceChild,
    ConferenceMove,
    Consultation,
    CoreGroup,
    DayNotWorked,
    Family,
    Invitee,
    KeptDeadline,
    StrategyDiscussion,
    Telling,
)
from cpdesk.rows.conference import KeptClock

Working = Callable[[], AbstractContextManager[Work]]
Records = Callable[[Work], Any]
STRATEGY = date(2026, 11, 9)
TICKED = datetime(2026, 11, 16, 16, 0, tzinfo=UTC)  # a Monday
ICPC_AT = datetime(2026, 11, 26, 10, 0, tzinfo=UTC)


def kept(work: Work, subject: str, number: int) -> dict[str, KeptClock]:
    return {one.key: one for one in clocks_of(work, subject, number)}


def states(work: Work, subject: str, number: int) -> dict[str, str]:
    return {key: one.state for key, one in kept(work, subject, number).items()}


def consulted(records: Any, request: Any, outcome: str = "met", **more: Any) -> Consultation:
    chair, manager = records.person("P. Example"), records.person("N. Invented")
    found: Consultation = records.new(
        Consultation(
            request_id=request.id,
            chair_id=chair.id,
            team_manager_id=manager.id,
            outcome=outcome,
            completed_at=datetime(2026, 11, 17, 12, 0, tzinfo=UTC),
            **more,
        )
    )
    return found


def told_all(consultation: Consultation, at: datetime) -> None:
    for name in ("told_social_worker_at", "told_team_manager_at", "told_diary_clerk_at", "case_note_at"):
        setattr(consultation, name, at)


def test_a_new_request_waits_for_the_duty_chair_and_runs_from_the_strategy_discussion(
    working: Working, diary_records: Records
) -> None:
    with working() as work:
        request = diary_records(work).request("Mocksmith", "Mocksmith", strategy_on=STRATEGY, ticked_at=TICKED)
        keep_clocks(work, requests=[request.id])
        clocks = kept(work, "request", request.id)
        assert clocks["icpc_due"].due_on == date(2026, 11, 30)
        assert clocks["duty_consult_due"].due_at == datetime(2026, 11, 17, 16, 0, tzinfo=UTC)
        assert states(work, "request", request.id) == {"duty_consult_due": "open", "icpc_due": "open"}
        row = work.session.scalars(select(KeptDeadline).where(KeptDeadline.key == "duty_consult_due")).one()
        assert (row.part, row.about, row.reference) == ("duty", "Mocksmith, 2 children", "1042")


def test_each_step_of_a_request_brings_the_next_clock(working: Working, diary_records: Records) -> None:
    with working() as work:
        records = diary_records(work)
        request = records.request("Mocksmith", strategy_on=STRATEGY, ticked_at=TICKED)
        consultation = consulted(records, request)
        keep_clocks(work, requests=[request.id])
        assert states(work, "request", request.id) == {
            "tell_outcome": "open", "icpc_due": "open", "duty_consult_due": "met",
        }  # fmt: skip
        told_all(consultation, datetime(2026, 11, 17, 13, 0, tzinfo=UTC))
        keep_clocks(work, requests=[request.id])
        clocks = kept(work, "request", request.id)
        assert clocks["tell_outcome"].state == "met"
        assert clocks["booking_due"].due_at == datetime(2026, 11, 18, 13, 0, tzinfo=UTC)
        conference = records.of_request(request, ICPC_AT, imposed=True)
        conference.booked_at = datetime(2026, 11, 18, 13, 1, tzinfo=UTC)
        keep_clocks(work, requests=[request.id])
        assert states(work, "request", request.id) == {
            "tell_imposed": "open", "icpc_due": "expected", "duty_consult_due": "met", "tell_outcome": "met",
            "booking_due": "late",
        }  # fmt: skip


def test_a_threshold_not_met_waits_for_the_team_managers_word_and_then_counts_no_more(
    working: Working, diary_records: Records
) -> None:
    with working() as work:
        records = diary_records(work)
        request = records.request("Mocksmith", strategy_on=STRATEGY, ticked_at=TICKED, state="not_met")
        consulted(records, request, "not_met")
        keep_clocks(work, requests=[request.id])
        assert states(work, "request", request.id)["acknowledge_not_met"] == "open"
        assert states(work, "request", request.id)["icpc_due"] == "expected"
        request.state, request.not_met_acknowledged_on = "closed", date(2026, 11, 19)
        keep_clocks(work, requests=[request.id])
        assert states(work, "request", request.id) == {"acknowledge_not_met": "late", "duty_consult_due": "met"}


def test_a_child_looked_after_too_waits_for_a_decision(working: Working, diary_records: Records) -> None:
    with working() as work:
        request = diary_records(work).request("Mocksmith", strategy_on=STRATEGY, ticked_at=TICKED, dual_status=True)
        keep_clocks(work, requests=[request.id])
        assert states(work, "request", request.id)["decide_icpc_needed"] == "open"
        request.icpc_needed, request.icpc_needed_on = "yes", date(2026, 11, 16)
        keep_clocks(work, requests=[request.id])
        assert states(work, "request", request.id)["decide_icpc_needed"] == "met"


def test_another_discussion_carries_the_clock_and_a_closed_one_is_counted_again_too(
    working: Working, diary_records: Records
) -> None:
    with working() as work:
        records = diary_records(work)
        request = records.request("Mocksmith", strategy_on=STRATEGY, ticked_at=TICKED)
        records.of_request(request, ICPC_AT, state="held", held_at=ICPC_AT)
        keep_clocks(work, requests=[request.id])
        assert kept(work, "request", request.id)["icpc_due"].state == "met"
        discussion = work.session.scalars(select(StrategyDiscussion)).one()
        discussion.on = date(2026, 11, 2)
        keep_clocks(work, requests=[request.id])
        clock = kept(work, "request", request.id)["icpc_due"]
        assert (clock.due_on, clock.state, clock.met_on) == (date(2026, 11, 23), "late", date(2026, 11, 26))


def test_an_icpc_has_its_clocks_from_the_planned_day_and_a_move_takes_them_along(
    working: Working, diary_records: Records
) -> None:
    with working() as work:
        records = diary_records(work)
        family, children = records.family("Mocksmith")
        conference = records.conference(family, children, ICPC_AT)
        keep_clocks(work, conferences=[conference.id])
        assert states(work, "conference", conference.id) == {
            "icpc_notice": "open", "mark_held": "open", "first_core_due": "expected", "record_due": "expected",
            "rcpc1_due": "expected",
        }  # fmt: skip
        clocks = kept(work, "conference", conference.id)
        assert clocks["icpc_notice"].due_on == date(2026, 11, 17)
        assert clocks["mark_held"].due_at == ICPC_AT + timedelta(minutes=90)
        later = ICPC_AT + timedelta(days=1)
        conference.start_at, conference.end_at, conference.on_day = later, later + timedelta(hours=1), later.date()
        move = records.new(
            ConferenceMove(
                conference_id=conference.id,
                from_at=ICPC_AT,
                to_at=later,
                decided_at=TICKED,
                by="pat",
                why="-",
                notice_hours=9.0,
            )
        )
        keep_clocks(work, conferences=[conference.id])
        clocks = kept(work, "conference", conference.id)
        assert clocks["icpc_notice"].due_on == date(2026, 11, 18)
        assert (clocks["tell_move"].state, clocks["tell_move"].due_on) == ("open", date(2026, 11, 16))
        records.new(Telling(about="conference_move", about_id=move.id, who="GP", how="phone", at=TICKED))
        keep_clocks(work, conferences=[conference.id])
        assert kept(work, "conference", conference.id)["tell_move"].state == "met"


def test_the_notice_ends_when_the_last_invitation_went_out(working: Working, diary_records: Records) -> None:
    with working() as work:
        records = diary_records(work)
        conference = records.conference(*records.family("Mocksmith"), ICPC_AT)
        sent = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
        invited = [
            records.new(
                Invitee(
                    conference_id=conference.id,
                    kind="invite",
                    inviter="unit",
                    source="other",
                    sent_at=at,
                    sent_for=ICPC_AT,
                )
            )
            for at in (sent, None)
        ]
        keep_clocks(work, conferences=[conference.id])
        assert states(work, "conference", conference.id)["icpc_notice"] == "open"
        invited[1].sent_at = sent + timedelta(days=2)
        keep_clocks(work, conferences=[conference.id])
        clock = kept(work, "conference", conference.id)["icpc_notice"]
        assert (clock.state, clock.met_on) == ("late", date(2026, 11, 18))
        invited[0].sent_for = ICPC_AT - timedelta(days=7)  # it named another time: the conference was moved since
        keep_clocks(work, conferences=[conference.id])
        assert states(work, "conference", conference.id)["icpc_notice"] == "open"


def test_what_follows_is_counted_from_the_day_held_and_follows_its_correction(
    working: Working, diary_records: Records
) -> None:
    with working() as work:
        records = diary_records(work)
        family, children = records.family("Mocksmith")
        icpc = records.conference(family, children, ICPC_AT, state="held", held_at=ICPC_AT)
        review = records.conference(
            family, children, None, "RCPC", state="requested", previous_id=icpc.id, sequence_no=1
        )
        group = records.new(CoreGroup(conference_id=icpc.id, state="planned", planned_on=None))
        keep_clocks(work, conferences=[icpc.id])
        assert states(work, "conference", icpc.id) == {"record_due": "open", "mark_held": "met"}
        assert kept(work, "conference", review.id)["rcpc1_due"].due_on == date(2027, 2, 26)
        assert states(work, "core_group", group.id) == {"first_core_due": "open"}
        assert kept(work, "core_group", group.id)["first_core_due"].due_on == date(2026, 12, 10)
        icpc.held_at = ICPC_AT + timedelta(days=4)
        group.planned_on = date(2026, 12, 3)
        keep_clocks(work, conferences=[icpc.id])
        assert kept(work, "conference", review.id)["rcpc1_due"].due_on == date(2027, 2, 28)
        assert states(work, "core_group", group.id) == {
            "mark_core_held": "open", "first_core_due": "expected", "core_record_due": "expected",
        }  # fmt: skip
        group.state, group.held_on = "held", date(2026, 12, 15)
        keep_clocks(work, core_groups=[group.id])
        assert states(work, "core_group", group.id) == {
            "core_record_due": "open", "mark_core_held": "late", "first_core_due": "late",
        }  # fmt: skip


def test_the_next_review_is_counted_from_the_review_as_held_and_an_adjourned_one_passes_its_limit_on(
    working: Working, diary_records: Records
) -> None:
    with working() as work:
        records = diary_records(work)
        family, children = records.family("Mocksmith")
        held = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
        icpc = records.conference(
            family, children, held - timedelta(days=60), state="held", held_at=held - timedelta(days=60)
        )
        first = records.conference(family, children, held, "RCPC", state="held", held_at=held, previous_id=icpc.id)
        again = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)
        second = records.conference(family, children, again, "RCPC", state="held", held_at=again, previous_id=first.id)
        work.session.get_one(ConferenceChild, (second.id, children[0].id)).outcome = "adjourned"
        successor = records.conference(family, children, None, "RCPC", state="requested", previous_id=second.id)
        keep_clocks(work, conferences=[successor.id, second.id])
        for one in (second, successor):
            assert kept(work, "conference", one.id)["rcpcN_due"].due_on == date(2026, 9, 2)
        assert kept(work, "conference", successor.id)["rcpcN_due"].state == "open"


def test_a_cancelled_conference_and_one_taken_back_have_no_clock(working: Working, diary_records: Records) -> None:
    with working() as work:
        records = diary_records(work)
        request = records.request("Mocksmith", strategy_on=STRATEGY, ticked_at=TICKED, state="booked")
        conference = records.of_request(request, ICPC_AT)
        keep_clocks(work, conferences=[conference.id])
        assert states(work, "request", request.id)["icpc_due"] == "expected"
        conference.state = "cancelled"
        keep_clocks(work, conferences=[conference.id])
        assert states(work, "conference", conference.id) == {}
        assert states(work, "request", request.id)["icpc_due"] == "open"
        request.voided_at = TICKED
        keep_clocks(work, requests=[request.id])
        assert states(work, "request", request.id) == {}


def test_a_closed_clock_keeps_how_it_was_counted_whatever_day_is_added(
    working: Working, diary_records: Records
) -> None:
    with working() as work:
        records = diary_records(work)
        request = records.request("Mocksmith", strategy_on=STRATEGY, ticked_at=TICKED)
        conference = records.of_request(request, ICPC_AT, state="held", held_at=ICPC_AT)
        other = records.conference(*records.family("Sample-Ng", case_id="7"), ICPC_AT + timedelta(days=7))
        keep_clocks(work, conferences=[conference.id, other.id])
        work.session.add(
            DayNotWorked(on=date(2026, 11, 25), title="-", kind="-", source="-", added_at=TICKED, added_by="pat")
        )
        work.session.flush()
        work.__dict__.pop("calendar")
        moved = keep_clocks(work, conferences=[conference.id, other.id])
        assert kept(work, "request", request.id)["icpc_due"].due_on == date(2026, 11, 30)
        assert [(one.key, one.old, one.new) for one in moved] == [
            ("icpc_notice", date(2026, 11, 24), date(2026, 11, 23))
        ]


def test_keeping_again_changes_nothing(working: Working, diary_records: Records) -> None:
    with working() as work:
        records = diary_records(work)
        request = records.request("Mocksmith", strategy_on=STRATEGY, ticked_at=TICKED)
        records.of_request(request, ICPC_AT)
        keep_clocks(work, requests=[request.id])
        before = work.session.execute(select(KeptDeadline.__table__)).all()
        keep_clocks(work, requests=[request.id])
        assert work.session.execute(select(KeptDeadline.__table__)).all() == before


def test_all_limits_of_a_conference_come_soonest_first(working: Working, diary_records: Records) -> None:
    with working() as work:
        records = diary_records(work)
        request = records.request("Mocksmith", strategy_on=STRATEGY, ticked_at=TICKED)
        icpc = records.of_request(request, ICPC_AT)
        assert [one.key for one in limits_of(work, icpc)] == [
            "icpc_notice", "icpc_due", "first_core_due", "role_objection_due", "maqa_raise_due", "record_due",
            "rcpc1_due",
        ]  # fmt: skip
        family = work.session.get_one(Family, request.family_id)
        children = work.session.scalars(select(Child)).all()
        icpc.held_at = ICPC_AT
        at = datetime(2027, 2, 22, 10, 0, tzinfo=UTC)
        review = records.conference(family, children, at, "RCPC", previous_id=icpc.id)
        assert [one.key for one in limits_of(work, review)] == [
            "rcpc_invite_due", "rcpc_change_notice", "rcpc1_due", "maqa_raise_due", "record_due", "rcpcN_due",
        ]  # fmt: skip


@pytest.mark.parametrize("number", [600])
def test_hundreds_of_conferences_are_kept_in_few_statements(
    working: Working, diary_records: Records, number: int
) -> None:
    with working() as work:
        records = diary_records(work)
        family, _ = records.family("Mocksmith")
        booked = {"kind": "ICPC", "state": "provisional", "family_id": family.id, "on_day": ICPC_AT.date()}
        end_at = ICPC_AT + timedelta(hours=1)
        made = [Conference(uuid=str(one), start_at=ICPC_AT, end_at=end_at, **booked) for one in range(number)]
        work.session.add_all(made)
        work.session.flush()
        asked: list[str] = []
        listen(work.session.connection(), asked)
        keep_clocks(work, conferences=[one.id for one in made])
        assert len(asked) < 30
        assert len(clocks_of(work, "conference", made[-1].id)) == 5


def listen(connection: Any, asked: list[str]) -> None:
    """Write down each statement that goes to the database."""
    event.listen(connection, "before_cursor_execute", lambda *told: asked.append(told[2]))
