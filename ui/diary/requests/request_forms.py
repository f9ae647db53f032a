"""What is decided about a request, and what is put right on it (D10, A16)."""

from enum import StrEnum

from cpdesk.rows.requests import (
    ChangeRequest,
    ChooseShortTime,
    DecideIcpcNeeded,
)
from cpdesk.rules.requests import ShortTime
from cpdesk.words import SHORT_TIME_WORDS
from ui.diary.diary_form import AboutRequest
from ui.shared.forms.names_offered import NamesOffered
from ui.shared.forms.only_changes import OnlyChanges
from ui.shared.forms.panel_form import LIKE, LIKE_MOMENT


class YesNo(StrEnum):
    """An answer that has to be given on purpose."""

    YES = "yes"
    NO = "no"


class IcpcNeededForm(AboutRequest):
    """For a child who is looked after too: is a conference still needed (D10)."""

    draft_name = "icpc-needed"
    form_title = "Is an ICPC still needed?"
    keep_words = "Record the decision"

    def add_fields(self) -> None:
        """The decision, by whom, why and when."""
        self.add_words("A child who is looked after has a plan already. Record who decided whether an ICPC is needed.")
        self.add_choice("needed", "Decision", {YesNo.YES: "Yes, an ICPC is needed", YesNo.NO: "No, it is not needed"})
        self.add_line("by", "Decided by")
        self.add_text("why", "Reasons")
        self.add_date("on", "Decided on")

    def request(self) -> DecideIcpcNeeded:
        """The decision as typed."""
        needed = self.required_choice("needed", YesNo, "Choose whether an ICPC is still needed.")
        return DecideIcpcNeeded(
            self.id,
            self.version,
            needed is YesNo.YES,
            self.required_text("by", "Enter who decided."),
            self.required_text("why", "Enter the reasons for the decision."),
            self.required_date("on", f"Enter the date of the decision, {LIKE}."),
        )

    def blank(self) -> dict[str, object]:
        """Decided today, unless a person says otherwise."""
        return {"on": self.almanac.today()}


class ShortTimeForm(AboutRequest):
    """What is kept where the 15 working days and the notice cannot both be (A16)."""

    draft_name = "short-time"
    form_title = "Choose what is kept"
    keep_words = "Record the choice"

    def add_fields(self) -> None:
        """Which of the two is kept, and why."""
        self.add_words(self.shown.squeeze.said)
        self.add_choice("choice", "Kept", SHORT_TIME_WORDS)
        self.add_text("why", "Reasons")

    def request(self) -> ChooseShortTime:
        """The choice and its reasons."""
        choice = self.required_choice("choice", ShortTime, "Choose which of the two is kept.")
        return ChooseShortTime(
            self.id, self.version, choice, self.required_text("why", "Enter the reasons for the choice.")
        )

    def blank(self) -> dict[str, object]:
        """The choice as it was made before."""
        chosen = self.shown.short_time
        return {"choice": chosen.value if chosen else "", "why": self.shown.short_time_why}


class ChangeRequestForm(OnlyChanges, AboutRequest):
    """Put right what was kept of a request; only what was changed is kept anew."""

    draft_name = "change-request"
    form_title = "Edit the request"
    keep_words = "Keep the changes"

    def add_fields(self) -> None:
        """What can be put right, and why."""
        self.add_moment("ticked_at", "ICPC ticked on the section 47")
        self.add_name("team", "Team")
        self.add_name("social_worker", "Social worker")
        self.add_name("team_manager", "Team manager")
        self.add_line("case_id", "Case number")
        self.add_tick("looked_after", "A child is looked after too")
        self.add_date("looked_after_on", "Looked after since")
        self.add_text("notes", "Notes")
        self.add_line("reason", "Why, if it should be remembered")
        self.names = NamesOffered(self.link, self.fields)

    def request(self) -> ChangeRequest:
        """The fields that differ from what was there."""
        return ChangeRequest(self.id, self.version, self.changed(), self.fields["reason"].text())

    def blank(self) -> dict[str, object]:
        """The request as it is kept."""
        shown = self.shown
        return {
            "ticked_at": shown.ticked_at,
            "team": shown.team,
            "social_worker": shown.social_worker,
            "team_manager": shown.team_manager,
            "case_id": shown.case_id,
            "looked_after": shown.looked_after,
            "looked_after_on": shown.looked_after_on,
            "notes": shown.notes,
        }

    def value_of(self, key: str) -> object:
        """What stands in a field; the moment of the tick is never empty."""
        if key == "ticked_at":
            return self.required_moment(key, f"Enter when ICPC was ticked, {LIKE_MOMENT}.")
        return super().value_of(key)
