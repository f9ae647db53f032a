"""The command line as a whole: the window when no command is named, else the command, read when it is first used."""

import logging
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

import click

from cpdesk.cli.asked import Asked, asked_of, everywhere
from cpdesk.cli.screen import has_screen
from cpdesk.cli.trouble import exit_code_of
from cpdesk.rows.refusals import Refusal

# Each command with its module and what --help says of it, so that naming one reads no other.
_COMMANDS = {
    "due": ("clock", "due", "A deadline and how it was counted."),
    "holidays": ("clock", "holidays", "Days not worked, and where each comes from."),
    "import-register": ("register", "import_register", "Bring in the old spreadsheet: all of it or nothing."),
    "register": ("register", "register", "Every entry of the register."),
    "lpm-list": ("lists", "lpm_list", "Issue the first-Monday list."),
    "request": ("requests", "request", "Receive a request for an initial conference."),
    "consult": ("requests", "consult", "Record the duty chair's consultation."),
    "slots": ("conferences", "slots", "The best free times for a request."),
    "book": ("conferences", "book", "Book a conference."),
    "hold": ("conferences", "hold", "Record that a conference was held; the next dates follow."),
    "move": ("conferences", "move", "Move a conference, with the reason."),
    "record": ("record", "record", "The record of a conference as PDF or JSON."),
    "maqa-quarter": ("maqa_quarter", "maqa_quarter", "A quarter's MAQA alerts as Excel and PDF."),
    "maqa": ("maqa", "maqa", "MAQA alerts and internal QA alerts."),
    "diary": ("diary", "diary", "The conferences between two days, also as a calendar file."),
    "today": ("diary", "today", "What is overdue, due and coming up."),
    "team-map": ("team_map", "team_map", "Which chair is linked to each team, on any day."),
    "timeliness": ("timeliness", "timeliness", "What was done in time, and the rows behind each figure."),
    "chair": ("unit", "chair", "Add a chair, or list them."),
    "room": ("unit", "room", "Add a room, or list them."),
    "team": ("unit", "team", "Add a team with its linked chair, or list them."),
    "check": ("check", "check", "Is the installation and the database sound."),
    "upgrade": ("upgrade", "upgrade", "Bring a shared register up to this program."),
    "recover": ("recover", "recover", "Open a register again whose key was lost."),
}


class _Commands(click.Group):
    """The commands, each read from its file when it is named."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, name, _ = _COMMANDS[cmd_name]
        command = getattr(import_module(f"cpdesk.cli.{module}"), name)
        assert isinstance(command, click.Command)  # noqa: S101 (a fact of this program)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, told) for name, (_, _, told) in _COMMANDS.items()])


@everywhere
@click.group("cpdesk", cls=_Commands, invoke_without_command=True)
@click.option("--demo", is_flag=True, help="An invented unit in a throw-away database.")
@click.pass_context
def commands(context: click.Context, demo: bool) -> int | None:
    """The desk of a safeguarding unit. Without a command the window opens."""
    asked = asked_of(context)
    asked.demo = demo
    if context.invoked_subcommand is None:
        return _open_window(asked)
    if demo:
        raise click.UsageError("--demo opens the window; it takes no command.", context)
    return None


def run(arguments: Sequence[str], open_window: Callable[[Asked], int]) -> int:
    """The exit code of a command line: 0 done, 1 refused with a sentence on stderr, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a name that the terminal has no letters for must not stop the answer
            stream.reconfigure(errors="replace")
    # The desk's log has its file (cli/trouble.py); without a handler Python would print it among the sentences.
    logging.getLogger("cpdesk").addHandler(logging.NullHandler())
    asked = Asked(open_window)
    given = list(arguments)
    return exit_code_of(lambda: commands.main(given, prog_name="cpdesk", standalone_mode=False, obj=asked))


def _open_window(asked: Asked) -> int:
    if asked.as_json:
        raise click.UsageError("--json goes with a command, like: cpdesk due icpc_due 2024-03-18 --json")
    if not has_screen():
        raise Refusal(
            "There is no screen to open the window on. Start cpdesk from a desktop, or use a command (cpdesk --help)."
        )
    return asked.open_window(asked)
