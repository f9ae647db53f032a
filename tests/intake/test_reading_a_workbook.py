"""Files of every kind meet the reader: registers are read whole, everything else is refused with a sentence."""

import re
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from cpdesk.intake import safe_file
from cpdesk.intake.workbook import read_workbook
from cpdesk.rows.refusals import Refusal

HEADINGS = ["Child", "LL No", "CPC", "Date of CPC", "Date of LPM"]
ROW = ["Rowan Ash", 489565, "ICPC", date(2026, 7, 3), "10/8/26"]


def saved(path: Path, *rows: Sequence[object], change: Callable[[Workbook], None] = lambda _: None) -> str:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    change(book)
    book.save(path)
    return str(path)


def test_values_comments_colours_and_hidden_columns_are_read(tmp_path: Path) -> None:
    def dress(book: Workbook) -> None:
        sheet = book.active
        sheet["A3"].comment = Comment("SM asked for update", "admin")
        sheet["A3"].fill = PatternFill("solid", fgColor="FFC000")
        sheet["A3"].font = sheet["B3"].font = Font(strike=True)
        sheet.column_dimensions["B"].hidden = True
        sheet.row_dimensions[3].hidden = True

    path = saved(tmp_path / "a.xlsx", ["LPM LIST"], HEADINGS, ROW, change=dress)
    book = read_workbook(path)
    sheet = book.sheets[0]
    row = sheet.rows[2]
    assert (sheet.headings_row, sheet.headings, sheet.hidden_columns) == (2, tuple(HEADINGS), (1,))
    assert [cell.shown for cell in row.cells] == ["Rowan Ash", "489565", "ICPC", "03/07/2026", "10/8/26"]
    assert row.cells[3].value == date(2026, 7, 3)
    assert row.cells[0].comment == "SM asked for update"
    assert (row.fill, row.struck, row.hidden) == ("amber", True, True)
    assert "1 hidden row is read like the others." in book.said


def test_a_very_hidden_sheet_is_read_and_said_to_be_hidden(tmp_path: Path) -> None:
    def hide(book: Workbook) -> None:
        other = book.create_sheet("Old")
        other.append(HEADINGS)
        other.append(ROW)
        other.sheet_state = "veryHidden"

    book = read_workbook(saved(tmp_path / "a.xlsx", HEADINGS, ROW, change=hide))
    assert [(sheet.name, sheet.hidden, len(sheet.rows)) for sheet in book.sheets] == [
        ("Sheet", False, 2),
        ("Old", True, 2),
    ]
    assert any("\u201cOld\u201d is hidden" in said for said in book.said)


def test_of_a_threaded_comment_only_what_was_written_is_kept(tmp_path: Path) -> None:
    def dress(book: Workbook) -> None:
        told = "[Threaded comment]\n\nYour version of Excel allows you to read this.\n\nComment:\nSM asked for update"
        book.active["A2"].comment = Comment(told, "tc={1}")

    book = read_workbook(saved(tmp_path / "a.xlsx", HEADINGS, ROW, change=dress))
    assert book.sheets[0].rows[1].cells[0].comment == "SM asked for update"


def test_a_workbook_whose_elements_carry_a_prefix_is_read_alike(tmp_path: Path) -> None:
    def dress(book: Workbook) -> None:
        book.active.row_dimensions[2].hidden = True
        book.active.column_dimensions["B"].hidden = True

    plain = saved(tmp_path / "a.xlsx", HEADINGS, [*ROW[:4], "=1+1"], change=dress)
    prefixed = rewritten(plain, tmp_path / "b.xlsx", with_prefixes)
    assert read_workbook(prefixed).sheets == read_workbook(plain).sheets
    assert read_workbook(prefixed).sheets[0].rows[1].hidden


def with_prefixes(name: str, content: bytes) -> bytes:
    if not name.startswith("xl/worksheets/sheet"):
        return content
    named = re.sub(rb"<(/?)(?=[a-z])", rb"<\1x:", content)
    return named.replace(b"xmlns=", b"xmlns:x=")


def test_a_file_that_may_not_be_read_is_refused_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(tmp_path / "a.xlsx", HEADINGS, ROW)

    def refused(*_: object) -> None:
        raise PermissionError  # as the system does; the tests may run as somebody who may read everything

    monkeypatch.setattr(Path, "open", refused)
    with pytest.raises(Refusal, match="may not be read"):
        read_workbook(path)


def test_a_value_merged_down_stands_in_each_row(tmp_path: Path) -> None:
    path = saved(
        tmp_path / "a.xlsx", HEADINGS, ROW, ["Wren Ash", None, "ICPC"], change=lambda b: b.active.merge_cells("B2:B3")
    )
    assert read_workbook(path).sheets[0].rows[2].cells[1].shown == "489565"


def test_a_formula_without_a_stored_value_is_told_from_one_with(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", HEADINGS, [*ROW[:4], "=D2+30"])
    assert read_workbook(path).sheets[0].rows[1].cells[4].formula_without_value == "=D2+30"


def test_headings_in_two_rows_are_joined(tmp_path: Path) -> None:
    path = saved(
        tmp_path / "a.xlsx", ["Child", "LL", "Conference", None, "LPM"], [None, "No", "Type", "Date", "Outcome"], ROW
    )
    sheet = read_workbook(path).sheets[0]
    assert (sheet.headings_row, sheet.headings_rows) == (2, 2)
    assert sheet.headings == ("Child", "LL No", "Conference Type", "Date", "LPM Outcome")


def test_hostile_text_is_cleaned_and_kept(tmp_path: Path) -> None:
    path = saved(
        tmp_path / "a.xlsx", HEADINGS, ["Rowan Ash", "x" * 32_000, "\U0001f600\u202eabc", "=1+1 is text\u2028two", None]
    )
    cells = read_workbook(path).sheets[0].rows[1].cells
    assert len(cells[1].shown) == 32_000
    assert cells[2].shown == "\U0001f600abc"


@pytest.mark.parametrize("blank", ['<row r="{0}"><c r="A{0}" s="1"/></row>', '<row r="{0}"></row>'])
def test_a_million_blank_rows_are_refused_with_what_to_do(tmp_path: Path, blank: str) -> None:
    path = saved(tmp_path / "small.xlsx", HEADINGS, ROW)
    rows = "".join(blank.format(number) for number in range(3, 1_000_001))
    bloated = rewritten(path, tmp_path / "a.xlsx", lambda name, content: with_rows(name, content, rows))
    with pytest.raises(Refusal, match="has 999,998 blank rows"):
        read_workbook(bloated)


def test_a_space_in_the_last_row_of_all_is_refused_too(tmp_path: Path) -> None:
    path = saved(tmp_path / "small.xlsx", HEADINGS, ROW)
    last = '<row r="1048576"><c r="A1048576" t="inlineStr"><is><t xml:space="preserve"> </t></is></c></row>'
    stray = rewritten(path, tmp_path / "a.xlsx", lambda name, content: with_rows(name, content, last))
    with pytest.raises(Refusal):
        read_workbook(stray)


def test_some_thousand_formatted_rows_without_content_are_no_burden(tmp_path: Path) -> None:
    path = saved(tmp_path / "small.xlsx", HEADINGS, ROW)
    rows = "".join(f'<row r="{number}"><c r="A{number}" s="1"/></row>' for number in range(3, 20_001))
    bloated = rewritten(path, tmp_path / "a.xlsx", lambda name, content: with_rows(name, content, rows))
    assert len(read_workbook(bloated).sheets[0].rows) == 2


def with_rows(name: str, content: bytes, rows: str) -> bytes:
    return content.replace(b"</sheetData>", rows.encode() + b"</sheetData>") if name.endswith("sheet1.xml") else content


def rewritten(path: str, target: Path, change: Callable[[str, bytes], bytes]) -> str:
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return str(target)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"Child,LL No\nRowan Ash,1\n", "text file (CSV)"),
        (b"<html><table></table></html>", "web page"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old kind (.xls)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"PK\x03\x04" + b"x" * 300, "damaged"),
        (b"%PDF-1.7", "PDF"),
    ],
)
def test_what_is_no_workbook_is_refused_with_a_sentence(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "a.xlsx").write_bytes(content)
    with pytest.raises(Refusal, match=said.replace("(", r"\(").replace(")", r"\)")):
        read_workbook(str(tmp_path / "a.xlsx"))


def zipped(path: Path, **members: bytes) -> str:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return str(path)


def test_other_zips_macros_and_open_documents_are_refused(tmp_path: Path) -> None:
    ods = zipped(tmp_path / "a.ods", mimetype=b"application/vnd.oasis.opendocument.spreadsheet")
    macros = saved(tmp_path / "b.xlsm", HEADINGS, ROW)
    word = zipped(tmp_path / "c.xlsx", **{"[Content_Types].xml": b"<a/>", "word/document.xml": b"<a/>"})
    for path, said in ((ods, "OpenDocument"), (macros, "macros"), (word, "not an Excel workbook")):
        with pytest.raises(Refusal, match=said):
            read_workbook(path)


def test_missing_files_and_folders_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="no such file"):
        read_workbook(str(tmp_path / "none.xlsx"))
    with pytest.raises(Refusal, match="folder"):
        read_workbook(str(tmp_path))


def test_an_empty_workbook_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="every sheet is empty"):
        read_workbook(saved(tmp_path / "a.xlsx"))


def test_a_truncated_and_a_damaged_workbook_are_refused(tmp_path: Path) -> None:
    whole = Path(saved(tmp_path / "a.xlsx", HEADINGS, *([ROW] * 300))).read_bytes()
    (tmp_path / "short.xlsx").write_bytes(whole[: len(whole) // 2])
    place = whole.index(b"xl/worksheets/sheet1.xml") + 400
    (tmp_path / "flipped.xlsx").write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
    for name in ("short.xlsx", "flipped.xlsx"):
        with pytest.raises(Refusal, match="damaged"):
            read_workbook(str(tmp_path / name))


def test_a_zip_bomb_is_not_opened(tmp_path: Path) -> None:
    bomb = rewritten(
        saved(tmp_path / "a.xlsx", HEADINGS, ROW),
        tmp_path / "b.xlsx",
        lambda n, c: c + b" " * 30_000_000 if "sheet1" in n else c,
    )
    with pytest.raises(Refusal, match="do harm"):
        read_workbook(bomb)


def test_too_large_a_file_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safe_file, "LARGEST_FILE", 1000)
    with pytest.raises(Refusal, match="50 MB"):
        read_workbook(saved(tmp_path / "a.xlsx", HEADINGS, ROW))


def test_a_workbook_with_definitions_of_its_own_reads_nothing_from_elsewhere(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    head = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'.encode()
    hostile = rewritten(
        saved(tmp_path / "a.xlsx", HEADINGS, ROW),
        tmp_path / "b.xlsx",
        lambda n, c: head + c if n.endswith("workbook.xml") else c,
    )
    with pytest.raises(Refusal, match="definitions"):
        read_workbook(hostile)


def test_stray_cells_far_out_do_not_exhaust_the_machine(tmp_path: Path) -> None:
    def stray(book: Workbook) -> None:
        book.active["XFD1048576"] = "x"

    with pytest.raises(Refusal, match="more than 500 columns"):
        read_workbook(saved(tmp_path / "a.xlsx", HEADINGS, ROW, change=stray))


def test_more_filled_rows_than_the_limit_are_refused_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cpdesk.intake.workbook.MOST_ROWS", 3)
    assert len(read_workbook(saved(tmp_path / "a.xlsx", HEADINGS, ROW, ROW, ROW)).sheets[0].rows) == 4
    with pytest.raises(Refusal, match="more than 3 filled rows"):
        read_workbook(saved(tmp_path / "b.xlsx", HEADINGS, ROW, ROW, ROW, ROW))


def test_every_byte_of_a_workbook_may_be_wrong_without_an_error(tmp_path: Path) -> None:
    whole = Path(saved(tmp_path / "a.xlsx", HEADINGS, ROW)).read_bytes()
    target = tmp_path / "b.xlsx"
    for place in range(0, len(whole), 97):
        target.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        assert refused(str(target))[-1:] in ("", ".")


def refused(path: str) -> str:
    try:
        read_workbook(path)
    except Refusal as said:
        return str(said)
    return ""
