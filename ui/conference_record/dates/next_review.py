"""The review that follows while a child has a plan: its date is agreed there and booked right here (S38)."""

from PySide6.QtWidgets import QWidget

from cpdesk.rows.conference import ConferenceShown, OpenConference
from cpdesk.rows.conference_record import RecordShown
from cpdesk.rows.record_plan import NextReviewOfRecord
from cpdesk.rules.how_dates_read import long, slashed
from cpdesk.rules.london import LONDON
from ui.conference_record.card import Card, show_words
from ui.conference_record.dates.late_review import LateReviewForm
from ui.conference_record.section import RecordSection
from ui.shared.explained import ExplainedDate
from ui.shared.plain_text import reading_label
from ui.shared.rows_of_buttons import ButtonRow

NONE_NEEDED = "No review follows: no child has a plan after this conference."
OPEN = "It follows where a child has a plan: what was decided is not said of every child yet."
NOT_YET = "It is booked once the conference is recorded as held."
FREE = "It has no date yet. Book it now, while everybody is there."


class NextReviewPart(Card):
    """When the next review is, by when it has to be, and the step that books it."""

    def __init__(self, section: RecordSection) -> None:
        super().__init__("Next review")
        self._section = section
        self._review: NextReviewOfRecord | None = None
        self.words = reading_label("")
        self.late = reading_label("", "amber")
        self.due = ExplainedDate()
        buttons = ButtonRow()
        self.book = buttons.add("Book the next review", self._book, drawn="calendar", main=True)
        self.why = buttons.add("Say why it is late", self._say_why, drawn="edit")
        self.look = buttons.add("Open the next review", self._open, drawn="diary")
        self.add(self.words, self.late, self.due, buttons)

    def show_record(self, shown: RecordShown) -> None:
        """Show what is known of the next review."""
        self._review = review = shown.record.next_review if shown.record is not None else None
        self.setVisible(review is not None)
        if review is None:
            return
        children = shown.record.children if shown.record is not None else ()
        undecided = not review.needed and any(child.outcome is None for child in children)
        show_words(self.words, OPEN if undecided else review_words(review))
        show_words(self.late, late_words(review))
        self.due.setVisible(review.due_on is not None)
        if review.due_on is not None:
            self.due.show_date(f"To be booked by {slashed(review.due_on)}", review.due_explained)
        known = review.id is not None
        self.book.setVisible(known and review.start_at is None)
        self.why.setVisible(known and is_late(review))
        self.look.setVisible(known and review.start_at is not None)

    def place_of(self, field: str) -> QWidget | None:
        """Where the keyboard goes for what is missing here; the date of a review before the conference was held."""
        if field == "next_review":
            return self.book if not self.book.isHidden() else None
        if field == "next_review_why":
            return self.why if not self.why.isHidden() else None
        return None

    def _book(self) -> None:
        if self._review is not None and self._review.id is not None:
            self._section.leads.emit("book", self._review.id)

    def _open(self) -> None:
        if self._review is not None and self._review.id is not None:
            self._section.leads.emit("conference", self._review.id)

    def _say_why(self) -> None:
        if self._review is not None and self._review.id is not None:
            self._section.link.ask(OpenConference(self._review.id), self._open_form)

    def _open_form(self, review: ConferenceShown) -> None:
        section = self._section
        section.wants_form.emit(LateReviewForm(section.link, section.theme, section.almanac, review))


def review_words(review: NextReviewOfRecord) -> str:
    """When the next review is, or why it has no date."""
    if not review.needed:
        return NONE_NEEDED
    if review.start_at is None:
        return FREE if review.id is not None else NOT_YET
    start = review.start_at.astimezone(LONDON)
    chair = f"chaired by {review.chair}" if review.chair else ""
    parts = [f"{long(start.date())} at {start:%H:%M}", review.place, chair]
    return ", ".join(part for part in parts if part) + "."


def is_late(review: NextReviewOfRecord) -> bool:
    """Whether the review is later than its limit (I05)."""
    start, due = review.start_at, review.due_on
    return start is not None and due is not None and start.astimezone(LONDON).date() > due


def late_words(review: NextReviewOfRecord) -> str:
    """That it is late, and the reason where somebody gave it."""
    if not is_late(review):
        return ""
    return f"Later than its limit. {review.late_why or 'Nobody said why yet.'}"
