"""The first-Monday list at the desk, on real registers of both kinds."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy.orm import Session

from cpdesk.desk.in_step import keep_in_step
from cpdesk.desk.work import Desk, Tools, Work
from cpdesk.records.database import Database
from cpdesk.records.model import (
    Child,
    Difference,
    Family,
    ListSnapshot,
    Recommendation,
    RecommendedChild,
)
from cpdesk.rows.lpm_list import (
    ChangeRecipients,
    DraftListEmail,
    IssuedLists,
    IssueList,
    LpmList,
    MonthsToList,
    PreviewList,
    RecipientsOfList,
    SayListSent,
)
from cpdesk.rows.refusals import HeldOpen, NotAllowed, Refusal
from cpdesk.rules.lpm import State
from cpdesk.rules.roles import Role
from reports.email_draft import email_draft
from reports.lpm_list import write_lpm_list
from reports.whole_file import put_file

TOOLS = Tools(write_lpm_list=write_lpm_list, write_email_draft=email_draft, put_file=put_file)
NOVEMBER = datetime(2026, 11, 2, 9, tzinfo=UTC)
COMPLETE: dict[str, Any] = {
    "state": State.ALERTED,
    "case_id": "LCS-4711",
    "rationale": "Ivo Testperson has been on a plan for 15 months",
    "risk_statement": "High",
    "lpm_by": date(2026, 12, 18),
    "last_update_on": date(2026, 11, 20),
}


def at_work(database: Database, session: Session, moment: datetime) -> Work:
    """A piece of work at that moment, for putting entries where a test wants them."""
    return Work(session, moment.date(), moment, "pat", Tools(), database)


@pytest.fixture
def enter(database: Database) -> Callable[..., int]:
    """Puts an entry of one child into the register as it would stand there, and gives its number."""

    def put(first_name: str = "Ivo", surname: str = "Testperson", **fields: Any) -> int:
        with Session(database.engine) as session:
            family = Family(uuid=str(uuid4()))
            session.add(family)
            session.flush()
            child = Child(uuid=str(uuid4()), family_id=family.id, first_name=first_name, surname=surname)
            entry = Recommendation(
                uuid=str(uuid4()), family_id=family.id, state_rank=9, due_shown=date.max, child_shown="",
                **{**COMPLETE, **fields},
            )  # fmt: skip
            session.add_all([child, entry])
            session.flush()
            session.add(RecommendedChild(recommendation_id=entry.id, child_id=child.id))
            keep_in_step(at_work(database, session, NOVEMBER), [entry.id])
            session.commit()
            return entry.id

    return put


@pytest.fixture
def change(database: Database) -> Callable[..., None]:
    """Changes fields of an entry, a week after the list of November."""

    def set_fields(id_: int, **fields: Any) -> None:
        with Session(database.engine) as session:
            entry = session.get_one(Recommendation, id_)
            for name, value in fields.items():
                setattr(entry, name, value)
            keep_in_step(at_work(database, session, NOVEMBER + timedelta(days=7)), [id_])
            session.commit()

    return set_fields


@pytest.fixture
def make(make_desk: Callable[..., Desk]) -> Callable[..., Desk]:
    """A desk that can write lists, on a day of one's choice."""

    def on(day: date = date(2026, 11, 23), **wanted: Any) -> Desk:
        moment = datetime(day.year, day.month, day.day, 9, 30, tzinfo=UTC)
        return make_desk(**{"tools": TOOLS, "today": day, "now": lambda: moment, **wanted})

    return on


@pytest.mark.parametrize(
    ("today", "month"),
    [
        (date(2026, 11, 23), "2026-12"),
        (date(2026, 12, 1), "2026-12"),
        (date(2026, 12, 7), "2026-12"),
        (date(2026, 12, 8), "2027-01"),
        (date(2027, 5, 4), "2027-05"),
    ],
)
def test_the_next_list_is_this_month_s_until_its_day_is_past(
    make: Callable[..., Desk], today: date, month: str
) -> None:
    assert make(today).ask(PreviewList()).month == month


def test_a_month_issued_early_gives_way_to_the_next(make: Callable[..., Desk], tmp_path: Path) -> None:
    desk = make(date(2026, 12, 1))
    desk.do(IssueList(str(tmp_path)))
    assert desk.ask(PreviewList()).month == "2027-01"


def test_a_bank_holiday_moves_the_day_and_keeps_the_month_s_label(make: Callable[..., Desk], tmp_path: Path) -> None:
    issued = make(date(2027, 4, 28)).do(IssueList(str(tmp_path), month="2027-05"))
    assert (issued.month, issued.issued_for) == ("2027-05", date(2027, 5, 4))
    assert issued.path == str(tmp_path / "LPM list 2027-05-04.xlsx")
    assert "Early May bank holiday" in make().ask(PreviewList("2027-05")).monday.explained


def test_a_month_that_is_none_is_refused_with_what_to_enter(make: Callable[..., Desk]) -> None:
    with pytest.raises(Refusal, match="like 2026-12"):
        make().ask(PreviewList("December"))


def test_the_file_is_the_snapshot_and_its_hash(
    make: Callable[..., Desk], enter: Callable[..., int], database: Database, tmp_path: Path
) -> None:
    enter()
    issued = make().do(IssueList(str(tmp_path)))
    written = (tmp_path / "LPM list 2026-12-07.xlsx").read_bytes()
    with Session(database.engine) as session:
        kept = session.get_one(ListSnapshot, "2026-12")
    assert written == kept.workbook
    assert issued.sha256 == kept.sha256 == hashlib.sha256(written).hexdigest()
    assert (issued.entries, kept.entries, issued.again) == (1, 1, False)
    assert [file.name for file in tmp_path.iterdir() if file.suffix] == ["LPM list 2026-12-07.xlsx"]


def test_issued_again_it_is_the_same_to_the_byte_whatever_happened_since(
    make: Callable[..., Desk], enter: Callable[..., int], change: Callable[..., None], tmp_path: Path
) -> None:
    entry = enter()
    first = make().do(IssueList(str(tmp_path)))
    before = Path(first.path).read_bytes()
    preview = make().ask(PreviewList("2026-12"))
    change(entry, lpm_by=date(2026, 11, 3), case_id="other")
    enter(case_id="a new one")
    Path(first.path).unlink()
    second = make(date(2026, 12, 9), who="sam").do(IssueList(str(tmp_path), month="2026-12"))
    assert Path(second.path).read_bytes() == before
    assert second == replace(first, again=True, said=second.said)
    assert make(date(2026, 12, 9)).ask(PreviewList("2026-12")) == preview
    assert "exactly as it was issued" in second.said


def test_a_kept_list_can_be_written_again_from_its_figures(
    make: Callable[..., Desk], enter: Callable[..., int], tmp_path: Path
) -> None:
    enter(lpm_by=date(2026, 11, 3), rationale="=HYPERLINK('http://example.org')")
    issued = make().do(IssueList(str(tmp_path)))
    kept: LpmList = make().ask(PreviewList("2026-12"))
    assert hashlib.sha256(write_lpm_list(kept)).hexdigest() == issued.sha256 == kept.sha256


def test_the_list_holds_what_is_open_and_what_closed_since_the_last(
    make: Callable[..., Desk], enter: Callable[..., int], change: Callable[..., None], tmp_path: Path
) -> None:
    open_one, held, closed, came_in_closed = enter(), enter(), enter(), enter(state=State.CLOSED)
    make(NOVEMBER.date()).do(IssueList(str(tmp_path), month="2026-11"))
    change(held, state=State.HELD, lpm_booked_for=date(2026, 11, 6), lpm_on=date(2026, 11, 6))
    change(closed, state=State.CLOSED)
    lines = make().ask(PreviewList()).lines
    assert {line.recommendation_id for line in lines} == {open_one, held, closed}
    make().do(IssueList(str(tmp_path)))
    after = make(date(2026, 12, 14)).ask(PreviewList()).lines
    assert {line.recommendation_id for line in after} == {open_one, held}
    assert came_in_closed not in {line.recommendation_id for line in (*lines, *after)}


def test_it_says_what_changed_since_the_last_list(
    make: Callable[..., Desk], enter: Callable[..., int], change: Callable[..., None], tmp_path: Path
) -> None:
    late, held, closed, same = enter(lpm_by=date(2026, 11, 10)), enter(), enter(), enter(lpm_by=date(2026, 10, 1))
    make(NOVEMBER.date()).do(IssueList(str(tmp_path), month="2026-11"))
    change(held, state=State.HELD, lpm_booked_for=date(2026, 11, 6), lpm_on=date(2026, 11, 6))
    change(closed, state=State.CLOSED)
    new = enter(lpm_by=date(2026, 11, 16))
    changes = make().ask(PreviewList()).changes
    assert (changes.new, changes.held, changes.closed) == ((new,), (held,), (closed,))
    assert changes.newly_overdue == (late, new)
    assert same not in (*changes.new, *changes.newly_overdue)
    assert changes.since == "Since the list for Monday 2 November 2026."


def test_on_the_first_list_everything_is_new(make: Callable[..., Desk], enter: Callable[..., int]) -> None:
    one, other = enter(), enter(lpm_by=date(2026, 11, 1))
    changes = make().ask(PreviewList()).changes
    assert set(changes.new) == {one, other}
    assert changes.held == changes.newly_overdue == changes.closed == ()


def test_children_leave_the_unit_by_their_initials(make: Callable[..., Desk], enter: Callable[..., int]) -> None:
    enter("Ivo", "Testperson", rationale="IVO and his mother, Ms Testperson; he will move.", disagreement="Ivo stays")
    enter("Unborn", "O'Sample-Fiction")
    lines = make().ask(PreviewList()).lines
    assert [line.child for line in lines] == ["I. T.", "Unborn O."]
    assert lines[0].rationale == "I. and his mother, Ms T.; he will move."
    assert lines[0].disagreement == "I. stays"


def test_the_state_of_a_line_is_told_in_words_and_in_working_days(
    make: Callable[..., Desk], enter: Callable[..., int]
) -> None:
    enter(lpm_by=date(2026, 11, 18))
    line = make().ask(PreviewList()).lines[0]
    assert (line.state, line.stands, line.overdue_by, line.mark) == ("Overdue 3 wd", "Alerted", 3, "overdue")


def test_entries_that_somebody_should_look_at_are_named_with_the_reason(
    make: Callable[..., Desk], enter: Callable[..., int], database: Database
) -> None:
    enter()
    wants = {
        enter(lpm_by=None): "No LPM due date recorded",
        enter(rationale=" "): "No rationale recorded",
        enter(risk_statement=""): "No risk statement recorded",
        enter(last_update_on=date(2026, 10, 1)): "The fortnightly update is late",
        enter(state=State.BOOKED, lpm_booked_for=date(2026, 11, 20)): (
            "The LPM booked for Fri 20 Nov 2026 has no outcome yet"
        ),
        (disputed := enter()): "A difference of view has no outcome yet",
    }
    with Session(database.engine) as session:
        session.add(
            Difference(
                uuid=str(uuid4()), recommendation_id=disputed, stage=1, about="need", opened_on=date(2026, 11, 2)
            )
        )
        session.commit()
    answer = make().ask(PreviewList())
    assert {entry.recommendation_id: entry.why for entry in answer.not_ready} == wants
    assert len(answer.lines) == 7


def test_the_counts_add_up_to_the_lines(make: Callable[..., Desk], enter: Callable[..., int]) -> None:
    enter(lpm_by=None)
    enter(lpm_by=date(2026, 11, 2))
    enter(lpm_by=date(2026, 11, 24))
    enter(state=State.HELD, lpm_booked_for=date(2026, 11, 2), lpm_on=date(2026, 11, 2))
    counts = dict(make().ask(PreviewList()).counts)
    assert [counts[words] for words in ("Overdue", "Due soon", "Held", "No LPM date set")] == [1, 1, 1, 1]
    assert counts["No LPM due date recorded"] == 1


@pytest.mark.parametrize("folder", ["not there", "a file"])
def test_a_folder_that_cannot_take_the_file_leaves_the_month_open(
    make: Callable[..., Desk], tmp_path: Path, folder: str
) -> None:
    (tmp_path / "a file").write_text("x")
    with pytest.raises(Refusal, match="Choose a folder that exists"):
        make().do(IssueList(str(tmp_path / folder)))
    assert make().ask(IssuedLists()) == ()


def test_a_list_open_in_excel_offers_the_next_name_and_is_not_issued_yet(
    make: Callable[..., Desk], tmp_path: Path
) -> None:
    (tmp_path / "LPM list 2026-12-07.xlsx").write_bytes(b"open elsewhere")
    (tmp_path / "~$LPM list 2026-12-07.xlsx").write_bytes(b"")
    with pytest.raises(HeldOpen, match="is open in Excel") as refused:
        make().do(IssueList(str(tmp_path)))
    assert make().ask(IssuedLists()) == ()
    issued = make().do(IssueList(str(tmp_path), file_name=refused.value.offer))
    assert issued.path == str(tmp_path / "LPM list 2026-12-07 (2).xlsx")
    assert (tmp_path / "LPM list 2026-12-07.xlsx").read_bytes() == b"open elsewhere"


def test_a_list_that_the_database_does_not_keep_leaves_no_file(
    make: Callable[..., Desk], database: Database, tmp_path: Path
) -> None:
    def put_then_lose_the_database(folder: str, name: str, body: bytes) -> str:
        path = put_file(folder, name, body)
        monkey.setattr(database, "refuse_when_gone", gone)
        return path

    def gone() -> None:
        raise Refusal("The database is gone.")

    with pytest.MonkeyPatch.context() as monkey:
        desk = make(tools=replace(TOOLS, put_file=put_then_lose_the_database))
        with pytest.raises(Refusal, match="gone"):
            desk.do(IssueList(str(tmp_path / ".")))
    assert not list(tmp_path.glob("LPM list*"))
    assert make().ask(IssuedLists()) == ()


def test_only_those_whose_work_it_is_may_issue(make: Callable[..., Desk], tmp_path: Path) -> None:
    with pytest.raises(NotAllowed):
        make(roles={Role.CHAIR}).do(IssueList(str(tmp_path)))
    assert make(roles={Role.CASE_PROGRESSION}).do(IssueList(str(tmp_path))).month == "2026-12"


def test_the_three_groups_are_always_there_and_their_addresses_can_be_changed(make: Callable[..., Desk]) -> None:
    desk = make()
    groups = [group for group, _ in desk.ask(RecipientsOfList())]
    assert len(groups) == 3
    desk.do(ChangeRecipients(groups[0], (" a.b@example.gov.uk ", "", "a.b@example.gov.uk", "c@example.gov.uk")))
    desk.do(ChangeRecipients(groups[1], ("d@example.gov.uk",)))
    assert dict(desk.ask(RecipientsOfList())) == {
        groups[0]: ("a.b@example.gov.uk", "c@example.gov.uk"),
        groups[1]: ("d@example.gov.uk",),
        groups[2]: (),
    }


@pytest.mark.parametrize("address", ["nobody", "a@b@c", "a@b.uk\nBcc: x@y.uk", "a b@c.uk", "@c.uk", "Ann <a@b.uk>"])
def test_what_is_no_address_is_refused_with_an_example(make: Callable[..., Desk], address: str) -> None:
    with pytest.raises(Refusal, match=r"name@council\.gov\.uk"):
        make().do(ChangeRecipients("CIN service managers", (address,)))


def test_a_fourth_group_is_refused(make: Callable[..., Desk]) -> None:
    with pytest.raises(Refusal, match="three groups"):
        make().do(ChangeRecipients("Everybody", ()))


def test_the_email_is_drafted_without_a_name_and_with_the_workbook(
    make: Callable[..., Desk], enter: Callable[..., int], tmp_path: Path
) -> None:
    enter()
    desk = make()
    desk.do(ChangeRecipients("CIN service managers", ("cin@example.gov.uk",)))
    issued = desk.do(IssueList(str(tmp_path)))
    assert issued.draft_subject == "LPM list, Monday 7 December 2026"
    assert issued.draft_recipients == ("cin@example.gov.uk",)
    assert "Testperson" not in issued.draft_body
    written = desk.do(DraftListEmail("2026-12", str(tmp_path)))
    assert written.path == str(tmp_path / "LPM list 2026-12-07.eml")
    assert b"X-Unsent: 1" in Path(written.path).read_bytes()


def test_a_draft_of_a_list_not_issued_is_refused(make: Callable[..., Desk], tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="Export it first"):
        make().do(DraftListEmail("2026-12", str(tmp_path)))


def test_who_says_that_a_list_was_sent_is_kept(make: Callable[..., Desk], tmp_path: Path) -> None:
    make().do(IssueList(str(tmp_path)))
    assert make().ask(IssuedLists())[0].sent_said_at is None
    make(date(2026, 12, 7)).do(SayListSent("2026-12"))
    (line,) = make().ask(IssuedLists())
    assert line.sent_said_at is not None
    assert (line.month, line.issued_by, line.issued_for) == ("2026-12", "pat", date(2026, 12, 7))


def test_the_window_offers_last_month_this_month_and_the_next(make: Callable[..., Desk], tmp_path: Path) -> None:
    make(date(2026, 11, 2)).do(IssueList(str(tmp_path)))
    offered = make().ask(MonthsToList())
    assert [(one.monday.month, one.issued, one.next) for one in offered] == [
        ("2026-10", False, False),
        ("2026-11", True, False),
        ("2026-12", False, True),
    ]
