"""Agencies that were given a role and were not there: each is notified, may object, and has its limit (S15, S16)."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from cpdesk.rows.conference_record import RecordShown
from cpdesk.rows.invitations import PapersWritten
from cpdesk.rows.record_plan import ActionRow
from cpdesk.rules.how_dates_read import counted, long, slashed
from cpdesk.words import TOLD_BY_WORDS
from ui.conference_record.card import Card
from ui.conference_record.in_sight import bring_into_sight
from ui.conference_record.plan.role_forms import Numbered, ObjectionForm, RoleNoticeForm, RoleToldForm
from ui.conference_record.section import RecordSection
from ui.shared.draft_door import open_draft
from ui.shared.explained import ExplainedDate
from ui.shared.outside import Outside
from ui.shared.plain_text import plain_label, reading_label
from ui.shared.rows_of_buttons import ButtonRow

TOLD_WHAT = "The safeguarding lead is told what is asked, and the date and details of the first core group."
NOTICE, TOLD = "Write the notice", "Say it was told"


class AbsentAgencies(Card):
    """A part for each agency; hidden while every agency with an action was there."""

    def __init__(self, section: RecordSection, outside: Outside, parent: QWidget | None = None) -> None:
        super().__init__("Agencies that were not there", parent)
        self.section = section
        self._outside = outside
        self._given: tuple[Numbered, ...] = ()
        self._agencies: dict[str, QFrame] = {}
        self.add(plain_label(TOLD_WHAT, "quiet"))

    def show_plan(self, shown: RecordShown) -> None:
        """Show each agency with what it was given; written anew only when something about it changed."""
        actions = shown.record.actions if shown.record is not None else ()
        given = tuple((number, one) for number, one in enumerate(actions, 1) if one.agency_absent)
        self.setVisible(bool(given))
        if given == self._given:
            return
        here = QApplication.focusWidget()
        was_on = here.accessibleName() if here is not None and self.isAncestorOf(here) else ""
        self._given = given
        self._write_anew()
        again = [one for one in self.findChildren(QPushButton) if was_on and one.accessibleName() == was_on]
        if again:
            again[-1].setFocus()

    def go_to(self, action_id: int | None) -> bool:
        """Take the keyboard to the agency that was given this action; False when it is none of these."""
        action = next((one for _number, one in self._given if one.id == action_id), None)
        agency = self._agencies.get(whose(action)) if action is not None else None
        first = agency.findChild(QPushButton, NOTICE) if agency is not None else None
        if first is None:
            return False
        first.setFocus()
        bring_into_sight(first)
        return True

    def notify(self, action_id: int) -> bool:
        """Open the notice for the agency that was given this action; False when it is none of these."""
        action = next((one for _number, one in self._given if one.id == action_id), None)
        if action is not None:
            self._notice([one for one in self._given if whose(one[1]) == whose(action)])
        return action is not None

    def _write_anew(self) -> None:
        for agency in self._agencies.values():
            agency.hide()
            agency.deleteLater()
        self._agencies = {}
        for key in dict.fromkeys(whose(one) for _number, one in self._given):
            self._agencies[key] = self._agency([one for one in self._given if whose(one[1]) == key])
            self.add(self._agencies[key])

    def _agency(self, given: Sequence[Numbered]) -> QFrame:
        actions = [one for _number, one in given]
        agency = actions[0].agency
        part = QFrame()
        part.setProperty("kind", "line")
        column = QVBoxLayout(part)
        column.setContentsMargins(10, 6, 10, 8)
        column.setSpacing(4)
        column.addWidget(reading_label(f"{agency}: {counted(len(actions), 'action')}. {told_words(actions)}", "strong"))
        if (limit := _limit(actions)) is not None:
            column.addWidget(limit, 0, Qt.AlignmentFlag.AlignLeft)
        buttons = ButtonRow()
        for words, act, drawn in ((NOTICE, self._notice, "mail"), (TOLD, self._told, "tick")):
            buttons.add(words, partial(act, given), drawn=drawn, spoken=f"{words}: {agency}").setObjectName(words)
        column.addWidget(buttons)
        column.addLayout(self._objections(given))
        return part

    def _objections(self, given: Sequence[Numbered]) -> QGridLayout:
        """Each action with its objection, or the button to record one."""
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setVerticalSpacing(2)
        for line, (number, action) in enumerate(given):
            words = "Change the objection" if action.objection_on else "Record an objection"
            button = QPushButton(words)
            button.setProperty("kind", "link")
            button.setAccessibleName(f"{words} to action {number}")
            button.clicked.connect(partial(self._objection, action))
            grid.addWidget(plain_label(f"{number}"), line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(reading_label(f"{action.text}{objection_words(action)}"), line, 1)
            grid.addWidget(button, line, 2, Qt.AlignmentFlag.AlignTop)
        return grid

    def _notice(self, given: Sequence[Numbered]) -> None:
        section = self.section
        form = RoleNoticeForm(section.link, section.theme, section.almanac, given, self._outside)
        form.kept.connect(self._open_draft)
        section.wants_form.emit(form)

    def _told(self, given: Sequence[Numbered]) -> None:
        section = self.section
        section.wants_form.emit(RoleToldForm(section.link, section.theme, section.almanac, given))

    def _objection(self, action: ActionRow) -> None:
        section = self.section
        section.wants_form.emit(ObjectionForm(section.link, section.theme, section.almanac, action))

    def _open_draft(self, written: object) -> None:
        if isinstance(written, PapersWritten) and written.paths:
            said = open_draft(self._outside, written)
            self.section.said.emit(f"{said} Say who was told once it is sent.")


def told_words(actions: Sequence[ActionRow]) -> str:
    """Who was told of the role and when, or that nobody was yet."""
    told = sorted((one.told_on, number) for number, one in enumerate(actions) if one.told_on is not None)
    if not told:
        return "Nobody was told yet."
    last = actions[told[-1][1]]
    how = f", {TOLD_BY_WORDS[last.told_how].lower()}" if last.told_how else ""
    untold = len(actions) - len(told)
    rest = f" {counted(untold, 'action')} not told yet." if untold else ""
    return f"{last.told_who} was told on {slashed(told[-1][0])}{how}.{rest}"


def objection_words(action: ActionRow) -> str:
    """The agency's objection, where it made one."""
    if action.objection_on is None:
        return ""
    return f"\nObjection of {slashed(action.objection_on)}: {action.objection}"


def whose(action: ActionRow) -> str:
    """By what an action's agency is known."""
    return action.agency_key or action.agency.casefold()


def _limit(actions: Sequence[ActionRow]) -> ExplainedDate | None:
    first = next((one for one in actions if one.objection_by is not None), None)
    if first is None or first.objection_by is None:
        return None
    limit = ExplainedDate()
    limit.show_date(f"May object until {long(first.objection_by)}", first.objection_by_explained)
    return limit
