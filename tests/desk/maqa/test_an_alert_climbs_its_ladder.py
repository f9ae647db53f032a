"""An alert from draft to resolved: raised in time, answered, escalated; nothing skips the raising (S17 to S21)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from cpdesk.desk.work import Desk
from cpdesk.rows.maqa import AlertShown
from cpdesk.rows.maqa_deeds import (
    ChangeAlert,
    DraftAlert,
    EscalateAlert,
    IdentifyRisk,
    RaiseAlert,
    ReopenAlert,
    ResolveAlert,
    TakeAlertStep,
    TakeOutAlert,
    WithdrawAlert,
)
from cpdesk.rows.marks import Mark
from cpdesk.rows.record_deeds import NoteConcern
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.london import LONDON
from cpdesk.rules.maqa import AlertDirection, AlertOutcome, AlertState, AlertStep, Theme
from cpdesk.rules.record import Channel, ConcernAbout

Shown = Callable[[int], AlertShown]
Drafted = Callable[..., int]
RESOLVE_BY = date(2026, 12, 7)


def raised(unit: Desk, number: int, **more: object) -> None:
    unit.do(RaiseAlert(number, 1, **more))  # type: ignore[arg-type]  # each test gives what it is about


def test_a_concern_noted_at_a_conference_is_raised_as_it_stands(unit: Desk, held: int, shown: Shown) -> None:
    number = unit.do(NoteConcern(held, ConcernAbout.LATE_REPORT, words="It came this morning.")).ids[0]
    before = shown(number)
    assert (before.row.state, before.row.due_what, before.row.due_on) == (AlertState.DRAFT, "Raise by", RESOLVE_BY)
    assert before.may == (AlertStep.RAISED, AlertStep.RISK)
    unit.do(ChangeAlert(number, 1, {"agency": "Housing"}))
    kept = unit.do(RaiseAlert(number, 2))
    assert kept.said == "Raised MAQA 1. To be resolved by Mon 7 Dec 2026."
    after = shown(number)
    assert (after.row.number, after.row.state, after.row.due_what) == ("MAQA 1", AlertState.RAISED, "Resolve by")
    assert (after.row.raised_on, after.row.raised_by) == (date(2026, 11, 23), "pat")
    assert after.row.themes == (Theme.REPORT_LATE,)
    assert (after.row.family, after.row.reference) == (before.row.family, before.row.reference)
    assert after.row.meeting == "ICPC, 23/11/2026"
    assert [step.step for step in after.steps] == [AlertStep.RAISED]


def test_it_is_sent_acknowledged_answered_and_resolved(unit: Desk, drafted: Drafted, shown: Shown) -> None:
    number = drafted()
    raised(unit, number)
    for step in (AlertStep.SENT, AlertStep.ACKNOWLEDGED, AlertStep.REPLIED):
        unit.do(TakeAlertStep(number, shown(number).row.version, step, who="L. Ead", how="email", words="Yes."))
    assert shown(number).row.state is AlertState.REPLIED
    unit.do(
        ResolveAlert(number, shown(number).row.version, AlertOutcome.PUT_RIGHT, "A deputy comes from now on.",
                     themes=(Theme.ATTENDANCE, Theme.CONTRIBUTION), learning="Deputies are named.")
    )  # fmt: skip
    found = shown(number)
    assert (found.row.state, found.row.stands, found.row.mark) == (AlertState.RESOLVED, "Resolved in time", Mark.HELD)
    assert (found.row.outcome, found.resolution) == (AlertOutcome.PUT_RIGHT, "A deputy comes from now on.")
    assert found.learning == "Deputies are named."
    assert found.row.themes == (Theme.ATTENDANCE, Theme.CONTRIBUTION)
    assert found.may == (AlertStep.REOPENED,)
    assert [one.step for one in found.steps] == [
        AlertStep.RAISED, AlertStep.SENT, AlertStep.ACKNOWLEDGED, AlertStep.REPLIED, AlertStep.RESOLVED,
    ]  # fmt: skip


def test_tv_d14_an_alert_against_our_own_social_worker_is_internal(unit: Desk, drafted: Drafted, shown: Shown) -> None:
    for number in (drafted(social_care=True), drafted(agency="Children's social care")):
        found = shown(number).row
        assert (found.direction, found.channel) == (AlertDirection.INTERNAL, Channel.INTERNAL_QA)
        assert found.number == f"QA {number}"
    with pytest.raises(Refusal, match="sets the day for a MAQA"):
        unit.do(ChangeAlert(number, 1, {"agency": "Police", "agreed_by_on": date(2026, 12, 1)}))
    unit.do(ChangeAlert(number, 1, {"agency": "Police"}))
    assert (shown(number).row.direction, shown(number).row.channel) == (AlertDirection.TO_AGENCY, Channel.MAQA)
    raised(unit, 1)
    with pytest.raises(Refusal, match="went out already"):
        unit.do(ChangeAlert(1, shown(1).row.version, {"direction": AlertDirection.TO_AGENCY}))


def test_an_internal_alert_has_only_the_day_that_was_agreed(unit: Desk, drafted: Drafted, shown: Shown) -> None:
    number = drafted(direction=AlertDirection.INTERNAL, agency="")
    raised(unit, number)
    found = shown(number)
    assert (found.row.agency, found.row.due_on) == ("Children's social care", None)
    assert "No document sets a day for internal alerts" in found.explained
    unit.do(ChangeAlert(number, found.row.version, {"agreed_by_on": date(2026, 11, 30)}))
    assert (shown(number).row.due_on, shown(number).row.due_what) == (date(2026, 11, 30), "Agreed by")


def test_immediate_risk_turns_on_twenty_four_hours_and_can_be_taken_back(
    unit: Desk, drafted: Drafted, shown: Shown
) -> None:
    number = drafted()
    raised(unit, number)
    at = datetime(2026, 11, 23, 8, 15, tzinfo=LONDON)
    kept = unit.do(IdentifyRisk(number, shown(number).row.version, at, "A bruise was seen."))
    assert kept.said == "MAQA 1: immediate risk. To be resolved by Tue 24 Nov 2026, 08:15."
    found = shown(number)
    assert (found.row.due_at, found.row.due_what) == (at + timedelta(hours=24), "Resolve within 24 hours")
    assert found.row.immediate_risk
    unit.do(IdentifyRisk(number, found.row.version, None, "It was an old one."))
    assert (shown(number).row.due_at, shown(number).row.due_on) == (None, RESOLVE_BY)
    assert {one.words for one in shown(number).steps} == {"", "A bruise was seen.", "It was an old one."}


def test_an_unresolved_alert_goes_to_the_service_manager(unit: Desk, drafted: Drafted, shown: Shown) -> None:
    number = drafted()
    raised(unit, number)
    version = shown(number).row.version
    for wrong, field in (
        (EscalateAlert(number, version, "", "yes", "So."), "to"),
        (EscalateAlert(number, version, "S. Manager", "", "So."), "policy_considered"),
        (EscalateAlert(number, version, "S. Manager", "no", " "), "policy_why"),
    ):
        with pytest.raises(Refusal) as refused:
            unit.do(wrong)
        assert refused.value.field == field
    unit.do(EscalateAlert(number, version, "S. Manager", "no", "One missed meeting."))
    found = shown(number)
    assert (found.row.state, found.escalated_to, found.policy_considered) == (AlertState.ESCALATED, "S. Manager", "no")
    unit.do(TakeAlertStep(number, found.row.version, AlertStep.REPLIED, words="We look into it."))
    assert shown(number).row.state is AlertState.ESCALATED
    with pytest.raises(Refusal, match="escalated already"):
        unit.do(EscalateAlert(number, shown(number).row.version, "S. Manager", "no", "Again."))


def test_nothing_is_answered_or_resolved_before_it_was_raised(unit: Desk, drafted: Drafted) -> None:
    number = drafted()
    for request in (
        TakeAlertStep(number, 1, AlertStep.REPLIED, words="Yes."),
        ResolveAlert(number, 1, AlertOutcome.EXPLAINED, "So."),
        EscalateAlert(number, 1, "S. Manager", "no", "So."),
        WithdrawAlert(number, 1, "So."),
    ):
        with pytest.raises(Refusal, match="is a draft"):
            unit.do(request)


def test_a_withdrawn_alert_has_no_clock_and_can_be_opened_again(unit: Desk, drafted: Drafted, shown: Shown) -> None:
    number = drafted()
    raised(unit, number)
    unit.do(WithdrawAlert(number, shown(number).row.version, "It was another family."))
    assert (shown(number).row.state, shown(number).row.due_on) == (AlertState.WITHDRAWN, None)
    assert shown(number).ended_why == "It was another family."
    unit.do(ReopenAlert(number, shown(number).row.version, "It was this one."))
    assert (shown(number).row.state, shown(number).row.due_on) == (AlertState.RAISED, RESOLVE_BY)


def test_one_raised_late_and_resolved_late_says_why(
    unit: Desk, held: int, shown: Shown, make_desk: Callable[..., Desk]
) -> None:
    number = unit.do(DraftAlert(AlertDirection.TO_AGENCY, ConcernAbout.ABSENCE, "Nobody came.", "Housing",
                                conference_id=held)).ids[0]  # fmt: skip
    late = make_desk(today=date(2026, 12, 8), now=lambda: datetime(2026, 12, 8, 9, tzinfo=UTC))
    with pytest.raises(Refusal, match="Say why it was late") as refused:
        late.do(RaiseAlert(number, 1))
    assert refused.value.field == "late_reason"
    assert "somebody was away, not enough people or time" in str(refused.value)
    assert "_" not in str(refused.value), "people are told the reasons, not their codes"
    late.do(RaiseAlert(number, 1, late_reason="somebody_away"))
    assert shown(number).late_reason == "somebody_away"
    later = make_desk(today=date(2026, 12, 30), now=lambda: datetime(2026, 12, 30, 9, tzinfo=UTC))
    version = shown(number).row.version
    with pytest.raises(Refusal, match="Say why it was late"):
        later.do(ResolveAlert(number, version, AlertOutcome.EXPLAINED, "So."))
    later.do(ResolveAlert(number, version, AlertOutcome.EXPLAINED, "So.", late_reason="agency_late"))
    assert shown(number).late_reason == "agency_late"
    assert shown(number).row.stands.startswith("Resolved, ")


def test_a_draft_that_is_raised_at_once_says_why_too_and_what_was_identified(
    unit: Desk, held: int, shown: Shown, make_desk: Callable[..., Desk]
) -> None:
    now = datetime(2026, 12, 8, 9, tzinfo=UTC)
    late = make_desk(today=now.date(), now=lambda: now)
    wanted = DraftAlert(
        AlertDirection.TO_AGENCY, ConcernAbout.ABSENCE, "Nobody came.", "Housing", conference_id=held, raise_now=True,
        risk_at=now - timedelta(hours=2), risk_words="A bruise was seen.",
    )  # fmt: skip
    with pytest.raises(Refusal, match="Say why it was late"):
        late.do(wanted)
    number = late.do(replace(wanted, late_reason="somebody_away")).ids[0]
    assert [(step.step, step.words) for step in shown(number).steps] == [
        (AlertStep.RISK, "A bruise was seen."), (AlertStep.RAISED, ""),
    ]  # fmt: skip
    assert (shown(number).late_reason, shown(number).row.due_at) == ("somebody_away", now + timedelta(hours=22))


def test_an_alert_raised_again_is_refused_and_a_draft_is_taken_out(unit: Desk, drafted: Drafted, shown: Shown) -> None:
    number, other = drafted(), drafted()
    raised(unit, number)
    with pytest.raises(Refusal, match="raised already"):
        unit.do(RaiseAlert(number, shown(number).row.version))
    with pytest.raises(Refusal, match="raised already"):
        unit.do(TakeOutAlert(number, shown(number).row.version))
    unit.do(TakeOutAlert(other, 1))
    with pytest.raises(Refusal, match="no longer on the list"):
        shown(other)


def test_a_step_typed_to_the_minute_follows_a_raising_that_was_kept_with_its_seconds(
    unit: Desk, drafted: Drafted, shown: Shown, make_desk: Callable[..., Desk]
) -> None:
    number = drafted()
    at = datetime(2026, 11, 23, 9, 7, 31, tzinfo=UTC)
    desk = make_desk(today=at.date(), now=lambda: at)
    desk.do(RaiseAlert(number, shown(number).row.version))
    typed = at.replace(second=0)
    with pytest.raises(Refusal, match="Enter that time or a later one"):
        desk.do(TakeAlertStep(number, shown(number).row.version, AlertStep.SENT, typed - timedelta(minutes=1)))
    desk.do(TakeAlertStep(number, shown(number).row.version, AlertStep.SENT, typed))
    assert [(step.step, step.at) for step in shown(number).steps] == [(AlertStep.RAISED, at), (AlertStep.SENT, at)]
