"""What the forms about one alert have in common: whom it is about, and the version that was seen."""

from datetime import datetime

from cpdesk.rows.alert_words import THEME_WORDS
from cpdesk.rows.late_words import WHY_LATE_WORDS
from cpdesk.rows.maqa import AlertShown, OpenAlert
from cpdesk.rules.late_reasons import WhyLateReason, reasons_for
from cpdesk.rules.maqa import Theme as AlertTheme
from cpdesk.rules.timeliness import Measure
from ui.maqa.alert_words import about_now, alert_line
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.forms.fields import FormField
from ui.shared.forms.form import Missing
from ui.shared.forms.panel_form import PanelForm
from ui.shared.forms.tick_list import TickList
from ui.shared.theme import Theme

ASK_WHY_LATE = "This is after its last day. Choose why it is late."
_THEMES = tuple(AlertTheme)


class AboutAlert(PanelForm):
    """A form about one alert, seen at one version."""

    def __init__(self, link: DeskLink, theme: Theme, almanac: Almanac, alert: AlertShown) -> None:
        super().__init__(link, theme, almanac, draft_of=alert.row.id)
        self.shown = alert
        self.id = alert.row.id
        self.version = alert.row.version
        self.add_words(alert_line(alert.row), "strong")
        self.set_up()

    def add_themes(self) -> None:
        """A box to tick for each theme."""
        self.add_field(
            "themes", FormField("Themes", themes_list(), help_text="A quarter counts it under each of them.")
        )

    def themes(self) -> tuple[AlertTheme, ...]:
        """The themes that are ticked."""
        return themes_ticked(self.fields["themes"])

    def add_late_reason(self, measure: Measure) -> None:
        """Why it is late, as a code and in words; out of sight until the desk asks for it."""
        reasons = [reason for reason in reasons_for(measure) if isinstance(reason, WhyLateReason)]
        self.add_choice("late_reason", "Why it is late", {reason: WHY_LATE_WORDS[reason] for reason in reasons})
        self.add_line("late_why", "In words")
        self.fields["late_reason"].hide()
        self.fields["late_why"].hide()
        self.also_called["why"] = "late_why"

    def complain(self, field: str, sentence: str) -> None:
        """A reason that is asked for brings its words along."""
        if field == "late_reason" and field in self.fields:
            self.fields["late_why"].show()
            sentence = ASK_WHY_LATE
        super().complain(field, sentence)

    def moment_or_now(self, key: str) -> datetime:
        """The moment that was typed, to the minute; the minute that it is when the field is empty."""
        box = self.moment_box(key)
        if box.problem():
            raise Missing(key, box.problem())
        if bool(box.on.text()) != bool(box.at.text()):
            raise Missing(key, "Enter the date and the time, or neither for now.")
        return box.moment() or self.now()

    def now(self) -> datetime:
        """The minute that it is."""
        return about_now(self.almanac)

    def save_over(self) -> None:
        """Stand on the newest state of the alert, now that both values were looked at."""
        self.link.ask(OpenAlert(self.id), self._newest)

    def _newest(self, alert: AlertShown) -> None:
        self.shown = alert
        self.version = alert.row.version
        self.keep_button.setFocus()


def themes_list() -> TickList:
    """A box for each theme, by its place."""
    return TickList({place: THEME_WORDS[theme] for place, theme in enumerate(_THEMES)})


def themes_ticked(field: FormField) -> tuple[AlertTheme, ...]:
    """The themes that are ticked in a field."""
    editor = field.editor
    return tuple(_THEMES[place] for place in editor.ids()) if isinstance(editor, TickList) else ()


def themes_to_tick(themes: tuple[AlertTheme, ...]) -> list[int]:
    """Themes as the field takes them."""
    return [_THEMES.index(theme) for theme in themes]
