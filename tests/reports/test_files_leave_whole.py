"""Files are written beside and moved into place: whole, or not at all, and with a sentence."""

import errno
import os
import time
from pathlib import Path

import pytest

from cpdesk.rows.refusals import HeldOpen, Refusal
from reports.whole_file import UNFINISHED, put_file


def test_a_file_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    (tmp_path / "list.xlsx").write_bytes(b"old")
    assert put_file(str(tmp_path), "list.xlsx", b"new") == str(tmp_path / "list.xlsx")
    assert (tmp_path / "list.xlsx").read_bytes() == b"new"
    assert [file.name for file in tmp_path.iterdir()] == ["list.xlsx"]


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "no room left"), (errno.EROFS, "may not write"), (errno.EIO, "did not take the file")],
)
def test_a_disk_that_takes_no_more_leaves_the_old_file_and_nothing_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    (tmp_path / "list.xlsx").write_bytes(b"old")

    def full(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refusal, match=words):
        put_file(str(tmp_path), "list.xlsx", b"new")
    assert (tmp_path / "list.xlsx").read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["list.xlsx"]


def test_a_file_that_the_system_holds_offers_the_next_free_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for taken in ("list.xlsx", "list (2).xlsx"):
        (tmp_path / taken).write_bytes(b"old")

    def held(*_: object) -> None:
        raise PermissionError(errno.EACCES, "held")

    monkeypatch.setattr(os, "replace", held)
    with pytest.raises(HeldOpen, match=r"Save as list \(3\)\.xlsx\?") as refused:
        put_file(str(tmp_path), "list.xlsx", b"new")
    assert refused.value.offer == "list (3).xlsx"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["list (2).xlsx", "list.xlsx"]


@pytest.mark.parametrize("owner", ["~$list.xlsx", ".~lock.list.xlsx#"])
def test_the_owner_file_of_excel_or_libreoffice_tells_that_it_is_open(tmp_path: Path, owner: str) -> None:
    (tmp_path / "list.xlsx").write_bytes(b"old")
    (tmp_path / owner).write_bytes(b"")
    with pytest.raises(HeldOpen):
        put_file(str(tmp_path), "list.xlsx", b"new")
    assert (tmp_path / "list.xlsx").read_bytes() == b"old"


def test_a_folder_in_the_place_of_the_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "list.xlsx").mkdir()
    with pytest.raises(Refusal, match=r"list\.xlsx"):
        put_file(str(tmp_path), "list.xlsx", b"new")
    assert [file.name for file in tmp_path.iterdir()] == ["list.xlsx"]


@pytest.mark.parametrize("folder", ["nowhere", "a" * 5000, "a\x00b"])
def test_a_folder_that_cannot_be_is_said(tmp_path: Path, folder: str) -> None:
    with pytest.raises(Refusal, match="There is no folder"):
        put_file(str(tmp_path / folder), "list.xlsx", b"new")


def test_what_an_interrupted_export_left_is_cleared(tmp_path: Path) -> None:
    left_over = tmp_path / f"{UNFINISHED}abc"
    left_over.write_bytes(b"half")
    put_file(str(tmp_path), "first.xlsx", b"whole")
    assert left_over.exists(), "somebody else may still be writing it"
    an_hour_ago = time.time() - 3_601
    os.utime(left_over, (an_hour_ago, an_hour_ago))
    put_file(str(tmp_path), "list.xlsx", b"whole")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["first.xlsx", "list.xlsx"]
