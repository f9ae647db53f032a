"""Two people change the same alert: neither's words are lost, and what ended meanwhile is shown as it is."""

from datetime import UTC, datetime

from cpdesk.rows.maqa import OpenAlert
from cpdesk.rows.maqa_deeds import ChangeAlert, TakeOutAlert, WithdrawAlert
from cpdesk.rules.maqa import AlertStep

RAISED_AT = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)


def test_both_texts_are_shown_before_one_is_kept(open_room, draft) -> None:
    number = draft(raised_at=RAISED_AT, asked="Send it.")
    room = open_room()
    room.tab.open_alert(number)
    room.settle()
    room.press("Edit")
    room.write("asked", "Send it by Friday.")
    seen = room.desk.ask(OpenAlert(number))
    room.desk.do(ChangeAlert(number, seen.row.version, {"asked": "Send it today."}, {"asked": "Send it."}))
    room.keep()
    assert room.form().stale.is_open()
    said = room.words()
    assert "Send it today." in said
    assert "Send it by Friday." in said
    assert room.desk.ask(OpenAlert(number)).asked == "Send it today."


def test_a_step_that_is_no_longer_open_says_so_and_changes_nothing(open_room, draft) -> None:
    number = draft(raised_at=RAISED_AT)
    room = open_room()
    room.tab.open_alert(number)
    room.settle()
    room.press("Acknowledged")
    room.write("at", "17/11/2026 09:15")
    seen = room.desk.ask(OpenAlert(number))
    room.desk.do(WithdrawAlert(number, seen.row.version, "It was raised twice."))
    room.keep()
    assert room.form().notice.sentence()
    assert AlertStep.ACKNOWLEDGED not in [one.step for one in room.desk.ask(OpenAlert(number)).steps]


def test_a_draft_that_somebody_took_out_is_said_to_be_gone(open_room, draft) -> None:
    number = draft()
    room = open_room()
    room.tab.open_alert(number)
    room.settle()
    seen = room.desk.ask(OpenAlert(number))
    room.desk.do(TakeOutAlert(number, seen.row.version))
    room.pane().read_again()
    room.settle()
    assert room.pane().notice.sentence()
