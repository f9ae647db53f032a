"""What a command line asks for whatever the command is: which database, which day, JSON or words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import click

from cpdesk.rules.dates import NotADate, read_uk_date


@dataclass
class Asked:
    """What was asked beside the command itself; `open_window` opens the window and gives the exit code."""

    open_window: Callable[["Asked"], int]
    db: str = ""
    on: date | None = None
    as_json: bool = False
    demo: bool = False

    def today(self) -> date:
        """Today in England, or the day that --today names."""
        if self.on is not None:
            return self.on
        from cpdesk.settings import today  # noqa: PLC0415 (the folders it knows of take a while)

        return today()


def everywhere(command: click.Command) -> click.Command:
    """The command with the options that may stand before it or after it."""
    command.params += [
        click.Option(["--db"], metavar="URL", expose_value=False, callback=_keep_db, help=_DB),
        click.Option(["--today"], metavar="DATE", expose_value=False, callback=_keep_today, help=_TODAY),
        click.Option(["--json"], is_flag=True, expose_value=False, callback=_keep_json, help=_JSON),
    ]
    return command


_DB = "The register: a file, sqlite:///FILE or postgresql://HOST/NAME. Your own when left out."
_TODAY = "The day to take for today, like 23/11/2026."
_JSON = "Print one JSON document."


_ADDRESSES = ("sqlite:///", "postgresql://", "postgres://", "postgresql+psycopg://")


def asked_of(context: click.Context) -> Asked:
    """What was asked beside the command."""
    found = context.find_object(Asked)
    assert found is not None, "run() gives every command what was asked"  # noqa: S101 (a fact of this program)
    return found


def _keep_db(context: click.Context, _: click.Parameter, value: str | None) -> None:
    if value is None:
        return
    if "://" in value and not value.startswith(_ADDRESSES):
        raise click.UsageError("--db: Give a file, sqlite:///FILE or postgresql://HOST/NAME.")
    asked_of(context).db = value


def _keep_today(context: click.Context, _: click.Parameter, value: str | None) -> None:
    if value is not None:
        asked_of(context).on = a_date(value, "--today")


def _keep_json(context: click.Context, _: click.Parameter, value: Any) -> None:
    if value:
        asked_of(context).as_json = True


def a_date(text: str, of: str) -> date:
    """The date given for an option; anything else is wrong usage."""
    try:
        found = read_uk_date(text)
    except NotADate as refused:
        raise click.UsageError(f"{of}: {refused}") from None
    if found is None:
        raise click.UsageError(f"{of}: Enter a date like 27/3/2027.")
    return found
