"""What is decided about a request, and what is put right on it (D10, A16)."""

from enum import StrEnum

from cpdesk.rows.requests import (
    ChangeRequest,
    ChooseShortTime,
    DecideIcpcNeeded,
    RequestShown,
)
from cpdesk.rules.requests import ShortTime
from cpdesk.words import SHORT_TIME_WORDS
from ui.diary.diary_form import LIKE, LIKE_MOMENT, AboutRequest
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.forms.fields import ShortText
from ui.shared.forms.form import Missing
from ui.shared.forms.names_offered import NamesOffered
from ui.shared.forms.tick_box import TickBox
from ui.shared.theme import Theme


class YesNo(StrEnum):
    """An answer that has to be given on purpose."""

    YES = "yes"
    NO = "no"


class IcpcNeededForm(AboutRequest):
    """For a child who is looked after too: is a conference still needed (D10)."""

    def __init__(self, link: DeskLink, theme: Theme, almanac: Almanac, request: RequestShown) -> None:
        super().__init__(
            link,
            theme,
            almanac,
            request,
            name="icpc-needed",
            title="Is an ICPC still needed?",
            keep_words="Record the decision",
        )
        self.add_words("A child who is looked after has a plan already. Record who decided whether an ICPC is needed.")
        self.add_choice("needed", "Decision", {YesNo.YES: "Yes, an ICPC is needed", YesNo.NO: "No, it is not needed"})
        self.add_line("by", "Decided by")
        self.add_text("why", "Reasons")
        self.add_date("on", "Decided on")
        self._write(self.blank())

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

    def __init__(self, link: DeskLink, theme: Theme, almanac: Almanac, request: RequestShown) -> None:
        super().__init__(
            link,
            theme,
            almanac,
            request,
            name="short-time",
            title="Choose what is kept",
            keep_words="Record the choice",
        )
        self.add_words(request.squeeze.said)
        self.add_choice("choice", "Kept", SHORT_TIME_WORDS)
        self.add_text("why", "Reasons")
        self._write(self.blank())

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


class ChangeRequestForm(AboutRequest):
    """Put right what was kept of a request; only what was changed is kept anew."""

    def __init__(self, link: DeskLink, theme: Theme, almanac: Almanac, request: RequestShown) -> None:
        super().__init__(
            link,
            theme,
            almanac,
            request,
            name="change-request",
            title="Edit the request",
            keep_words="Keep the changes",
        )
        self.add_moment("ticked_at", "ICPC ticked on the section 47")
        self.add_name("team", "Team")
        self.add_name("social_worker", "Social worker")
        self.add_name("team_manager", "Team manager")
        self.add_line("case_id", "Case number")
        self.add_tick("looked_after", "A child is looked after too")
        self.add_date("looked_after_on", "Looked after since")
        self.add_text("notes", "Notes")
        self.add_line("reason", "Why, if it should be remembered")
        self._write(self.blank())
        self.names = NamesOffered(link, self.fields)
        self._before = {key: field.written() for key, field in self.fields.items()}

    def request(self) -> ChangeRequest:
        """The fields that differ from what was there."""
        changed = {
            key: self._value(key)
            for key, field in self.fields.items()
            if key != "reason" and field.written() != self._before[key]
        }
        if not changed:
            raise Missing("", "Nothing was changed yet.")
        return ChangeRequest(self.id, self.version, changed, self.fields["reason"].text())

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

    def gathered(self) -> dict[str, object]:
        """Only what differs, so that a draft never puts back what somebody else has changed since."""
        typed = super().gathered()
        return {key: value for key, value in typed.items() if value != self._before.get(key)}

    def _value(self, key: str) -> object:
        if key == "ticked_at":
            return self.required_moment(key, f"Enter when ICPC was ticked, {LIKE_MOMENT}.")
        editor = self.fields[key].editor
        if isinstance(editor, TickBox):
            return editor.isChecked()
        if key == "looked_after_on":
            return self.optional_date(key)
        return editor.text() if isinstance(editor, ShortText) else self.fields[key].text()
