"""Two people work on one alert at the same moment: one step is taken, the other sees both values (I29)."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from threading import Barrier
from typing import Any

import pytest

from cpdesk.desk.work import Desk
from cpdesk.rows.maqa import AlertShown
from cpdesk.rows.maqa_deeds import (
    ChangeAlert,
    EscalateAlert,
    IdentifyRisk,
    RaiseAlert,
    ResolveAlert,
    TakeAlertStep,
    WithdrawAlert,
)
from cpdesk.rows.record_deeds import ChangeConcern, NoteConcern, TakeOutConcern
from cpdesk.rows.refusals import Refusal, StaleSave
from cpdesk.rows.register_deeds import Kept
from cpdesk.rows.unit import Soundness
from cpdesk.rules.london import LONDON
from cpdesk.rules.maqa import AlertOutcome, AlertState, AlertStep
from cpdesk.rules.record import ConcernAbout

Shown = Callable[[int], AlertShown]


def all_at_once(make_desk: Callable[..., Desk], wanted: Sequence[object]) -> list[Any]:
    """What each of several people is answered who ask at the same moment; a refusal counts as an answer."""
    start = Barrier(len(wanted))

    def ask(who: str, request: object) -> Any:
        desk = make_desk(who=who)
        start.wait()
        try:
            return desk.do(request)
        except Refusal as refused:
            return refused

    with ThreadPoolExecutor(len(wanted)) as people:
        asked = [people.submit(ask, f"chair {place}", request) for place, request in enumerate(wanted)]
        return [one.result() for one in asked]


@pytest.mark.parametrize("round_", range(3))
def test_an_alert_is_raised_once(
    make_desk: Callable[..., Desk], drafted: Callable[..., int], shown: Shown, round_: int
) -> None:
    number = drafted(words=f"Nobody came, {round_}.")
    answers = all_at_once(make_desk, [RaiseAlert(number, 1), RaiseAlert(number, 1), RaiseAlert(number, 1)])
    assert sorted(type(one).__name__ for one in answers) == ["Kept", "StaleSave", "StaleSave"]
    assert [step.step for step in shown(number).steps] == [AlertStep.RAISED]


def test_of_different_ends_one_holds(unit: Desk, make_desk: Callable[..., Desk], drafted: Any, shown: Shown) -> None:
    number = drafted(raise_now=True)
    version = shown(number).row.version
    answers = all_at_once(
        make_desk,
        [
            ResolveAlert(number, version, AlertOutcome.EXPLAINED, "A mistake."),
            WithdrawAlert(number, version, "Another family."),
            EscalateAlert(number, version, "S. Manager", "no", "Once."),
            IdentifyRisk(number, version, datetime(2026, 11, 23, 8, tzinfo=LONDON), "A bruise."),
            TakeAlertStep(number, version, AlertStep.REPLIED, words="Yes."),
        ],
    )
    assert sum(isinstance(one, Kept) for one in answers) == 1
    assert sum(isinstance(one, StaleSave) for one in answers) == 4
    assert len(shown(number).steps) == 2
    assert all(check.well for check in unit.ask(Soundness()) if "lert" in check.what or "risk" in check.what)


def test_different_fields_meet_in_one_alert(make_desk: Callable[..., Desk], drafted: Any, shown: Shown) -> None:
    number = drafted()
    answers = all_at_once(
        make_desk,
        [
            ChangeAlert(number, 1, {"lead": "L. Ead"}, {"lead": ""}),
            ChangeAlert(number, 1, {"asked": "Name a deputy."}, {"asked": ""}),
            ChangeAlert(number, 1, {"learning": "Deputies."}, {"learning": ""}),
        ],
    )
    assert all(isinstance(one, Kept) for one in answers)
    found = shown(number)
    assert (found.row.lead, found.asked, found.learning) == ("L. Ead", "Name a deputy.", "Deputies.")


def test_a_concern_is_raised_or_taken_out_never_both(
    unit: Desk, held: int, make_desk: Callable[..., Desk], shown: Shown
) -> None:
    number = unit.do(NoteConcern(held, ConcernAbout.ABSENCE, words="Nobody came.")).ids[0]
    unit.do(ChangeConcern(number, 1, {"agency": "Housing"}))
    answers = all_at_once(make_desk, [RaiseAlert(number, 2), TakeOutConcern(number, 2)])
    assert sum(isinstance(one, Kept) for one in answers) == 1
    if isinstance(answers[0], Kept):
        assert shown(number).row.state is AlertState.RAISED
    else:
        with pytest.raises(Refusal):
            shown(number)


def test_who_writes_over_newer_words_sees_both(make_desk: Callable[..., Desk], drafted: Any) -> None:
    one, other = make_desk(who="one"), make_desk(who="other")
    number = drafted()
    one.do(ChangeAlert(number, 1, {"words": "Nobody came at all."}, {"words": "Nobody came."}))
    with pytest.raises(StaleSave) as stale:
        other.do(ChangeAlert(number, 1, {"words": "They came late."}, {"words": "Nobody came."}))
    assert stale.value.theirs == {"words": "Nobody came at all."}
    other.do(ChangeAlert(number, 1, {"agreed_by_on": None, "lead": "L. Ead"}, {"agreed_by_on": None, "lead": ""}))


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"about": "rudeness"}, "about", "Absence, Late report"),
        ({"lead_email": "nobody"}, "lead_email", "not an email address"),
        ({"themes": ["weather"]}, "themes", "Attendance"),
        ({"state": "raised"}, "", "no field state"),
        ({"outcome": AlertOutcome.EXPLAINED}, "outcome", "not resolved"),
        ({"escalated_to": "S. Manager"}, "escalated_to", "not escalated"),
        ({"raised_at": datetime(2026, 11, 23, 8, tzinfo=LONDON)}, "why", "Say why"),
        ({"conference_id": 999}, "conference_id", "no longer in the diary"),
        ({"agreed_by_on": date(2026, 12, 1)}, "agreed_by_on", "sets the day for a MAQA"),
        ({"words": 7}, "words", "in words"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    unit: Desk, drafted: Any, shown: Shown, fields: dict[str, object], field: str, words: str
) -> None:
    number = drafted()
    with pytest.raises(Refusal, match=words) as refused:
        unit.do(ChangeAlert(number, 1, {"lead": "L. Ead", **fields}))
    assert refused.value.field == field
    assert (shown(number).row.lead, shown(number).row.version) == ("", 1)


def test_when_it_was_raised_is_put_right_with_why(unit: Desk, drafted: Any, shown: Shown) -> None:
    number = drafted(raise_now=True)
    at = datetime(2026, 11, 20, 15, tzinfo=LONDON)
    unit.do(ChangeAlert(number, shown(number).row.version, {"raised_at": at}, why="It went on Friday."))
    assert (shown(number).row.raised_on, shown(number).row.due_on) == (date(2026, 11, 20), date(2026, 12, 4))
    assert [step.at for step in shown(number).steps] == [at]
    to_come = datetime(2026, 11, 27, 9, tzinfo=LONDON)
    with pytest.raises(Refusal, match="has not come yet"):
        unit.do(ChangeAlert(number, shown(number).row.version, {"raised_at": to_come}, why="So."))
