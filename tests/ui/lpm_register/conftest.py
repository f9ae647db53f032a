"""A real desk with an entry or two, and the line from the window to it."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpdesk.desk.work import Desk, Tools
from cpdesk.intake.workbook import read_workbook
from cpdesk.records.database import Database
from cpdesk.rows.lpm_register import OpenRecommendation
from cpdesk.rows.register_deeds import AlertBoth, EnterRecommendation, NewChild
from cpdesk.rules.lpm import ConferenceKind
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.remembered import Remembered
from ui.shared.theme import Theme

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 14, tzinfo=UTC)


@pytest.fixture
def register_desk(sqlite_database: Database) -> Desk:
    """A desk that can read spreadsheets."""
    return Desk(
        sqlite_database, who="pat", today=lambda: TODAY, now=lambda: NOW, tools=Tools(read_workbook=read_workbook)
    )


@pytest.fixture
def other_desk(sqlite_database: Database) -> Desk:
    """The desk of somebody else on the same register."""
    return Desk(sqlite_database, who="sam", today=lambda: TODAY, now=lambda: NOW)


@pytest.fixture
def register_link(register_desk: Desk, qapp: QApplication) -> Iterator[DeskLink]:
    """The line from a window to the desk."""
    link = DeskLink(lambda: register_desk, almanac=Almanac(lambda: TODAY))
    troubles: list[str] = []
    link.troubled.connect(troubles.append)
    yield link
    link.close()
    assert not troubles


@pytest.fixture
def dressed(qapp: QApplication) -> Theme:
    """The window's look, light."""
    theme = Theme()
    theme.apply(qapp, False, 10)
    return theme


@pytest.fixture
def places(tmp_path: Path) -> Remembered:
    """What the window remembers, for this test only."""
    return Remembered(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def settle(register_link: DeskLink, qtbot: QtBot) -> Callable[[], None]:
    """Waits until the desk has answered everything that was asked."""
    return lambda: qtbot.waitUntil(register_link.is_idle, timeout=20_000)


@pytest.fixture
def enter(register_desk: Desk) -> Callable[..., int]:
    """Enters a recommendation about a family and gives its number."""

    def entered(*first_names: str, surname: str = "Ash-Sample", alerted: bool = False, **other: object) -> int:
        fields: dict[str, object] = {
            "children": tuple(NewChild(first_name, surname) for first_name in first_names or ("Rowan",)),
            "case_id": "1042",
            "team": "Cluster 4A",
            "chair": "P. Example",
            "team_manager": "N. Invented",
            "social_worker": "S. Madeup",
            "conference_kind": ConferenceKind.RCPC,
            "conference_on": date(2026, 10, 5),
            "rationale": "No sustained change since June.",
            "risk_statement": "The risk of significant harm remains.",
            "lpm_by": date(2026, 11, 2),
            "timescale": "within 4 weeks",
        }
        entry: int = register_desk.do(EnterRecommendation(**{**fields, **other})).ids[0]  # type: ignore[arg-type]  # fields by name
        if alerted:
            version = register_desk.ask(OpenRecommendation(entry)).line.version
            register_desk.do(AlertBoth(entry, version, date(2026, 10, 6), date(2026, 10, 6)))
        return entry

    return entered
