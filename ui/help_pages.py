"""The two pages of Help: every key, and what this program is made of."""

import platform
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.keys import KEYS
from ui.shared.page import Page

ABOUT = (
    "The desk of an English local authority's safeguarding unit: the diary and the records of its child protection "
    "conferences, recommendations for Legal Planning Meetings and their list on the first Monday of the month, the "
    "chairs linked to its teams, and MAQA alerts with their quarter."
)
LICENCES = (
    ("Qt for Python (PySide6)", "PySide6_Essentials", "LGPL-3.0: you may replace it with a build of your own."),
    ("SQLAlchemy", "SQLAlchemy", "MIT"),
    ("Alembic", "alembic", "MIT"),
    ("SQLCipher for Python (sqlcipher3)", "sqlcipher3", "zlib; SQLCipher itself BSD-3-Clause"),
    ("psycopg", "psycopg", "LGPL-3.0: you may replace it with a build of your own."),
    ("openpyxl", "openpyxl", "MIT"),
    ("lxml", "lxml", "BSD-3-Clause"),
    ("python-calamine", "python-calamine", "MIT"),
    ("ReportLab", "reportlab", "BSD-3-Clause"),
    ("workalendar", "workalendar", "MIT; it brings lunardate, which is GPL-3.0-or-later"),
    ("jellyfish", "jellyfish", "MIT"),
    ("platformdirs, keyring, click, tzdata", "keyring", "MIT, BSD-3-Clause, Apache-2.0"),
    ("Inter typeface", "", "SIL Open Font License 1.1, in resources/fonts/OFL.txt"),
)


def keys_page() -> Page:
    """Every key, by where it works."""
    page = Page("Keys")
    grid = QGridLayout()
    grid.setHorizontalSpacing(28)
    row = 0
    for where, keys in KEYS:
        grid.addWidget(_label(where, "strong"), row, 0, 1, 2)
        for key, does in keys:
            row += 1
            grid.addWidget(_label(key), row, 0)
            grid.addWidget(_label(does, "quiet"), row, 1)
        row += 1
    grid.setColumnStretch(1, 1)
    page.body.addWidget(_scrolled(grid))
    return page


def about_page() -> Page:
    """Versions, and whose work this program stands on."""
    page = Page("About cpdesk")
    grid = QGridLayout()
    grid.setHorizontalSpacing(28)
    grid.addWidget(_label(ABOUT), 0, 0, 1, 3)
    here = f"cpdesk {_version('cpdesk')}".strip() + f", Qt {qVersion()}, Python {platform.python_version()}"
    grid.addWidget(_label(here, "strong"), 1, 0, 1, 3)
    for row, (name, package, licence) in enumerate(LICENCES, 2):
        grid.addWidget(_label(name), row, 0)
        grid.addWidget(_label(_version(package), "quiet"), row, 1)
        grid.addWidget(_label(licence, "quiet"), row, 2)
    grid.setColumnStretch(2, 1)
    page.body.addWidget(_scrolled(grid))
    return page


def _version(package: str) -> str:
    try:
        return version(package) if package else ""
    except PackageNotFoundError:  # run from its folder, or frozen without the packages' own papers
        return ""


def _label(text: str, kind: str = "") -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(bool(kind != "strong" and len(text) > 40))
    label.setProperty("kind", kind)
    return label


def _scrolled(grid: QGridLayout) -> QScrollArea:
    inner = QWidget()
    inner.setProperty("kind", "scrolled")
    column = QVBoxLayout(inner)
    column.addLayout(grid)
    column.addStretch(1)
    area = QScrollArea()
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setAccessibleName("Text of this page")
    return area
