"""The forms about a role given to an absent agency: its notice, that it was told, its objection (S15, S16)."""

from collections.abc import Sequence
from datetime import date

from cpdesk.rows.record_plan import ActionRow
from cpdesk.rows.record_plan_deeds import DraftRoleNotice, RecordObjection, SayRoleTold
from cpdesk.rules.conferences import ToldBy
from cpdesk.rules.how_dates_read import long
from cpdesk.words import TOLD_BY_WORDS
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.forms.fields import FormField
from ui.shared.forms.form import Missing
from ui.shared.forms.panel_form import LIKE, PanelForm
from ui.shared.forms.tick_list import TickList
from ui.shared.outside import Outside
from ui.shared.plain_text import plain_tip
from ui.shared.theme import Theme

Numbered = tuple[int, ActionRow]
"""An action with its number in the plan."""
NOTICE = "The draft names what is asked of the agency, and the date and details of the first core group."


class AboutAgency(PanelForm):
    """A form about the actions that one agency was given in its absence."""

    def __init__(self, link: DeskLink, theme: Theme, almanac: Almanac, given: Sequence[Numbered]) -> None:
        super().__init__(link, theme, almanac, draft_of="-".join(str(action.id) for _number, action in given))
        self.given = tuple(given)
        self.add_words(given[0][1].agency, "strong")
        self.set_up()

    def add_actions(self) -> None:
        """The agency's actions, to tick."""
        short = {action.id: f"{number}. {_short(action.text)}" for number, action in self.given}
        whole = {action.id: f"Action {number}: {action.text}" for number, action in self.given}
        self.ticks = TickList(short, whole)
        for number, box in self.ticks.boxes.items():
            box.setToolTip(plain_tip(whole[number]))
        self.add_field("action_ids", FormField("Actions", self.ticks))

    def chosen_actions(self) -> tuple[int, ...]:
        """The actions that are ticked; one at least has to be."""
        if not self.ticks.ids():
            raise Missing("action_ids", "Tick the actions that this is about.")
        return self.ticks.ids()

    def every_action(self) -> list[int]:
        """All of the agency's actions of which nobody told it yet, else all."""
        untold = [action.id for _number, action in self.given if action.told_on is None]
        return untold or [action.id for _number, action in self.given]


class RoleNoticeForm(AboutAgency):
    """An email draft to the agency's safeguarding lead (S15)."""

    draft_name = "record-role-notice"
    form_title = "Notify the safeguarding lead"
    keep_words = "Write the draft"

    def __init__(
        self,
        link: DeskLink,
        theme: Theme,
        almanac: Almanac,
        given: Sequence[Numbered],
        outside: Outside,
    ) -> None:
        self._outside = outside
        super().__init__(link, theme, almanac, given)

    def add_fields(self) -> None:
        """The actions, and the address of the safeguarding lead."""
        self.add_words(NOTICE)
        self.add_actions()
        self.add_line("to_email", "Email of the safeguarding lead")

    def request(self) -> DraftRoleNotice:
        """The notice of these actions to this address."""
        actions = self.chosen_actions()
        to = self.required_text("to_email", "Enter the email address of the agency's safeguarding lead.")
        return DraftRoleNotice(actions, to, self._outside.documents())

    def blank(self) -> dict[str, object]:
        """The actions of which the agency does not know yet."""
        return {"action_ids": self.every_action()}


class RoleToldForm(AboutAgency):
    """The safeguarding lead was told (S15)."""

    draft_name = "record-role-told"
    form_title = "Safeguarding lead told"
    keep_words = "Keep this"

    def add_fields(self) -> None:
        """The actions, who was told, how and when."""
        self.add_actions()
        self.add_line("who", "Who was told")
        self.add_choice("how", "How", TOLD_BY_WORDS)
        self.add_date("on", "When")

    def request(self) -> SayRoleTold:
        """Who was told of what."""
        actions = self.chosen_actions()
        who = self.required_text("who", "Enter who was told.")
        how = self.required_choice("how", ToldBy, "Choose how they were told.")
        return SayRoleTold(actions, who, how, self.required_date("on", f"Enter when they were told, {LIKE}."))

    def blank(self) -> dict[str, object]:
        """By email today, unless a person says otherwise."""
        return {"action_ids": self.every_action(), "how": ToldBy.EMAIL.value, "on": self.almanac.today()}


class ObjectionForm(PanelForm):
    """The agency's safeguarding lead finds the role inappropriate (S16)."""

    draft_name = "record-objection"
    form_title = "Objection to a role"
    keep_words = "Keep the objection"

    def __init__(self, link: DeskLink, theme: Theme, almanac: Almanac, action: ActionRow) -> None:
        super().__init__(link, theme, almanac, draft_of=action.id)
        self.action = action
        self.set_up()

    def add_fields(self) -> None:
        """When it came and what it says."""
        self.add_words(f"{self.action.agency}: {self.action.text}", "strong")
        self.add_date("on", "Received on", self.action.objection_by_explained)
        self.add_text("words", "What it says")
        box = self.fields["on"].editor
        if hasattr(box, "set_context"):
            box.set_context(self._against_limit)

    def request(self) -> RecordObjection:
        """The objection as typed."""
        on = self.required_date("on", f"Enter the date on which the objection came, {LIKE}.")
        words = self.required_text("words", "Enter what the agency objects to.")
        return RecordObjection(self.action.id, self.action.version, on, words)

    def blank(self) -> dict[str, object]:
        """What is kept so far."""
        return {"on": self.action.objection_on, "words": self.action.objection}

    def _against_limit(self, on: date) -> tuple[str, bool]:
        limit = self.action.objection_by
        if limit is None:
            return "", False
        return (f"Later than {long(limit)}, the limit.", True) if on > limit else ("In time.", False)


def _short(text: str) -> str:
    """The beginning of an action: a tick box does not wrap."""
    said = " ".join(text.split())
    return said if len(said) <= 54 else f"{said[:52].rstrip()} …"
