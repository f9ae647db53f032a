"""What the forms in the panels of the rooms have in common: their kinds of boxes, and what is asked of each."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, TypeVar

from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.forms.date_box import DateBox
from ui.shared.forms.fields import ChoiceBox, FormField, LongText, NameBox, ShortText
from ui.shared.forms.form import Form, Missing
from ui.shared.forms.tick_box import TickBox, ticked_field
from ui.shared.forms.time_box import MomentBox, TimeBox
from ui.shared.theme import Theme

LIKE = "like 27/3/2027"
LIKE_MOMENT = "like 27/3/2027 and 13:00"
Choice = TypeVar("Choice", bound=StrEnum)


class PanelForm(Form):
    """A form in the side panel of a room; a field that the desk asks for is shown, also when it was not needed before.

    Each form states the name its drafts are kept under, its title and the words on its main button; a constructor
    ends with `set_up`, once the form knows what it is about.
    """

    draft_name: ClassVar[str]
    form_title: ClassVar[str] = ""
    keep_words: ClassVar[str]

    def __init__(
        self, link: DeskLink, theme: Theme, almanac: Almanac, *, draft_of: int | str = "", title: str = ""
    ) -> None:
        name = f"{self.draft_name}:{draft_of}" if draft_of else self.draft_name
        super().__init__(link, theme, name=name, title=title or self.form_title, keep_words=self.keep_words)
        self.theme = theme
        self.almanac = almanac
        self.also_called: dict[str, str] = {}

    def add_fields(self) -> None:
        """The fields of the form, one beneath the other; each form says its own."""
        raise NotImplementedError

    def set_up(self) -> None:
        """Put the fields in, with what stands in them before anybody types."""
        self.add_fields()
        self._write(self.blank())

    def add_date(self, key: str, label: str, help_text: str = "") -> FormField:
        """A field for a date."""
        return self.add_field(key, FormField(label, DateBox(self.theme, self.almanac), help_text=help_text))

    def add_moment(self, key: str, label: str, help_text: str = "") -> FormField:
        """A field for a date with its time."""
        return self.add_field(key, FormField(label, MomentBox(self.theme, self.almanac), help_text=help_text))

    def add_time(self, key: str, label: str, help_text: str = "") -> FormField:
        """A field for a time of day."""
        return self.add_field(key, FormField(label, TimeBox(), help_text=help_text))

    def add_name(self, key: str, label: str, help_text: str = "", names: Iterable[str] = ()) -> FormField:
        """A field for a name, to choose or to type."""
        return self.add_field(key, FormField(label, NameBox(names), help_text=help_text))

    def add_choice(self, key: str, label: str, words: Mapping[Choice, str], help_text: str = "") -> FormField:
        """A field with the unit's own words for a choice."""
        return self.add_field(key, FormField(label, ChoiceBox(words), help_text=help_text))

    def add_line(self, key: str, label: str, help_text: str = "") -> FormField:
        """A field for one line of text."""
        return self.add_field(key, FormField(label, ShortText(), help_text=help_text))

    def add_text(self, key: str, label: str, help_text: str = "", lines: int = 3) -> FormField:
        """A field for a longer text."""
        return self.add_field(key, FormField(label, LongText(lines), help_text=help_text))

    def add_tick(self, key: str, words: str, help_text: str = "") -> FormField:
        """A field that is ticked or not."""
        return self.add_field(key, ticked_field(words, help_text))

    def is_ticked(self, key: str) -> bool:
        """Whether this tick box is ticked."""
        box = self.fields[key].editor
        return isinstance(box, TickBox) and box.isChecked()

    def moment_box(self, key: str) -> MomentBox:
        """The box of a date with its time."""
        box = self.fields[key].editor
        if not isinstance(box, MomentBox):
            raise TypeError(f"{key} holds no moment")
        return box

    def required_moment(self, key: str, sentence: str) -> datetime:
        """The moment in a field that must have one."""
        box = self.moment_box(key)
        if box.problem():
            raise Missing(key, box.problem())
        moment = box.moment()
        if moment is None:
            raise Missing(key, sentence)
        return moment

    def chosen(self, key: str, choices: type[Choice]) -> Choice | None:
        """What was chosen in a field, or nothing."""
        return choices(self.fields[key].text()) if self.fields[key].text() else None

    def required_choice(self, key: str, choices: type[Choice], sentence: str) -> Choice:
        """What was chosen in a field in which a choice has to be made."""
        return choices(self.required_text(key, sentence))

    def complain(self, field: str, sentence: str) -> None:
        """Say a sentence beneath its field, showing the field if it was not needed until now."""
        key = self.also_called.get(field, field)
        if key in self.fields:
            self.fields[key].show()
        super().complain(key, sentence)
