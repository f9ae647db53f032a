"""`lpm-list`: the first-Monday list as Excel, for a scheduled task."""

from pathlib import Path
from typing import Any

import click

from cpdesk.cli.asked import asked_of, everywhere
from cpdesk.cli.desk import at_the_desk, under_a_free_name
from cpdesk.cli.told import iso, tell, tell_json
from cpdesk.rows.lpm_list import IssuedList, IssueList
from cpdesk.rules.first_monday import NotAMonth, first_of_month


@everywhere
@click.command("lpm-list")
@click.option("--month", metavar="YYYY-MM", default="", help="Which month's list. The next one when left out.")
@click.option("--out", metavar="FOLDER", required=True, type=click.Path(path_type=Path), help="Where to write it.")
@click.pass_context
def lpm_list(context: click.Context, month: str, out: Path) -> None:
    """Issue the first-Monday list, or write one that was issued again exactly as it was."""
    asked = asked_of(context)
    if month:
        try:
            month = f"{first_of_month(month):%Y-%m}"
        except NotAMonth as refused:
            raise click.UsageError(f"--month: {refused}") from None
    with at_the_desk(asked) as desk:
        issued: IssuedList = under_a_free_name(lambda name: desk.do(IssueList(str(out.absolute()), month, name)))
    if asked.as_json:
        tell_json(_as_json(issued))
        return
    tell(issued.said)
    tell(issued.path)


def _as_json(issued: IssuedList) -> dict[str, Any]:
    changes = issued.changes
    return {
        "month": issued.month,
        "issued_for": iso(issued.issued_for),
        "path": issued.path,
        "entries": issued.entries,
        "sha256": issued.sha256,
        "changed": {
            "new": len(changes.new),
            "held": len(changes.held),
            "newly_overdue": len(changes.newly_overdue),
            "closed": len(changes.closed),
        },
        "again": issued.again,
    }
