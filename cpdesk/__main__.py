"""The one place where desk, reports and window meet: a command, or the window with the register behind it."""

import gc
import logging
import os
import sys
from typing import TYPE_CHECKING

from cpdesk.cli.screen import has_screen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from cpdesk.desk.way_in import WayIn
    from cpdesk.desk.work import Tools


def main(arguments: "Sequence[str] | None" = None) -> int:
    """Does what the command line asks, and gives the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given and has_screen():
        return show_window()  # the usual start: the library that reads command lines would cost half a window
    try:
        from cpdesk.cli.commands import run
    except KeyboardInterrupt:  # while the program itself is still being read in
        sys.stderr.write("Stopped. Nothing was begun.\n")
        return 1
    return run(given, lambda asked: show_window(asked.db, asked.today, demonstration=asked.demo))


def show_window(db: str = "", today: "Callable[[], date] | None" = None, *, demonstration: bool = False) -> int:
    """The window on the register that was asked for; the database library is read in behind its first picture."""
    gc.disable()  # nothing that is read in for the start can be thrown away; the window sweeps again when it stands

    from ui.application import open_window
    from ui.shared.almanac import today_in_england

    day = today or today_in_england

    def way_in() -> "WayIn":
        from cpdesk.desk.way_in import WayIn

        _note_trouble()
        return WayIn(db, tools=_tools, today=day, demonstration=demonstration)

    home = os.environ.get("CPDESK_HOME", "")  # asked here: the rest of the settings is read in behind the first picture
    return open_window(way_in, today=day, window_file=f"{home}/config/window.ini" if home else "")


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
