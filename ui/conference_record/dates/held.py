"""That the conference was held: without it nothing that follows has its date (S26, S27, S38)."""

from PySide6.QtWidgets import QWidget

from cpdesk.rows.conference_record import RecordShown, TheRecord
from cpdesk.rules.conferences import ConferenceState
from cpdesk.rules.how_dates_read import long
from cpdesk.rules.london import LONDON
from ui.conference_record.card import Card, show_words
from ui.conference_record.dates.held_form import HeldForm
from ui.conference_record.section import RecordSection
from ui.shared.plain_text import reading_label
from ui.shared.rows_of_buttons import ButtonRow

NOT_HELD = (
    "The conference is not recorded as held yet. Record it: the outcomes that stand in this record are taken over, "
    "and the next dates follow."
)


class HeldPart(Card):
    """When it was held, or the one step that says so."""

    def __init__(self, section: RecordSection) -> None:
        super().__init__("The conference")
        self._section = section
        self.words = reading_label("")
        self.late = reading_label("", "amber")
        buttons = ButtonRow()
        self.hold = buttons.add("Record as held", self._record_held, drawn="tick", main=True)
        self.other_time = buttons.add("Another time, room or chair", self._open_conference, drawn="calendar")
        self.add(self.words, self.late, buttons)

    def show_record(self, shown: RecordShown) -> None:
        """Show whether it was held, and when."""
        held = shown.conference_state is ConferenceState.HELD
        show_words(self.words, held_words(shown.record) if held and shown.record is not None else NOT_HELD)
        show_words(self.late, shown.record.late_words if shown.record is not None else "")
        self.hold.setVisible(not held)
        self.other_time.setVisible(not held)

    def place_of(self, field: str) -> QWidget | None:
        """Where the keyboard goes for what is missing here."""
        return self.hold if field == "held" and not self.hold.isHidden() else None

    def _record_held(self) -> None:
        section, shown = self._section, self._section.shown
        if shown is not None and shown.record is not None:
            section.wants_form.emit(HeldForm(section.link, section.theme, section.almanac, shown, shown.record))

    def _open_conference(self) -> None:
        if self._section.shown is not None:
            self._section.leads.emit("conference", self._section.shown.conference_id)


def held_words(record: TheRecord) -> str:
    """When and where it was held, with whom: "Held on Monday 23 November 2026 at 09:00, Room 1, chaired by ..."."""
    if record.start_at is None:
        return "Held."
    start = record.start_at.astimezone(LONDON)
    chair = f"chaired by {record.chair}" if record.chair else ""
    parts = [f"Held on {long(start.date())} at {start:%H:%M}", record.place, chair]
    return ", ".join(part for part in parts if part) + "."
