"""How many alerts are overdue, for their tab, before anybody has gone there."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.rooms import MAQA, TODAY, RoomStack
from ui.shared.desk_link import DeskLink
from ui.tab_strip import TabStrip

if TYPE_CHECKING:
    from cpdesk.rows.maqa import AlertsPage
    from cpdesk.rows.refusals import Refusal


class AlertCount(QObject):
    """Asks as often as Today is read, and shows the number in the tab. Who may not read alerts sees none."""

    def __init__(self, link: DeskLink, rooms: RoomStack, tabs: TabStrip) -> None:
        super().__init__(tabs)
        self._link = link
        self._tabs = tabs
        rooms.badge.connect(self._follow)

    def _follow(self, place: int, _count: int) -> None:
        """The rows are read in when they are first asked for: the first picture needs none of them."""
        if place != TODAY:
            return
        from cpdesk.rows.maqa import AlertFilter, MaqaAlerts

        self._link.ask(MaqaAlerts(filter=AlertFilter.OVERDUE, size=1), self._show, self._pass_over, latest=True)

    def _show(self, page: "AlertsPage") -> None:
        from cpdesk.rows.maqa import AlertFilter

        self._tabs.set_count(MAQA, page.counts.get(AlertFilter.OVERDUE, 0))

    def _pass_over(self, _refusal: "Refusal") -> None:
        """Nobody asked for this number, so nothing is said when there is none."""
