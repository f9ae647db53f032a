"""Settings: where the data of this register lives, where its key is, and whether it is sound."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QWidget

from cpdesk.rows.opening import Door
from cpdesk.rows.unit import Check, RegisterKind, Soundness, TheUnit, Unit
from cpdesk.rules.how_dates_read import long
from ui.settings.section import Section, fill, table_of
from ui.shared.desk_link import DeskLink
from ui.shared.theme import Theme

FACTS = ("Unit", "Data lives in", "Last copied", "Practice standards", "Key of the data", "Recovery key")


class RegisterSection(Section):
    """What a person must know to find, copy and trust their register."""

    def __init__(self, link: DeskLink, theme: Theme, door: Door | None, parent: QWidget | None = None) -> None:
        super().__init__("This register", theme, parent)
        self._link = link
        self._door = door
        self._facts: dict[str, QLabel] = {}
        card = QFrame()
        card.setProperty("kind", "card")
        grid = QGridLayout(card)
        grid.setContentsMargins(14, 12, 14, 12)
        grid.setHorizontalSpacing(18)
        grid.setColumnStretch(1, 1)
        for row, fact in enumerate(FACTS):
            self._facts[fact] = _fact()
            grid.addWidget(_fact(fact, "quiet"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._facts[fact], row, 1)
        self.check = QPushButton("Check that it is sound")
        self.checks = table_of("What was checked", ("What", "How it is", "What to do"))
        self.checks.setVisible(False)
        self.body.addWidget(card)
        self.body.addWidget(self.check, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.checks, 1)
        self.body.addStretch(1)
        self.check.clicked.connect(self.check_now)

    def read_again(self) -> None:
        """Reads what is known of the register."""
        self._link.ask(TheUnit(), self._show_unit, latest=True)

    def check_now(self) -> None:
        """Has the database checked, and lists what was looked at."""
        self.check.setEnabled(False)
        self._link.ask(Soundness(), self._show_checks, self._not_checked)

    def _show_unit(self, unit: Unit) -> None:
        demonstration = unit.kind is RegisterKind.DEMONSTRATION
        copied = f"{long(unit.copied_at.astimezone().date())}" if unit.copied_at else "Not yet"
        kept = self._door.key_kept if self._door else ""
        confirmed = "Written down and typed back" if unit.recovery_key_confirmed else "Not confirmed yet"
        self._facts["Unit"].setText(unit.name)
        self._facts["Data lives in"].setText(unit.database)
        self._facts["Last copied"].setText("Never: a demonstration is thrown away" if demonstration else copied)
        self._facts["Practice standards"].setText(unit.standards)
        self._facts["Key of the data"].setText(f"Kept {kept}" if kept else "Held by the program while it runs")
        self._facts["Recovery key"].setText("A demonstration has none" if demonstration else confirmed)
        if unit.standards_notice:
            self.notice.warn(unit.standards_notice)

    def _show_checks(self, checks: tuple[Check, ...]) -> None:
        self.check.setEnabled(True)
        self.checks.setVisible(True)
        fill(self.checks, [(check.what, "Well" if check.well else "Not well", check.said) for check in checks])
        if all(check.well for check in checks):
            self.notice.say("The register is sound.")
        else:
            self.notice.warn("Something is not as it should be; the list says what to do.")

    def _not_checked(self, refusal: object) -> None:
        self.check.setEnabled(True)
        self.notice.refuse(str(refusal))


def _fact(words: str = "", kind: str = "") -> QLabel:
    label = QLabel(words)
    label.setProperty("kind", kind)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(not words)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
