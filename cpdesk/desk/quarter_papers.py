"""The quarter on paper: exported, kept as it was shared, drafted as an email to partners (S44)."""

from cpdesk.desk.email_words import email_subject, email_text
from cpdesk.desk.maqa_quarter import the_quarter
from cpdesk.desk.maqa_quarter_counted import counted_alerts
from cpdesk.desk.maqa_rows import alert_rows
from cpdesk.desk.papers import is_invented, put_paper
from cpdesk.desk.quarter_kept import QuarterFiles, keep_files, kept_files
from cpdesk.desk.quarter_recipients import partners_on
from cpdesk.desk.quarters_named import quarter_asked, quarter_to_share, quarter_to_write
from cpdesk.desk.who_may import KEEP_QUARTER, READ_QUARTER
from cpdesk.desk.work import Work, does
from cpdesk.records import history
from cpdesk.rows.alert_words import ALERT_DIRECTION_WORDS, ALERT_OUTCOME_WORDS, THEME_WORDS
from cpdesk.rows.invitations import PapersWritten
from cpdesk.rows.maqa import AlertRow
from cpdesk.rows.maqa_quarter import DraftQuarterEmail, KeepQuarter, QuarterLine, QuarterPaper, WriteQuarter
from cpdesk.rows.register_deeds import Kept
from cpdesk.rules.how_dates_read import listed
from cpdesk.rules.quarters import Quarter
from cpdesk.words import CONCERN_ABOUT_WORDS


@does(WriteQuarter, roles=READ_QUARTER)
def write_quarter(work: Work, request: WriteQuarter) -> PapersWritten:
    """Writes the workbook and the PDF of a quarter as it stands, or exactly as it was shared."""
    if request.snapshot_id is not None:
        files = kept_files(work, quarter_asked(work, request.quarter), request.snapshot_id)
    else:
        quarter = quarter_to_write(work, request.quarter)
        files = _drawn(work, quarter, suppress=request.suppress)
        work.note("quarter_snapshot", 0, "exported", None, files.name)
    paths = _put(work, request.folder, files)
    return PapersWritten(paths, (), "", "", f"Wrote {files.name} as a workbook and as PDF. Nothing was sent.")


@does(KeepQuarter, roles=KEEP_QUARTER)
def keep_quarter(work: Work, request: KeepQuarter) -> Kept:
    """Keeps a quarter as it is shared, with both papers, for ever: Undo does not take it back."""
    quarter = quarter_to_share(work, request.quarter)
    paper = _paper_of(work, quarter, suppress=request.suppress)
    kept = keep_files(work, quarter, paper, lambda shared: _files(work, shared))
    said = f"Kept as version {kept.number} of what was shared of {quarter.title}. It will not change any more."
    return Kept((kept.id,), said, work.operation)


@does(DraftQuarterEmail, roles=KEEP_QUARTER)
def draft_quarter_email(work: Work, request: DraftQuarterEmail) -> PapersWritten:
    """The email that shares a quarter with partners, as a draft that the person's own mail program opens."""
    quarter = quarter_to_share(work, request.quarter)
    files = _drawn(work, quarter, suppress=request.suppress)
    partners = partners_on(work, work.today)
    subject, text = _subject(work, quarter), _text(work, quarter, suppress=request.suppress)
    draft = work.tools.write_email_draft(
        subject=subject, recipients=partners.addresses, unseen=partners.unseen, body=text, made_at=work.now,
        attachment_name=f"{files.name}.xlsx", attachment=files.workbook, pdf_name=f"{files.name}.pdf", pdf=files.paper,
    )  # fmt: skip
    path = put_paper(work, request.folder, f"{files.name}.eml", draft)
    work.note("quarter_snapshot", 0, "email drafted", None, quarter.name)
    said = "Wrote the draft with both papers. Nothing was sent."
    if partners.without:
        said += f" No email address is kept for {listed(list(partners.without))}."
    addresses = (*partners.addresses, *partners.unseen)
    return PapersWritten((path,), addresses, subject, text, said, partners.without)


def _drawn(work: Work, quarter: Quarter, *, suppress: bool) -> QuarterFiles:
    paper = _paper_of(work, quarter, suppress=suppress)
    return _files(work, paper)


def _paper_of(work: Work, quarter: Quarter, *, suppress: bool) -> QuarterPaper:
    """The quarter with the list of its alerts; without that list where small numbers are withheld."""
    shown = the_quarter(work, quarter, suppress=suppress)
    ids = () if suppress else [one.id for one in counted_alerts(work, [quarter])[quarter]]
    lines = tuple(_line(one) for one in alert_rows(work, ids))
    return QuarterPaper(shown, lines, is_invented(work), history.head(work.session.connection())[1])


def _files(work: Work, paper: QuarterPaper) -> QuarterFiles:
    quarter = paper.quarter
    name = f"MAQA quarter {quarter.quarter}"
    if quarter.suppressed:
        name += " small numbers withheld"
    if paper.shared_as is not None:
        name += f" version {paper.shared_as}"
    return QuarterFiles(name, work.tools.maqa_quarter_sheet(paper), work.tools.maqa_quarter_paper(paper))


def _put(work: Work, folder: str, files: QuarterFiles) -> tuple[str, ...]:
    return (
        put_paper(work, folder, f"{files.name}.xlsx", files.workbook),
        put_paper(work, folder, f"{files.name}.pdf", files.paper),
    )


def _line(one: AlertRow) -> QuarterLine:
    return QuarterLine(
        one.number,
        ALERT_DIRECTION_WORDS[one.direction],
        one.agency,
        CONCERN_ABOUT_WORDS[one.about],
        ", ".join(THEME_WORDS[theme] for theme in one.themes),
        one.raised_on,
        one.stands,
        one.resolved_on,
        ALERT_OUTCOME_WORDS[one.outcome] if one.outcome is not None else "",
    )


def _subject(work: Work, quarter: Quarter) -> str:
    return email_subject(work, f"MAQA alerts, {quarter.title}: themes and learning")


def _text(work: Work, quarter: Quarter, *, suppress: bool) -> str:
    said = [
        f"This is the evaluation of the MAQA alerts that were raised from {quarter.title}: themes, learning and "
        "actions, as a workbook and as PDF.",
        "Share what was learned with your teams, and tell us how the actions stand that are yours.",
    ]
    if suppress:
        said.insert(1, "Numbers from one to four are withheld, with whatever would give them away.")
    return email_text(work, "\n\n".join(said), about="evaluation")
