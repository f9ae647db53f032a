"""The menus: every item with its key, and nothing in them that does nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from ui.shared.theme import Appearance

STANDARD = QKeySequence.StandardKey
LPM_LIST = "Preview the LPM list"
APPEARANCE_WORDS = {
    Appearance.SYSTEM: "Same as the system",
    Appearance.LIGHT: "Light",
    Appearance.DARK: "Dark",
}


@dataclass(frozen=True)
class Deeds:
    """What the menus set going."""

    import_spreadsheet: Callable[[], None]
    new_here: Callable[[], None]
    print_here: Callable[[], None]
    settings: Callable[[], None]
    quit: Callable[[], object]
    undo: Callable[[], None]
    redo: Callable[[], None]
    copy: Callable[[], None]
    copy_with_headings: Callable[[], None]
    find: Callable[[], None]
    go_to: Callable[[int], None]
    read_again: Callable[[], None]
    look_like: Callable[[Appearance], None]
    text_larger: Callable[[], None]
    text_smaller: Callable[[], None]
    text_standard: Callable[[], None]
    keys: Callable[[], None]
    this_field: Callable[[], None]
    about: Callable[[], None]


class Menus(QMenuBar):
    """File, Edit, View and Help. Items of the register wait until a register is open."""

    def __init__(self, deeds: Deeds, rooms: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._of_register: list[QAction] = []
        self.setAccessibleName("Menus")
        self._fill_file(self._menu("&File"), deeds)
        self._fill_edit(self._menu("&Edit"), deeds)
        self._fill_view(self._menu("&View"), deeds, rooms)
        self._fill_help(self._menu("&Help"), deeds)
        self.name_undo("", "")

    def register_open(self, is_open: bool) -> None:
        """Whether there is a register that the items can work on."""
        for action in self._of_register:
            action.setEnabled(is_open)

    def name_undo(self, undo: str, redo: str) -> None:
        """Names what Undo and Redo would take."""
        for action, verb, title in ((self.undo, "Undo", undo), (self.redo, "Redo", redo)):
            action.setText(f"&{verb}: {title}" if title else f"&{verb}")
            action.setEnabled(bool(title))

    def name_new(self, words: str) -> None:
        """Names what Ctrl+N makes in the room in front."""
        self.new.setText(f"&{words}\tCtrl+N")

    def name_paper(self, words: str) -> None:
        """Names what Ctrl+P puts on paper in the room in front."""
        self.paper.setText(f"&{words}")

    def show_appearance(self, appearance: Appearance) -> None:
        """Marks the appearance in force."""
        for action in self.findChildren(QAction):  # asked for anew: one that is kept can be taken for deleted
            if action.data() == appearance.value:
                action.setChecked(True)

    def _menu(self, words: str) -> QMenu:
        """One menu of the bar; made here for the reason that `_add` gives."""
        menu = QMenu(words, self)
        self.addMenu(menu)
        return menu

    def _fill_file(self, menu: QMenu, deeds: Deeds) -> None:
        self.new = self._add(menu, "&New recommendation", deeds.new_here, told="Ctrl+N", of_register=True)
        self._add(menu, "&Import the spreadsheet…", deeds.import_spreadsheet, "Ctrl+I", of_register=True)
        menu.addSeparator()
        self.paper = self._add(menu, f"&{LPM_LIST}", deeds.print_here, "Ctrl+P", of_register=True)
        menu.addSeparator()
        self._add(menu, "&Settings", deeds.settings, "Ctrl+,", of_register=True)
        menu.addSeparator()
        self._add(menu, "&Quit", deeds.quit, "Ctrl+Q")

    def _fill_edit(self, menu: QMenu, deeds: Deeds) -> None:
        self.undo = self._add(menu, "&Undo", deeds.undo, STANDARD.Undo)
        self.redo = self._add(menu, "&Redo", deeds.redo, "Ctrl+Y")
        menu.addSeparator()
        self._add(menu, "&Copy rows", deeds.copy, told="Ctrl+C", of_register=True)
        self._add(menu, "Copy rows with &headings", deeds.copy_with_headings, told="Ctrl+Shift+C", of_register=True)
        menu.addSeparator()
        self._add(menu, "&Find", deeds.find, "Ctrl+K", of_register=True)

    def _fill_view(self, menu: QMenu, deeds: Deeds, rooms: tuple[str, ...]) -> None:
        for place, room in enumerate(rooms):
            self._add(menu, room, partial(deeds.go_to, place), f"Ctrl+{place + 1}", of_register=True)
        menu.addSeparator()
        self._add(menu, "&Read again", deeds.read_again, told="F5", of_register=True)
        menu.addSeparator()
        looks, group = QMenu("&Appearance", menu), QActionGroup(menu)
        menu.addMenu(looks)
        for appearance, words in APPEARANCE_WORDS.items():
            action = self._add(looks, words, partial(deeds.look_like, appearance))
            action.setCheckable(True)
            group.addAction(action)
            action.setData(appearance.value)
        larger = self._add(menu, "&Larger text", deeds.text_larger)
        larger.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        self._add(menu, "S&maller text", deeds.text_smaller, "Ctrl+-")
        self._add(menu, "&Standard text", deeds.text_standard, "Ctrl+0")

    def _fill_help(self, menu: QMenu, deeds: Deeds) -> None:
        self._add(menu, "&This field", deeds.this_field, "F1")
        self._add(menu, "&Keys", deeds.keys, "Ctrl+/")
        self._add(menu, "&About cpdesk", deeds.about)

    def _add(
        self,
        menu: QMenu,
        words: str,
        deed: Callable[[], object],
        key: str | QKeySequence.StandardKey = "",
        *,
        told: str = "",
        of_register: bool = False,
    ) -> QAction:
        """One item. `told` is a key that the room itself listens to: shown here, not taken twice.

        The item is made here: one that the menu makes can be taken for deleted while it still stands in the menu,
        and naming it again (Undo after each step) then fails.
        """
        action = QAction(f"{words}\t{told}" if told else words, self)
        menu.addAction(action)
        if key:
            action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda _checked=False: deed())
        if of_register:
            self._of_register.append(action)
        return action
