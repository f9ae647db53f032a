"""Settings: the practice standards by which deadlines are counted, what records must hold, and by which one works."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept
from cpdesk.rows.unit import ChooseStandard, StandardRow, TheStandards
from cpdesk.rules.how_dates_read import long
from ui.settings.section import Section, fill, labelled, paragraph, table_of
from ui.shared.desk_link import DeskLink
from ui.shared.theme import Theme

EXPLAINED = (
    "Standards are read here, not changed: each is the text of a document, and a new edition comes with a new version "
    "of cpdesk. The unit may choose by which one it works; what was begun before keeps its own."
)
IN_USE = "The unit works by this standard."
CHOOSE = "Work by this standard"


class StandardsSection(Section):
    """One standard at a time: its document, its dates, whether its review is overdue, all that it asks."""

    def __init__(self, link: DeskLink, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Practice standards", theme, parent)
        self._link = link
        self._standards: tuple[StandardRow, ...] = ()
        self.which = QComboBox()
        self.source = paragraph("", "")
        self.in_use = paragraph("", "")
        self.choose = QPushButton(CHOOSE)
        self.table = table_of("Timescales and records of this standard", ("Timescale or part of the record", "Value"))
        self.body.addWidget(paragraph(EXPLAINED))
        self.body.addLayout(labelled("Standard", self.which))
        self.body.addWidget(self.source)
        self.body.addWidget(self.in_use)
        self.body.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.table, 1)
        self.which.currentIndexChanged.connect(self._show_one)
        self.choose.clicked.connect(self.choose_shown)
        link.changed.connect(self._area_changed)

    def read_again(self) -> None:
        """Reads the standards that the program carries."""
        self._link.ask(TheStandards(), self._show_all, latest=True)

    def choose_shown(self) -> None:
        """Lets the unit work by the standard that is shown, from now on."""
        standard = self._shown()
        if standard is not None:
            self._link.do(ChooseStandard(standard.code), self._chosen, self._refused)

    def _shown(self) -> StandardRow | None:
        place = self.which.currentIndex()
        return self._standards[place] if 0 <= place < len(self._standards) else None

    def _area_changed(self, area: str) -> None:
        if area == "unit":
            self.read_again()

    def _show_all(self, standards: tuple[StandardRow, ...]) -> None:
        """Shows the standard that was shown before; at first the one by which the unit works."""
        before = self._shown()
        self._standards = standards
        used = next((place for place, one in enumerate(standards) if one.in_use), 0)
        again = next((place for place, one in enumerate(standards) if before and one.code == before.code), used)
        self.which.blockSignals(True)
        self.which.clear()
        self.which.addItems([f"{one.name} ({one.code})" for one in standards])
        self.which.setCurrentIndex(again)
        self.which.blockSignals(False)
        self._show_one(again)

    def _show_one(self, place: int) -> None:
        if not 0 <= place < len(self._standards):
            return
        standard = self._standards[place]
        said = [f"Source: {standard.source}."]
        if standard.dated:
            said.append(f"Dated {long(standard.dated)}.")
        if standard.review_due:
            said.append(f"Review due {long(standard.review_due)}.")
        self.source.setText(" ".join(said))
        self.in_use.setText(IN_USE)
        self.in_use.setVisible(standard.in_use)
        self.choose.setVisible(not standard.in_use)
        if standard.notice:
            self.notice.warn(standard.notice)
        else:
            self.notice.clear()
        fill(self.table, (*standard.lines, *standard.record))

    def _chosen(self, kept: Kept) -> None:
        self.which.setFocus()  # the button goes
        self.source.setText(kept.said)

    def _refused(self, refusal: Refusal) -> None:
        self.notice.refuse(str(refusal))
