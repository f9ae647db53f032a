"""The structure of a paper inside its file: headings, paragraphs and tables, as a screen reader reads them aloud.

What is drawn is marked with the element to which it belongs (PDF 32000, 14.7 and 14.8); what stands on every page, and
rules and shades, are marked as not part of the text.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFName, PDFObject
from reportlab.platypus.tables import TableRenderCB

_HOLD_WORDS = {"TD", "TH", "H1", "H2", "H3", "Figure"}
_SCOPES = {"column": "/Column", "row": "/Row"}


@dataclass(slots=True, eq=False)
class Element:
    """A heading, a paragraph, a table, a row, a cell or a picture; `marks` are its pieces on the pages: page, number.

    `instead` is what a screen reader says for a picture.
    """

    kind: str
    scope: str = ""
    within: "Element | None" = None
    kids: list["Element"] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    number: int = 0
    instead: str = ""


class Tags:
    """The structure of one paper while it is drawn."""

    def __init__(self) -> None:
        """An empty paper."""
        self.paper = Element("Document")
        self._open = self.paper
        self._marked: dict[int, list[Element]] = {}
        self._silent = False

    def opened(self, kind: str, scope: str = "") -> Element:
        """A new element in the one that is open; what follows belongs to it until it is closed."""
        self._open = Element(kind, scope, self._open)
        self._open.within.kids.append(self._open)  # type: ignore[union-attr]  # it was opened within another
        return self._open

    def resumed(self, element: Element) -> None:
        """What follows belongs to an element that began on an earlier page."""
        self._open = element

    def closed(self) -> None:
        """The element that is open is whole."""
        self._open = self._open.within or self.paper

    @contextmanager
    def words(self, canvas: Any, kind: str) -> Iterator[None]:
        """What is drawn inside is text: of the open cell, else of an element of its own."""
        if self._silent:
            yield
            return
        own = self._open.kind not in _HOLD_WORDS
        if own:
            self.opened(kind)
        on_page = self._marked.setdefault(canvas.getPageNumber(), [])
        canvas._code.append(f"/{self._open.kind} <</MCID {len(on_page)}>> BDC")
        self._open.marks.append((canvas.getPageNumber(), len(on_page)))
        on_page.append(self._open)
        yield
        canvas._code.append("EMC")
        if own:
            self.closed()

    def hush(self, canvas: Any) -> None:
        """What follows is no part of the text: a rule, a shade, a heading that is repeated."""
        canvas._code.append("/Artifact BMC")
        self._silent = True

    def speak(self, canvas: Any) -> None:
        """What follows is text again."""
        canvas._code.append("EMC")
        self._silent = False

    def page_ends(self, canvas: Any, number: int) -> None:
        """Tells the page that was just written which number its pieces go by, and that Tab follows the structure."""
        page = canvas._doc.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = number, PDFName("S")

    def put_into(self, canvas: Any) -> None:
        """Writes the structure into the file, whose pages are all there."""
        document = canvas._doc
        root = _Written()
        root_number = _registered(document, root, "structure")
        written = [(one, _Written()) for one in _all_in(self.paper)]
        for at, (element, told) in enumerate(written):
            element.number = _registered(document, told, f"element {at}")
        pages = {page: document.idToObjectNumberAndVersion[f"Page{page}"][0] for page in self._marked}
        for element, told in written:
            told.words = _as_written(element, pages, element.within.number if element.within else root_number)
        root.words = f"<</Type /StructTreeRoot /K {self.paper.number} 0 R /ParentTree <</Nums [{self._by_page()}]>>>>"
        document.Catalog.StructTreeRoot = root
        document.Catalog.MarkInfo = _Written("<</Marked true>>")

    def _by_page(self) -> str:
        """Whose each piece of each page is, in the order of the pieces."""
        pages = sorted(self._marked.items())
        return " ".join(f"{page} [{' '.join(f'{one.number} 0 R' for one in owners)}]" for page, owners in pages)


class TableTags(TableRenderCB):  # type: ignore[misc]  # reportlab has no types
    """Marks a table's rows and cells while it is drawn; parts on further pages belong to the same table."""

    def __init__(self, heads: str) -> None:
        """`heads` says where the headings are: "column" for those of columns, "row" for those of rows."""
        self._heads = heads
        self._table: Element | None = None
        self._again = self._repeated = False

    def startTable(self, table: Any) -> None:  # noqa: N802 - reportlab's own name
        """The table begins, or goes on after a page."""
        self._again = self._table is not None
        if self._table is None:
            self._table = table.canv.tags.opened("Table")
        else:
            table.canv.tags.resumed(self._table)

    def startRow(self, table: Any, row: int) -> None:  # noqa: N802 - reportlab's own name
        """A row begins; headings that are repeated on a further page are not read again."""
        self._repeated = self._again and row < table.repeatRows
        if self._repeated:
            table.canv.tags.hush(table.canv)
        else:
            table.canv.tags.opened("TR")

    def startCell(self, table: Any, row: int, column: int, *_: Any) -> None:  # noqa: N802 - reportlab's own name
        """A cell begins."""
        if not self._repeated:
            heads = (self._heads == "column" and row < table.repeatRows and not self._again) or (
                self._heads == "row" and column == 0
            )
            table.canv.tags.opened("TH" if heads else "TD", self._heads if heads else "")

    def endCell(self, table: Any) -> None:  # noqa: N802 - reportlab's own name
        """A cell ends."""
        if not self._repeated:
            table.canv.tags.closed()

    def endRow(self, table: Any) -> None:  # noqa: N802 - reportlab's own name
        """A row ends."""
        if self._repeated:
            table.canv.tags.speak(table.canv)
        else:
            table.canv.tags.closed()

    def endTable(self, table: Any) -> None:  # noqa: N802 - reportlab's own name
        """The table ends, or its part of this page."""
        table.canv.tags.closed()

    def startBG(self, table: Any) -> None:  # noqa: N802 - reportlab's own name
        """Shades follow."""
        table.canv.tags.hush(table.canv)

    def endBG(self, table: Any) -> None:  # noqa: N802 - reportlab's own name
        """The shades are drawn."""
        table.canv.tags.speak(table.canv)

    startLines, endLines = startBG, endBG  # noqa: N815 - reportlab's own names


class _Written(PDFObject):  # type: ignore[misc]  # reportlab has no types
    """An object of the file, in its own words."""

    def __init__(self, words: str = "") -> None:
        self.words = words

    def format(self, _document: Any) -> bytes:
        return self.words.encode("ascii")


def _registered(document: Any, written: _Written, name: str) -> int:
    """The number by which an object is found in the file."""
    document.Reference(written, name)
    return int(document.idToObjectNumberAndVersion[name][0])


def _all_in(element: Element) -> Iterator[Element]:
    yield element
    for one in element.kids:
        yield from _all_in(one)


def _as_written(element: Element, pages: dict[int, int], within: int) -> str:
    """An element as it stands in the file: what it is, whose it is, what it holds."""
    more = f" /A <</O /Table /Scope {_SCOPES[element.scope]}>>" if element.scope else ""
    more += f" /Alt <FEFF{element.instead.encode('utf-16-be').hex()}>" if element.instead else ""
    held = [f"{one.number} 0 R" for one in element.kids]
    held += [f"<</Type /MCR /Pg {pages[page]} 0 R /MCID {mark}>>" for page, mark in element.marks]
    return f"<</Type /StructElem /S /{element.kind} /P {within} 0 R{more} /K [{' '.join(held)}]>>"
