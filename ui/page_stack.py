"""What stands in the middle of the window: the rooms, the way in, or for a while a page, and a page upon a page."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.shared.page import Page


class PageStack(QStackedWidget):
    """Shows one thing at a time; a page is left for what stood there before, be it another page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: list[Page] = []
        self._behind: QWidget | None = None

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

    def _let_go(self, page: Page) -> None:
        self.removeWidget(page)
        page.deleteLater()
