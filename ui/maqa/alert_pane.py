"""Everything about one alert: whom it is about, its clock, its ladder in shapes and words, and what can be done."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cpdesk.rows.alert_words import ALERT_DIRECTION_WORDS, ALERT_OUTCOME_WORDS, THEME_WORDS
from cpdesk.rows.late_words import LATE_WORDS
from cpdesk.rows.maqa import AlertShown, OpenAlert
from cpdesk.rows.maqa_deeds import DraftAlertPapers, TakeOutAlert
from cpdesk.rules.how_dates_read import listed, long
from cpdesk.words import CONCERN_ABOUT_WORDS
from ui.maqa.alert_steps import ALERT_DUE, BEGUN, DRAWN, FORMS, Step, next_step, steps_of
from ui.maqa.alert_words import alert_line, moment_words
from ui.maqa.columns import due_words
from ui.maqa.ladder import Ladder
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.explained import ExplainedDate
from ui.shared.outside import Outside
from ui.shared.pane import Pane, at_the_left
from ui.shared.papers_out import PapersOut
from ui.shared.plain_text import plain_tip
from ui.shared.remembered import Remembered
from ui.shared.theme import Theme


class AlertPane(Pane):
    """One alert in full. `conference_wanted` asks for the conference that it came from; `taken_out` says it is gone."""

    conference_wanted = Signal(int)
    taken_out = Signal()

    def __init__(  # noqa: PLR0917  what every pane is given, then what it is about
        self,
        link: DeskLink,
        theme: Theme,
        almanac: Almanac,
        remembered: Remembered,
        alert_id: int,
        outside: Outside,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(link, theme, almanac, parent)
        self.id = alert_id
        self.shown: AlertShown | None = None
        self._papers = PapersOut(link, remembered, self.notice, outside, self)
        self._begins_next = False

    def begin_with(self, due: str) -> None:
        """Begin with the step that a thing due asks for, when the alert has been read."""
        self._begins_next = due in ALERT_DUE

    def turn_to(self, alert_id: int) -> None:
        """Show another alert; the keyboard stays where it is."""
        self.id = alert_id
        self.notice.clear()
        self.read_again()

    def read_again(self) -> None:
        """Ask the desk for the alert anew."""
        self.link.ask(OpenAlert(self.id), self.show_alert, self.refuse_reading, latest=True)

    def refuse_reading(self, refusal: Exception) -> None:
        """Say that the alert is not there to be read; nothing of it stays that could still be pressed."""
        self.shown = None
        self.begin()
        self.finish()
        self.notice.warn(str(refusal))

    def show_alert(self, shown: AlertShown) -> None:
        """Write everything about the alert; one that is back after an Undo is not called gone any more."""
        if self.shown is None:
            self.notice.clear()
        self.shown = shown
        self.begin()
        self.add_head(alert_line(shown.row), shown.row.mark, shown.row.stands)
        self.add_section("", head_words(shown), "quiet")
        self.add_section("", "\n".join(shown.warnings), "amber")
        self._add_steps(shown)
        self._add_clock(shown)
        self.add_heading("Steps")
        self.add(Ladder(shown, self.theme))
        self.add_section("What the concern is", shown.words)
        self.add_section("What is asked", shown.asked)
        self.add_section("Immediate risk", risk_words(shown))
        self.add_section("Safeguarding lead", lead_words(shown))
        self.add_section("Escalated", escalated_words(shown))
        self.add_section("What came of it", ended_words(shown))
        self.add_section("Why it was late", late_words(shown))
        self.add_section("Learning", shown.learning)
        self._add_where_from(shown)
        self.finish()
        self._begin()

    def open_step(self, step: Step) -> None:
        """Do a step: open its form, or have it done right here."""
        shown = self.shown
        if shown is None:
            return
        if step is Step.TAKE_OUT:
            self.notice.clear()
            self.link.do(TakeOutAlert(self.id, shown.row.version), self._was_taken_out, self.refuse)
        elif step in {Step.EMAIL, Step.LETTER}:
            email = step is Step.EMAIL
            words = "Writing the draft..." if email else "Writing the letter..."
            self._papers.write(lambda folder: DraftAlertPapers(self.id, folder, email=email, letter=not email), words)
        else:
            self.wants_form.emit(FORMS[step](self.link, self.theme, self.almanac, shown))

    def _begin(self) -> None:
        """Open the step that was wanted, once, if it is open to be taken."""
        begins, self._begins_next = self._begins_next, False
        if not begins or self.shown is None:
            return
        step = next_step(self.shown)
        if step in BEGUN and step in steps_of(self.shown):
            self.open_step(step)

    def _was_taken_out(self, kept: object) -> None:
        self.kept.emit(kept)
        self.taken_out.emit()

    def _add_steps(self, shown: AlertShown) -> None:
        row = self.add_buttons()
        for place, step in enumerate(steps_of(shown)):
            row.add(step.value, partial(self.open_step, step), drawn=DRAWN.get(step, ""), main=place == 0)

    def _add_clock(self, shown: AlertShown) -> None:
        if not shown.row.due_what or not due_words(shown.row):
            self.add_section("", shown.explained, "quiet")
            return
        clock = ExplainedDate()
        clock.show_date(f"{shown.row.due_what}: {due_words(shown.row)}", shown.explained)
        clock.setToolTip(plain_tip(shown.explained))
        self.add(at_the_left(clock))

    def _add_where_from(self, shown: AlertShown) -> None:
        self.add_section("", where_from(shown), "quiet")
        conference = shown.row.conference_id
        if conference is not None:
            row = self.add_buttons()
            row.add("Open the conference", lambda: self.conference_wanted.emit(conference), drawn="diary")


def head_words(shown: AlertShown) -> str:
    """Which way it goes, to whom and about what."""
    row = shown.row
    parts = (ALERT_DIRECTION_WORDS[row.direction], row.agency, CONCERN_ABOUT_WORDS[row.about])
    return " · ".join(part for part in parts if part)


def lead_words(shown: AlertShown) -> str:
    """The lead as kept with the alert; while it is a draft without one, the lead of the directory."""
    if shown.row.lead:
        return ", ".join(part for part in (shown.row.lead, shown.lead_email) if part)
    if shown.lead_known:
        known = ", ".join(part for part in (shown.lead_known, shown.lead_known_email) if part)
        return f"{known}, from the directory. Kept with the alert when it is raised."
    return ""


def risk_words(shown: AlertShown) -> str:
    """When immediate risk was identified, and which."""
    if shown.risk_at is None:
        return ""
    return "\n".join(part for part in (f"Identified {moment_words(shown.risk_at)}.", shown.risk_words) if part)


def escalated_words(shown: AlertShown) -> str:
    """To whom it was escalated, and what was thought of the policy (S21)."""
    if shown.escalated_at is None:
        return ""
    considered = {
        "yes": "The formal escalation policy was considered",
        "no": "The formal escalation policy was not considered",
    }.get(shown.policy_considered, "Whether the escalation policy was considered is not recorded")
    why = f": {shown.policy_why}" if shown.policy_why else ""
    return f"{moment_words(shown.escalated_at)} to {shown.escalated_to}.\n{considered}{why}"


def ended_words(shown: AlertShown) -> str:
    """What resolved it, or why it was withdrawn."""
    outcome = ALERT_OUTCOME_WORDS[shown.row.outcome] if shown.row.outcome is not None else ""
    return "\n".join(part for part in (outcome, shown.resolution, shown.ended_why) if part)


def late_words(shown: AlertShown) -> str:
    """Why it was raised or resolved late, in the words of the code and those of whoever said it."""
    return ": ".join(part for part in (LATE_WORDS.get(shown.late_reason, ""), shown.late_why) if part)


def where_from(shown: AlertShown) -> str:
    """Themes, team, chair, the day it was noted."""
    themes = listed([THEME_WORDS[theme] for theme in shown.row.themes]) if shown.row.themes else "none chosen yet"
    parts = (
        f"Themes: {themes}",
        f"Team {shown.team}" if shown.team else "",
        f"Chair {shown.chair}" if shown.chair else "",
        f"Noted {long(shown.noted_on)}" if shown.noted_on else "",
    )
    return " · ".join(part for part in parts if part)
