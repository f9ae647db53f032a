"""What stands in the middle of the window: the rooms, the way in, or for a while a page, and a page upon a page.

A page whose line led to a room waits aside as it stands, so that whoever opens it again is back at that line.
"""

from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.shared.page import Page


class PageStack(QStackedWidget):
    """Shows one thing at a time; a page is left for what stood there before, be it another page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: list[Page] = []
        self._behind: QWidget | None = None
        self._aside: tuple[Page, QWidget | None] | None = None

    @property
    def page(self) -> Page | None:
        """The page in front, none while the rooms are."""
        return self._pages[-1] if self._pages else None

    def show_page(self, page: Page) -> None:
        """Shows a page until somebody goes back; another one of its kind makes way for it."""
        if not self._pages:
            self._behind = self.currentWidget()
        for like in [one for one in self._pages if type(one) is type(page) and one.title == page.title]:
            self._pages.remove(like)
            self._let_go(like)
        self._pages.append(page)
        self.addWidget(page)
        self.setCurrentWidget(page)
        page.left.connect(self.leave_page)
        page.back.setFocus()

    def leave_page(self) -> None:
        """Goes back to what stood there before the page; without a page nothing changes."""
        if not self._pages:
            return
        page = self._pages.pop()
        behind = self._pages[-1] if self._pages else self._behind
        if behind is not None:
            self.setCurrentWidget(behind)
        self._let_go(page)

    def leave_pages(self) -> None:
        """Goes back to the rooms, however many pages lie upon them."""
        while self._pages:
            self.leave_page()

    def step_aside(self) -> None:
        """Goes back to the rooms; a page that comes back waits, with the place where the keyboard was in it."""
        page = self.page
        here = page.focusWidget() if page is not None else None
        if page is None or not page.comes_back:
            self.leave_pages()
            return
        self._pages.pop()
        self.leave_pages()
        if self._behind is not None:
            self.setCurrentWidget(self._behind)
        self.removeWidget(page)
        self.forget_aside()
        self._aside = (page, here)

    def bring_back(self, title: str) -> Page | None:
        """Shows the page that waits aside under this title, as it was left; none where no such page waits."""
        if self._aside is None or self._aside[0].title != title:
            return None
        (page, here), self._aside = self._aside, None
        if not self._pages:
            self._behind = self.currentWidget()
        self._pages.append(page)
        self.addWidget(page)
        self.setCurrentWidget(page)
        (here or page.back).setFocus()
        return page

    def forget_aside(self) -> None:
        """Lets go of the page that waits: another one waits now, or its register is closed."""
        if self._aside is not None:
            self._aside[0].deleteLater()
        self._aside = None

    def _let_go(self, page: Page) -> None:
        self.removeWidget(page)
        page.deleteLater()
