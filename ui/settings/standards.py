"""Settings: the practice standards by which deadlines are counted, every number of them, and their documents."""

from PySide6.QtWidgets import QComboBox, QWidget

from cpdesk.rows.unit import StandardRow, TheStandards
from cpdesk.rules.how_dates_read import long
from ui.settings.section import Section, fill, labelled, paragraph, table_of
from ui.shared.desk_link import DeskLink
from ui.shared.theme import Theme

EXPLAINED = (
    "Standards are read here, not changed: each is the text of a document, and a new edition comes with a new version "
    "of cpdesk."
)


class StandardsSection(Section):
    """One standard at a time: its document, its dates, whether its review is overdue, all that it asks."""

    def __init__(self, link: DeskLink, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Practice standards", theme, parent)
        self._link = link
        self._standards: tuple[StandardRow, ...] = ()
        self.which = QComboBox()
        self.source = paragraph("", "")
        self.table = table_of("Timescales and records of this standard", ("Timescale or part of the record", "Value"))
        self.body.addWidget(paragraph(EXPLAINED))
        self.body.addLayout(labelled("Standard", self.which))
        self.body.addWidget(self.source)
        self.body.addWidget(self.table, 1)
        self.which.currentIndexChanged.connect(self._show_one)

    def read_again(self) -> None:
        """Reads the standards that the program carries."""
        self._link.ask(TheStandards(), self._show_all, latest=True)

    def _show_all(self, standards: tuple[StandardRow, ...]) -> None:
        self._standards = standards
        self.which.clear()
        for standard in standards:
            self.which.addItem(f"{standard.name} ({standard.code})")

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
        if standard.notice:
            self.notice.warn(standard.notice)
        else:
            self.notice.clear()
        fill(self.table, (*standard.lines, *standard.record))
