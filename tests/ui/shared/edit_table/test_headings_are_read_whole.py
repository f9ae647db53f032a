"""However narrow a table is, its headings are not cut: they are set in bold letters, which are wider."""

from typing import Any

import pytest
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from ui.conference_record.attendance.rows import participant_columns
from ui.conference_record.distribution.recipients import COLUMNS
from ui.shared.edit_table.widths import shared_widths


@pytest.mark.parametrize("columns", [COLUMNS, participant_columns(())])
@pytest.mark.parametrize("points", [10, 15])
@pytest.mark.parametrize("room", [400, 850, 1400])
def test_a_heading_has_room_for_its_bold_letters(columns: Any, points: int, room: int, qapp: QApplication) -> None:
    font = QFont(qapp.font())
    font.setPointSize(points)
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    metrics = QFontMetrics(bold)
    widths = shared_widths(columns, font, room)
    for place, column in enumerate(columns):
        assert metrics.horizontalAdvance(column.title) + 12 <= widths[place], column.title


def test_who_gets_the_record_is_seen_without_going_sideways_with_large_text(qapp: QApplication) -> None:
    font = QFont(qapp.font())
    font.setPointSize(15)
    beside_the_lists = 845
    assert sum(shared_widths(COLUMNS, font, beside_the_lists).values()) <= beside_the_lists
