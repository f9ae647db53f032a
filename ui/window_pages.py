"""The pages that take the place of the rooms for a while: records, a child's road, settings, keys; the words of F1."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from ui.page_stack import PageStack
from ui.shared.desk_link import DeskLink
from ui.shared.notice_bar import NoticeBar
from ui.shared.outside import Outside
from ui.shared.remembered import Remembered
from ui.shared.theme import Appearance, Theme

if TYPE_CHECKING:
    from cpdesk.rows.opening import Door

PAGES = ("child_road", "record", "maqa_quarter", "timeliness", "annex", "directory")
"""What lies upon the rooms as a page; anything else is shown by its room."""


class WindowPages:
    """Opens each page when it is asked for; none is built before.

    `lead` opens what a line of a page is about: its room, its number, and what is due there.
    """

    def __init__(  # noqa: PLR0917  what every page needs of the window
        self,
        link: DeskLink,
        theme: Theme,
        pages: PageStack,
        notice: NoticeBar,
        remembered: Remembered,
        lead: Callable[[str, int, str], None],
        outside: Outside | None = None,
    ) -> None:
        self._link = link
        self._theme = theme
        self._pages = pages
        self._notice = notice
        self._remembered = remembered
        self._lead = lead
        self.outside = outside or Outside()
        self.door: Door | None = None

    def show_record(self, conference_id: int, due: str = "") -> None:
        """Shows the record of a conference, begun with what is due."""
        from ui.conference_record.page import RecordPage
        from ui.record_doors import RecordDoors

        page = RecordPage(self._link, self._theme, self._remembered, self.outside, conference_id)
        doors = RecordDoors(self._link, self._theme, page.show_form, page)
        self._remember("record", conference_id)
        page.begin_with(due)
        page.leads.connect(lambda what, number: doors.open(what, number) or self._lead(what, number, ""))
        self._pages.show_page(page)

    def show_road(self, child_id: int) -> None:
        """Shows everything that the desk holds on a child."""
        from ui.child_road.page import RoadPage

        self._remember("child_road", child_id)
        page = RoadPage(self._link, self._theme, self._remembered, self.outside, child_id)
        page.leads.connect(lambda room, number: self._lead(room, number, ""))
        self._pages.show_page(page)

    def show_quarter(self, quarter: str = "") -> None:
        """Shows the MAQA alerts of a quarter; of the last one that ended where none is named.

        The page that led to an alert stands as it was left.
        """
        from ui.maqa_quarter.page import BY_QUARTER, QuarterPage

        waiting = self._pages.bring_back(BY_QUARTER)
        if isinstance(waiting, QuarterPage):
            waiting.show_other(quarter)
            return
        page = QuarterPage(self._link, self._theme, self._remembered, self.outside, quarter)
        page.leads.connect(lambda room, number: self._lead(room, number, ""))
        self._pages.show_page(page)

    def show_timeliness(self) -> None:
        """Shows what was done in time; the page that led to a conference stands on the same line again."""
        from ui.timeliness.page import TIMELINESS, TimelinessPage

        if self._pages.bring_back(TIMELINESS) is not None:
            return
        page = TimelinessPage(self._link, self._theme, self._remembered, self.outside)
        page.leads.connect(lambda room, number: self._lead(room, number, ""))
        self._pages.show_page(page)

    def show_annex(self) -> None:
        """Shows the cross-check of Annex A, lists 5 and 7."""
        from ui.timeliness.annex_page import AnnexPage

        self._pages.show_page(AnnexPage(self._link, self._theme, self._remembered, self.outside))

    def show_directory(self, entry_id: int = 0) -> None:
        """Shows who is to be asked for what, with one entry in front where it is named."""
        from ui.directory.page import DirectoryPage

        self._pages.show_page(DirectoryPage(self._link, self._theme, entry_id))

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

    def _remember(self, subject: str, number: int) -> None:
        """Have this offered again under Recently opened; whoever has no such list needs none."""
        from cpdesk.rows.today import RememberOpened

        self._link.do(RememberOpened(subject, number), refused=lambda _refusal: None)
