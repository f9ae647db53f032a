"""`maqa-quarter`: a quarter's MAQA alerts as Excel and PDF, or its figures as JSON (S44)."""

from pathlib import Path
from typing import Any

import click

from cpdesk.cli.asked import asked_of, everywhere
from cpdesk.cli.desk import at_the_desk
from cpdesk.cli.told import iso, tell, tell_json
from cpdesk.cli.typed import Folder
from cpdesk.rows.invitations import PapersWritten
from cpdesk.rows.maqa_quarter import FigureTable, MaqaQuarter, TheQuarter, WriteQuarter
from cpdesk.rules.quarters import NotAQuarter, quarter_from


@everywhere
@click.command("maqa-quarter")
@click.argument("quarter", metavar="[YYYY-Qn]", default="")
@click.option("--out", metavar="FOLDER", type=Folder(), help="Where to write the workbook and PDF.")
@click.option("--suppress", is_flag=True, help="Withhold small numbers, and whatever would give them away.")
@click.pass_context
def maqa_quarter(context: click.Context, quarter: str, out: Path | None, suppress: bool) -> None:
    """The quarter's MAQA alerts: the last quarter that ended when none is named."""
    asked = asked_of(context)
    if quarter:
        try:
            quarter = quarter_from(quarter).name
        except NotAQuarter as refused:
            raise click.UsageError(str(refused)) from None
    with at_the_desk(asked) as desk:
        shown: TheQuarter = desk.ask(MaqaQuarter(quarter, suppress))
        written: PapersWritten | None = None
        if out is not None:
            written = desk.do(WriteQuarter(shown.quarter, str(out), suppress))
    if asked.as_json:
        tell_json(_as_json(shown, written))
        return
    _tell(shown)
    for line in (written.said, *written.paths) if written is not None else ():
        tell(line)


def _tell(shown: TheQuarter) -> None:
    tell(f"MAQA alerts, {shown.title}: {shown.tables[0].total.shown} (quarter before: "
         f"{shown.tables[0].total.before_shown})")  # fmt: skip
    for table in shown.tables:
        some = [one for one in table.figures if one.shown != "0" or one.before_shown != "0"]
        if some:
            tell(f"{table.title}. {table.said}")
        for figure in some:
            tell(f"  {figure.words}: {figure.shown} ({figure.before_shown})")


def _as_json(shown: TheQuarter, written: PapersWritten | None) -> dict[str, Any]:
    return {
        "quarter": shown.quarter,
        "first": iso(shown.first),
        "last": iso(shown.last),
        "ended": shown.ended,
        "suppressed": shown.suppressed,
        "tables": {table.table.value: _table(table) for table in shown.tables},
        "paths": list(written.paths) if written is not None else [],
    }


def _table(table: FigureTable) -> dict[str, Any]:
    return {
        "total": _number(table.total.count, table.total.shown),
        "rows": [
            {
                "key": figure.key, "words": figure.words, "count": _number(figure.count, figure.shown),
                "before": _number(figure.before, figure.before_shown),
            }
            for figure in table.figures
        ],
    }  # fmt: skip


def _number(count: int | None, shown: str) -> int | str:
    """The number, or the words that stand for one that is withheld."""
    return shown if count is None else count
