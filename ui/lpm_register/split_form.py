"""Some of the children go their own way: they get an entry of their own."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from cpdesk.rows.lpm_register import ChildName, RecommendationPane
from cpdesk.rows.register_deeds import SplitRecommendation
from ui.lpm_register.move_form import MoveForm
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.forms.fields import FormField, LongText
from ui.shared.forms.form import Missing
from ui.shared.theme import Theme


class ChildrenTicked(QWidget):
    """A tick box for each child of an entry."""

    edited = Signal()

    def __init__(self, children: tuple[ChildName, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.boxes: dict[int, QCheckBox] = {}
        for child in children:
            # A tick box takes & as the mark of a shortcut; doubled it is shown as typed.
            box = QCheckBox(f"{child.first_name} {child.surname}".strip().replace("&", "&&"))
            box.setAccessibleName(f"{child.first_name} {child.surname}".strip())
            box.toggled.connect(lambda _on: self.edited.emit())
            self.boxes[child.id] = box
            column.addWidget(box)

    def ticked(self) -> tuple[int, ...]:
        """The ids of the children chosen."""
        return tuple(child_id for child_id, box in self.boxes.items() if box.isChecked())

    def written(self) -> list[int]:
        """The ids of the children chosen, for a draft."""
        return list(self.ticked())

    def write(self, value: object) -> None:
        """Tick the children of a draft."""
        chosen = value if isinstance(value, list) else []
        for child_id, box in self.boxes.items():
            box.setChecked(child_id in chosen)

    def setFocus(self, *_reason: object) -> None:
        """Take the keyboard to the first child."""
        next(iter(self.boxes.values())).setFocus()


class SplitForm(MoveForm):
    """Which children get an entry of their own, and why."""

    def __init__(self, link: DeskLink, theme: Theme, almanac: Almanac, entry: RecommendationPane) -> None:
        super().__init__(
            link, theme, almanac, entry, name="split", title="Split off children", keep_words="Split the entry"
        )
        self.add_words("The children ticked get an entry of their own with the same dates and texts.")
        self._children = ChildrenTicked(entry.line.children)
        self.add_field("child_ids", FormField("Children who go their own way", self._children))
        self.add_field("why", FormField("Why do their ways part?", LongText(3)))

    def request(self) -> SplitRecommendation:
        """The children and the reason."""
        chosen = self._children.ticked()
        if not chosen:
            raise Missing("child_ids", "Tick the children who get an entry of their own.")
        if len(chosen) == len(self.entry.line.children):
            raise Missing("child_ids", "Leave at least one child in this entry.")
        return SplitRecommendation(
            self.id, self.version, chosen, self.required_text("why", "Enter why their ways part.")
        )
