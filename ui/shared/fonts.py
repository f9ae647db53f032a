"""The typeface that the program carries, for screens that have none, and for pictures and tests."""

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication

FOLDER = Path(__file__).parents[2] / "resources" / "fonts"
CARRIED = ("Inter-Regular.ttf", "Inter-SemiBold.ttf", "Inter-Bold.ttf")


def take_carried_font(app: QApplication) -> None:
    """Takes Inter where there is no screen or no usable typeface; elsewhere the system's own stays."""
    if QGuiApplication.platformName() not in ("offscreen", "minimal") and QFontDatabase.families():
        return
    for name in CARRIED:
        QFontDatabase.addApplicationFont(str(FOLDER / name))
    app.setFont(QFont("Inter", int(app.font().pointSize())))
