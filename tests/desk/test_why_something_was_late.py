"""Why something was late is said from its row, as a code with words, and is taken back, undone and done again."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import select

from cpdesk.desk.acts import ANSWERS, DOES
from cpdesk.desk.rooms import open_rooms
from cpdesk.desk.work import Desk
from cpdesk.records.model import WhyLate
from cpdesk.rows.late_words import LATE_WORDS
from cpdesk.rows.refusals import NotAllowed, Refusal
from cpdesk.rows.timeliness import SayWhyLate, Timeliness, TimelinessRow, TimelinessRows
from cpdesk.rows.unit import LastDone, Redo, Soundness, Undo
from cpdesk.rules.late_reasons import OF_CONFERENCES, WhyLateReason, reasons_for
from cpdesk.rules.roles import Role
from cpdesk.rules.timeliness import Measure, Standing

FIRST, LAST = date(2024, 1, 1), date(2026, 11, 23)
MAY_READ = set(Role) - {Role.SYSTEM_ADMIN}
MAY_SAY = {Role.DIARY_CLERK, Role.CHAIR, Role.LPM_LEAD, Role.DUTY_CHAIR, Role.SERVICE_MANAGER}


def rows_of(desk: Desk, measure: Measure, standing: Standing = Standing.LATE) -> tuple[TimelinessRow, ...]:
    found: tuple[TimelinessRow, ...] = desk.ask(TimelinessRows(FIRST, LAST, measure, standing=standing)).rows
    return found


def without_reason(desk: Desk, measure: Measure, standing: Standing = Standing.LATE) -> TimelinessRow:
    """The first row of which nobody has said why it was late."""
    return next(row for row in rows_of(desk, measure, standing) if not row.reason)


def said_of(desk: Desk, measure: Measure, row: TimelinessRow) -> tuple[str, str]:
    (now,) = [
        one for one in rows_of(desk, measure, row.standing)
        if (one.subject, one.subject_id) == (row.subject, row.subject_id)
    ]  # fmt: skip
    return now.reason, now.why


@pytest.mark.parametrize("measure", Measure)
def test_a_reason_is_said_changed_undone_and_done_again(years: Desk, measure: Measure) -> None:
    row = without_reason(years, measure)
    first, second = (str(one) for one in reasons_for(measure)[:2])
    before = said_of(years, measure, row)
    years.do(SayWhyLate(measure, row.subject, row.subject_id, first))
    assert said_of(years, measure, row) == (first, "")
    years.do(SayWhyLate(measure, row.subject, row.subject_id, second, "In a few words."))
    assert said_of(years, measure, row) == (second, "In a few words.")
    assert years.ask(LastDone()).undo == "Say why it was late"
    years.do(Undo())
    assert said_of(years, measure, row) == (first, "")
    years.do(Undo())
    assert said_of(years, measure, row) == before
    years.do(Redo())
    assert said_of(years, measure, row) == (first, "")


def test_a_reason_is_taken_back_and_said_again(years: Desk) -> None:
    row = without_reason(years, Measure.RECORD)
    for reason in (WhyLateReason.NO_CAPACITY, "", WhyLateReason.SOMEBODY_AWAY, ""):
        years.do(SayWhyLate(Measure.RECORD, row.subject, row.subject_id, str(reason)))
        assert said_of(years, Measure.RECORD, row) == (str(reason), "")
    with years.database.engine.connect() as connection:
        kept = select(WhyLate.reason).where(WhyLate.subject == row.subject, WhyLate.subject_id == row.subject_id)
        assert {*connection.scalars(kept)} >= {"no_capacity", "somebody_away"}  # nothing is deleted


def test_what_was_said_is_counted_among_the_reasons(years: Desk) -> None:
    def numbers() -> dict[str, int]:
        shown = years.ask(Timeliness(FIRST, LAST))
        (found,) = [one for one in shown.measures if one.measure is Measure.LPM]
        return {code: number for code, _, number in found.reasons}

    before, row = numbers(), without_reason(years, Measure.LPM)
    years.do(SayWhyLate(Measure.LPM, row.subject, row.subject_id, WhyLateReason.DISAGREED))
    assert numbers() == {**before, "": before[""] - 1, "disagreed": before.get("disagreed", 0) + 1}


def test_one_record_may_be_late_in_two_ways_for_two_reasons(years: Desk) -> None:
    late = {row.subject_id: row for row in rows_of(years, Measure.FIRST_CORE_GROUP)}
    both = next(row for row in rows_of(years, Measure.CORE_GROUP_RECORD) if row.subject_id in late)
    years.do(SayWhyLate(Measure.FIRST_CORE_GROUP, "core_group", both.subject_id, WhyLateReason.MOVED))
    years.do(SayWhyLate(Measure.CORE_GROUP_RECORD, "core_group", both.subject_id, WhyLateReason.NO_CAPACITY))
    assert said_of(years, Measure.FIRST_CORE_GROUP, late[both.subject_id])[0] == "moved"
    assert said_of(years, Measure.CORE_GROUP_RECORD, both)[0] == "no_capacity"


def test_a_notice_that_was_never_sent_has_its_reason_too(years: Desk) -> None:
    row = without_reason(years, Measure.NOTICE_RCPC, Standing.OPEN_LATE)
    years.do(SayWhyLate(Measure.NOTICE_RCPC, row.subject, row.subject_id, WhyLateReason.BOOKED_LATE))
    assert said_of(years, Measure.NOTICE_RCPC, row) == ("booked_late", "")


def test_a_request_without_a_conference_has_its_reason_too(years: Desk) -> None:
    row = next(one for one in rows_of(years, Measure.ICPC, Standing.OPEN_LATE) if one.conference_id is None)
    years.do(SayWhyLate(Measure.ICPC, row.subject, row.subject_id, "no_slot"))
    assert said_of(years, Measure.ICPC, row) == ("no_slot", "")


@pytest.mark.parametrize("measure", Measure)
def test_a_reason_of_another_kind_is_refused_with_those_that_there_are(years: Desk, measure: Measure) -> None:
    row = rows_of(years, measure)[0]
    with pytest.raises(Refusal, match=re.escape(LATE_WORDS[reasons_for(measure)[0]][1:])) as refused:
        years.do(SayWhyLate(measure, row.subject, row.subject_id, "because"))
    assert refused.value.field == "reason"
    with pytest.raises(Refusal, match="few words") as refused:
        years.do(SayWhyLate(measure, row.subject, row.subject_id, "other", "  "))
    assert refused.value.field == "why"


@pytest.mark.parametrize("measure", OF_CONFERENCES)
def test_a_late_conference_keeps_a_reason(years: Desk, measure: Measure) -> None:
    row = next(one for one in rows_of(years, measure) if one.reason)
    with pytest.raises(Refusal, match="keeps a reason"):
        years.do(SayWhyLate(measure, row.subject, row.subject_id, ""))
    assert said_of(years, measure, row)[0] == row.reason


@pytest.mark.parametrize("measure", [one for one in Measure if one is not Measure.ICPC])
def test_what_is_not_counted_has_no_reason(unit: Desk, measure: Measure) -> None:
    with pytest.raises(Refusal, match="not counted here"):
        unit.do(SayWhyLate(measure, "conference", 999, str(reasons_for(measure)[0])))


def test_who_may_read_the_figures_and_who_may_say_why(make_desk: Callable[..., Desk]) -> None:
    open_rooms()
    asked = {one: case for one, case in {**ANSWERS, **DOES}.items() if one.__module__ == "cpdesk.rows.timeliness"}
    assert {one.__name__ for one in asked} == {
        "Timeliness", "TimelinessRows", "SayWhyLate", "WriteTimeliness", "AnnexExtract", "WriteAnnex",
    }  # fmt: skip
    for one, case in asked.items():
        may = MAY_SAY if one is SayWhyLate else MAY_READ
        assert case.roles == may
        for role in set(Role) - may:
            desk = make_desk(roles={role})
            anything: object = object.__new__(one)
            with pytest.raises(NotAllowed):
                (desk.ask if one in ANSWERS else desk.do)(anything)


def test_the_register_is_as_sound_with_reasons_as_without(unit: Desk, icpc: int) -> None:
    unit.do(SayWhyLate(Measure.NOTICE_ICPC, "conference", icpc, WhyLateReason.BOOKED_LATE))
    assert all(check.well for check in unit.ask(Soundness()))
