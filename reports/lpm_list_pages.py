"""The two pages around the list: what changed since the last one, and how days are counted."""

from datetime import date

from cpdesk.rows.lpm_list import ListLine, LpmList
from cpdesk.rules.how_dates_read import long, month_and_year
from reports.house_style import (
    DEMONSTRATION,
    DEMONSTRATION_FILL,
    DEMONSTRATION_INK,
    HEADING_FILL,
    HEADING_INK,
    MARKING,
    QUIET_INK,
    Look,
    in_london,
)
from reports.sheet_writer import PaperSheet

SUMMARY = "Summary"
SUMMARY_WIDTHS = (24, 14, 14, 16, 18, 13, 34)

TITLE = Look(size=18, bold=True, wrap=False)
QUIET = Look(ink=QUIET_INK, wrap=False)
PLAIN = Look()
LINE = Look(wrap=False)
NUMBER = Look(wrap=False, across="left")
DAY = Look(is_date=True, wrap=False, across="left")
BOLD = Look(bold=True, wrap=False)
SECTION = Look(size=13, bold=True, wrap=False)
HEADING = Look(ink=HEADING_INK, fill=HEADING_FILL, bold=True)
BANNER = Look(ink=DEMONSTRATION_INK, fill=DEMONSTRATION_FILL, bold=True, wrap=False)


def write_summary(sheet: PaperSheet, lpm_list: LpmList) -> None:
    """The first sheet: what this list is, how it stands, what changed and what is missing."""
    _write_head(sheet, lpm_list)
    sheet.row([("How it stands", SECTION)])
    for words, how_many in lpm_list.counts:
        sheet.row([(words, LINE), (how_many, NUMBER)])
    sheet.row()
    _write_changes(sheet, lpm_list)
    _write_not_ready(sheet, lpm_list)


def month_words(month: str) -> str:
    """A month as text says it: December 2026 for 2026-12."""
    return month_and_year(date.fromisoformat(f"{month}-01"))


def exported_on(lpm_list: LpmList) -> str:
    """The day on which the list was issued, or the day for which a preview is made."""
    return _plain_day(in_london(lpm_list.issued_at).date() if lpm_list.issued_at else lpm_list.monday.due)


def _plain_day(day: date) -> str:
    return f"{day.day} {month_and_year(day)}"


def _write_head(sheet: PaperSheet, lpm_list: LpmList) -> None:
    """Title, unit, marking, and the day on which the list goes out."""
    sheet.row([(f"LPM list: {month_words(lpm_list.month)}", TITLE)])
    if lpm_list.unit:
        sheet.row([(lpm_list.unit, BOLD)])
    sheet.row([(MARKING, BOLD)])
    if lpm_list.demonstration:
        sheet.row([(DEMONSTRATION, BANNER), *[("", BANNER)] * (len(SUMMARY_WIDTHS) - 1)])
    sheet.row()
    sheet.row([("Goes out", LINE), (long(lpm_list.monday.due), BOLD)])
    if lpm_list.monday.explained:
        sheet.row([("", LINE), (lpm_list.monday.explained, QUIET)])
    if lpm_list.issued_at:
        moment = in_london(lpm_list.issued_at)
        sheet.row([("Issued", LINE), (f"{long(moment.date())}, {moment:%H:%M}, by {lpm_list.issued_by}", LINE)])
    sheet.row([("Entries", LINE), (len(lpm_list.lines), NUMBER)])
    sheet.row()


def _write_changes(sheet: PaperSheet, lpm_list: LpmList) -> None:
    """New, held, newly overdue and closed since the last list, each with its lines."""
    by_id = {line.recommendation_id: line for line in lpm_list.lines}
    changes = lpm_list.changes
    sheet.row([("What changed", SECTION)])
    sheet.row([(changes.since, QUIET)])
    for words, ids, day in (
        ("New", changes.new, "LPM due"),
        ("Held", changes.held, "LPM held"),
        ("Newly overdue", changes.newly_overdue, "LPM due"),
        ("Closed or withdrawn", changes.closed, "LPM held"),
    ):
        sheet.row([(f"{words}: {len(ids)}", BOLD)])
        if ids and len(ids) == len(lpm_list.lines):
            sheet.row([("That is the whole list: see the next sheet.", QUIET)])
        else:
            _write_lines(sheet, [by_id[one] for one in ids if one in by_id], day)
    sheet.row()


def _write_lines(sheet: PaperSheet, lines: list[ListLine], day: str) -> None:
    """A few entries in short, under their own heading."""
    if not lines:
        return
    headings = ("State", "Initials", "Reference", "Team", "Chair (IC)", day, "Outcome")
    sheet.row([(heading, HEADING) for heading in headings])
    for line in lines:
        on = line.lpm_on if day == "LPM held" else line.lpm_by
        pieces = (line.state, line.child, line.reference, line.team, line.chair)
        sheet.row([*((piece, PLAIN) for piece in pieces), (on, DAY), (line.outcome, PLAIN)])


def _write_not_ready(sheet: PaperSheet, lpm_list: LpmList) -> None:
    """The gaps that the service managers review (L13)."""
    sheet.row([("Gaps in progress, for the service managers", SECTION)])
    if not lpm_list.not_ready:
        sheet.row([("No entry on this list has a gap.", LINE)])
        return
    sheet.row([(heading, HEADING) for heading in ("Chair (IC)", "Initials", "Reference", "Why", "", "", "")])
    for entry in lpm_list.not_ready:
        sheet.row([*((piece, PLAIN) for piece in (entry.chair, entry.child, entry.reference)), (entry.why, LINE)])


def write_how_days_are_counted(sheet: PaperSheet, lpm_list: LpmList) -> None:
    """The last sheet: which standard, which days were not counted, and the seal of the register's history."""
    sheet.row([("How days are counted", TITLE)])
    if lpm_list.demonstration:
        sheet.row([(DEMONSTRATION, BANNER)])
    sheet.row()
    for sentence in (lpm_list.standards, lpm_list.standards_notice, *lpm_list.days_explained):
        if sentence:
            sheet.row([(sentence, PLAIN)])
    if lpm_list.chain_head:
        sheet.row()
        sheet.row([(f"Seal of the register's history when this list was made: {lpm_list.chain_head}", QUIET)])
