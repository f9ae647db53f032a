"""The quarter's MAQA alerts as Excel: figures with charts, learning and actions, and a list unless it is withheld."""

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.worksheet.pagebreak import Break

from cpdesk.rows.maqa_quarter import Figure, FigureTable, QuarterLine, QuarterPaper
from cpdesk.rules.how_dates_read import long
from reports.house_style import (
    DEMONSTRATION,
    DEMONSTRATION_FILL,
    DEMONSTRATION_INK,
    HEADING_FILL,
    HEADING_INK,
    MARKING,
    QUIET_INK,
    Look,
    footer_text,
    in_london,
)
from reports.maqa_quarter_words import (
    NO_ACTIONS,
    NOT_OVER,
    NOTHING_LEARNED,
    action_state,
    facts_of,
    theme_words,
    title_of,
)
from reports.page_set_up import set_up_page
from reports.sheet_charts import ROWS_OF_A_CHART, put_bar_chart
from reports.sheet_writer import PaperSheet, Piece
from reports.workbook_file import check_workbook, workbook_bytes

_ROWS_OF_A_PAGE, _AROUND_A_TABLE = 80, 5
FIGURES, LEARNING, ALERTS = "Figures", "Learning and actions", "Alerts"
TITLE = Look(size=18, bold=True, wrap=False)
SECTION = Look(size=13, bold=True, wrap=False)
BOLD = Look(bold=True, wrap=False)
LINE = Look(wrap=False)
PLAIN = Look()
QUIET = Look(ink=QUIET_INK, wrap=False)
DAY = Look(is_date=True, wrap=False)
NUMBER = Look(wrap=False, across="right")
STRONG_NUMBER = Look(bold=True, wrap=False, across="right")
HEADING = Look(ink=HEADING_INK, fill=HEADING_FILL, bold=True)
BANNER = Look(ink=DEMONSTRATION_INK, fill=DEMONSTRATION_FILL, bold=True, wrap=False)
_LINES = (
    ("Number", 12), ("Direction", 24), ("Agency", 28), ("About", 24), ("Themes", 34), ("Raised", 12),
    ("How it stands", 24), ("Resolved", 12), ("Outcome", 22),
)  # fmt: skip


def write_maqa_quarter_sheet(paper: QuarterPaper) -> bytes:
    """The workbook, read back and found whole. The list of alerts is there only where nothing is withheld."""
    quarter = paper.quarter
    if quarter.made_at is None:
        raise ValueError("a workbook says when it was made")
    workbook = Workbook(write_only=True)
    sheets = [PaperSheet(workbook, FIGURES, (34, 16, 16, 3, 60)), PaperSheet(workbook, LEARNING, (44, 26, 14, 54))]
    if paper.lines:
        sheets.append(PaperSheet(workbook, ALERTS, [width for _, width in _LINES]))
    made = in_london(quarter.made_at)
    exported = footer_text(f"cpdesk, made {long(made.date()).split(' ', 1)[1]} by {quarter.made_by}")
    for sheet in sheets:
        set_up_page(sheet, landscape=sheet.title != FIGURES, exported=exported, invented=paper.demonstration)
    charts = _write_figures(sheets[0], paper)
    _write_learning_and_actions(sheets[1], paper)
    if paper.lines:
        _write_lines(sheets[2], paper.lines)
    written = workbook_bytes(workbook, title_of(paper), quarter.made_at)
    check_workbook(written, rows={sheet.title: sheet.rows_written for sheet in sheets}, charts=charts)
    return written


def _write_figures(sheet: PaperSheet, paper: QuarterPaper) -> int:
    """The first sheet: what this is, then each table with its chart; how many charts there are."""
    _write_head(sheet, paper)
    charts = page_begins = 0
    for table in paper.quarter.tables:
        if not table.figures:
            continue
        high = max(len(table.figures), ROWS_OF_A_CHART) + _AROUND_A_TABLE
        if sheet.rows_written - page_begins + high > _ROWS_OF_A_PAGE:
            sheet.row_breaks.append(Break(id=sheet.rows_written))  # no chart is cut by the end of a page
            page_begins = sheet.rows_written
        _write_table(sheet, table, labels=not paper.quarter.suppressed)
        charts += 1
    sheet.row([("How alerts are counted", SECTION)])
    for sentence in paper.quarter.counted:
        sheet.row([(sentence, LINE)])
    if paper.chain_head:
        sheet.row([(f"Seal of the register's history when this was made: {paper.chain_head}", QUIET)])
    return charts


def _write_head(sheet: PaperSheet, paper: QuarterPaper) -> None:
    sheet.row([(title_of(paper), TITLE)])
    sheet.row([(MARKING, BOLD)])
    if paper.demonstration:
        sheet.row([(DEMONSTRATION, BANNER)])
    for name, value in facts_of(paper):
        if value:
            sheet.row([(name, LINE), (value, BOLD)])
    if not paper.quarter.ended:
        sheet.row([(NOT_OVER, BOLD)])
    sheet.row()


def _write_table(sheet: PaperSheet, table: FigureTable, *, labels: bool) -> None:
    """One table, and beside it its chart; a withheld number is a word, which a chart leaves without a bar."""
    sheet.row([(table.title, SECTION)])
    sheet.row([(table.said, QUIET)])
    sheet.row([("", HEADING), ("This quarter", HEADING), ("Quarter before", HEADING)])
    first = sheet.rows_written
    for figure in table.figures:
        sheet.row([(figure.words, PLAIN), *_numbers(figure, NUMBER)])
    put_bar_chart(sheet, heading_row=first, rows=len(table.figures), labels=labels)
    sheet.row([(table.total.words, BOLD), *_numbers(table.total, STRONG_NUMBER)])
    for _ in range(max(0, ROWS_OF_A_CHART - len(table.figures)) + 1):
        sheet.row()


def _numbers(figure: Figure, look: Look) -> tuple[Piece, Piece]:
    now = figure.shown if figure.count is None else figure.count
    before = figure.before_shown if figure.before is None else figure.before
    return (now, look), (before, look)


def _write_learning_and_actions(sheet: PaperSheet, paper: QuarterPaper) -> None:
    sheet.row([("What was learned", SECTION)])
    for one in paper.quarter.learning:
        sheet.row([(theme_words(one.theme), BOLD)])
        sheet.row([(one.words, PLAIN)])
    if not paper.quarter.learning:
        sheet.row([(NOTHING_LEARNED, QUIET)])
    sheet.row()
    sheet.row([("Actions", SECTION)])
    if not paper.quarter.actions:
        sheet.row([(NO_ACTIONS, QUIET)])
        return
    sheet.row([(heading, HEADING) for heading in ("What", "Owner", "By", "How it stands")])
    for action in paper.quarter.actions:
        due: Piece = (action.due_on, DAY) if action.due_on else None
        sheet.row([(action.words, PLAIN), (action.owner, PLAIN), due, (action_state(action), PLAIN)])


def _write_lines(sheet: PaperSheet, lines: Sequence[QuarterLine]) -> None:
    sheet.freeze_panes = "B2"
    sheet.print_title_rows = "1:1"
    sheet.row([(heading, HEADING) for heading, _ in _LINES])
    for one in lines:
        sheet.row([
            (one.number, LINE), (one.direction, PLAIN), (one.agency, PLAIN), (one.about, PLAIN), (one.themes, PLAIN),
            (one.raised_on, DAY) if one.raised_on else None, (one.stands, PLAIN),
            (one.resolved_on, DAY) if one.resolved_on else None, (one.outcome, PLAIN),
        ])  # fmt: skip
