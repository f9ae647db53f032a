"""A table of three people to write in, with every kind of cell."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpdesk.rows.marks import Mark
from ui.shared.almanac import Almanac
from ui.shared.edit_table.columns import ColumnKind, EditColumn, EditRow
from ui.shared.edit_table.table import EditTable
from ui.shared.theme import Theme


class Came(StrEnum):
    """How somebody came."""

    ON_FOOT = "foot"
    BY_BUS = "bus"


CAME_WORDS = {Came.ON_FOOT: "On foot", Came.BY_BUS: "By bus"}
COLUMNS = (
    EditColumn("who", "Who", ColumnKind.READ, width=14),
    EditColumn("role", "Role", ColumnKind.TEXT, width=14, offers=("School nurse", "Social worker")),
    EditColumn(
        "came", "Came", ColumnKind.CHOICE, words=CAME_WORDS, letters={"f": Came.ON_FOOT, "b": Came.BY_BUS},
        marks={Came.ON_FOOT: Mark.HELD, Came.BY_BUS: Mark.ON_TRACK}, tip="F on foot, B by bus",
    ),
    EditColumn("on", "On", ColumnKind.DATE, width=10),
    EditColumn("core", "Core group", ColumnKind.TICK, width=8),
    EditColumn("words", "Words", ColumnKind.LONG, width=20),
)  # fmt: skip


def row(key: str, who: str, **values: Any) -> EditRow:
    """One person; what is not given is empty."""
    problems: Mapping[str, str] = values.pop("problems", {})
    blank: dict[str, object] = {"who": who, "role": "", "came": None, "on": None, "core": False, "words": ""}
    return EditRow(key, {**blank, **values}, problems=problems, label=who)


ROWS = (
    row("1", "Ms Adams", role="GP"),
    row("2", "Mr Bell", came=Came.BY_BUS, on=date(2026, 11, 20), words="Two\nlines"),
    row("3", "Dr Cole", problems={"came": "Say whether Dr Cole came."}),
)


class Heard:
    """Everything that a table said."""

    def __init__(self, table: EditTable) -> None:
        self.changed: list[tuple[Any, ...]] = []
        self.many: list[tuple[Any, ...]] = []
        self.added: list[dict[str, object]] = []
        self.opened: list[str] = []
        self.removed: list[str] = []
        self.said: list[str] = []
        table.changed.connect(lambda *what: self.changed.append(what))
        table.many_changed.connect(lambda *what: self.many.append(what))
        table.added.connect(self.added.append)
        table.row_opened.connect(self.opened.append)
        table.removed.connect(self.removed.append)
        table.said.connect(self.said.append)


@pytest.fixture
def people() -> SimpleNamespace:
    """The rows of the table, how further ones are made, and how people came."""
    return SimpleNamespace(rows=ROWS, row=row, foot=Came.ON_FOOT, bus=Came.BY_BUS)


@pytest.fixture
def table(qtbot: QtBot, theme: Theme, almanac: Almanac) -> EditTable:
    """The table, in sight, with the keyboard on the first cell."""
    made = EditTable("People", theme, almanac)
    made.set_columns(COLUMNS)
    made.set_rows(ROWS)
    made.resize(900, 400)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.setFocus()
    return made


@pytest.fixture
def heard(table: EditTable) -> Heard:
    """What the table says."""
    return Heard(table)


@pytest.fixture
def keys() -> Callable[..., None]:
    """Presses keys where the keyboard is: words letter by letter, and keys with what is held."""

    def press(*wanted: Any) -> None:
        for one in wanted:
            if isinstance(one, str):
                for letter in one:
                    QTest.keyClicks(QApplication.focusWidget(), letter)
            else:
                key, held = one if isinstance(one, tuple) else (one, Qt.KeyboardModifier.NoModifier)
                QTest.keyClick(QApplication.focusWidget(), key, held)

    return press
