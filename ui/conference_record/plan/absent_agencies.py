"""Agencies that were given a role and were not there: each is notified, may object, and has its limit (S15, S16)."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from cpdesk.rows.conference_record import ActionRow, RecordShown
from cpdesk.rows.invitations import PapersWritten
from cpdesk.rules.how_dates_read import counted, long, slashed
from cpdesk.words import TOLD_BY_WORDS
from ui.conference_record.plan.role_forms import ObjectionForm, RoleNoticeForm, RoleToldForm
from ui.conference_record.section import RecordSection
from ui.shared.explained import ExplainedDate
from ui.shared.outside import Outside
from ui.shared.plain_text import plain_label, reading_label
from ui.shared.rows_of_buttons import ButtonRow

TOLD_WHAT = "Its safeguarding lead is told what is asked of it, and of the date and details of the first core group."


class AbsentAgencies(QFrame):
    """A card for each agency; hidden while every agency with an action was there."""

    def __init__(self, section: RecordSection, outside: Outside, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.section = section
        self._outside = outside
        self._given: tuple[ActionRow, ...] = ()
        self._cards: dict[str, QFrame] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 12, 10)
        self._column.addWidget(plain_label("Agencies that were not there", "strong"))
        self._column.addWidget(plain_label(TOLD_WHAT, "quiet"))

    def show_plan(self, shown: RecordShown) -> None:
        """Show each agency with what it was given; written anew only when something about it changed."""
        given = tuple(one for one in shown.record.actions if one.agency_absent) if shown.record is not None else ()
        self.setVisible(bool(given))
        if given == self._given:
            return
        here = QApplication.focusWidget()
        was_on = here.accessibleName() if here is not None and self.isAncestorOf(here) else ""
        self._given = given
        self._write_anew()
        again = [one for one in self.findChildren(QWidget) if was_on and one.accessibleName() == was_on]
        if again:
            again[-1].setFocus()

    def go_to(self, action_id: int | None) -> bool:
        """Take the keyboard to the agency that was given this action; False when it is none of these."""
        action = next((one for one in self._given if one.id == action_id), None)
        card = self._cards.get(_whose(action)) if action is not None else None
        row = card.findChild(ButtonRow) if card is not None else None
        first = row.findChild(QWidget) if row is not None else None
        if first is None:
            return False
        first.setFocus()
        return True

    def _write_anew(self) -> None:
        for card in self._cards.values():
            card.hide()
            card.deleteLater()
        self._cards = {}
        for key in dict.fromkeys(_whose(one) for one in self._given):
            actions = [one for one in self._given if _whose(one) == key]
            self._cards[key] = self._card(actions)
            self._column.addWidget(self._cards[key])

    def _card(self, actions: Sequence[ActionRow]) -> QFrame:
        agency = actions[0].agency
        card = QFrame()
        card.setProperty("kind", "line")
        column = QVBoxLayout(card)
        column.setContentsMargins(10, 6, 10, 8)
        column.setSpacing(4)
        column.addWidget(reading_label(f"{agency}: {counted(len(actions), 'action')}. {told_words(actions)}", "strong"))
        if (limit := _limit(actions)) is not None:
            column.addWidget(limit)
        buttons = ButtonRow()
        buttons.add(
            "Write the notice", partial(self._notice, actions), drawn="mail", spoken=f"Write the notice: {agency}"
        )
        buttons.add("Say it was told", partial(self._told, actions), drawn="tick", spoken=f"Say it was told: {agency}")
        column.addWidget(buttons)
        for action in actions:
            self._add_action(column, action)
        return card

    def _add_action(self, column: QVBoxLayout, action: ActionRow) -> None:
        column.addWidget(reading_label(f"{action.text}{objection_words(action)}"))
        buttons = ButtonRow()
        words = "Change the objection" if action.objection_on else "Record an objection"
        buttons.add(words, partial(self._objection, action), spoken=f"{words}: {action.text[:60]}")
        column.addWidget(buttons)

    def _notice(self, actions: Sequence[ActionRow]) -> None:
        section = self.section
        form = RoleNoticeForm(
            section.link, section.theme, section.almanac, actions[0].agency, actions, self._outside
        )  # fmt: skip
        form.kept.connect(self._open_draft)
        section.wants_form.emit(form)

    def _told(self, actions: Sequence[ActionRow]) -> None:
        section = self.section
        section.wants_form.emit(RoleToldForm(section.link, section.theme, section.almanac, actions[0].agency, actions))

    def _objection(self, action: ActionRow) -> None:
        section = self.section
        section.wants_form.emit(ObjectionForm(section.link, section.theme, section.almanac, action))

    def _open_draft(self, written: object) -> None:
        if isinstance(written, PapersWritten) and written.paths:
            opened = self._outside.open_path(written.paths[0])
            said = "The draft is open in your mail program." if opened else f"The draft lies here: {written.paths[0]}"
            self.section.said.emit(f"{said} Say that it was told once it is sent.")


def told_words(actions: Sequence[ActionRow]) -> str:
    """Who was told of the role and when, or that nobody was yet."""
    untold = [one for one in actions if one.told_on is None]
    if len(untold) == len(actions):
        return "Nobody was told yet."
    last = max((one for one in actions if one.told_on is not None), key=lambda one: one.told_on or one.told_on)  # type: ignore[arg-type,return-value]  # those with a date only
    how = f", {TOLD_BY_WORDS[last.told_how].lower()}" if last.told_how else ""
    on = f" on {slashed(last.told_on)}" if last.told_on else ""
    rest = f" {counted(len(untold), 'action')} not told yet." if untold else ""
    return f"{last.told_who} was told{on}{how}.{rest}"


def objection_words(action: ActionRow) -> str:
    """The agency's objection, where it made one."""
    if action.objection_on is None:
        return ""
    return f"\nObjection of {slashed(action.objection_on)}: {action.objection}"


def _limit(actions: Sequence[ActionRow]) -> ExplainedDate | None:
    first = next((one for one in actions if one.objection_by is not None), None)
    if first is None or first.objection_by is None:
        return None
    limit = ExplainedDate()
    limit.show_date(f"May object until {long(first.objection_by)}", first.objection_by_explained)
    return limit


def _whose(action: ActionRow) -> str:
    return action.agency_key or action.agency.casefold()
