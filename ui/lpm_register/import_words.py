"""What the import page says: the meanings of a column, and what importing would do."""

from cpdesk.rows.old_spreadsheet import Field, ReadRow, SpreadsheetSeen
from cpdesk.rules.how_dates_read import counted, slashed
from cpdesk.words import OUTCOME_SHORT, STATE_WORDS
from ui.lpm_register.pane_sections import missing

FIELD_WORDS: dict[Field, str] = {
    Field.UNKNOWN: "Kept as written",
    Field.NUMBER: "Number of the line",
    Field.CHILDREN: "Children",
    Field.FIRST_NAME: "First name",
    Field.SURNAME: "Surname",
    Field.BORN_ON: "Date of birth",
    Field.CASE_ID: "Reference",
    Field.TEAM: "Team",
    Field.TEAM_MANAGER: "Team manager",
    Field.SOCIAL_WORKER: "Social worker",
    Field.CHAIR: "Chair (IC)",
    Field.CONFERENCE_KIND: "Conference (ICPC or RCPC)",
    Field.CONFERENCE_ON: "Date of the conference",
    Field.RATIONALE: "Rationale",
    Field.RISK_STATEMENT: "Risk statement",
    Field.TIMESCALE: "Timescale for the LPM",
    Field.ALERTED_ON: "Alerts sent on",
    Field.LPM_ON: "Date of the LPM",
    Field.OUTCOME: "Outcome of the LPM",
    Field.IC_READ_ON: "Read by the chair",
    Field.DISAGREEMENT: "Difference of view",
    Field.STATE: "State",
    Field.NOTES: "Notes",
}
PREVIEW_HEADINGS = (
    "Row",
    "State",
    "Children",
    "Ref",
    "Team",
    "Chair (IC)",
    "From",
    "Conference",
    "Timescale",
    "LPM due",
    "LPM date",
    "Outcome",
    "Team manager",
    "Social worker",
    "Rationale",
    "Notes",
)
DOUBT_HEADINGS = ("Row", "Column", "As written", "To look at")
REJECTED_HEADINGS = ("Row", "Why it cannot come in")
NOTHING = "—"


def where(sheet: str, row: int) -> str:
    """A row as people point to it in the spreadsheet."""
    return f"{sheet}, row {row}"


def preview_line(row: ReadRow) -> tuple[str, ...]:
    """A row as the entry that it would become, in the order of the headings."""
    return tuple(
        " ".join(text.split()) or NOTHING
        for text in (
            where(row.sheet, row.row),
            STATE_WORDS[row.state],
            "; ".join(f"{first} {last}".strip() for first, last in row.children),
            row.case_id,
            row.team,
            row.chair,
            row.conference_kind.value if row.conference_kind else "",
            slashed(row.conference_on) if row.conference_on else "",
            row.timescale,
            slashed(row.lpm_by) if row.lpm_by else "",
            slashed(row.lpm_on) if row.lpm_on else "",
            OUTCOME_SHORT[row.outcome] if row.outcome else "",
            row.team_manager,
            row.social_worker,
            row.rationale,
            row.notes,
        )
    )


def would_do(seen: SpreadsheetSeen) -> str:
    """What importing would do, as "148 rows would become entries, 2 cannot, 1 is already there"."""
    rows = counted(seen.accepted, "row") if seen.accepted else "No row"
    parts = [f"{rows} would become {'an entry' if seen.accepted < 2 else 'entries'}"]
    if seen.rejected:
        parts.append(f"{len(seen.rejected)} cannot")
    if seen.unchanged:
        parts.append(f"{seen.unchanged} {'is' if seen.unchanged == 1 else 'are'} already there or written twice")
    return ", ".join(parts) + "."


def gaps_words(gaps: tuple[tuple[str, int], ...]) -> str:
    """What the entries would lack: "Not recorded: risk statement in 160, LPM date in 4"."""
    told = [f"{missing(sentence)} in {number}" for sentence, number in gaps if number]
    return f"Not recorded: {', '.join(told)}. These count as gaps and can be filled in later." if told else ""
