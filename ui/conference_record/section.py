"""What the sections of a record's page have in common: they show a record, lead to a place in it, keep what is typed.

Each section stands in a package of its own and has one class that the page builds: `AttendanceSection`,
`ChildSection`, `PlanSection`, `DatesSection`, `DistributionSection`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpdesk.rows.conference_record import MissingLine, RecordShown, TheRecord
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.record_parts import Asked, RecordPart, Section
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.edit_table.table import EditTable
from ui.shared.kept_field import KeptField
from ui.shared.theme import Theme

Build = Callable[[], object]
Kept = Callable[[Any], None]
Refused = Callable[[Refusal], None]


@dataclass(frozen=True, slots=True)
class Keeping:
    """Something to have kept, and who hears how it went.

    `build` makes the request, on the newest versions each time. `kept` and `refused` hear how it went; `let_go` is
    called when a person takes what somebody else wrote over their own: the newest record is shown by then. Once the
    page is left, only `kept_since` hears that it was kept.
    """

    build: Build
    kept: Kept | None = None
    refused: Refused | None = None
    let_go: Callable[[], None] | None = None
    kept_since: Callable[[], None] | None = None


class RecordSection(QWidget):
    """One section. It sends every change at once and never reads: the page reads the record again and shows it.

    `keeping` carries a `Build`, what to do when it was kept, and who hears first when it was refused; the page
    has it done and shows refusals and stale values, with the way out, above the section. `wants_form` carries a
    `Form` that opens at the right; `leads` what to open elsewhere and its id: "conference", "invitations", "entry",
    "child_road". `said` carries a sentence to show above the section. `writes` carries what asks for papers once it
    is given their folder, and the words for what goes on meanwhile (see `PapersOut`).
    """

    keeping = Signal(object)
    wants_form = Signal(object)
    leads = Signal(str, int)
    said = Signal(str)
    writes = Signal(object, str)

    section = Section.FACTS
    child_id: int | None = None

    def __init__(self, link: DeskLink, theme: Theme, almanac: Almanac, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.link = link
        self.theme = theme
        self.almanac = almanac
        self.shown: RecordShown | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 8, 0)
        self.column.setSpacing(10)

    def show_record(self, shown: RecordShown) -> None:
        """Show the record as it is kept now; what somebody is writing just then stays in its box.

        Sections extend this and begin with it.
        """
        self.shown = shown

    def go_to(self, missing: MissingLine) -> None:
        """Take the keyboard to the place that this missing thing is about."""
        raise NotImplementedError

    def take_keyboard(self) -> None:
        """Take the keyboard to the first place where something can be written or done."""
        raise NotImplementedError

    def keep(
        self,
        build: Build,
        kept: Kept | None = None,
        refused: Refused | None = None,
        let_go: Callable[[], None] | None = None,
    ) -> None:
        """Have what `build` makes done; it is built again on the newest versions when a person stands by their value.

        `refused` hears of it first (to let go of what it holds); the sentence is shown all the same.
        """
        self.keeping.emit(Keeping(build, kept, refused, let_go))

    def keep_box(self, box: KeptField, build: Build, newest: Build) -> None:
        """Have a box kept that keeps itself; `newest` gives what the record shown last holds in it."""
        keeping = Keeping(
            build,
            kept=lambda _kept: box.was_kept(),
            refused=lambda refusal: box.was_refused(str(refusal)),
            let_go=lambda: box.take(newest()),
            kept_since=box.was_kept_since,
        )
        self.keeping.emit(keeping)

    def keep_cell(self, table: EditTable, row: str, column: str, build: Build) -> None:
        """Have a cell of a table kept: what is refused stays in it with the reason."""
        self.keep(
            build,
            kept=lambda _kept: table.was_kept(row, column),
            refused=lambda refusal: table.was_refused(row, column, str(refusal)),
            let_go=lambda: table.put_kept_back(row, column),
        )

    @property
    def record(self) -> TheRecord | None:
        """The record that is shown, none while nobody has begun one."""
        return self.shown.record if self.shown is not None else None

    def may_edit(self) -> bool:
        """Whether what is typed can be kept: a draft, shown to somebody who may write in it."""
        return self.shown is not None and self.shown.may_edit and self.shown.record is not None

    def is_asked(self, part: RecordPart) -> bool:
        """Whether the unit's standard requires or offers this part."""
        return self.shown is not None and part.value in dict(self.shown.asked)

    def is_required(self, part: RecordPart) -> bool:
        """Whether the unit's standard requires this part."""
        return self.shown is not None and dict(self.shown.asked).get(part.value) == Asked.REQUIRED
