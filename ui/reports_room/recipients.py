"""Who gets the list: the three groups of service managers and their addresses (L12)."""

import re
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit

from cpdesk.rows.lpm_list import ChangeRecipients, RecipientsOfList
from cpdesk.rows.refusals import Refusal
from ui.reports_room.labels import Card, sentence
from ui.shared.desk_link import DeskLink

Groups = tuple[tuple[str, tuple[str, ...]], ...]
WHAT = "Separate addresses with commas. Changes are kept when you leave the box."


class RecipientsCard(Card):
    """One box for each group; what is typed is kept when the box is left. `told` gives every address, once."""

    told = Signal(tuple)

    def __init__(self, link: DeskLink) -> None:
        super().__init__("Who gets the list")
        self._link = link
        self._kept: dict[str, tuple[str, ...]] = {}
        self.boxes: dict[str, QLineEdit] = {}
        self.problem = sentence(kind="problem")
        self.problem.hide()
        self._form = QFormLayout()
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self._form.setVerticalSpacing(4)
        self.column.addWidget(sentence(WHAT, "quiet"))
        self.column.addLayout(self._form)
        self.column.addWidget(self.problem)

    def read_again(self) -> None:
        """Asks who gets the list."""
        self._link.ask(RecipientsOfList(), self._show, latest=True)

    def _show(self, groups: Groups) -> None:
        for group, addresses in groups:
            box = self.boxes.get(group) or self._box_for(group)
            if self._typed(group) in (self._kept.get(group, ()), addresses):
                box.setText(", ".join(addresses))
            self._kept[group] = addresses
        self.told.emit(tuple(dict.fromkeys(address for _, addresses in groups for address in addresses)))

    def _box_for(self, group: str) -> QLineEdit:
        box = QLineEdit()
        box.setAccessibleName(f"Addresses of the {group}")
        box.setPlaceholderText("name@council.gov.uk")
        box.editingFinished.connect(partial(self._keep, group))
        self._form.addRow(group, box)
        self.boxes[group] = box
        return box

    def _keep(self, group: str) -> None:
        addresses = self._typed(group)
        if addresses != self._kept.get(group):
            self._link.do(ChangeRecipients(group, addresses), self._changed, self._refused)

    def _typed(self, group: str) -> tuple[str, ...]:
        """The addresses that stand in a box; what somebody is still typing is never written over."""
        return tuple(part for part in re.split(r"[,;\s]+", self.boxes[group].text()) if part)

    def _changed(self, _kept: object) -> None:
        self.problem.hide()
        self.read_again()

    def _refused(self, refusal: Refusal) -> None:
        self.problem.setText(str(refusal))
        self.problem.show()
