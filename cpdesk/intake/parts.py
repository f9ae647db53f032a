"""The parts inside an Excel workbook: which file holds which sheet, its comments, its colours and crossings-out."""

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree

from cpdesk.rows.refusals import Refusal
from cpdesk.rules.text import clean

MOST_SHEETS = 200
_COLOURS = {
    "red": (255, 0, 0), "amber": (255, 192, 0), "orange": (255, 128, 0), "yellow": (255, 255, 0), "green": (0, 176, 80),
    "light green": (146, 208, 80), "blue": (0, 112, 192), "light blue": (155, 194, 230), "purple": (112, 48, 160),
    "pink": (255, 153, 204), "grey": (166, 166, 166), "brown": (132, 60, 12), "black": (0, 0, 0),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks where that may mean something: its colour in words and whether it is struck through."""

    fill: str = ""
    struck: bool = False


@dataclass(slots=True)
class SheetParts:
    """The parts of one sheet: its XML and what is written in its comments."""

    path: str = ""
    comments: dict[tuple[int, int], str] = field(default_factory=dict)


def place_of(reference: str) -> tuple[int, int]:
    """Row and column of a cell, both counted from 0, of Excel's own "B34"."""
    letters = reference.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter.upper()) - 64
    return int(reference[len(letters) :] or 1) - 1, column - 1


def local(tag: str) -> str:
    """A tag without its namespace."""
    return tag.rpartition("}")[2]


def sheets_of(parts: zipfile.ZipFile) -> tuple[dict[str, SheetParts], bool]:
    """The parts of every sheet by its name, and whether the workbook counts its days from 1904."""
    book = _path_of_workbook(parts)
    root = _parsed(parts, book)
    targets = _targets(parts, book)
    from_1904 = any(local(part.tag) == "workbookPr" and _true(part.get("date1904")) for part in root.iter())
    found: dict[str, SheetParts] = {}
    for sheet in (part for part in root.iter() if local(part.tag) == "sheet"):
        link = next((value for key, value in sheet.items() if local(key) == "id"), "")
        path = targets.get(link, ("", ""))[1]
        found[sheet.get("name", "")] = SheetParts(path, _comments(parts, path))
        if len(found) > MOST_SHEETS:
            raise Refusal(
                f"This workbook has more than {MOST_SHEETS} sheets. Save those of the register alone in a new workbook."
            )
    return found, from_1904


def looks_of(parts: zipfile.ZipFile) -> dict[str, Look]:
    """The looks that may mean something, by the number under which cells name them."""
    name = next((name for name in parts.namelist() if name.lower().endswith("xl/styles.xml")), "")
    if not name:
        return {}
    root = _parsed(parts, name)
    fonts = [_struck(font) for font in _children(root, "fonts")]
    fills = [_colour(fill) for fill in _children(root, "fills")]
    looks = {}
    for number, form in enumerate(_children(root, "cellXfs")):
        look = Look(_at(fills, form.get("fillId"), ""), _at(fonts, form.get("fontId"), False))
        if look != Look():
            looks[str(number)] = look
    return looks


def _at(values: list[Any], place: str | None, otherwise: Any) -> Any:
    return values[int(place)] if place and place.isdigit() and int(place) < len(values) else otherwise


def _children(root: ElementTree.Element, name: str) -> Iterator[ElementTree.Element]:
    for part in root:
        if local(part.tag) == name:
            yield from part


def _struck(font: ElementTree.Element) -> bool:
    return any(local(part.tag) == "strike" and _true(part.get("val", "1")) for part in font)


def _true(value: str | None) -> bool:
    return value in ("1", "true", "on")


def _colour(fill: ElementTree.Element) -> str:
    for pattern in fill:
        if pattern.get("patternType") != "solid":
            continue
        for part in pattern:
            if local(part.tag) == "fgColor":
                return (
                    _in_words(part.get("rgb", ""))
                    if part.get("rgb")
                    else "colour"
                    if part.get("theme", "0") not in "01"
                    else ""
                )
    return ""


def _in_words(rgb: str) -> str:
    try:
        red, green, blue = (int(rgb[-6:][place : place + 2], 16) for place in (0, 2, 4))
    except ValueError:
        return ""
    if min(red, green, blue) > 240:
        return ""
    return min(
        _COLOURS, key=lambda name: sum((a - b) ** 2 for a, b in zip(_COLOURS[name], (red, green, blue), strict=True))
    )


def _comments(parts: zipfile.ZipFile, path: str) -> dict[tuple[int, int], str]:
    found: dict[tuple[int, int], str] = {}
    for kind, target in _targets(parts, path).values():
        if not kind.endswith("/comments") or target not in parts.NameToInfo:
            continue
        for comment in (part for part in _parsed(parts, target).iter() if local(part.tag) == "comment"):
            text = "".join(part.text or "" for part in comment.iter() if local(part.tag) == "t")
            reference = comment.get("ref", "")
            if text.strip() and reference[-1:].isdigit():
                found[place_of(reference)] = clean(
                    text.rpartition("Comment:\n")[2] if "[Threaded comment]" in text else text
                ).strip()
    return found


def _path_of_workbook(parts: zipfile.ZipFile) -> str:
    for kind, target in _targets(parts, "").values():
        if kind.endswith("/officeDocument") and target in parts.NameToInfo:
            return target
    return "xl/workbook.xml"


def _targets(parts: zipfile.ZipFile, path: str) -> dict[str, tuple[str, str]]:
    """What a part points to inside the workbook: kind and path by link; nothing outside is ever followed."""
    folder, name = posixpath.split(path)
    links = posixpath.join(folder, "_rels", f"{name}.rels")
    if links not in parts.NameToInfo:
        return {}
    found = {}
    for link in _parsed(parts, links):
        if link.get("TargetMode") == "External":
            continue
        target = link.get("Target", "")
        inside = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        found[link.get("Id", "")] = (link.get("Type", ""), inside)
    return found


def _parsed(parts: zipfile.ZipFile, name: str) -> ElementTree.Element:
    try:
        return ElementTree.fromstring(parts.read(name))  # noqa: S314 - refused before where it has a DOCTYPE
    except (ElementTree.ParseError, KeyError, ValueError):
        raise Refusal(
            "This workbook is damaged or incomplete. Open it in Excel, save it, and import it again."
        ) from None
