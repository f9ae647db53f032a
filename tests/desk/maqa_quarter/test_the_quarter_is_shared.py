"""A quarter goes out on paper, is kept as it was shared, and says what has changed since (S44)."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from datetime import date
from email import message_from_bytes
from email.policy import default
from io import BytesIO
from pathlib import Path
from threading import Barrier
from typing import Any
from uuid import uuid4

import openpyxl
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from cpdesk.desk.work import Desk, Tools, Work
from cpdesk.records.model import DirectoryEntry, QuarterSnapshot
from cpdesk.rows.invitations import PapersWritten
from cpdesk.rows.maqa_quarter import (
    AddQuarterAction,
    ChangeQuarterAction,
    DraftQuarterEmail,
    EndQuarterAction,
    KeepQuarter,
    MaqaQuarter,
    QuarterRows,
    QuarterTable,
    TakeOutQuarterAction,
    TheQuarter,
    WriteLearning,
    WriteQuarter,
)
from cpdesk.rows.refusals import NotAllowed, Refusal
from cpdesk.rows.unit import Check, LastDone, Soundness
from cpdesk.rules.roles import Role
from reports.email_draft import email_draft
from reports.maqa_quarter_paper import write_maqa_quarter_paper
from reports.maqa_quarter_sheet import write_maqa_quarter_sheet
from reports.whole_file import put_file

Q3, JULY = "2026-Q3", date(2026, 7, 1)
TOOLS = Tools(
    maqa_quarter_sheet=write_maqa_quarter_sheet, maqa_quarter_paper=write_maqa_quarter_paper,
    write_email_draft=email_draft, put_file=put_file,
)  # fmt: skip
Put = Callable[..., int]


@pytest.fixture
def sharing(make_desk: Callable[..., Desk]) -> Desk:
    """A desk that can write papers."""
    return make_desk(tools=TOOLS)


def snapshots(desk: Desk) -> list[tuple[int, bool, bool]]:
    """What was shared of the quarter: its number, whether numbers were withheld, whether anything changed since."""
    quarter: TheQuarter = desk.ask(MaqaQuarter(Q3))
    return [(one.number, one.suppressed, one.changed_since) for one in quarter.snapshots]


def test_a_quarter_is_written_as_workbook_and_pdf(sharing: Desk, put: Put, tmp_path: Path) -> None:
    number = put(JULY, words="Kit Mocksmith's report did not come.")
    written: PapersWritten = sharing.do(WriteQuarter(Q3, str(tmp_path)))
    assert [Path(path).name for path in written.paths] == ["MAQA quarter 2026-Q3.xlsx", "MAQA quarter 2026-Q3.pdf"]
    book = openpyxl.load_workbook(written.paths[0])
    assert book["Alerts"]["A2"].value == f"MAQA {number}"
    assert len(book["Figures"]._charts) == 6
    said = " ".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)
    assert "Mocksmith" not in said
    assert Path(written.paths[1]).read_bytes().startswith(b"%PDF")


def test_a_paper_with_small_numbers_withheld_lists_no_alert(sharing: Desk, put: Put, tmp_path: Path) -> None:
    put(JULY)
    written: PapersWritten = sharing.do(WriteQuarter(Q3, str(tmp_path), suppress=True))
    assert Path(written.paths[0]).name == "MAQA quarter 2026-Q3 small numbers withheld.xlsx"
    book = openpyxl.load_workbook(written.paths[0])
    assert book.sheetnames == ["Figures", "Learning and actions"]
    cells = [cell for row in book["Figures"].iter_rows(values_only=True) for cell in row]
    assert "under 5" in cells
    assert 1 not in cells


def test_what_was_shared_stays_as_it_was_and_says_what_changed_since(sharing: Desk, put: Put, tmp_path: Path) -> None:
    put(JULY)
    sharing.do(WriteLearning(Q3, "Ring a day before."))
    kept = sharing.do(KeepQuarter(Q3)).ids[0]
    assert snapshots(sharing) == [(1, False, False)]
    for name in "ab":
        (tmp_path / name).mkdir()
    first: PapersWritten = sharing.do(WriteQuarter(Q3, str(tmp_path / "a"), snapshot_id=kept))
    put(JULY, agency="School")
    assert snapshots(sharing) == [(1, False, True)]
    again: PapersWritten = sharing.do(WriteQuarter(Q3, str(tmp_path / "b"), snapshot_id=kept))
    for one, other in zip(first.paths, again.paths, strict=True):
        assert Path(one).name == Path(other).name
        assert Path(one).read_bytes() == Path(other).read_bytes()
    assert Path(again.paths[0]).name == "MAQA quarter 2026-Q3 version 1.xlsx"
    sharing.do(KeepQuarter(Q3))
    assert snapshots(sharing) == [(2, False, False), (1, False, True)]


def test_a_new_action_changes_what_would_be_shared(sharing: Desk, put: Put) -> None:
    put(JULY)
    sharing.do(KeepQuarter(Q3, suppress=True))
    sharing.do(AddQuarterAction(Q3, "Write to the agencies", "", None))
    assert snapshots(sharing) == [(1, True, True)]


def test_the_same_is_not_kept_twice(sharing: Desk, put: Put) -> None:
    put(JULY)
    sharing.do(KeepQuarter(Q3))
    with pytest.raises(Refusal, match="Nothing has changed since version 1"):
        sharing.do(KeepQuarter(Q3))
    sharing.do(KeepQuarter(Q3, suppress=True))
    assert [one[:2] for one in snapshots(sharing)] == [(2, True), (1, False)]


def test_a_quarter_is_shared_only_when_it_is_over(sharing: Desk, tmp_path: Path) -> None:
    for request in (KeepQuarter("2026-Q4"), DraftQuarterEmail("2026-Q4", str(tmp_path))):
        with pytest.raises(Refusal, match="ends on Thursday 31 December 2026"):
            sharing.do(request)
    sharing.do(WriteQuarter("2026-Q4", str(tmp_path)))
    with pytest.raises(Refusal, match="begins on"):
        sharing.do(WriteQuarter("2027-Q1", str(tmp_path)))


def test_what_was_shared_can_neither_be_undone_nor_changed(sharing: Desk, put: Put) -> None:
    put(JULY)
    sharing.do(KeepQuarter(Q3))
    assert sharing.ask(LastDone()).undo == ""
    for statement in ("UPDATE quarter_snapshot SET number = 7", "DELETE FROM quarter_snapshot"):
        with pytest.raises(DBAPIError), sharing.database.engine.begin() as connection:
            connection.execute(text(statement))
    assert snapshots(sharing) == [(1, False, False)]


def test_a_version_of_another_quarter_is_not_given_out(sharing: Desk, put: Put, tmp_path: Path) -> None:
    put(JULY)
    kept = sharing.do(KeepQuarter(Q3)).ids[0]
    with pytest.raises(Refusal, match="not one of this quarter"):
        sharing.do(WriteQuarter("2026-Q2", str(tmp_path), snapshot_id=kept))


def test_papers_that_were_altered_are_not_given_out(
    sharing: Desk, put: Put, working: Callable[[], AbstractContextManager[Work]], tmp_path: Path
) -> None:
    put(JULY)
    with working() as work:
        kept = QuarterSnapshot(
            quarter=Q3, number=1, kept_at=work.now, kept_by="pat", suppressed=False, frozen={}, workbook=b"a",
            paper=b"b", sha256="0" * 64, chain_head="",
        )  # fmt: skip
        work.session.add(kept)
        work.session.flush()
        number = kept.id
    with pytest.raises(Refusal, match="seal does not fit"):
        sharing.do(WriteQuarter(Q3, str(tmp_path), snapshot_id=number))


def test_the_email_carries_both_papers_to_those_with_whom_it_is_shared(
    sharing: Desk, put: Put, working: Callable[[], AbstractContextManager[Work]], tmp_path: Path
) -> None:
    put(JULY)
    with working() as work:
        for part, name, email, last in (
            ("business_office", "Business office", "office@example.org", None),
            ("safeguarding_lead", "L. Sample", "lead@example.org", None),
            ("safeguarding_lead", "G. Gone", "gone@example.org", date(2026, 10, 1)),
            ("safeguarding_lead", "N. Address", "", None),
            ("lado", "L. Ado", "lado@example.org", None),
        ):
            work.session.add(DirectoryEntry(
                uuid=str(uuid4()), part=part, name=name, email=email, from_on=date(2026, 1, 1), last_on=last,
            ))  # fmt: skip
    written: PapersWritten = sharing.do(DraftQuarterEmail(Q3, str(tmp_path)))
    draft: Any = message_from_bytes(Path(written.paths[0]).read_bytes(), policy=default)
    assert (draft["To"], draft["Bcc"], draft["X-Unsent"]) == ("office@example.org", "lead@example.org", "1")
    assert draft["Subject"] == "MAQA alerts, July to September 2026: themes and learning"
    names = [part.get_filename() for part in draft.iter_attachments()]
    assert names == [
        "MAQA quarter 2026-Q3 small numbers withheld.xlsx",
        "MAQA quarter 2026-Q3 small numbers withheld.pdf",
    ]
    workbook, paper = (part.get_content() for part in draft.iter_attachments())
    assert openpyxl.load_workbook(BytesIO(workbook)).sheetnames[0] == "Figures"
    assert paper.startswith(b"%PDF")
    assert written.without_address == ("N. Address",)
    assert "Nothing was sent." in written.said


def test_a_check_of_the_register_looks_at_the_papers_that_were_shared(
    sharing: Desk, put: Put, working: Callable[[], AbstractContextManager[Work]]
) -> None:
    put(JULY)
    sharing.do(KeepQuarter(Q3))
    assert shared_are_sound(sharing).well
    with working() as work:
        work.session.add(QuarterSnapshot(
            quarter="2026-Q1", number=1, kept_at=work.now, kept_by="pat", suppressed=False, frozen={}, workbook=b"a",
            paper=b"b", sha256="0" * 64, chain_head="1" * 64,
        ))  # fmt: skip
    check = shared_are_sound(sharing)
    assert not check.well
    assert "do not fit its seal" in check.said
    assert "no longer there" in check.said


def shared_are_sound(desk: Desk) -> Check:
    """What the check of the register says of shared quarters."""
    checks: tuple[Check, ...] = desk.ask(Soundness())
    return next(one for one in checks if one.what == "Shared quarters")


def test_two_who_keep_a_quarter_at_once_keep_it_once(make_desk: Callable[..., Desk], put: Put) -> None:
    put(JULY)
    desks, start = [make_desk(who=who, tools=TOOLS) for who in ("pat", "sam")], Barrier(2)

    def keep(desk: Desk) -> str:
        start.wait()
        try:
            return str(desk.do(KeepQuarter(Q3)).said)
        except Refusal as refused:
            return str(refused)

    with ThreadPoolExecutor(2) as people:
        said = list(people.map(keep, desks))
    assert sum(one.startswith("Kept as version 1") for one in said) == 1, said
    assert snapshots(desks[0]) == [(1, False, False)]


@pytest.mark.parametrize("role", list(Role))
def test_who_may_read_and_who_may_write(make_desk: Callable[..., Desk], role: Role, tmp_path: Path) -> None:
    reads = role not in {Role.AUDITOR, Role.SYSTEM_ADMIN}
    keeps = role in {Role.CHAIR, Role.LPM_LEAD, Role.DUTY_CHAIR, Role.SERVICE_MANAGER}
    desk = make_desk(roles={role}, tools=TOOLS)
    assert allowed(desk.ask, MaqaQuarter(Q3)) is reads
    assert allowed(desk.ask, QuarterRows(Q3, QuarterTable.THEME)) is reads
    assert allowed(desk.do, WriteQuarter(Q3, str(tmp_path))) is reads
    for request in (
        WriteLearning(Q3, "Learned."),
        AddQuarterAction(Q3, "Do", "", None),
        ChangeQuarterAction(1, 1, {"owner": "B. Example"}),
        EndQuarterAction(1, 1, None),
        TakeOutQuarterAction(1, 1),
        KeepQuarter(Q3),
        DraftQuarterEmail(Q3, str(tmp_path)),
    ):
        assert allowed(desk.do, request) is keeps


def allowed(act: Callable[[object], object], asked: object) -> bool:
    """Whether somebody may ask this or have it done."""
    try:
        act(asked)
    except NotAllowed:
        return False
    except Refusal:
        return True
    return True
