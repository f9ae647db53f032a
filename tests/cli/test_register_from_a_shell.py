"""`cpdesk import-register`, `register`, `lpm-list` and `check`, on a register of the test's own."""

import errno
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any, Never

import openpyxl
import pytest

from cpdesk.cli import told

Cpdesk = Callable[..., Any]

HEADINGS = [
    "Child(ren)",
    "LL No",
    "Team",
    "TM",
    "SW",
    "Chair",
    "CPC",
    "Date of CPC",
    "Reason LPM rec'd",
    "Timescale",
    "Date emailed CPT/TM",
]
ROWS = [
    [
        "Zarah & Tomasz Quill",
        411201,
        "Cluster 1",
        "May Todd",
        "Ann Lee",
        "Janice",
        "ICPC",
        date(2026, 6, 1),
        "Drift",
        "4/52",
        "2/6/26",
    ],
    [
        "Perch, Olwen",
        "411202",
        "DAS",
        "May Todd",
        "Ann Lee",
        "Purna",
        "RCPC",
        "29/9/25",
        "=see CN 14/3",
        "ASAP",
        "31/2/26",
    ],
]


@pytest.fixture
def spreadsheet(tmp_path: Path) -> Path:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "LPM list"
    for row in [HEADINGS, *ROWS]:
        sheet.append(row)
    for cell in sheet["I"]:
        cell.data_type = "s"
    path = tmp_path / "old.xlsx"
    workbook.save(path)
    return path


@pytest.fixture
def register(tmp_path: Path) -> str:
    return str(tmp_path / "unit" / "register.db")


def test_a_new_register_is_made_unasked_and_its_recovery_key_told_once(cpdesk: Cpdesk, register: str) -> None:
    first = cpdesk("--db", register, "register", "--json")
    assert (first.code, first.json) == (0, [])
    assert "Recovery key, shown this once; write it down: " in first.aside
    assert Path(register).read_bytes()[:6] != b"SQLite"
    second = cpdesk("register", "--db", register)
    assert (second.code, second.out, second.aside) == (0, "0 entries.\n", "")


def test_a_dry_run_keeps_nothing(cpdesk: Cpdesk, register: str, spreadsheet: Path) -> None:
    ran = cpdesk("--db", register, "--json", "import-register", str(spreadsheet), "--dry-run")
    assert ran.code == 0
    assert set(ran.json) == {"rows_read", "accepted", "unchanged", "rejected", "doubts"}
    assert (ran.json["rows_read"], ran.json["accepted"]) == (2, 2)
    assert cpdesk("--db", register, "register", "--json").json == []


def test_the_old_spreadsheet_comes_in_and_comes_in_again_unchanged(
    cpdesk: Cpdesk, register: str, spreadsheet: Path
) -> None:
    first = cpdesk("--db", register, "--json", "import-register", str(spreadsheet)).json
    assert (first["rows_read"], first["accepted"], first["unchanged"], first["rejected"]) == (2, 2, 0, [])
    assert [(doubt["sheet"], doubt["row"], doubt["column"]) for doubt in first["doubts"]].count(
        ("LPM list", 3, "Date emailed CPT/TM")
    ) == 1
    again = cpdesk("--db", register, "--json", "import-register", str(spreadsheet)).json
    assert (again["accepted"], again["unchanged"]) == (0, 2)


def test_every_entry_goes_out_as_json(cpdesk: Cpdesk, register: str, spreadsheet: Path) -> None:
    cpdesk("--db", register, "import-register", str(spreadsheet))
    entries = cpdesk("--db", register, "register", "--json").json
    entry = next(one for one in entries if one["case_id"] == "411201")
    assert entry["children"] == [
        {"first_name": "Zarah", "surname": "Quill"},
        {"first_name": "Tomasz", "surname": "Quill"},
    ]
    assert (entry["conference_kind"], entry["conference_on"]) == ("ICPC", "2026-06-01")
    assert (entry["timescale"], entry["lpm_by"], entry["state"]) == ("4/52", "2026-06-29", "alerted")
    assert entry["alerted_on"] == "2026-06-02"
    assert (entry["outcome"], entry["lpm_on"], entry["ic_read_on"]) == (None, None, None)
    assert entry["imported_from"] == "LPM list!2"
    lines = cpdesk("--db", register, "register").out
    assert "LPM by 29/06/2026" in lines
    assert lines.endswith("2 entries.\n")


@pytest.mark.parametrize("mapping", ["Timescale=notes", " timescale = NOTES", "LPM list!Timescale=Remarks"])
def test_a_column_can_be_told_what_it_means(cpdesk: Cpdesk, register: str, spreadsheet: Path, mapping: str) -> None:
    ran = cpdesk("--db", register, "--json", "import-register", str(spreadsheet), "--map", mapping)
    assert ran.code == 0
    entries = cpdesk("--db", register, "register", "--json").json
    assert {entry["lpm_by"] for entry in entries} == {None}


def test_doubts_are_written_as_excel(cpdesk: Cpdesk, register: str, spreadsheet: Path, tmp_path: Path) -> None:
    target = tmp_path / "doubts.xlsx"
    ran = cpdesk("--db", register, "--json", "import-register", str(spreadsheet), "--dry-run", "--doubts", str(target))
    rows = list(openpyxl.load_workbook(target)["Doubts"].iter_rows(values_only=True))
    assert rows[0] == ("Sheet", "Row", "Column", "As written", "What to look at")
    assert len(rows) == 1 + len(ran.json["doubts"])
    assert ("LPM list", 3, "Date emailed CPT/TM", "31/2/26") in [row[:4] for row in rows]


def test_the_list_is_issued_and_issued_again_the_same(
    cpdesk: Cpdesk, register: str, spreadsheet: Path, tmp_path: Path
) -> None:
    cpdesk("--db", register, "import-register", str(spreadsheet))
    out = tmp_path / "lists"
    out.mkdir()
    ran = cpdesk(
        "--db", register, "--today", "23/11/2026", "--json", "lpm-list", "--month", "2026-12", "--out", str(out)
    )
    assert ran.code == 0
    issued = ran.json
    assert (issued["month"], issued["issued_for"], issued["entries"]) == ("2026-12", "2026-12-07", 2)
    assert Path(issued["path"]).name == "LPM list 2026-12-07.xlsx"
    assert sha256(Path(issued["path"]).read_bytes()).hexdigest() == issued["sha256"]
    assert set(issued["changed"]) == {"new", "held", "newly_overdue", "closed"}
    again = cpdesk("--db", register, "--json", "lpm-list", "--month", "2026-12", "--out", str(out)).json
    assert again["sha256"] == issued["sha256"]


def test_a_list_that_is_open_in_excel_goes_out_under_the_next_name(
    cpdesk: Cpdesk, register: str, spreadsheet: Path, tmp_path: Path
) -> None:
    cpdesk("--db", register, "import-register", str(spreadsheet))
    (tmp_path / "LPM list 2026-12-07.xlsx").write_bytes(b"open")
    (tmp_path / "~$LPM list 2026-12-07.xlsx").touch()
    ran = cpdesk("--db", register, "--today", "23/11/2026", "--json", "lpm-list", "--out", str(tmp_path))
    assert Path(ran.json["path"]).name == "LPM list 2026-12-07 (2).xlsx"
    assert ran.aside == "The file is open in Excel. It was saved as LPM list 2026-12-07 (2).xlsx instead.\n"
    assert (tmp_path / "LPM list 2026-12-07.xlsx").read_bytes() == b"open"


def test_rows_that_came_in_are_told_although_the_doubts_found_no_room(
    cpdesk: Cpdesk, register: str, spreadsheet: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_: object) -> Never:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("reports.whole_file._write_beside", no_room)
    doubts = str(tmp_path / "doubts.xlsx")
    ran = cpdesk("--db", register, "import-register", str(spreadsheet), "--doubts", doubts, "--json")
    assert (ran.code, ran.json["accepted"]) == (1, 2)
    assert "The rows were imported, but" in ran.aside
    assert len(cpdesk("--db", register, "register", "--json").json) == 2


def test_at_a_terminal_a_long_import_says_how_far_it_is(
    cpdesk: Cpdesk, register: str, spreadsheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cpdesk.cli.register.progress_aside", lambda: told.say_how_far)
    ran = cpdesk("--db", register, "import-register", str(spreadsheet), "--json")
    assert ran.json["accepted"] == 2
    assert "\rKeeping the rows of the spreadsheet: 0 of 2" in ran.aside
    assert told.progress_aside() is None, "no terminal here"


def test_a_sound_register_passes_its_check(cpdesk: Cpdesk, register: str) -> None:
    ran = cpdesk("--db", register, "--json", "check")
    assert ran.code == 0, ran.aside
    assert ran.json["sound"] is True
    assert "Practice standards and bank holidays" in [check["what"] for check in ran.json["checks"]]
    assert "NOT WELL" not in cpdesk("--db", register, "check").out


def test_a_file_that_is_no_register_fails_its_check(cpdesk: Cpdesk, tmp_path: Path) -> None:
    other = tmp_path / "notes.db"
    other.write_bytes(b"dear diary, this is not a register" * 500)
    ran = cpdesk("--db", str(other), "check")
    assert ran.code == 1
    assert "NOT WELL  The register opens" in ran.out
    assert other.read_bytes().startswith(b"dear diary")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["import-register"], "Missing argument 'FILE'"),
        (["import-register", "old.xlsx", "--map", "Timescale"], "--map: Write the heading of the column"),
        (
            ["import-register", "old.xlsx", "--map", "Timescale=tea"],
            "--map: There is no field tea. Choose one of number",
        ),
        (["import-register", "old.xlsx", "--doubts", "doubts.txt"], "--doubts: End the name of the file in .xlsx."),
        (["lpm-list"], "Missing option '--out'"),
        (["lpm-list", "--month", "December", "--out", "."], "--month: Enter the month as year and month"),
    ],
)
def test_wrong_usage_makes_no_register(cpdesk: Cpdesk, register: str, arguments: list[str], sentence: str) -> None:
    ran = cpdesk("--db", register, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.aside
    assert not Path(register).exists()


def test_a_column_that_no_sheet_has_is_refused_before_anything_is_kept(
    cpdesk: Cpdesk, register: str, spreadsheet: Path
) -> None:
    ran = cpdesk("--db", register, "import-register", str(spreadsheet), "--map", "Timescales=notes")
    assert (ran.code, ran.out) == (1, "")
    assert "No sheet has a column Timescales." in ran.aside
    assert cpdesk("--db", register, "register", "--json").json == []


def test_nothing_is_kept_when_the_doubts_have_no_place_to_go(
    cpdesk: Cpdesk, register: str, spreadsheet: Path, tmp_path: Path
) -> None:
    ran = cpdesk("--db", register, "import-register", str(spreadsheet), "--doubts", str(tmp_path / "no" / "d.xlsx"))
    assert ran.code == 1
    assert "There is no folder" in ran.aside
    assert cpdesk("--db", register, "register", "--json").json == []


@pytest.mark.parametrize("address", ["mysql://host/unit", "http://host", "sqlite://"])
def test_another_kind_of_database_is_refused(cpdesk: Cpdesk, address: str) -> None:
    ran = cpdesk("--db", address, "register")
    assert ran.code == 2
    assert "--db: Give a file, sqlite:///FILE or postgresql://HOST/NAME." in ran.aside


def test_a_file_that_is_not_there_is_refused_with_a_sentence(cpdesk: Cpdesk, register: str, tmp_path: Path) -> None:
    cpdesk("--db", register, "register")
    ran = cpdesk("--db", register, "import-register", str(tmp_path / "missing.xlsx"))
    assert (ran.code, ran.out) == (1, "")
    assert ran.aside.strip().endswith(".")


def test_a_folder_that_is_not_there_is_refused_with_a_sentence(cpdesk: Cpdesk, register: str, tmp_path: Path) -> None:
    ran = cpdesk("--db", register, "lpm-list", "--out", str(tmp_path / "missing"))
    assert (ran.code, ran.out) == (1, "")
    assert "There is no folder" in ran.aside


def test_a_lost_key_is_typed_back(cpdesk: Cpdesk, register: str, own_home: Path) -> None:
    made = cpdesk("--db", register, "register")
    key = made.aside.rpartition("write it down: ")[2].strip()
    (own_home / "config" / "keys").unlink()
    lost = cpdesk("--db", register, "register")
    assert lost.code == 1
    assert "recovery key" in lost.aside
    assert cpdesk("--db", register, "recover", "--key", "AAAA").code == 1
    assert cpdesk("--db", register, "recover", "--key", key.lower()).code == 0
    assert cpdesk("--db", register, "register").out == "0 entries.\n"
