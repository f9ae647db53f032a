"""The form for somebody who is invited or told: who, how it is known, what was answered and received."""

from enum import StrEnum

from cpdesk.rows.invitations import AddInvitee, ChangeInvitee, InviteeRow
from cpdesk.rules.invitations import InviteKind, Inviter, InviteSource, Reply
from cpdesk.words import INVITE_KIND_WORDS, INVITE_SOURCE_WORDS, INVITER_WORDS, REPLY_WORDS
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.forms.only_changes import OnlyChanges
from ui.shared.forms.panel_form import PanelForm
from ui.shared.theme import Theme

CHOICES: dict[str, type[StrEnum]] = {
    "kind": InviteKind,
    "inviter": Inviter,
    "source": InviteSource,
    "reply": Reply,
}
TO_CHOOSE = {
    source: words
    for source, words in INVITE_SOURCE_WORDS.items()
    if source not in {InviteSource.ALWAYS, InviteSource.CONSIDERED}
}


class AddInviteeForm(PanelForm):
    """Somebody whom the social worker or the family names (S07, A22)."""

    draft_name = "add-invitee"
    form_title = "Add somebody to the list"
    keep_words = "Add to the list"

    def __init__(self, link: DeskLink, theme: Theme, almanac: Almanac, conference_id: int) -> None:
        super().__init__(link, theme, almanac, draft_of=conference_id)
        self._conference_id = conference_id
        self.set_up()

    def add_fields(self) -> None:
        """Who it is, and how it is known that they belong there."""
        self.add_line("agency", "Agency, or Family")
        self.add_line("name", "Name")
        self.add_line("email", "Email")
        self.add_text("address", "Address for a letter", lines=2)
        self.add_choice("kind", "Invited or told only", INVITE_KIND_WORDS)
        self.add_choice("inviter", "Invited by", INVITER_WORDS)
        self.add_choice("source", "How it is known", TO_CHOOSE)
        self.add_line("source_words", "In words")

    def request(self) -> AddInvitee:
        """The line as typed."""
        return AddInvitee(
            conference_id=self._conference_id,
            agency=self.required_text("agency", "Enter the agency, or Family for a member of the family."),
            name=self.fields["name"].text(),
            email=self.fields["email"].text(),
            address=self.fields["address"].text(),
            kind=self.required_choice("kind", InviteKind, "Choose whether they are invited or told only."),
            inviter=self.required_choice("inviter", Inviter, "Choose who invites them."),
            source=self.required_choice("source", InviteSource, "Choose how it is known that they belong there."),
            source_words=self.fields["source_words"].text(),
        )

    def blank(self) -> dict[str, object]:
        """Invited by the social worker, unless a person says otherwise."""
        return {
            "kind": InviteKind.INVITE.value,
            "inviter": Inviter.SOCIAL_WORKER.value,
            "source": InviteSource.SECTION_47.value,
        }


class ChangeInviteeForm(OnlyChanges):
    """What was answered and received, and what is put right; only what was changed is kept anew."""

    draft_name = "change-invitee"
    keep_words = "Keep the changes"

    def __init__(self, link: DeskLink, theme: Theme, almanac: Almanac, invitee: InviteeRow) -> None:
        named = f"{invitee.agency} {invitee.name}".strip()
        super().__init__(link, theme, almanac, draft_of=invitee.id, title=named)
        self.invitee = invitee
        self.set_up()

    def add_fields(self) -> None:
        """What came back first, then the line itself; who is always told stays who they are."""
        self.add_choice("reply", "Reply", REPLY_WORDS)
        self.add_date("replied_on", "Replied on")
        self.add_date("report_due_on", "Report due")
        self.add_date("report_received_on", "Report received")
        self.add_line("name", "Name")
        self.add_line("email", "Email")
        self.add_text("address", "Address for a letter", lines=2)
        if not self.invitee.always:
            self.add_line("agency", "Agency, or Family")
            self.add_choice("kind", "Invited or told only", INVITE_KIND_WORDS)
            self.add_choice("inviter", "Invited by", INVITER_WORDS)

    def request(self) -> ChangeInvitee:
        """The fields that differ from what was there."""
        changed = self.changed()
        if changed.get("reply") and "replied_on" not in changed and self.invitee.replied_on is None:
            changed["replied_on"] = self.almanac.today()
        return ChangeInvitee(self.invitee.id, self.invitee.version, changed)

    def blank(self) -> dict[str, object]:
        """The line as it is kept."""
        one = self.invitee
        return {
            "reply": one.reply.value if one.reply else "",
            "replied_on": one.replied_on,
            "report_due_on": one.report_due_on,
            "report_received_on": one.report_received_on,
            "agency": one.agency,
            "name": one.name,
            "email": one.email,
            "address": one.address,
            "kind": one.kind.value,
            "inviter": one.inviter.value,
        }

    def value_of(self, key: str) -> object:
        """What stands in a field; a choice as the unit's own."""
        if key in CHOICES:
            return self.chosen(key, CHOICES[key])
        return super().value_of(key)
