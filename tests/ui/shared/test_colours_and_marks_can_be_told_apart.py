"""Colours are measured, not believed; and without colour the shapes still say the state."""

from itertools import combinations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication

from cpdesk.rows.marks import Mark
from ui.shared.colours import DARK, LIGHT, Colours, MarkColours
from ui.shared.icons import FOLDER, icon, icon_pixmap
from ui.shared.marks import MarkChip, paint_mark
from ui.shared.theme import LARGEST_POINTS, SMALLEST_POINTS, Theme

GREY = MarkColours("#000000", "#FFFFFF", "#000000")


def ratio(one: str, other: str) -> float:
    """The contrast of two colours as WCAG counts it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("c", [LIGHT, DARK], ids=["light", "dark"])
def test_text_reaches_the_contrast_that_was_promised(c: Colours) -> None:
    for text, behind in (
        (c.text, c.page),
        (c.text, c.window),
        (c.main_text, c.main),
        (c.selected_text, c.selected),
        (c.head_text, c.head),
        (c.banner_text, c.banner),
        (c.quiet, c.page),
        (c.problem, c.page),
        (c.amber, c.page),
    ):
        assert ratio(text, behind) >= 7
    for behind in (c.window, c.stripe, c.selected):
        assert ratio(c.quiet, behind) >= 4.5


@pytest.mark.parametrize("c", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("mark", Mark)
def test_every_chip_can_be_read_and_its_edge_seen(c: Colours, mark: Mark) -> None:
    colours = c.marks[mark]
    assert ratio(colours.text, colours.fill) >= 7
    assert ratio(colours.edge, c.page) >= 3
    assert ratio(c.edge, c.page) >= 3


def drawn(mark: Mark) -> QImage:
    picture = QImage(24, 24, QImage.Format.Format_Grayscale8)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    paint_mark(painter, QRect(4, 4, 16, 16), mark, GREY)
    painter.end()
    return picture


def test_no_two_states_have_the_same_shape(qapp: QApplication) -> None:
    for one, other in combinations(Mark, 2):
        first, second = drawn(one), drawn(other)
        different = sum(
            abs(first.pixelColor(x, y).red() - second.pixelColor(x, y).red()) > 128
            for x in range(24)
            for y in range(24)
        )
        assert different >= 20, f"{one} and {other} look alike in black and white"


def test_a_chip_says_its_words_to_those_who_hear_it(theme: Theme, qapp: QApplication) -> None:
    chip = MarkChip(Mark.OVERDUE, "Overdue 3 wd", theme)
    assert chip.accessibleName() == "Overdue 3 wd"
    chip.set_state(Mark.HELD, "Held in time")
    assert chip.accessibleName() == "Held in time"
    assert chip.focusPolicy() is Qt.FocusPolicy.NoFocus


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.svg")))
def test_every_icon_is_drawn(qapp: QApplication, name: str) -> None:
    picture = icon_pixmap(name, "#000000", 24).toImage()
    assert any(picture.pixelColor(x, y).alpha() > 128 for x in range(24) for y in range(24))


def test_icons_follow_the_palette_into_the_dark(theme: Theme, qapp: QApplication) -> None:
    def shade() -> str:
        picture = icon("plus").pixmap(24, 24).toImage()
        return picture.pixelColor(12, 12).name().upper()

    assert shade() == LIGHT.text
    theme.apply(qapp, True, 10.0)
    assert shade() == DARK.text
    theme.apply(qapp, False, 10.0)


def test_the_theme_dresses_everything_and_keeps_text_within_bounds(theme: Theme, qapp: QApplication) -> None:
    theme.apply(qapp, True, 400.0)
    assert theme.point_size == LARGEST_POINTS
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.window)
    theme.apply(qapp, False, 1.0)
    assert theme.point_size == SMALLEST_POINTS
    assert qapp.font().pointSizeF() == SMALLEST_POINTS
    theme.apply(qapp, False, 10.0)
