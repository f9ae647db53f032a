"""The forms of the directory: who holds a role from a day on, other details, and the last day (D15, L17, I26)."""

from collections.abc import Iterable

from cpdesk.rows.directory import ChangeRole, Directory, DirectoryRow, EndRole, HoldRole, TheDirectory
from cpdesk.rows.unit import Names, NamesToChoose
from cpdesk.rules.how_dates_read import short
from cpdesk.rules.linked_chairs import DirectoryPart
from cpdesk.words import DIRECTORY_PART_WORDS
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.forms.fields import NameBox
from ui.shared.forms.form import Missing
from ui.shared.forms.only_changes import OnlyChanges
from ui.shared.forms.panel_form import LIKE, PanelForm
from ui.shared.theme import Theme

OF_TEAM = frozenset({DirectoryPart.TEAM_MANAGER, DirectoryPart.SERVICE_MANAGER})
MUST_HAVE_TEAM = frozenset({DirectoryPart.TEAM_MANAGER})
OF_AGENCY = frozenset({DirectoryPart.SAFEGUARDING_LEAD, DirectoryPart.OTHER})


class HoldRoleForm(PanelForm):
    """Somebody holds a role from a day on; whoever held it until then ends the day before, unless both do."""

    draft_name = "directory-role"
    form_title = "Who holds a role"
    keep_words = "Keep this person"

    def __init__(  # noqa: PLR0917  what every form is given, then what stands in it already
        self,
        link: DeskLink,
        theme: Theme,
        almanac: Almanac,
        part: DirectoryPart | None = None,
        team: str = "",
        agency: str = "",
        agencies: Iterable[str] = (),
    ) -> None:
        about = "-".join(one for one in (part.value if part else "", team, agency) if one)
        super().__init__(link, theme, almanac, draft_of=about)
        self._given = {"part": part.value if part else "", "team": team, "agency": agency}
        self._agencies = tuple(agencies)
        self._teams: dict[str, int] = {}
        self.set_up()
        self.fields["part"].edited.connect(self._show_needed)
        self._show_needed()
        link.ask(NamesToChoose(), self._offer)

    def add_fields(self) -> None:
        """The role, for whom, the person, how to reach them and the first day."""
        self.add_choice("part", "Role", DIRECTORY_PART_WORDS)
        self.add_name("team", "Team", "Empty means every team.")
        self.add_name("agency", "Agency", names=self._agencies)
        self.add_line("name", "Name")
        self.add_line("email", "Email")
        self.add_line("phone", "Telephone")
        self.add_line("note", "Note")
        self.add_date("from_on", "From which day?")
        self.add_tick("beside", "Whoever holds the role now goes on beside", "Two people may hold a role together.")

    def request(self) -> HoldRole:
        """The person and the role as typed."""
        part = self.required_choice("part", DirectoryPart, "Choose the role.")
        agency = self.fields["agency"].text() if part in OF_AGENCY else ""
        if part is DirectoryPart.SAFEGUARDING_LEAD and not agency:
            raise Missing("agency", "Enter the agency whose safeguarding lead this is.")
        name = self.fields["name"].text()
        if part is not DirectoryPart.SHARED_MAILBOX:
            name = self.required_text("name", "Enter the name of the person.")
        return HoldRole(
            part=part,
            name=name,
            from_on=self.required_date("from_on", f"Enter the first day, {LIKE}."),
            team_id=self._team(part),
            agency=agency,
            email=self.fields["email"].text(),
            phone=self.fields["phone"].text(),
            note=self.fields["note"].text(),
            beside=self.is_ticked("beside"),
        )

    def blank(self) -> dict[str, object]:
        """The role it was opened for, from today."""
        return {**self._given, "from_on": self.almanac.today()}

    def open(self) -> None:
        """The keyboard begins where something is to be typed: a role that is given already stays as it is."""
        super().open()
        if self._given["part"]:
            asked = (self.fields[key] for key in ("team", "agency", "name"))
            empty = next((field for field in asked if not field.isHidden() and not field.text()), self.fields["name"])
            empty.editor.setFocus()

    def fill(self, body: dict[str, object]) -> None:
        """A draft comes back with the fields that its role needs."""
        super().fill(body)
        self._show_needed()

    def _team(self, part: DirectoryPart) -> int | None:
        typed = self.fields["team"].text().casefold() if part in OF_TEAM else ""
        if not typed:
            if part in MUST_HAVE_TEAM:
                raise Missing("team", "Choose the team that this person manages.")
            return None
        if typed not in self._teams:
            raise Missing("team", "Choose one of the teams on the map, or add the team there first.")
        return self._teams[typed]

    def _show_needed(self) -> None:
        part = self.chosen("part", DirectoryPart)
        self.fields["team"].setVisible(part in OF_TEAM)
        self.fields["team"].say("" if part in MUST_HAVE_TEAM else "Empty means every team.")
        self.fields["agency"].setVisible(part in OF_AGENCY)

    def _offer(self, names: Names) -> None:
        self._teams = {name.casefold(): number for number, name in names.teams}
        box = self.fields["team"].editor
        if isinstance(box, NameBox):
            box.offer(name for number, name in names.teams if number not in names.closed)


class ChangeRoleForm(OnlyChanges):
    """Other details of an entry. Alerts and records that named the person keep what they were given (I26)."""

    draft_name = "directory-change"
    form_title = "Details"
    keep_words = "Keep the changes"

    def __init__(self, link: DeskLink, theme: Theme, almanac: Almanac, row: DirectoryRow) -> None:
        super().__init__(link, theme, almanac, draft_of=row.id)
        self.row = row
        self.add_words(role_words(row), "strong")
        self.set_up()

    def add_fields(self) -> None:
        """The person, how to reach them, and the first day."""
        self.add_line("name", "Name")
        self.add_line("email", "Email")
        self.add_line("phone", "Telephone")
        if self.row.part in OF_AGENCY:
            self.add_line("agency", "Agency")
        self.add_line("note", "Note")
        self.add_date("from_on", "From which day?")

    def request(self) -> ChangeRole:
        """What differs from what was there, with what stood in it."""
        changed = self.changed()
        return ChangeRole(self.row.id, self.row.version, changed, {key: getattr(self.row, key) for key in changed})

    def blank(self) -> dict[str, object]:
        """The entry as it is kept."""
        return {key: getattr(self.row, key) for key in self.fields}

    def save_over(self) -> None:
        """Stand on the newest state of the entry, now that both values were looked at."""
        self.link.ask(Directory(past=True), self._newest)

    def _newest(self, listed: TheDirectory) -> None:
        self.row = next((row for row in listed.rows if row.id == self.row.id), self.row)
        self.keep_button.setFocus()


class EndRoleForm(PanelForm):
    """The last day on which somebody held a role."""

    draft_name = "directory-end"
    form_title = "The last day"
    keep_words = "Keep the last day"

    def __init__(self, link: DeskLink, theme: Theme, almanac: Almanac, row: DirectoryRow) -> None:
        super().__init__(link, theme, almanac, draft_of=row.id)
        self.row = row
        self.add_words(f"{role_words(row)}: {row.name}", "strong")
        self.add_words(f"Since {short(row.from_on)}.", "")
        self.set_up()

    def add_fields(self) -> None:
        """The last day, and that the entry was a mistake."""
        self.add_date("last_on", "Last day")
        self.add_tick("mistake", "It was a mistake: this person never held the role")

    def request(self) -> EndRole:
        """The last day, or none where it was a mistake."""
        if self.is_ticked("mistake"):
            return EndRole(self.row.id, self.row.version, None)
        last = self.required_date("last_on", f"Enter the last day, {LIKE}.")
        return EndRole(self.row.id, self.row.version, last)

    def blank(self) -> dict[str, object]:
        """The last day that is kept."""
        return {"last_on": self.row.last_on or ""}

    def save_over(self) -> None:
        """Stand on the newest state of the entry."""
        self.link.ask(Directory(past=True), self._newest)

    def _newest(self, listed: TheDirectory) -> None:
        self.row = next((row for row in listed.rows if row.id == self.row.id), self.row)
        self.keep_button.setFocus()


def role_words(row: DirectoryRow) -> str:
    """A role with whom it is for: "Team Manager, Cluster 5"."""
    whose = row.team or row.agency
    return f"{DIRECTORY_PART_WORDS[row.part]}, {whose}" if whose else DIRECTORY_PART_WORDS[row.part]
