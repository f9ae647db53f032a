"""The window's style: some forty lines over Fusion, the same in light and dark.

A stylesheet on every QWidget would take away check-box marks and bring an old scroll bar, so indicators and scroll
bars are styled here and plain widgets are left to the palette.
"""

from pathlib import Path

from ui.shared.colours import Colours

ICONS = Path(__file__).parents[2] / "resources" / "icons"


def stylesheet(c: Colours, points: float) -> str:
    """The style of every control in these colours, headings a little larger than text of this size."""
    return _controls(c) + _boxes(c) + _tables(c) + _scroll_bars(c) + _house_parts(c, points)


def _controls(c: Colours) -> str:
    return f"""
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {{ background: {c.page}; color: {c.text};
  border: 1px solid {c.edge}; border-radius: 4px; padding: 4px 8px; placeholder-text-color: {c.quiet};
  selection-background-color: {c.main}; selection-color: {c.main_text}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {{
  border: 2px solid {c.main}; padding: 3px 7px; }}
QComboBox:!editable:focus {{ padding: 4px 7px; }}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] {{ border: 2px solid {c.problem};
  padding: 3px 7px; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{ color: {c.quiet}; background: {c.window}; }}
QComboBox::drop-down {{ border: none; width: 22px; }}
QComboBox::down-arrow {{ image: url("{_picture("drop", c)}"); width: 11px; height: 11px; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ subcontrol-origin: border; width: 20px; border: none;
  background: transparent; }}
QAbstractSpinBox::up-button {{ subcontrol-position: top right; }}
QAbstractSpinBox::down-button {{ subcontrol-position: bottom right; }}
QAbstractSpinBox::up-arrow {{ image: url("{_picture("raise", c)}"); width: 10px; height: 10px; }}
QAbstractSpinBox::down-arrow {{ image: url("{_picture("drop", c)}"); width: 10px; height: 10px; }}
QComboBox QAbstractItemView {{ background: {c.page}; color: {c.text}; border: 1px solid {c.edge};
  selection-background-color: {c.selected}; selection-color: {c.selected_text}; outline: 0; }}
QPushButton {{ background: {c.page}; color: {c.text}; border: 1px solid {c.edge}; border-radius: 4px;
  padding: 5px 12px; }}
QPushButton:hover {{ background: {c.selected}; color: {c.selected_text}; }}
QPushButton:focus {{ border: 2px solid {c.main}; padding: 4px 11px; }}
QPushButton:checked {{ background: {c.selected}; color: {c.selected_text}; border-color: {c.main}; }}
QPushButton:disabled {{ color: {c.quiet}; background: {c.window}; border-color: {c.line}; }}
QPushButton[kind="main"] {{ background: {c.main}; color: {c.main_text}; border-color: {c.main}; font-weight: 600; }}
QPushButton[kind="main"]:hover {{ background: {c.main_over}; }}
QPushButton[kind="main"]:focus {{ border: 2px solid {c.text}; }}
QPushButton[kind="main"]:disabled {{ background: {c.line}; color: {c.quiet}; border-color: {c.line}; }}
QPushButton[kind="link"], QToolButton {{ background: transparent; color: {c.text}; border: 1px solid transparent;
  border-radius: 4px; padding: 2px 6px; }}
QPushButton[kind="link"] {{ text-decoration: underline; }}
QPushButton[kind="link"]:hover, QToolButton:hover {{ background: {c.selected}; color: {c.selected_text}; }}
QPushButton[kind="link"]:focus, QToolButton:focus {{ border: 2px solid {c.main}; padding: 1px 5px; }}
"""


def _boxes(c: Colours) -> str:
    return f"""
QCheckBox, QRadioButton {{ color: {c.text}; spacing: 7px; }}
QCheckBox::indicator, QRadioButton::indicator, QListView::indicator {{
  width: 15px; height: 15px; border: 1px solid {c.edge};
  background: {c.page}; border-radius: 3px; }}
QRadioButton::indicator {{ border-radius: 8px; }}
QCheckBox::indicator:focus, QRadioButton::indicator:focus, QCheckBox:focus, QRadioButton:focus {{
  border-color: {c.main}; }}
QCheckBox::indicator:checked, QListView::indicator:checked {{
  background: {c.main}; border-color: {c.main}; image: url("{_picture("ticked", c)}"); }}
QRadioButton::indicator:checked {{ border: 5px solid {c.main}; width: 7px; height: 7px; }}
QMenuBar {{ background: {c.head}; color: {c.head_text}; padding: 0 8px; }}
QMenuBar::item {{ padding: 3px 9px; background: transparent; }}
QMenuBar::item:selected {{ background: {c.main}; color: {c.main_text}; }}
QMenu {{ background: {c.page}; color: {c.text}; border: 1px solid {c.edge}; padding: 4px; }}
QMenu::item {{ padding: 5px 28px 5px 24px; border-radius: 3px; }}
QMenu::item:selected {{ background: {c.selected}; color: {c.selected_text}; }}
QMenu::item:disabled {{ color: {c.quiet}; }}
QMenu::separator {{ height: 1px; background: {c.line}; margin: 4px 8px; }}
QToolTip {{ background: {c.page}; color: {c.text}; border: 1px solid {c.edge}; padding: 4px 6px; }}
QProgressBar {{ background: {c.page}; color: {c.text}; border: 1px solid {c.edge}; border-radius: 4px;
  text-align: center; }}
QProgressBar::chunk {{ background: {c.selected}; }}
QSplitter::handle {{ background: transparent; }}
"""


def _tables(c: Colours) -> str:
    return f"""
QTableView, QTreeView, QListView {{ background: {c.page}; alternate-background-color: {c.stripe}; color: {c.text};
  border: 1px solid {c.line}; border-radius: 4px; gridline-color: {c.line};
  selection-background-color: {c.selected}; selection-color: {c.selected_text}; }}
QTableView:focus, QTreeView:focus, QListView:focus {{ border: 1px solid {c.main}; }}
QListWidget::item {{ padding: 5px 8px; }}
QHeaderView {{ background: {c.page}; }}
QHeaderView::section {{ background: {c.page}; color: {c.quiet}; border: none; border-bottom: 1px solid {c.line};
  padding: 6px; font-weight: 600; text-align: left; }}
QTableCornerButton::section {{ background: {c.page}; border: none; }}
"""


def _scroll_bars(c: Colours) -> str:
    return f"""
QScrollBar {{ background: transparent; border: none; margin: 0; }}
QScrollBar:vertical {{ width: 12px; }}
QScrollBar:horizontal {{ height: 12px; }}
QScrollBar::handle {{ background: {c.edge}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {c.text}; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{ background: none;
  border: none; width: 0; height: 0; }}
"""


def _house_parts(c: Colours, points: float) -> str:
    return f"""
QFrame[kind="card"] {{ background: {c.page}; border: 1px solid {c.line}; border-radius: 6px; }}
QFrame[kind="line"] {{ background: {c.stripe}; border: 1px solid {c.line}; border-radius: 4px; }}
QFrame[kind="panel"] {{ background: {c.page}; border: none; border-left: 1px solid {c.line}; }}
QScrollArea, QScrollArea > QWidget > QWidget[kind="scrolled"] {{ background: transparent; border: none; }}
QLabel[kind="quiet"] {{ color: {c.quiet}; }}
QLabel[kind="amber"] {{ color: {c.amber}; }}
QLabel[kind="problem"] {{ color: {c.problem}; font-weight: 600; }}
QLabel[kind="strong"] {{ font-weight: 600; }}
QLabel[kind="heading"] {{ font-weight: 600; font-size: {points * 1.3:.1f}pt; }}
"""


def _picture(name: str, c: Colours) -> str:
    """A picture that a stylesheet can only name by its file: one for light pages, one for dark."""
    tone = "light" if int(c.page[1:3], 16) > 0x7F else "dark"
    return (ICONS / f"{name}_{tone}.svg").as_posix()
