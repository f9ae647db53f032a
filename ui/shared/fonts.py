"""The typeface that the program carries, for screens that have none, and for pictures and tests."""

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QGuiApplication
from PySide6.QtWidgets import QApplication

FOLDER = Path(__file__).parents[2] / "resources" / "fonts"
LAST_RESORT = {"DejaVu Sans"}  # what Debian has when nothing was chosen: a quarter wider than our columns
CARRIED = ("Inter-Regular.ttf", "Inter-SemiBold.ttf", "Inter-Bold.ttf")


def take_carried_font(app: QApplication) -> None:
    """Takes Inter where there is no screen, or no typeface but the one of last resort; elsewhere the system's stays."""
    on_screen = QGuiApplication.platformName() not in {"offscreen", "minimal"}
    if on_screen and QFontDatabase.families() and QFontInfo(app.font()).family() not in LAST_RESORT:
        return
    for name in CARRIED:
        QFontDatabase.addApplicationFont(str(FOLDER / name))
    app.setFont(QFont("Inter", int(app.font().pointSize())))
