"""Pictures of the window on demonstration data. CPDESK_PICTURES names a folder to keep them in, for the README."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from ui.main_window import MainWindow
from ui.rooms import DIARY, REGISTER, REPORTS, TODAY
from ui.shared.theme import Appearance

SHADES = 40  # a picture of an empty window has a handful of colours, one of words and chips has hundreds
SHOWN = {
    "today": lambda window: window.go_to(TODAY),
    "diary": lambda window: window.go_to(DIARY),
    "lpm_register": lambda window: window.go_to(REGISTER),
    "reports": lambda window: window.go_to(REPORTS),
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
