"""`check`: is the installation sound, and is the database."""

import importlib.util
import sys
from collections.abc import Iterator

import click

from cpdesk.cli.asked import asked_of, everywhere
from cpdesk.cli.desk import at_the_desk
from cpdesk.cli.told import tell, tell_json
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.unit import Check, Soundness

_NEEDED = {
    "the window": "PySide6",
    "the register": "sqlcipher3",
    "a shared register": "psycopg",
    "Excel": "openpyxl",
    "old spreadsheets": "python_calamine",
    "letters and sheets": "reportlab",
    "calendar files": "icalendar",
}


@everywhere
@click.command("check")
@click.pass_context
def check(context: click.Context) -> None:
    """Is the installation and the database sound."""
    asked = asked_of(context)
    found = list(_installation())
    try:
        with at_the_desk(asked) as desk:
            found += desk.ask(Soundness())
    except Refusal as refused:
        found.append(Check("The register opens", well=False, said=str(refused)))
    sound = all(one.well for one in found)
    if asked.as_json:
        checks = [{"what": one.what, "well": one.well, "said": one.said} for one in found]
        tell_json({"sound": sound, "checks": checks})
    else:
        for one in found:
            tell(f"{'well' if one.well else 'NOT WELL':8}  {one.what}{': ' if one.said else ''}{one.said}")
    if not sound:
        troubled = [one for one in found if not one.well]
        # One trouble may show in several checks; it is said once.
        raise Refusal(" ".join(dict.fromkeys(one.said or f"{one.what} is not well." for one in troubled)))


def _installation() -> Iterator[Check]:
    """What the program itself needs: Python, its libraries, and the data it carries."""
    version = ".".join(str(part) for part in sys.version_info[:3])
    recent = sys.version_info >= (3, 11)
    yield Check("Python", well=recent, said=version if recent else f"{version} is too old; 3.11 or later is needed.")
    for purpose, name in _NEEDED.items():
        there = importlib.util.find_spec(name) is not None
        yield Check(f"Library for {purpose}", there, name if there else f"{name} is missing. Set the program up again.")
    yield _carried()
    yield _to_come()


def _to_come() -> Check:
    """Whether years beyond the official list are projected; the library for it may be left out for its licence."""
    there = importlib.util.find_spec("workalendar") is not None
    said = "Projected by workalendar." if there else "workalendar is left out: later years are not known."
    return Check("Bank holidays beyond the official list", well=True, said=said)


def _carried() -> Check:
    from cpdesk.rules.gov_uk_days import carried_days  # noqa: PLC0415 (read in when needed)
    from cpdesk.rules.standards import standards  # noqa: PLC0415 (read in when needed)

    what = "Practice standards and bank holidays"
    try:
        number, last = len(standards()), carried_days()[-1][0].year
    except (OSError, ValueError) as trouble:
        return Check(
            what, well=False, said=f"They cannot be read ({type(trouble).__name__}). Set the program up again."
        )
    return Check(what, well=True, said=f"{number} standards; official bank holidays to {last}.")
