"""The figures of a quarter: a table of each kind, every number of it a way to the alerts that it counts."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cpdesk.rows.maqa_quarter import Figure, FigureTable, QuarterRows, QuarterTable, TheQuarter
from cpdesk.rules.quarters import quarter_from
from ui.shared.numbers.cells import NOTHING, NumberCell, NumberRow, bar_of
from ui.shared.numbers.table import NumbersTable
from ui.shared.plain_text import plain_label
from ui.shared.theme import Theme

HEADINGS = ("", "Alerts", "Quarter before")
WITHHELD = "A small number is withheld, so its alerts are not listed either. Untick “Withhold small numbers” first."
NOTHING_HERE = "Nothing was counted here."
NO_ALERTS = "No alerts were raised"


class FiguresPart(QWidget):
    """All tables of a quarter beneath each other. `opened` carries the question for the alerts behind a number."""

    opened = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.cards: dict[QuarterTable, TableCard] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(12)
        self.nothing = plain_label("", "quiet")
        self.nothing.hide()
        self._column.addWidget(self.nothing)
        self._column.addStretch(1)

    def show_quarter(self, shown: TheQuarter) -> None:
        """Show the figures of this quarter; the keyboard stays on the number where it was."""
        before = quarter_from(shown.quarter).before.name
        counted = any(table.total.shown != "0" or table.total.before_shown not in {"", "0"} for table in shown.tables)
        self.nothing.setText(f"{NO_ALERTS} in {shown.title}, and none in the quarter before.")
        self.nothing.setVisible(not counted)
        for table in shown.tables:
            if table.table not in self.cards:
                self._add(table)
            self.cards[table.table].show_table(table, shown.quarter, before)
            self.cards[table.table].setVisible(counted)
        for kind in set(self.cards) - {table.table for table in shown.tables}:
            self.cards.pop(kind).deleteLater()

    def take_keyboard(self) -> None:
        """Put the keyboard on the first number."""
        first = next(iter(self.cards.values()), None)
        if first is not None:
            first.table.setFocus()

    def _add(self, table: FigureTable) -> None:
        card = TableCard(table, self._theme)
        card.table.opened.connect(self.opened)
        card.table.passed.connect(lambda step, column, kind=table.table: self._pass_on(kind, step, column))
        card.table.came.connect(lambda kind=table.table: self._only(kind))
        self._column.insertWidget(len(self.cards), card)
        self.cards[table.table] = card

    def _only(self, kind: QuarterTable) -> None:
        """One number is chosen on the page, not one in each table."""
        for other, card in self.cards.items():
            if other is not kind:
                card.table.clearSelection()

    def _pass_on(self, kind: QuarterTable, step: int, column: int) -> None:
        """An arrow beyond a table goes on in the next one, in the same column."""
        kinds = list(self.cards)
        place = kinds.index(kind) + step
        if 0 <= place < len(kinds):
            table = self.cards[kinds[place]].table
            table.stand_on(0 if step > 0 else table.numbers.rowCount() - 1, column)
            table.setFocus()


class TableCard(QFrame):
    """One table with what it counts."""

    def __init__(self, table: FigureTable, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.title = plain_label("", "strong")
        self.said = plain_label("", "quiet")
        self.table = NumbersTable(table.title, HEADINGS, theme)
        self.table.show_whole()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(5)
        for part in (self.title, self.said, self.table):
            column.addWidget(part)

    def show_table(self, table: FigureTable, quarter: str, before: str) -> None:
        """Show these figures, and the number of alerts beneath them."""
        self.title.setText(table.title)
        self.said.setText(table.said)
        self.said.setVisible(bool(table.said))
        self.table.show_rows(figure_rows(table, quarter, before))


def figure_rows(table: FigureTable, quarter: str, before: str) -> list[NumberRow]:
    """A line for each figure with its bar, and one for the alerts altogether."""
    most = max((one.count or 0 for one in table.figures), default=0)
    rows = [_row(one, _cells(one, quarter, before, most)) for one in table.figures]
    nothing = NumberRow(NOTHING_HERE, (NumberCell(""), NumberCell("")))
    return [*(rows or [nothing]), _row(table.total, _cells(table.total, quarter, before, 0), total=True)]


def _row(figure: Figure, cells: tuple[NumberCell, ...], *, total: bool = False) -> NumberRow:
    return NumberRow(figure.words, cells, total=total)


def _cells(figure: Figure, quarter: str, before: str, most: int) -> tuple[NumberCell, ...]:
    """The number with its bar, and the one of the quarter before; a number that is withheld opens nothing."""
    now = NumberCell(
        figure.shown,
        QuarterRows(quarter, figure.table, figure.key) if figure.count else None,
        bar_of(figure.count, most),
        WITHHELD if figure.count is None else "",
    )
    earlier = NumberCell(
        figure.before_shown or NOTHING,
        QuarterRows(before, figure.table, figure.key) if figure.before else None,
        tip=WITHHELD if figure.before is None and figure.before_shown else "",
    )
    return now, earlier
