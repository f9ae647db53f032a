"""The record of a conference as PDF: its facts, who took part, what was decided for each child, plan and dates."""

from datetime import datetime
from typing import Any

from reportlab.lib.units import mm

from cpdesk.rows.conference_record import RecordPaper, TheRecord
from cpdesk.rules.how_dates_read import long, short_moment
from cpdesk.rules.london import LONDON
from cpdesk.rules.record import RecordState
from cpdesk.words import CATEGORY_WORDS, CONFERENCE_IN_FULL, LPM_DECISION_WORDS, NOT_RECORDED
from reports.conference_record_child import child_part, full_name
from reports.conference_record_people import distribution_part, people_part
from reports.conference_record_plan import dates_part, plan_part
from reports.house_fonts import lacks_characters
from reports.pdf_house import NOT_PRINTABLE, Heading, Title, from_left, house_style, typed
from reports.pdf_pages import Page, pdf_of
from reports.pdf_tables import facts_table, grid_table
from reports.what_was_typed import all_texts

LEFT_OUT = "Addresses and contact details that are kept from whoever gets this copy stand as [withheld]."


def write_conference_record(paper: RecordPaper) -> bytes:
    """The record as PDF; its title names the conference by reference only (S26, I33)."""
    record = paper.record
    title = f"Record of conference {record.reference}, version {record.version_no}"
    version = f"{record.reference}, version {record.version_no}"
    page = Page(
        title, paper.unit, paper.made_at, paper.made_by, paper.demonstration, mark=mark_of(paper), version=version
    )
    return pdf_of(page, story_of(paper))


def mark_of(paper: RecordPaper) -> str:
    """What stands at the head of every page while the record is not issued, or is superseded."""
    if paper.record.state == RecordState.DRAFT:
        return "DRAFT, not agreed"
    if paper.record.state == RecordState.AGREED:
        return "Agreed, not issued yet"
    if paper.record.state == RecordState.SUPERSEDED:
        return f"SUPERSEDED by version {paper.superseded_by}" if paper.superseded_by else "SUPERSEDED"
    return ""


def story_of(paper: RecordPaper) -> list[Any]:
    """The whole record in order: facts, decisions in short, people, each child, plan, dates, distribution."""
    record = paper.record
    hidden = frozenset(paper.hides)
    story: list[Any] = [
        Title(CONFERENCE_IN_FULL.get(record.kind, record.kind)),
        *typed(f"Record of the conference on the family {record.family}", house_style(11, quiet=True, spaceAfter=8)),
    ]
    if lacks_characters(*all_texts(paper)):
        story += typed(NOT_PRINTABLE, house_style(9, strong=True, spaceAfter=8))
    story += [*_facts(paper), *_in_short(record), *people_part(record, hidden), *_said(record)]
    for child in record.children:
        story += child_part(child, hidden)
    return [*story, *plan_part(record), *dates_part(record), *distribution_part(record), *_agreement(record)]


def _facts(paper: RecordPaper) -> list[Any]:
    """What the conference was: when, where, who chaired it, and whose copy this is."""
    record = paper.record
    facts = (
        ("This copy is for", from_left(paper.for_whom)),
        ("Left out", LEFT_OUT if paper.hides else ""),
        ("Reference", record.reference),
        ("When", _when(record)),
        ("Where", record.place),
        ("Chair", record.chair),
        ("Minute-taker", record.minute_taker),
        ("Team", record.team),
        ("Social worker", record.social_worker),
        ("Team manager", record.team_manager),
        ("Strategy discussion", long(record.strategy_on) if record.strategy_on else ""),
        ("Arranged", record.needs),
        ("Later than the rule", record.late_words),
        ("Practice standard", record.standard),
    )
    return [Heading("The conference"), *facts_table(facts)]


def _when(record: TheRecord) -> str:
    if record.start_at is None:
        return "No date yet"
    start = record.start_at.astimezone(LONDON)
    until = f" to {record.end_at.astimezone(LONDON):%H:%M}" if record.end_at else ""
    return f"{long(start.date())}, {start:%H:%M}{until}" + ("" if record.held else "; not recorded as held yet")


def _in_short(record: TheRecord) -> list[Any]:
    """What was decided for each child, on one page for whoever reads no further."""
    rows = [
        (
            full_name(child),
            child.decided_words or NOT_RECORDED,
            CATEGORY_WORDS[child.category] if child.category else "",
            LPM_DECISION_WORDS[child.lpm.decision] if child.lpm.decision else "",
        )
        for child in record.children
    ]
    if not rows:
        return []
    order = [(name, category, lpm, decided) for name, decided, category, lpm in rows]
    headings = ("Child", "Category", "Legal Planning Meeting", "Decision")
    return [Heading("Decisions in short"), grid_table(headings, order, (40 * mm, 28 * mm, 32 * mm))]


def _said(record: TheRecord) -> list[Any]:
    """What was shared, and what the family said."""
    story: list[Any] = []
    for title, words in (("Summary", record.summary), ("What the family said", record.family_view)):
        if words.strip():
            story += [Heading(title), *typed(words, house_style(10))]
    return story


def _agreement(record: TheRecord) -> list[Any]:
    """Which version this is, who agreed and issued it, why it was corrected (I33)."""
    facts = (
        ("Version", str(record.version_no)),
        ("Corrected because", record.correction_why),
        ("Begun", _moment(record.begun_at, record.begun_by)),
        ("Agreed", _moment(record.agreed_at, record.agreed_by) or "Not yet"),
        ("Issued", _moment(record.issued_at, record.issued_by) or "Not yet"),
    )
    return [Heading("This version"), *facts_table(facts)]


def _moment(at: datetime | None, by: str) -> str:
    return f"{short_moment(at.astimezone(LONDON))} by {by}" if at else ""
