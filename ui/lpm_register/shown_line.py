"""One line of the register made ready for the screen: every cell's words, once, when the line arrives."""

from dataclasses import dataclass
from datetime import date

from cpdesk.rows.lpm_register import Column, RegisterLine
from cpdesk.rows.marks import Mark
from cpdesk.rules.lpm import TmView
from cpdesk.words import NOT_RECORDED, OUTCOME_SHORT, TM_VIEW_WORDS
from ui.lpm_register.columns import FACES
from ui.shared.copying import NOTHING


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line's cells in the order of the columns, and which of them stand in amber."""

    line: RegisterLine
    mark: Mark
    cells: tuple[str, ...]
    amber: tuple[bool, ...]


def shown(line: RegisterLine) -> ShownLine:
    """The line with every cell put into words."""
    cells = _cells(line)
    late = {column for column, is_late in _amber(line).items() if is_late}
    return ShownLine(
        line=line,
        mark=line.mark,
        cells=tuple(cells[face.column] for face in FACES),
        amber=tuple(face.column in late for face in FACES),
    )


def in_full(line: RegisterLine, column: Column, cell: str) -> str:
    """What a screen reader says of the cell: nothing abbreviated, and in words what the amber says by colour."""
    if cell == NOTHING:
        return "nothing recorded"
    if column is Column.STATE:
        return cell.replace(" wd", " working days")
    if column is Column.LAST_UPDATE and line.update_late:
        return f"{cell}, update late"
    return cell


def explained(line: RegisterLine, column: Column, cell: str) -> str:
    """The sentence behind a cell: how a due date was counted, which day is booked, what 'wd' means."""
    if column is Column.LPM_BY:
        return _with_booking(line)
    if column is Column.STATE:
        return in_full(line, column, cell)
    if column is Column.LAST_UPDATE and line.update_late:
        return "The fortnightly update is late."
    if column is Column.TM_VIEW and line.tm_view is TmView.NOT_RECORDED:
        return "The Team Manager's view is not recorded."
    if column is Column.CHILD:
        return "; ".join(_named(child.surname, child.first_name) for child in line.children) or cell
    return "" if cell == NOTHING else cell


def slashed(day: date | None) -> str:
    """The day as tables show it, dd/mm/yyyy, or a dash for none."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}" if day else NOTHING


def _cells(line: RegisterLine) -> dict[Column, str]:
    return {
        Column.STATE: line.words,
        Column.CHILD: _one_line(line.child) or NOT_RECORDED,
        Column.REFERENCE: _one_line(line.reference) or NOTHING,
        Column.AGE: line.age or NOTHING,
        Column.TEAM: _one_line(line.team) or NOTHING,
        Column.CHAIR: _one_line(line.chair) or NOTHING,
        Column.FROM: line.conference_kind.value if line.conference_kind else NOTHING,
        Column.RECOMMENDED: slashed(line.recommended_on),
        Column.LPM_BY: slashed(line.lpm_by) if line.lpm_by else NOT_RECORDED,
        Column.LPM_HELD: slashed(line.lpm_on),
        Column.OUTCOME: OUTCOME_SHORT[line.outcome] if line.outcome else NOTHING,
        Column.TM_VIEW: TM_VIEW_WORDS[line.tm_view],
        Column.LAST_UPDATE: slashed(line.last_update_on),
        Column.TEAM_MANAGER: _one_line(line.team_manager) or NOTHING,
        Column.SOCIAL_WORKER: _one_line(line.social_worker) or NOTHING,
        Column.PLAN_START: slashed(line.plan_start_on),
        Column.DAYS_TAKEN: NOTHING if line.days_taken is None else str(line.days_taken),
        Column.DIARY_SHEET: slashed(line.diary_sheet_on),
        Column.CASE_NOTE: slashed(line.case_note_on),
        Column.SIBLINGS: str(line.siblings) if line.siblings else NOTHING,
    }


def _amber(line: RegisterLine) -> dict[Column, bool]:
    return {
        Column.LPM_BY: line.lpm_by is None,
        Column.TM_VIEW: line.tm_view is TmView.NOT_RECORDED,
        Column.LAST_UPDATE: line.update_late,
    }


def _with_booking(line: RegisterLine) -> str:
    booked = f"The LPM is booked for {slashed(line.lpm_booked_for)}." if line.lpm_booked_for else ""
    due = line.lpm_by_explained or ("" if line.lpm_by else "No date was recorded that the LPM is due by.")
    return "\n".join(sentence for sentence in (due, booked) if sentence)


def _named(surname: str, first_name: str) -> str:
    return ", ".join(part for part in (surname, first_name) if part)


def _one_line(text: str) -> str:
    return " ".join(text.split())
