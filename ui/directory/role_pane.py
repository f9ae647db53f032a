"""One entry of the directory: who it is, how to reach them, since when, and what can be done with it."""

from collections.abc import Sequence

from cpdesk.rows.directory import Directory, DirectoryRow, TheDirectory
from cpdesk.rows.marks import Mark
from cpdesk.rules.how_dates_read import long
from ui.directory.role_forms import ChangeRoleForm, EndRoleForm, HoldRoleForm, role_words
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.pane import Pane
from ui.shared.theme import Theme

GONE = "This entry was taken out."
STAYS = "Alerts and records that named this person keep what they were given at their time."


class RolePane(Pane):
    """Somebody who holds or held a role."""

    def __init__(self, link: DeskLink, theme: Theme, almanac: Almanac, entry_id: int) -> None:
        super().__init__(link, theme, almanac)
        self.entry_id = entry_id

    def read_again(self) -> None:
        """Ask the desk for the directory with everybody who ever held a role."""
        self.link.ask(Directory(past=True), self._show, self.refuse, latest=True)

    def _show(self, listed: TheDirectory) -> None:
        self.begin()
        row = next((one for one in listed.rows if one.id == self.entry_id), None)
        if row is None:
            self.add_section("", GONE, "quiet")
        else:
            self._write(row)
            if listed.may_keep:
                self._add_steps(row, listed.rows)
            self.add_section("", STAYS, "quiet")
        self.finish()

    def _write(self, row: DirectoryRow) -> None:
        held = row.last_on is None or row.last_on >= self.almanac.today()
        self.add_head(row.name or row.email, Mark.NEUTRAL if held else Mark.HELD, "Holds the role" if held else "Past")
        self.add_section("", role_words(row))
        self.add_section("Email", row.email)
        self.add_section("Telephone", row.phone)
        self.add_section("Note", row.note)
        until = f" until {long(row.last_on)}" if row.last_on else ""
        self.add_section("Since", f"{long(row.from_on)}{until}")

    def _add_steps(self, row: DirectoryRow, rows: Sequence[DirectoryRow]) -> None:
        buttons = self.add_buttons()
        agencies = sorted({one.agency for one in rows if one.agency})
        form = (self.link, self.theme, self.almanac)
        buttons.add(
            "Somebody else from a day on",
            lambda: self.wants_form.emit(HoldRoleForm(*form, row.part, row.team, row.agency, agencies)),
            drawn="person",
            main=True,
        )
        buttons.add("Details", lambda: self.wants_form.emit(ChangeRoleForm(*form, row)), drawn="edit")
        buttons.add("Last day", lambda: self.wants_form.emit(EndRoleForm(*form, row)), drawn="close")
