"""What stands in the middle of the window: the rooms, the way in, or for a while a page."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.shared.page import Page


class PageStack(QStackedWidget):
    """Shows one thing at a time; a page is left for what stood there before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page: Page | None = None
        self._behind: QWidget | None = None

    def show_page(self, page: Page) -> None:
        """Shows a page until somebody goes back."""
        self.leave_page()
        self.page, self._behind = page, self.currentWidget()
        self.addWidget(page)
        self.setCurrentWidget(page)
        page.left.connect(self.leave_page)
        page.back.setFocus()

    def leave_page(self) -> None:
        """Goes back to what stood there before the page; without a page nothing changes."""
        if self.page is None:
            return
        page, self.page = self.page, None
        if self._behind is not None:
            self.setCurrentWidget(self._behind)
        self.removeWidget(page)
        page.deleteLater()
