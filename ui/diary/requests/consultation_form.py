"""The form in which the duty chair's consultation on the threshold is recorded (D02, D03)."""

from datetime import datetime

from cpdesk.rows.people import DutyBetween, DutyRow
from cpdesk.rows.requests import RecordConsultation
from cpdesk.rules.london import LONDON
from cpdesk.rules.requests import ThresholdOutcome
from cpdesk.words import THRESHOLD_WORDS
from ui.diary.diary_form import AboutRequest
from ui.shared.forms.form import Missing
from ui.shared.forms.names_offered import NamesOffered
from ui.shared.forms.panel_form import LIKE_MOMENT

TM_HELP = "A threshold discussion is always with a Team Manager; the social worker can only be asked for information."


class ConsultationForm(AboutRequest):
    """Who consulted with whom, when, and what was found."""

    draft_name = "consultation"
    form_title = "Record the consultation"
    keep_words = "Record the consultation"

    def add_fields(self) -> None:
        """Who consulted with whom, and what was found."""
        self.add_name("chair", "Duty chair")
        self.add_name("team_manager", "Team Manager consulted", TM_HELP)
        self.add_choice("outcome", "Outcome", THRESHOLD_WORDS)
        self.add_moment("completed_at", "Completed")
        self.add_text("why", "Reasons")
        self.add_tick("social_worker_contacted", "The social worker was asked for information")
        self.names = NamesOffered(self.link, self.fields)
        if not self.shown.duty_chair:
            self.link.ask(DutyBetween(self.almanac.today(), self.almanac.today()), self._take_duty)

    def request(self) -> RecordConsultation:
        """The consultation as typed."""
        chair = self.required_text("chair", "Enter the duty chair who consulted.")
        manager = self.required_text("team_manager", "Enter the Team Manager who was consulted.")
        outcome = self.required_choice("outcome", ThresholdOutcome, "Choose what the consultation found.")
        completed_at = self.required_moment(
            "completed_at", f"Enter when the consultation was completed, {LIKE_MOMENT}."
        )
        if outcome is not ThresholdOutcome.MET and not self.fields["why"].text():
            raise Missing("why", "Enter the reasons, so that the team knows what to do next.")
        return RecordConsultation(
            self.id,
            self.version,
            chair,
            manager,
            outcome,
            completed_at,
            self.fields["why"].text(),
            self.is_ticked("social_worker_contacted"),
        )

    def blank(self) -> dict[str, object]:
        """The chair on duty, the team's manager, now."""
        now = datetime.now(LONDON)
        return {
            "chair": self.shown.duty_chair,
            "team_manager": self.shown.team_manager,
            "completed_at": datetime.combine(self.almanac.today(), now.time(), LONDON),
        }

    def _take_duty(self, rota: tuple[DutyRow, ...]) -> None:
        on_duty = next((row.chair for row in rota if row.chair and row.on == self.almanac.today()), "")
        if on_duty and not self.fields["chair"].text():
            self._write({"chair": on_duty})
            self.fields["chair"].say(f"{on_duty} has duty today.")
