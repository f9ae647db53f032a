"""The pages that take the place of the rooms for a while: settings, keys, about; and the words of F1."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from ui.page_stack import PageStack
from ui.shared.desk_link import DeskLink
from ui.shared.notice_bar import NoticeBar
from ui.shared.theme import Appearance, Theme

if TYPE_CHECKING:
    from cpdesk.rows.opening import Door


class WindowPages:
    """Opens each page when it is asked for; none is built before."""

    def __init__(self, link: DeskLink, theme: Theme, pages: PageStack, notice: NoticeBar) -> None:
        self._link = link
        self._theme = theme
        self._pages = pages
        self._notice = notice
        self.door: Door | None = None

    def show_settings(self, look_like: Callable[[Appearance], None], size_text: Callable[[float], None]) -> None:
        """Shows the settings of this register and of this person."""
        from ui.settings.page import SettingsPage

        page = SettingsPage(self._link, self._theme, self.door)
        page.appearance_chosen.connect(look_like)
        page.size_chosen.connect(size_text)
        self._pages.show_page(page)

    def show_keys(self) -> None:
        """Shows every key."""
        from ui.help_pages import keys_page

        self._pages.show_page(keys_page())

    def show_about(self) -> None:
        """Shows versions and licences."""
        from ui.help_pages import about_page

        self._pages.show_page(about_page())

    def explain_field(self) -> None:
        """Says what the field with the cursor is for; where there is nothing to say, shows the keys."""
        field = QApplication.focusWidget()
        words = (field.whatsThis() or field.toolTip()) if field is not None else ""
        if words:
            self._notice.say(words)
        else:
            self.show_keys()
