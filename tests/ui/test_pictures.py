"""Pictures of the window on demonstration data, taken when CPDESK_PICTURES names a folder: the README's among them."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from ui.main_window import MainWindow
from ui.rooms import REGISTER, REPORTS
from ui.shared.theme import Appearance

FOLDER = os.environ.get("CPDESK_PICTURES", "")
SHOWN = {
    "lpm_register": lambda window: window.go_to(REGISTER),
    "reports": lambda window: window.go_to(REPORTS),
    "settings": lambda window: window._show_settings(),
}


@pytest.mark.skipif(not FOLDER, reason="pictures are taken only when CPDESK_PICTURES names a folder for them")
@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
@pytest.mark.parametrize("name", SHOWN)
def test_a_picture_is_taken(
    open_window: Callable[..., MainWindow],
    settled: Callable[[MainWindow], None],
    name: str,
    appearance: Appearance,
) -> None:
    window = open_window(size=(1440, 900), invented=True)
    window.look_like(appearance)
    SHOWN[name](window)
    settled(window)
    settled(window)
    ending = "_dark" if appearance is Appearance.DARK else ""
    assert window.grab().save(str(Path(FOLDER) / f"{name}{ending}.png"))
