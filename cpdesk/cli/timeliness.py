"""`timeliness`: what was done in time, per month, team or chair; the rows behind a figure; extracts of Annex A."""

from collections.abc import Iterable
from datetime import date
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cpdesk.cli.asked import a_date, asked_of, everywhere
from cpdesk.cli.desk import at_the_desk
from cpdesk.cli.told import iso, tell, tell_json
from cpdesk.cli.typed import Folder
from cpdesk.rows.late_words import STANDING_WORDS
from cpdesk.rows.timeliness import (
    AnnexExtract,
    AnnexList,
    AnnexShown,
    GroupBy,
    MeasureShown,
    RowsBehind,
    Timeliness,
    TimelinessCell,
    TimelinessRow,
    TimelinessRows,
    TimelinessShown,
    WriteAnnex,
    WriteTimeliness,
)
from cpdesk.rows.unit import Names, NamesToChoose
from cpdesk.rules.how_dates_read import counted, slashed
from cpdesk.rules.names import fold
from cpdesk.rules.timeliness import Measure, ReviewMethod, percent_of

if TYPE_CHECKING:
    from cpdesk.desk.work import Desk


def _one_of(codes: Iterable[Enum]) -> click.Choice[str]:
    return click.Choice([str(one.value) for one in codes])


@everywhere
@click.command("timeliness")
@click.option("--from", "first", metavar="DATE", default="", help="The first day that counts.")
@click.option("--to", "last", metavar="DATE", default="", help="The last day that counts.")
@click.option(
    "--by",
    type=_one_of(GroupBy),
    default=GroupBy.MONTH.value,
    help="How figures are grouped.",
)
@click.option(
    "--method",
    type=_one_of(ReviewMethod),
    default=ReviewMethod.MONTHS.value,
    help="For reviews.",
)
@click.option("--team", metavar="TEAM", default="", help="Only this team.")
@click.option("--chair", metavar="N", default="", help="Only this chair.")
@click.option("--rows", type=_one_of(Measure), default=None, help="The rows behind a measure.")
@click.option("--annex", type=_one_of(AnnexList), default=None, help="A cross-check list of Annex A.")
@click.option("--out", metavar="FOLDER", default=None, type=Folder(), help="Write it as Excel into this folder.")
@click.pass_context
def timeliness(  # noqa: PLR0917 (click hands over one for each option)
    context: click.Context, first: str, last: str, by: str, method: str, team: str, chair: str, rows: str | None,
    annex: str | None, out: Path | None,
) -> None:  # fmt: skip
    """What was done in time. An extract of Annex A looks six months back from --to, or from today."""
    asked = asked_of(context)
    folder = "" if out is None else str(out)
    if rows is not None and (annex is not None or out is not None):
        raise click.UsageError("The rows of one measure are told here. Leave --annex and --out out.", context)
    if annex is not None:
        if team or chair:
            raise click.UsageError("A list of Annex A is of the whole unit. Leave --team and --chair out.", context)
        as_at = a_date(last, "--to") if last else None
        with at_the_desk(asked) as desk:
            shown: AnnexShown = desk.ask(AnnexExtract(AnnexList(annex), as_at))
            paths = desk.do(WriteAnnex(AnnexList(annex), folder, as_at)).paths if folder else ()
        _tell_annex(shown, paths, as_json=asked.as_json)
        return
    begins, ends = a_date(first, "--from"), a_date(last, "--to")
    grouped, way = GroupBy(by), ReviewMethod(method)
    if rows is not None:
        with at_the_desk(asked) as desk:
            of_team, of_chair = _narrowed(desk, team, chair)
            wanted = TimelinessRows(
                begins, ends, Measure(rows), way, grouped, team_id=of_team, chair_id=of_chair
            )  # fmt: skip
            behind: RowsBehind = desk.ask(wanted)
        _tell_rows(behind, as_json=asked.as_json)
        return
    with at_the_desk(asked) as desk:
        of_team, of_chair = _narrowed(desk, team, chair)
        figures: TimelinessShown = desk.ask(Timeliness(begins, ends, grouped, of_team, of_chair, way))
        paths = desk.do(WriteTimeliness(begins, ends, folder, grouped, of_team, of_chair)).paths if folder else ()
    _tell_figures(figures, paths, as_json=asked.as_json)


def _narrowed(desk: "Desk", team: str, chair: str) -> tuple[int | None, int | None]:
    """To which team and chair the figures are narrowed: their numbers, None where none is named."""
    if not team and not chair:
        return None, None
    names: Names = desk.ask(NamesToChoose())
    return _number_of("team", team, names.teams), _number_of("chair", chair, names.chairs)


def _number_of(what: str, name: str, known: Iterable[tuple[int, str]]) -> int | None:
    """The number of the team or chair of this name, however it is spaced and spelled; None where none is named."""
    if not name:
        return None
    found = next((number for number, called in known if fold(called) == fold(name)), None)
    if found is None:
        there = ", ".join(called for _, called in known)
        raise click.UsageError(f"--{what}: Choose one of {there}." if there else f"There is no {what} yet.")
    return found


def _tell_figures(shown: TimelinessShown, paths: tuple[str, ...], *, as_json: bool) -> None:
    if as_json:
        words = dict(shown.groups)
        measures = [_measure_as_json(one, words) for one in shown.measures]
        tell_json({
            "from": iso(shown.first), "to": iso(shown.last), "by": shown.by, "measures": measures,
            "notes": list(shown.notes), "paths": list(paths),
        })  # fmt: skip
        return
    for one in shown.measures:
        tell(f"{one.name}: {_cell_as_line(one.total)}")
        for (_, group), cell in zip(shown.groups, one.cells, strict=True):
            if cell.done or cell.open_late:
                tell(f"  {group}: {_cell_as_line(cell)}")
        if one.differs:
            tell(f"  {counted(one.differs, 'review')} judged otherwise by another method.")
    for note in (*shown.notes, *paths):
        tell(note)


def _measure_as_json(one: MeasureShown, words: dict[str, str]) -> dict[str, Any]:
    return {
        "measure": one.measure,
        "method": one.method,
        "name": one.name,
        "counts": one.said,
        "source": one.source,
        "assumed": one.assumed,
        "total": _cell_as_json(one.total),
        "groups": [{"group": cell.group, "name": words[cell.group], **_cell_as_json(cell)} for cell in one.cells],
        "differs": one.differs,
        "late_reasons": [{"reason": code, "words": said, "number": number} for code, said, number in one.reasons],
    }


def _cell_as_json(cell: TimelinessCell) -> dict[str, Any]:
    share = None if cell.share is None else round(cell.share, 4)
    return {"in_time": cell.in_time, "late": cell.late, "share": share, "open_late": cell.open_late}


def _cell_as_line(cell: TimelinessCell) -> str:
    share = "" if cell.share is None else f" ({percent_of(cell.share)}%)"
    still = f", {cell.open_late} still open past the day" if cell.open_late else ""
    return f"{cell.in_time} of {cell.done} in time{share}{still}"


def _tell_rows(behind: RowsBehind, *, as_json: bool) -> None:
    if as_json:
        tell_json({"title": behind.title, "rows": [_row_as_json(row) for row in behind.rows]})
        return
    tell(behind.title)
    for row in behind.rows:
        done = slashed(row.done_on) if row.done_on else "not yet"
        stands = f"{STANDING_WORDS[row.standing]}{f', {row.over}' if row.over else ''}"
        tell(f"  {row.reference}  {row.what}  due {slashed(row.due_on)}, done {done}  {stands}  ({row.chair})")
    tell(f"{counted(len(behind.rows), 'row')}.")


def _row_as_json(row: TimelinessRow) -> dict[str, Any]:
    return {
        "subject": row.subject,
        "id": row.subject_id,
        "conference": row.conference_id,
        "what": row.what,
        "reference": row.reference,
        "team": row.team,
        "chair": row.chair,
        "counted_from": iso(row.anchor_on),
        "due": iso(row.due_on),
        "done": iso(row.done_on),
        "standing": row.standing,
        "late_reason": row.reason,
        "explained": row.explained,
        "by_method": {str(method): standing for method, standing in row.by_method},
    }


def _tell_annex(shown: AnnexShown, paths: tuple[str, ...], *, as_json: bool) -> None:
    if as_json:
        rows = [[iso(value) if isinstance(value, date) else value for value in row] for row in shown.rows]
        tell_json({
            "list": shown.which, "from": iso(shown.first), "as_at": iso(shown.as_at), "headings": list(shown.headings),
            "rows": rows, "not_filled": list(shown.not_filled), "notes": list(shown.notes), "paths": list(paths),
        })  # fmt: skip
        return
    tell(f"Annex A, list {shown.which}, cross-check: {counted(len(shown.rows), 'row')}, "
         f"{slashed(shown.first)} to {slashed(shown.as_at)}.")  # fmt: skip
    for line in (*shown.notes, *paths):
        tell(line)
