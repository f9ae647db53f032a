"""The room of the alerts: the quarter on top, the table, and at its side one alert or a form (S17 to S21, S43, S44)."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cpdesk.rows.maqa import AlertFilter, MaqaAlerts
from cpdesk.rows.register_deeds import Kept
from cpdesk.rows.today import RememberOpened
from ui.maqa.alerts_view import AlertsView
from ui.maqa.panels import AlertPanels
from ui.shared.desk_link import DeskLink
from ui.shared.following import Following
from ui.shared.outside import Outside
from ui.shared.remembered import Remembered
from ui.shared.side_panel import SidePanel
from ui.shared.theme import Theme

UNTIL_SETTLED = 60  # milliseconds without a key before the pane follows the table
ALERT, CONFERENCE, QUARTER = "maqa_alert", "conference", "maqa_quarter"
_FOLLOWED = frozenset({"maqa", "record", "diary", "days"})


class MaqaTab(QWidget):
    """The room behind the tab MAQA alerts.

    `counted` carries "13 of 148 shown", `badge` how many are overdue; `go` leads to a conference by
    its number, or to the page of a quarter by its name.
    """

    counted = Signal(str)
    badge = Signal(int)
    go = Signal(str, int, str)

    def __init__(
        self,
        link: DeskLink,
        theme: Theme,
        remembered: Remembered,
        parent: QWidget | None = None,
        *,
        outside: Outside | None = None,
    ) -> None:
        super().__init__(parent)
        self._link = link
        self.view = AlertsView(link, theme, remembered)
        self.side = SidePanel(theme)
        self.panels = AlertPanels(link, theme, remembered, self.side, outside)
        self.following = Following(self, link, self.read_again, _FOLLOWED, behind=True)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(UNTIL_SETTLED)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.view.table)

    def read_again(self) -> None:
        """Read the table, and through the line to the desk the pane, again."""
        self.following.was_read()
        self.view.read_again()

    def open_alert(self, alert: int, due: str = "") -> None:
        """Show one alert in the pane, with the step begun that is due; in the table where it is listed."""
        self.view.go_to(alert)
        self._show_alert(alert, due)

    def new_alert(self) -> None:
        """Open the form for a new alert."""
        self.panels.new_alert()

    def new_alert_of(self, conference: int) -> None:
        """Open the form for a new alert of this conference."""
        self.panels.new_alert(conference)

    def show_due(self, chair_id: int | None = None) -> None:
        """Show what the tile of Today counts: due by the end of the week, soonest first, of one chair where asked."""
        self.view.sort_by_due()
        self.view.narrow_to(MaqaAlerts(filter=AlertFilter.DUE, chair_id=chair_id))
        self.view.table.setFocus()

    def _show_alert(self, alert: int, due: str = "") -> None:
        self.panels.open_alert(alert, due)
        self._link.do(RememberOpened(ALERT, alert))

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(14, 10, 14, 8)
        left.addWidget(self.view)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.side)

    def _connect(self) -> None:
        view = self.view
        view.chosen.connect(lambda _alert: self._settled.start())
        self._settled.timeout.connect(self._follow_table)
        view.opened.connect(self._show_alert)
        view.counted.connect(self.counted)
        view.waiting.connect(self.badge)
        view.said.connect(lambda sentence: self._link.done.emit(Kept((), sentence, "")))
        view.new_wanted.connect(self.new_alert)
        view.quarter_wanted.connect(lambda quarter: self.go.emit(QUARTER, 0, quarter))
        self.panels.conference_wanted.connect(lambda number: self.go.emit(CONFERENCE, number, ""))
        self.panels.drafted.connect(view.go_to)
        self.side.closed.connect(view.table.setFocus)
        QShortcut(QKeySequence.StandardKey.New, self, self.new_alert, context=_WITHIN)

    def _follow_table(self) -> None:
        alert = self.view.table.current_alert()
        if alert is not None and not self.side.isHidden():
            self.panels.follow(alert)

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while nobody was here."""
        super().showEvent(event)
        self.following.was_shown()


_WITHIN = Qt.ShortcutContext.WidgetWithChildrenShortcut
