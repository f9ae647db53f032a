"""The children who are known under a case number, offered to the form so that nobody types them twice."""

from PySide6.QtWidgets import QPushButton, QWidget

from cpdesk.rows.register_deeds import NewChild
from cpdesk.rows.requests import FamilyCalled
from cpdesk.rules.how_dates_read import slashed
from ui.shared.desk_link import DeskLink
from ui.shared.forms.children_field import ChildrenField
from ui.shared.forms.fields import FormField


class KnownFamily(QPushButton):
    """A button that puts the known children of the case number into the form; hidden while there are none."""

    def __init__(
        self, link: DeskLink, number: FormField, children: ChildrenField, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._link = link
        self._number = number
        self._children = children
        self._known: tuple[NewChild, ...] = ()
        self.hide()
        number.edited.connect(self._look)
        self.clicked.connect(self._put_in)

    def _look(self) -> None:
        if not self._number.text():
            self._offer(())
            return
        self._link.ask(FamilyCalled(self._number.text()), self._offer, latest=True)

    def _offer(self, known: tuple[NewChild, ...]) -> None:
        self._known = known
        self._number.say(f"Known under this number: {'; '.join(map(_named, known))}." if known else "")
        self.setText("Put in the child who is known" if len(known) == 1 else f"Put in all {len(known)} children")
        self.setVisible(bool(known))

    def _put_in(self) -> None:
        typed = list(self._children.children_typed())
        new = [child for child in self._known if not any(_same(child, other) for other in typed)]
        lines = [[one.first_name, one.surname, slashed(one.born_on) if one.born_on else ""] for one in [*typed, *new]]
        self._children.write(lines)
        self._children.edited.emit()
        self._children.setFocus()


def _named(child: NewChild) -> str:
    return f"{child.first_name} {child.surname}".strip()


def _same(one: NewChild, other: NewChild) -> bool:
    return _named(one).casefold() == _named(other).casefold()
