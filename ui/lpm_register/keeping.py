"""From a changed cell to what the desk is asked to keep, and what the window does when the desk says no."""

import datetime
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from cpdesk.rows.lpm_register import Column, OpenRecommendation, RecommendationPane
from cpdesk.rows.refusals import Refusal, StaleSave
from cpdesk.rows.register_deeds import ChangeRecommendation, RecordLpmHeld
from cpdesk.rules.lpm import OPEN_STATES, Outcome
from ui.lpm_register.editing import CellChange
from ui.shared.desk_link import DeskLink

FIELD_OF: dict[Column, str] = {
    Column.LPM_BY: "lpm_by",
    Column.LPM_HELD: "lpm_on",
    Column.OUTCOME: "outcome",
    Column.TM_VIEW: "tm_view",
    Column.TEAM: "team",
    Column.CHAIR: "chair",
    Column.PLAN_START: "plan_start_on",
    Column.DIARY_SHEET: "diary_sheet_on",
    Column.CASE_NOTE: "case_note_on",
}
CHOOSE_OUTCOME = "Choose the outcome of the LPM too: the date and the outcome are kept together."
TYPE_HELD = "Type the date the LPM was held too, like 27/3/2027: the outcome and the date are kept together."
TAKE_BACK = "To take back the date of an LPM, undo it with Ctrl+Z or correct the date here."


class CellKeeping(QObject):
    """Has changed cells kept.

    `kept` when one was; `refused` carries the sentence; `stale` the refusal with both values; `also` the change, the
    column that has to be filled before it can be kept, and the sentence that says so; `reason_wanted` the sentence
    with which the desk asks why.
    """

    kept = Signal()
    refused = Signal(str)
    stale = Signal(object)
    also = Signal(object, object, str)
    reason_wanted = Signal(str)

    def __init__(self, link: DeskLink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._change: CellChange | None = None
        self._half: CellChange | None = None
        self._why = ""

    def keep(self, change: CellChange) -> None:
        """Have this change kept, or ask for its other half first."""
        self._change = change
        if change.column in {Column.LPM_HELD, Column.OUTCOME}:
            self._keep_held(change)
            return
        self._change_field(change)

    def keep_because(self, why: str) -> None:
        """Keep the change after all, with the reason that the desk asked for."""
        if self._change is not None:
            self._why = why
            self.keep(self._change)

    def forget_half(self) -> None:
        """The second half was put away, so the first is not kept either."""
        self._half = None

    def keep_mine(self) -> None:
        """Keep what was typed over what somebody else kept meanwhile."""
        change = self._change
        if change is not None:
            self._link.ask(OpenRecommendation(change.line.id), self._keep_over, self._say)

    def _keep_over(self, pane: RecommendationPane) -> None:
        if self._change is not None:
            self.keep(replace(self._change, line=replace(self._change.line, version=pane.line.version)))

    def _keep_held(self, change: CellChange) -> None:
        held_on, outcome = self._both(change)
        if change.column is Column.LPM_HELD and held_on is None:
            self.refused.emit(TAKE_BACK)
        elif outcome is None:
            self._half = change
            self.also.emit(change, Column.OUTCOME, CHOOSE_OUTCOME)
        elif held_on is None:
            self._half = change
            self.also.emit(change, Column.LPM_HELD, TYPE_HELD)
        elif change.line.state not in OPEN_STATES and self._half is None:
            self._change_field(change)
        else:
            self._do(RecordLpmHeld((change.line.id,), (change.line.version,), held_on, outcome))

    def _change_field(self, change: CellChange) -> None:
        fields: dict[str, object] = {FIELD_OF[change.column]: change.value}
        self._do(ChangeRecommendation(change.line.id, change.line.version, fields, self._why))

    def _both(self, change: CellChange) -> tuple[datetime.date | None, Outcome | None]:
        values: dict[Column, Any] = {Column.LPM_HELD: change.line.lpm_on, Column.OUTCOME: change.line.outcome}
        if self._half is not None and self._half.line.id == change.line.id:
            values[self._half.column] = self._half.value
        values[change.column] = change.value
        return values[Column.LPM_HELD], values[Column.OUTCOME]

    def _do(self, request: object) -> None:
        self._why = ""
        self._link.do(request, self._say_kept, self._say)

    def _say_kept(self, _kept: object) -> None:
        self._change = self._half = None
        self.kept.emit()

    def _say(self, refusal: Refusal) -> None:
        if isinstance(refusal, StaleSave):
            self.stale.emit(refusal)
        elif refusal.field == "why":
            self.reason_wanted.emit(str(refusal))
        else:
            self.refused.emit(str(refusal))
