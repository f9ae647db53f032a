"""Timeliness and the cross-check extracts of Annex A as Excel; no file's name names a child."""

from cpdesk.desk.acts import does
from cpdesk.desk.annex_a import annex_extract
from cpdesk.desk.papers import in_file_name, is_invented, put_paper
from cpdesk.desk.timeliness import counted_figures, rows_of, timeliness
from cpdesk.desk.timeliness_counted import Narrowed
from cpdesk.desk.timeliness_things import Between
from cpdesk.desk.timeliness_words import name_of
from cpdesk.desk.who_may import READ_TIMELINESS
from cpdesk.desk.work import Work
from cpdesk.rows.invitations import PapersWritten
from cpdesk.rows.timeliness import (
    AnnexExtract,
    AnnexPaper,
    Timeliness,
    TimelinessPaper,
    TimelinessShown,
    WriteAnnex,
    WriteTimeliness,
)


@does(WriteTimeliness, roles=READ_TIMELINESS)
def write_timeliness(work: Work, request: WriteTimeliness) -> PapersWritten:
    """Writes the figures and every row behind them; families stand there by their reference only."""
    asked = Timeliness(request.first, request.last, request.by, request.team_id, request.chair_id)
    shown = timeliness(work, asked)
    figures = counted_figures(
        work, Between(request.first, request.last), Narrowed(request.team_id, request.chair_id)
    )  # fmt: skip
    rows = tuple(
        (name_of(measure, method), rows_of(work, measure, method, found))
        for (measure, method), found in figures.items()
    )
    paper = TimelinessPaper(shown, rows, is_invented(work))
    work.let_others_write()
    path = put_paper(work, request.folder, _file_name(shown), work.tools.timeliness(paper))
    return _written(path, "The figures were written.")


@does(WriteAnnex, roles=READ_TIMELINESS)
def write_annex(work: Work, request: WriteAnnex) -> PapersWritten:
    """Writes a cross-check extract of one of Annex A's lists."""
    shown = annex_extract(work, AnnexExtract(request.which, request.as_at))
    paper = AnnexPaper(shown, work.setting("name", ""), work.moment, work.who, is_invented(work))
    work.let_others_write()
    name = f"Annex A list {request.which} cross-check {shown.as_at.isoformat()}.xlsx"
    return _written(put_paper(work, request.folder, name, work.tools.annex_a(paper)), "The extract was written.")


def _file_name(shown: TimelinessShown) -> str:
    """A name of its own for each grouping, team and chair, so that no file takes the place of another."""
    of = "".join(f", {in_file_name(name)}" for name in shown.of)
    return f"Timeliness {shown.first.isoformat()} to {shown.last.isoformat()} by {shown.by}{of}.xlsx"


def _written(path: str, said: str) -> PapersWritten:
    return PapersWritten((path,), (), "", "", said)
