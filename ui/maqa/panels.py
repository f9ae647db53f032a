"""The panel at the right of the alerts: one alert, one of its forms, or a new one; never a box in front."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from cpdesk.rows.register_deeds import Kept
from ui.maqa.alert_pane import AlertPane
from ui.maqa.draft_form import DraftForm
from ui.shared.desk_link import DeskLink
from ui.shared.forms.form import Form
from ui.shared.outside import Outside
from ui.shared.remembered import Remembered
from ui.shared.side_panel import SidePanel
from ui.shared.theme import Theme


class AlertPanels(QObject):
    """Shows one form or one alert at a time. `drafted` carries a new alert; `conference_wanted` where one came from."""

    drafted = Signal(int)
    conference_wanted = Signal(int)

    def __init__(
        self,
        link: DeskLink,
        theme: Theme,
        remembered: Remembered,
        side_panel: SidePanel,
        outside: Outside | None = None,
    ) -> None:
        super().__init__(side_panel)
        self._link = link
        self._theme = theme
        self._remembered = remembered
        self._side = side_panel
        self._outside = outside or Outside()

    def new_alert(self, conference_id: int | None = None) -> None:
        """Open the form for a new alert, of a conference where one is given."""
        form = DraftForm(self._link, self._theme, self._link.almanac, conference_id)
        self._show_form(form, kept=self._drafted)

    def open_alert(self, alert_id: int, due: str = "") -> None:
        """Show everything about one alert, with the step begun that a thing due asks for."""
        pane = AlertPane(
            self._link, self._theme, self._link.almanac, self._remembered, alert_id, self._outside
        )  # fmt: skip
        pane.begin_with(due)
        pane.wants_form.connect(lambda form: self._show_form(form, back=lambda: self.open_alert(pane.id)))
        pane.taken_out.connect(self._side.put_away)
        pane.conference_wanted.connect(self.conference_wanted)
        self._side.show_form("Alert", pane)
        pane.read_again()

    def follow(self, alert_id: int) -> None:
        """Show another alert in the pane that is open; a form that somebody writes in stays."""
        content = self._side.content()
        if isinstance(content, AlertPane) and content.id != alert_id:
            content.turn_to(alert_id)
            self._side.scroll_bar().setValue(0)

    def _drafted(self, kept: Kept) -> None:
        self.drafted.emit(kept.ids[0])
        self.open_alert(kept.ids[0])

    def _show_form(
        self, form: Form, *, kept: Callable[[Any], None] | None = None, back: Callable[[], None] | None = None
    ) -> None:
        if kept is not None:
            form.kept.connect(kept)
        form.closed.connect(lambda: self._form_closed(form, back))
        self._side.show_form(form.title, form)
        form.open()

    def _form_closed(self, form: Form, back: Callable[[], None] | None) -> None:
        if self._side.content() is not form:
            return  # what followed stands there already
        if back is not None:
            back()
        else:
            self._side.put_away()
