"""The names of a child put right: how it is called, what else it is known as, when it was born."""

from datetime import date

from cpdesk.rows.child_road import ChildRoad, RoadShown
from cpdesk.rows.find import ChangeChild
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.forms.date_box import BirthBox
from ui.shared.forms.fields import FormField
from ui.shared.forms.only_changes import OnlyChanges
from ui.shared.theme import Theme


class NamesForm(OnlyChanges):
    """First name, surname, other names and date of birth of one child."""

    draft_name = "child-names"
    form_title = "Names of the child"
    keep_words = "Keep the names"

    def __init__(self, link: DeskLink, theme: Theme, almanac: Almanac, road: RoadShown) -> None:
        super().__init__(link, theme, almanac, draft_of=road.child_id)
        self.road = road
        self.set_up()

    def add_fields(self) -> None:
        """What the child is called."""
        self.add_line("first_name", "First name", "An unborn child has the first name Unborn.")
        self.add_line("surname", "Surname")
        self.add_text(
            "also_known_as", "Also known as", "Each other name in a line of its own: Find looks for them too.", lines=4
        )
        self.add_field("born_on", FormField("Date of birth", BirthBox(self.theme, self.almanac)))

    def request(self) -> ChangeChild:
        """The fields that differ from what was there, with what stood in them."""
        changed = self.changed()
        return ChangeChild(
            self.road.child_id, self.road.version, changed, {name: getattr(self.road, name) for name in changed}
        )

    def blank(self) -> dict[str, object]:
        """The child as it is kept."""
        born_on: date | None = self.road.born_on
        return {
            "first_name": self.road.first_name,
            "surname": self.road.surname,
            "also_known_as": self.road.also_known_as.replace("; ", "\n"),
            "born_on": born_on or "",
        }

    def save_over(self) -> None:
        """Stand on the newest names, now that both were looked at."""
        self.link.ask(ChildRoad(self.road.child_id), self._newest)

    def _newest(self, road: RoadShown) -> None:
        self.road = road
        self.keep_button.setFocus()
