"""The desk for a command: opened, given its tools, and closed again."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from cpdesk.cli.asked import Asked
from cpdesk.cli.told import tell_aside
from cpdesk.rows.refusals import HeldOpen

if TYPE_CHECKING:
    from cpdesk.desk.work import Desk, Tools

T = TypeVar("T")


@contextmanager
def at_the_desk(asked: Asked) -> "Iterator[Desk]":
    """The desk on the register that was asked for; a new one is made without asking, its recovery key told once."""
    from cpdesk.desk.open_desk import open_desk  # noqa: PLC0415 (brings the database library)

    desk = open_desk(asked.db, tools=tools(), today=asked.today)
    try:
        if desk.database.made_now:
            tell_aside(f"A new register was made: {desk.database.shown}")
            tell_aside(f"Its key is kept {desk.database.key_kept}.")
        if desk.database.made_now and desk.database.recovery_key:
            tell_aside(f"Recovery key, shown this once; write it down: {desk.database.recovery_key}")
        yield desk
    finally:
        desk.close()


def under_a_free_name(write: Callable[[str], T]) -> T:
    """What was written; under the next free name, said aside, when another program holds the file open."""
    try:
        return write("")
    except HeldOpen as held:
        written = write(held.offer)
        tell_aside(f"The file is open in Excel. It was saved as {held.offer} instead.")
        return written


def tools() -> "Tools":
    """What the desk is given to read spreadsheets and to write paper, each library read when it is first used."""
    from cpdesk.desk.work import Tools  # noqa: PLC0415 (brings the database library)

    return Tools(
        read_workbook=_read_workbook,
        write_lpm_list=_write_lpm_list,
        write_email_draft=_write_email_draft,
        write_letter=_write_letter,
        write_calendar=_write_calendar,
        write_diary_sheet=_write_diary_sheet,
        conference_record=_conference_record,
        child_road=_child_road,
        team_map=_team_map,
        maqa_letter=_maqa_letter,
        maqa_quarter_sheet=_maqa_quarter_sheet,
        maqa_quarter_paper=_maqa_quarter_paper,
        timeliness=_timeliness,
        annex_a=_annex_a,
        put_file=_put_file,
    )


def _read_workbook(path: str) -> Any:
    from cpdesk.intake.workbook import read_workbook  # noqa: PLC0415 (read in when needed)

    return read_workbook(path)


def _write_lpm_list(*given: Any, **named: Any) -> bytes:
    from reports.lpm_list import write_lpm_list  # noqa: PLC0415 (read in when needed)

    return write_lpm_list(*given, **named)


def _write_email_draft(*given: Any, **named: Any) -> bytes:
    from reports.email_draft import email_draft  # noqa: PLC0415 (read in when needed)

    return email_draft(*given, **named)


def _write_letter(*given: Any, **named: Any) -> bytes:
    from reports.invitation_letter import write_invitation_letter  # noqa: PLC0415 (read in when needed)

    return write_invitation_letter(*given, **named)


def _write_calendar(*given: Any, **named: Any) -> bytes:
    from reports.calendar_file import write_calendar  # noqa: PLC0415 (read in when needed)

    return write_calendar(*given, **named)


def _write_diary_sheet(*given: Any, **named: Any) -> bytes:
    from reports.diary_sheet import write_diary_sheet  # noqa: PLC0415 (read in when needed)

    return write_diary_sheet(*given, **named)


def _conference_record(*given: Any, **named: Any) -> bytes:
    from reports.conference_record import write_conference_record  # noqa: PLC0415 (read in when needed)

    return write_conference_record(*given, **named)


def _child_road(*given: Any, **named: Any) -> bytes:
    from reports.child_road import write_child_road  # noqa: PLC0415 (read in when needed)

    return write_child_road(*given, **named)


def _maqa_letter(*given: Any, **named: Any) -> bytes:
    from reports.maqa_letter import write_maqa_letter  # noqa: PLC0415 (read in when needed)

    return write_maqa_letter(*given, **named)


def _team_map(*given: Any, **named: Any) -> bytes:
    from reports.team_map import write_team_map  # noqa: PLC0415 (read in when needed)

    return write_team_map(*given, **named)


def _maqa_quarter_sheet(*given: Any, **named: Any) -> bytes:
    from reports.maqa_quarter_sheet import write_maqa_quarter_sheet  # noqa: PLC0415 (read in when needed)

    return write_maqa_quarter_sheet(*given, **named)


def _maqa_quarter_paper(*given: Any, **named: Any) -> bytes:
    from reports.maqa_quarter_paper import write_maqa_quarter_paper  # noqa: PLC0415 (read in when needed)

    return write_maqa_quarter_paper(*given, **named)


def _timeliness(*given: Any, **named: Any) -> bytes:
    from reports.timeliness_sheet import write_timeliness  # noqa: PLC0415 (read in when needed)

    return write_timeliness(*given, **named)


def _annex_a(*given: Any, **named: Any) -> bytes:
    from reports.annex_a_sheet import write_annex  # noqa: PLC0415 (read in when needed)

    return write_annex(*given, **named)


def _put_file(folder: str, name: str, body: bytes) -> str:
    from reports.whole_file import put_file  # noqa: PLC0415 (read in when needed)

    return put_file(folder, name, body)
