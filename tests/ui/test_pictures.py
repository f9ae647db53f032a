"""Pictures of the window on demonstration data. CPDESK_PICTURES names a folder to keep them in, for the README."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from cpdesk.rows.conference_record import OpenRecord, RecordShown
from cpdesk.rows.maqa import AlertsPage, MaqaAlerts
from cpdesk.rows.records_listed import RecordLine, RecordsListed
from cpdesk.rules.record import RecordState
from ui.conference_record.page import RecordPage
from ui.main_window import MainWindow
from ui.rooms import DIARY, REGISTER, REPORTS, TEAM_MAP, TODAY
from ui.shared.theme import Appearance

FIRST_CHILD = 2  # behind the facts and the attendance
SHADES = 40  # a picture of an empty window has a handful of colours, one of words and chips has hundreds


def show_record(window: MainWindow) -> None:
    """A draft, with the page of its first child in front."""

    def open_draft(lines: tuple[RecordLine, ...]) -> None:
        number = next(line.conference_id for line in lines if line.state is RecordState.DRAFT)
        window.open_line("record", number, "")
        window.link.ask(OpenRecord(number), turn_to_child)

    def turn_to_child(_shown: RecordShown) -> None:
        page = window.pages.page
        assert isinstance(page, RecordPage)
        page.list.setCurrentRow(FIRST_CHILD)

    window.link.ask(RecordsListed(), open_draft)


def show_road(window: MainWindow) -> None:
    """The road of a child whose conference has a record that was issued."""

    def open_road(shown: RecordShown) -> None:
        if shown.record is not None:
            window.open_line("child_road", shown.record.children[0].child_id, "")

    def open_issued(lines: tuple[RecordLine, ...]) -> None:
        number = next(line.conference_id for line in lines if line.state is RecordState.ISSUED)
        window.link.ask(OpenRecord(number), open_road)

    window.link.ask(RecordsListed(), open_issued)


def show_alert(window: MainWindow) -> None:
    """The alerts, with what is due first open beside them."""

    def open_first(page: AlertsPage) -> None:
        window.open_line("maqa_alert", page.rows[0].id, "")

    window.link.ask(MaqaAlerts(), open_first)


SHOWN: dict[str, Callable[[MainWindow], object]] = {
    "today": lambda window: window.go_to(TODAY),
    "diary": lambda window: window.go_to(DIARY),
    "lpm_register": lambda window: window.go_to(REGISTER),
    "conference_record": show_record,
    "child_road": show_road,
    "team_map": lambda window: window.go_to(TEAM_MAP),
    "maqa": show_alert,
    "reports": lambda window: window.go_to(REPORTS),
    "maqa_quarter": lambda window: window.opens.show_quarter(),
    "timeliness": lambda window: window.opens.show_timeliness(),
    "settings": lambda window: window._show_settings(),
}


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
@pytest.mark.parametrize("name", SHOWN)
def test_a_picture_is_taken(
    open_window: Callable[..., MainWindow],
    settled: Callable[[MainWindow], None],
    tmp_path: Path,
    name: str,
    appearance: Appearance,
) -> None:
    window = open_window(size=(1440, 900), invented=True)
    window.look_like(appearance)
    SHOWN[name](window)
    settled(window)
    settled(window)
    ending = "_dark" if appearance is Appearance.DARK else ""
    kept_in = Path(os.environ.get("CPDESK_PICTURES") or tmp_path)
    taken = kept_in / f"{name}{ending}.png"
    assert window.grab().save(str(taken))
    seen = QImage(str(taken))
    shades = {seen.pixel(x, y) for x in range(0, seen.width(), 3) for y in range(0, seen.height(), 3)}
    assert len(shades) > SHADES
