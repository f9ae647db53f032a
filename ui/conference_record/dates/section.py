"""Dates and core group: that it was held, the first core group with its members, the next review, all other dates."""

from PySide6.QtWidgets import QPushButton, QWidget

from cpdesk.rows.conference_record import MissingLine, RecordShown
from cpdesk.rules.record_parts import Section
from ui.conference_record.dates.core_group import CoreGroupPart
from ui.conference_record.dates.follows import FollowsPart
from ui.conference_record.dates.held import HeldPart
from ui.conference_record.dates.next_review import NextReviewPart
from ui.conference_record.in_sight import bring_into_sight
from ui.conference_record.section import RecordSection
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.theme import Theme


class DatesSection(RecordSection):
    """What is agreed before the conference parts; each step is done right here."""

    section = Section.DATES

    def __init__(self, link: DeskLink, theme: Theme, almanac: Almanac, parent: QWidget | None = None) -> None:
        super().__init__(link, theme, almanac, parent)
        self.held = HeldPart(self)
        self.core_group = CoreGroupPart(self)
        self.next_review = NextReviewPart(self)
        self.follows = FollowsPart()
        for part in (self.held, self.core_group, self.next_review, self.follows):
            self.column.addWidget(part)
        self.column.addStretch(1)

    def show_record(self, shown: RecordShown) -> None:
        """Show what follows as it stands now."""
        super().show_record(shown)
        for part in (self.held, self.core_group, self.next_review, self.follows):
            part.show_record(shown)

    def go_to(self, missing: MissingLine) -> None:
        """Take the keyboard to what is missing; what follows only from holding the conference leads to that."""
        parts = (self.held, self.core_group, self.next_review)
        place = next((found for part in parts if (found := part.place_of(missing.field)) is not None), None)
        self._take_to(place or self.held.place_of("held") or self._first_step())

    def take_keyboard(self) -> None:
        """Begin with the first step that can be done."""
        self._take_to(self._first_step())

    def _first_step(self) -> QWidget:
        group, review = self.core_group, self.next_review
        steps = (
            self.held.hold,
            group.plan,
            review.book,
            group.members,
            review.look,
            *self.follows.findChildren(QPushButton),
        )
        return next((step for step in steps if step.isVisibleTo(self)), self)

    def _take_to(self, place: QWidget) -> None:
        place.setFocus()
        bring_into_sight(place)
