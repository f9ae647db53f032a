"""The one place where desk, reports and window meet: a command, or the window with the register behind it."""

import logging
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cpdesk.cli.asked import Asked
    from cpdesk.desk.work import Tools


def main(arguments: Sequence[str] | None = None) -> int:
    """Does what the command line asks, and gives the exit code."""
    from cpdesk.cli.commands import run

    return run(sys.argv[1:] if arguments is None else arguments, open_window)


def open_window(asked: "Asked") -> int:
    """The window on the register that was asked for; the database library is read in behind its first picture."""
    from cpdesk.desk.way_in import WayIn
    from ui.application import open_window as show

    _note_trouble()
    return show(WayIn(asked.db, tools=_tools, today=asked.today, demonstration=asked.demo), today=asked.today)


def _tools() -> "Tools":
    from cpdesk.cli.desk import tools

    return tools()


def _note_trouble() -> None:
    """Unexpected trouble goes to a file beside the data; it says what kind and where, never whose."""
    from cpdesk.settings import folders

    folder = folders().data
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        return  # the register itself will say so, with what to do
    notes = logging.FileHandler(folder / "trouble.log", encoding="utf-8", delay=True)
    notes.setFormatter(logging.Formatter("%(asctime)s  %(name)s  %(message)s"))
    notes.setLevel(logging.ERROR)
    logging.getLogger("cpdesk").addHandler(notes)


if __name__ == "__main__":
    sys.exit(main())
