"""The facts of the conference as the diary holds them, a summary, and what the family said."""

from PySide6.QtWidgets import QFormLayout, QFrame, QVBoxLayout

from cpdesk.rows.conference_record import MissingLine, RecordShown, TheRecord
from cpdesk.rows.record_deeds import ChangeRecord
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.how_dates_read import long
from cpdesk.rules.london import LONDON
from cpdesk.rules.record_parts import Section
from ui.conference_record.in_sight import bring_into_sight
from ui.conference_record.on_what_was_seen import NOT_THE_NEWEST, on_what_was_seen
from ui.conference_record.section import Build, RecordSection
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.kept_text import KeptText, kept_text
from ui.shared.plain_text import plain_label, reading_label
from ui.shared.rows_of_buttons import ButtonRow
from ui.shared.theme import Theme

NOT_SHOWN = "The record is not open. Read it again (F5)."
KINDS = {"ICPC": "Initial child protection conference (ICPC)", "RCPC": "Review child protection conference (RCPC)"}
SUMMARY_HELP = "What brought the children to this conference and what was said of all of them. Each child has its page."
FAMILY_HELP = "What parents, carers and others of the family said, in their words where it matters."


class FactsSection(RecordSection):
    """What the diary knows is read here and changed there; two texts are written here."""

    section = Section.FACTS

    def __init__(self, link: DeskLink, theme: Theme, almanac: Almanac, conference_id: int) -> None:
        super().__init__(link, theme, almanac)
        self._facts = QFormLayout()
        self._facts.setHorizontalSpacing(18)
        self._facts.setVerticalSpacing(3)
        self.buttons = ButtonRow()
        self.buttons.add("Change chair, room or needs", self._open_conference, drawn="edit")
        self.texts: dict[str, KeptText] = {
            "summary": kept_text(link, str(conference_id), "summary", "Summary", lines=6, help_text=SUMMARY_HELP),
            "family_view": kept_text(
                link, str(conference_id), "family_view", "What the family said", lines=5, help_text=FAMILY_HELP
            ),
        }
        card = QFrame()
        card.setProperty("kind", "card")
        inner = QVBoxLayout(card)
        inner.addLayout(self._facts)
        inner.addWidget(self.buttons)
        self.column.addWidget(card)
        for text in self.texts.values():
            self.column.addWidget(text)
            text.keep.connect(self._keep_text)
        self.column.addStretch(1)

    def show_record(self, shown: RecordShown) -> None:
        """Show what is kept now; what somebody is writing just then stays in its box."""
        super().show_record(shown)
        record = shown.record
        if record is None:
            return
        self._show_facts(record)
        for name, text in self.texts.items():
            text.show_value(getattr(record, name))
            text.set_open(may_write=self.may_edit())

    def go_to(self, missing: MissingLine) -> None:
        """Take the keyboard to the text that is missing."""
        text = self.texts.get(missing.field, self.texts["summary"])
        text.editor.setFocus()
        bring_into_sight(text)

    def take_keyboard(self) -> None:
        """Begin with the summary."""
        self.texts["summary"].editor.setFocus()

    def _show_facts(self, record: TheRecord) -> None:
        facts = [(name, said) for name, said in facts_of(record) if said]
        while self._facts.rowCount() > len(facts):
            self._facts.removeRow(self._facts.rowCount() - 1)
        for row, (name, said) in enumerate(facts):
            if row < self._facts.rowCount():
                _write(self._facts, row, name, said)
            else:
                self._facts.addRow(plain_label(name, "quiet"), reading_label(said))

    def _keep_text(self, field: str, value: object, seen: object) -> None:
        self.keep_box(self.texts[field], self._change_of(field, value, seen), lambda: getattr(self.record, field, ""))

    def _change_of(self, field: str, value: object, seen: object) -> Build:
        def make(stands: bool) -> ChangeRecord:
            shown = self.shown
            if shown is None:
                raise Refusal(NOT_SHOWN)
            version = shown.record_version if stands else NOT_THE_NEWEST
            return ChangeRecord(shown.conference_id, version, {field: value}, {field: seen})

        return on_what_was_seen(lambda: getattr(self.record, field, ""), seen, make)

    def _open_conference(self) -> None:
        if self.shown is not None:
            self.leads.emit("conference", self.shown.conference_id)


def facts_of(record: TheRecord) -> tuple[tuple[str, str], ...]:
    """What the diary knows of the conference, by name."""
    kind = KINDS.get(record.kind, record.kind)
    return (
        ("Conference", f"{kind}{f', review {record.sequence_no}' if record.sequence_no else ''}"),
        ("Family", f"{record.family}{f', reference {record.reference}' if record.reference else ''}"),
        ("When", f"{_when(record)}{'' if record.held else '. Not recorded as held yet'}"),
        ("Where", record.place),
        ("Chair", record.chair),
        ("Minutes", record.minute_taker),
        ("Team", record.team),
        ("Social worker", record.social_worker),
        ("Team manager", record.team_manager),
        ("Needs", record.needs),
        ("Strategy discussion", long(record.strategy_on) if record.strategy_on is not None else ""),
        ("Later than its limit", record.late_words),
        ("Recorded under", record.standard),
    )


def _when(record: TheRecord) -> str:
    if record.start_at is None:
        return "No date yet"
    start = record.start_at.astimezone(LONDON)
    said = f"{long(start.date())}, {start:%H:%M}"
    return f"{said} to {record.end_at.astimezone(LONDON):%H:%M}" if record.end_at is not None else said


def _write(form: QFormLayout, row: int, name: str, said: str) -> None:
    for role, words in ((QFormLayout.ItemRole.LabelRole, name), (QFormLayout.ItemRole.FieldRole, said)):
        item = form.itemAt(row, role)
        part = item.widget() if item is not None else None
        if part is not None:
            part.setProperty("text", words)
            part.setAccessibleName(words)
