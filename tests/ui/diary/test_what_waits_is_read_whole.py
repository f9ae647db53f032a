"""The cards at the left and narrow cards of the week say what they have to say without cutting it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from cpdesk.rows.diary import Diary, DiaryCard
from cpdesk.rows.marks import Mark
from cpdesk.rows.waiting import WaitingCard
from cpdesk.rules.calendar import england_and_wales
from ui.diary.grid.card_lines import faces_of, lines_of, more_lines
from ui.diary.grid.columns import week_columns
from ui.diary.waiting_list import WaitingList
from ui.shared.theme import Theme


def waiting(line: str) -> WaitingCard:
    return WaitingCard(
        request_id=1, conference_id=None, kind="ICPC", family="Pretendstead", children=1, line=line, mark=Mark.OVERDUE,
        words="Day 7 of 15", strategy_on=None, due_on=None, team="", state=None,
    )  # fmt: skip


def test_a_card_that_waits_grows_with_its_words(theme: Theme, qtbot: QtBot) -> None:
    listed = WaitingList(theme)
    qtbot.addWidget(listed)
    listed.resize(260, 400)
    listed.show()
    listed.show_cards([waiting("Due by Thu 3 Dec 2026, looked after too: decide first"), waiting("Due by Thu 3 Dec")])
    tall, short = (listed.visualRect(listed.waiting.index(row)).height() for row in (0, 1))
    assert tall == short + listed.fontMetrics().height()


def test_a_narrow_card_parts_a_long_family_at_its_hyphen(card: Callable[..., DiaryCard], theme: Theme) -> None:
    faces = faces_of(QFont("Inter", 9))
    wide = faces.bold_metrics.horizontalAdvance("Okafor ×2") + 20
    lines, _shape = lines_of(card(1, family="Example-Okafor", children=2), QRectF(0, 0, wide, 160), faces)
    words = [line.words for line in lines]
    assert words[words.index("Example-") + 1] == "Okafor ×2"


def test_what_stands_for_more_cards_names_its_key_in_a_narrow_place_too(theme: Theme) -> None:
    faces = faces_of(QFont("Inter", 9))
    said = {wide: [line.words for line in more_lines(3, QRectF(0, 0, wide, 160), faces)] for wide in (64, 200)}
    assert said == {64: ["+3 more", "Enter:", "day list"], 200: ["+3 more", "Enter shows", "the day's list"]}


def test_a_holiday_with_conferences_is_named_in_its_heading(card: Callable[..., DiaryCard]) -> None:
    christmas = date(2026, 12, 25)
    diary = Diary(date(2026, 12, 21), date(2026, 12, 27), (), (), 0, 0)
    with_card = week_columns(diary, [card(1, on=christmas, hour=9)], england_and_wales())
    assert [column.notes for column in with_card if column.on == christmas] == [("Christmas Day",)]
    assert not any(column.notes for column in week_columns(diary, [], england_and_wales()))
