"""What a command does when it cannot: a sentence and an exit code, never a traceback."""

import errno
import logging
import os
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import click

from cpdesk.cli.told import tell_aside

DONE, REFUSED, WRONG_USAGE = 0, 1, 2
_ANSWER_HAS_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
log = logging.getLogger("cpdesk.shell")


def exit_code_of(work: Callable[[], int | None]) -> int:
    """The exit code of the work: 0 done, 1 refused with a sentence, 2 wrong usage."""
    try:
        return _done(work)
    except click.UsageError as wrong:
        how = f" Try: {wrong.ctx.command_path} --help" if wrong.ctx else ""
        tell_aside(f"{wrong.format_message()}{how}")
        return WRONG_USAGE
    except (BrokenPipeError, SystemExit):  # whoever reads the answer has read enough; click ends the program itself
        _say_no_more()
        return DONE
    except (KeyboardInterrupt, click.Abort):
        tell_aside("Stopped. Nothing that was not finished was kept.")
        return REFUSED
    except Exception as trouble:
        return _refused(trouble)


def _done(work: Callable[[], int | None]) -> int:
    try:
        code = work() or DONE
    except click.exceptions.Exit as ended:
        code = ended.exit_code
    if sys.stdout is not None:  # a scheduled task may have closed it
        sys.stdout.flush()
    return code


def _say_no_more() -> None:
    """Let what was not written yet go nowhere, or Python would complain of it at its end."""
    with suppress(OSError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _refused(trouble: Exception) -> int:
    sentence = _sentence_of(trouble)
    if sentence:
        tell_aside(sentence)
        return REFUSED
    if isinstance(trouble, OSError) and trouble.errno in _ANSWER_HAS_NO_ROOM:
        _say_no_more()
        tell_aside("The answer could not be written: there is no room left. Free some space, then ask again.")
        return REFUSED
    written = _note(trouble)
    where = f" What it was is noted in {written}." if written else ""
    tell_aside(f"Something unexpected went wrong. What was kept before is safe.{where}")
    return REFUSED


def _sentence_of(trouble: Exception) -> str:
    """The sentence of an expected refusal: one of the desk's, or of the rules'."""
    from cpdesk.rows.refusals import Refusal  # noqa: PLC0415 (read in when needed)

    ours = isinstance(trouble, ValueError) and type(trouble).__module__.startswith("cpdesk.rules")
    return str(trouble) if ours or isinstance(trouble, Refusal) else ""


def _note(trouble: Exception) -> Path | None:
    """The log file, with what kind of trouble it was and where; never what it said, which may hold a child's name."""
    from cpdesk.settings import folders, now  # noqa: PLC0415 (read in when needed)

    steps = traceback.extract_tb(trouble.__traceback__)
    places = " < ".join(f"{Path(step.filename).name}:{step.lineno} {step.name}" for step in reversed(steps))
    log.debug("%s at %s", type(trouble).__name__, places)
    file = folders().data / "trouble.log"
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with file.open("a", encoding="utf-8") as notes:
            notes.write(f"{now():%Y-%m-%d %H:%M:%S} UTC  {type(trouble).__name__} at {places}\n")
    except OSError:
        return None
    return file
