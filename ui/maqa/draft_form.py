"""The form for a new alert: which way, about what, which meeting, to whom; its clock is shown as it is filled in."""

from datetime import datetime
from typing import Any

from PySide6.QtCore import QTimer

from cpdesk.rows.alert_words import ALERT_DIRECTION_WORDS
from cpdesk.rows.late_words import WHY_LATE_WORDS
from cpdesk.rows.maqa import AlertClock, ClockOfAlert
from cpdesk.rows.maqa_deeds import DraftAlert
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.late_reasons import WhyLateReason, reasons_for
from cpdesk.rules.maqa import AlertDirection
from cpdesk.rules.record import Channel, ConcernAbout
from cpdesk.rules.timeliness import Measure
from cpdesk.words import CONCERN_ABOUT_WORDS
from ui.maqa.agencies_offered import AgenciesOffered
from ui.maqa.alert_form import ASK_WHY_LATE
from ui.maqa.alert_words import about_now
from ui.maqa.clock_words import clock_words
from ui.maqa.meeting_field import MeetingField
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.forms.fields import FormField
from ui.shared.forms.panel_form import LIKE_MOMENT, PanelForm
from ui.shared.plain_text import plain_label
from ui.shared.theme import Theme

RISK_WHEN = "Immediate risk: resolve within 24 hours of the moment when it was identified. Enter that moment."
UNTIL_COUNTED = 120  # milliseconds without a key
_SHOWN_ONCE_RISK = ("risk_at", "risk_words")
_SHOWN_ONCE_RAISED = ("raised_by", "raised_at")
_CLOCK_HANGS_ON = ("direction", "meeting", "agency", "social_care", "risk", "risk_at")
_RAISE_WORDS = {
    AlertDirection.TO_AGENCY: "Raise it now, instead of keeping it as a draft",
    AlertDirection.INTERNAL: "Raise it now, instead of keeping it as a draft",
    AlertDirection.FROM_AGENCY: "It has come in already, as an alert",
}


class DraftForm(PanelForm):
    """A new alert; a concern about social care's own staff becomes internal whatever was chosen (S18, TV-D14)."""

    draft_name = "new-alert"
    form_title = "New alert"
    keep_words = "Keep as a draft"

    def __init__(self, link: DeskLink, theme: Theme, almanac: Almanac, conference_id: int | None = None) -> None:
        super().__init__(link, theme, almanac, draft_of=f"conference:{conference_id}" if conference_id else "")
        self._about_conference = conference_id
        self._lead_filled = ("", "")
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(UNTIL_COUNTED)
        self._soon.timeout.connect(self._ask_clock)
        self.set_up()
        self.agencies = AgenciesOffered(link, self.fields["agency"])
        for key in _CLOCK_HANGS_ON:
            self.fields[key].edited.connect(self._soon.start)
        for key in ("direction", "risk", "raise_now"):
            self.fields[key].edited.connect(self._show_what_is_needed)
        self.fields["meeting"].edited.connect(self._show_what_is_needed)
        self._show_what_is_needed()
        self._soon.start()

    def add_fields(self) -> None:
        """Which way and about what; meeting; agency and lead; risk; what is asked; raised at once or kept."""
        self.add_choice("direction", "Which way", ALERT_DIRECTION_WORDS)
        self.add_choice("about", "What it is about", CONCERN_ABOUT_WORDS)
        self.meeting = MeetingField(self.link)
        self.add_field("meeting", FormField("Which meeting", self.meeting))
        self.add_date("meeting_on", "Day of the meeting", "For a meeting that is not in this diary.")
        self.add_name("agency", "Agency")
        self.add_tick("social_care", "It is about social care's own staff", "Then it is internal, never a MAQA.")
        self.add_tick("risk", "Immediate risk", "24 hours replace the 10 working days at once.")
        self.clock = plain_label("", "strong")
        self.add_part(self.clock)  # right beneath the tick that changes it, in sight on a small screen too
        self.add_moment("risk_at", "Immediate risk identified")
        self.add_text("risk_words", "Which risk", lines=2)
        self.add_date("agreed_by_on", "Agreed to be resolved by")
        self.clock_said = plain_label("", "quiet")
        self.add_part(self.clock_said)
        self.add_line("lead", "Safeguarding lead of the agency")
        self.add_line("lead_email", "Email of the safeguarding lead")
        self.add_text("words", "What the concern is", lines=4)
        self.add_text("asked", "What is asked", lines=3)
        self.add_tick("raise_now", _RAISE_WORDS[AlertDirection.TO_AGENCY])
        self.add_moment("raised_at", "Raised")
        self.add_line("raised_by", "Raised by", "Empty: you.")
        reasons = [reason for reason in reasons_for(Measure.MAQA_RAISED) if isinstance(reason, WhyLateReason)]
        self.add_choice("late_reason", "Why it is raised late", {one: WHY_LATE_WORDS[one] for one in reasons})
        self.add_line("late_why", "In words")
        self.also_called["why"] = "late_why"
        for key in ("late_reason", "late_why"):
            self.fields[key].hide()

    def open(self) -> None:
        """Fill in the conference that it is raised from, then what was left unfinished."""
        if self._about_conference is not None:
            self.meeting.choose(self._about_conference)
        super().open()

    def request(self) -> DraftAlert:
        """The alert as typed."""
        direction = self.required_choice("direction", AlertDirection, "Choose which way the alert goes.")
        about = self.required_choice("about", ConcernAbout, "Choose what it is about.")
        group = self.meeting.core_group_id
        typed = {key: self._if_shown(key) for key in ("agency", "asked", "lead", "lead_email")}
        more: dict[str, Any] = {**typed, **self._risk(), **self._raised()}
        return DraftAlert(
            direction,
            about,
            self.fields["words"].text(),
            social_care=self.is_ticked("social_care") and not self.fields["social_care"].isHidden(),
            conference_id=self.meeting.conference_id if group is None else None,
            core_group_id=group,
            meeting_on=self.optional_date("meeting_on") if self.meeting.conference_id is None else None,
            agreed_by_on=self.optional_date("agreed_by_on") if not self.fields["agreed_by_on"].isHidden() else None,
            **more,
        )

    def blank(self) -> dict[str, object]:
        """To an agency, which is what most are."""
        return {"direction": AlertDirection.TO_AGENCY.value}

    def complain(self, field: str, sentence: str) -> None:
        """A reason that is asked for brings its words along; a meeting that is gone is said of the meeting."""
        if field == "late_reason":
            self.fields["late_why"].show()
            sentence = ASK_WHY_LATE
        super().complain("meeting" if field in {"conference_id", "core_group_id"} else field, sentence)

    def fill(self, body: dict[str, object]) -> None:
        """Put back what a draft holds, with the fields that it needs."""
        super().fill(body)
        self._show_what_is_needed()
        self._soon.start()

    def start_afresh(self) -> None:
        """Forget the draft; the conference that it is raised from stays."""
        super().start_afresh()
        if self._about_conference is not None:
            self.meeting.choose(self._about_conference)
        self._show_what_is_needed()

    # What is shown and counted while somebody types

    def _if_shown(self, key: str) -> str:
        """What was typed before the way was changed counts only where its field is still asked for."""
        return self.fields[key].text() if not self.fields[key].isHidden() else ""

    def _risk(self) -> dict[str, Any]:
        if not self.is_ticked("risk"):
            return {}
        at = self.required_moment("risk_at", f"Enter when the immediate risk was identified, {LIKE_MOMENT}.")
        return {"risk_at": at, "risk_words": self.fields["risk_words"].text()}

    def _raised(self) -> dict[str, Any]:
        if not self.is_ticked("raise_now"):
            return {}
        at = self.required_moment("raised_at", f"Enter when it was raised, {LIKE_MOMENT}.")
        typed = {key: self.fields[key].text() for key in ("raised_by", "late_reason", "late_why")}
        return {"raise_now": True, "raised_at": at, **typed}

    def _direction(self) -> AlertDirection:
        return self.chosen("direction", AlertDirection) or AlertDirection.TO_AGENCY

    def _show_what_is_needed(self) -> None:
        """Only what the ticks ask for is shown; a moment that is asked for begins with now."""
        direction, risk, raised = self._direction(), self.is_ticked("risk"), self.is_ticked("raise_now")
        self.fields["meeting_on"].setVisible(self.meeting.conference_id is None)
        for keys, wanted in ((_SHOWN_ONCE_RISK, risk), (_SHOWN_ONCE_RAISED, raised)):
            for key in keys:
                self.fields[key].setVisible(wanted)
        for key, wanted in (("risk_at", risk), ("raised_at", raised)):
            box = self.moment_box(key)
            if wanted and not box.on.text() and not box.at.text():
                box.write(about_now(self.almanac))
        tick = self.fields["raise_now"].editor
        if hasattr(tick, "setText"):
            tick.setText(_RAISE_WORDS[direction])
            tick.setAccessibleName(_RAISE_WORDS[direction])
        self.fields["agency"].label.setText(
            "From which agency" if direction is AlertDirection.FROM_AGENCY else "To which agency"
        )
        for key in ("agency", "social_care", "lead", "lead_email"):
            self.fields[key].setVisible(direction is not AlertDirection.INTERNAL)
        self.keep_button.setText("Keep and raise it" if raised else "Keep as a draft")

    def _ask_clock(self) -> None:
        question = ClockOfAlert(
            conference_id=self.meeting.conference_id if self.meeting.core_group_id is None else None,
            agency=self.fields["agency"].text(),
            social_care=self.is_ticked("social_care"),
            direction=self._direction(),
            risk_at=self._risk_moment(),
        )
        self.link.ask(question, self._show_clock, self._say_no_clock, latest=True)

    def _risk_moment(self) -> datetime | None:
        return self.moment_box("risk_at").moment() if self.is_ticked("risk") else None

    def _say_no_clock(self, refusal: Refusal) -> None:
        self.clock_said.setText(str(refusal))

    def _show_clock(self, clock: AlertClock) -> None:
        """By when, and which way; the directory's lead stands in the form until somebody types another."""
        first, more = clock_words(clock)
        if self.is_ticked("risk") and clock.due_at is None:
            first, more = RISK_WHEN, clock.channel_said  # the ten working days hold no more, whatever was typed
        self.clock.setText(first)
        self.clock.setVisible(bool(first))
        self.clock_said.setText(more)
        inside = clock.channel is Channel.INTERNAL_QA
        self.fields["agreed_by_on"].setVisible(inside and not self.is_ticked("risk"))
        self._fill_lead((clock.lead, clock.lead_email))

    def _fill_lead(self, lead: tuple[str, str]) -> None:
        stands = (self.fields["lead"].text(), self.fields["lead_email"].text())
        if stands in {("", ""), self._lead_filled} and stands != lead:
            self._write({"lead": lead[0], "lead_email": lead[1]})
            self._lead_filled = lead
