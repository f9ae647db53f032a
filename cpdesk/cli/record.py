"""`record`: the record of a conference as PDF, the unit's own or one recipient's copy, and its facts as JSON.

A conference whose record nobody has begun yet has it begun first, which is said.
"""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cpdesk.cli.asked import asked_of, everywhere
from cpdesk.cli.desk import at_the_desk
from cpdesk.cli.told import as_facts, tell, tell_aside, tell_json
from cpdesk.cli.typed import WholeNumber
from cpdesk.rows.conference_record import OpenRecord, PaperOfRecord, RecordPaper, RecordShown, TheRecord
from cpdesk.rows.invitations import PapersWritten
from cpdesk.rows.record_deeds import BeginRecord, WriteRecord
from cpdesk.rows.record_people import ParticipantRow
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.how_dates_read import counted
from cpdesk.rules.names import fold
from cpdesk.rules.record import RecordState

if TYPE_CHECKING:
    from cpdesk.desk.work import Desk

_OUT = "The folder into which the PDF is written."
_FOR = "The copy of this recipient, by name or number: without the contact details that are kept from them."
_VERSION = "An earlier version, by its number."


@everywhere
@click.command("record")
@click.argument("number", metavar="CONFERENCE", type=WholeNumber())
@click.option("--out", metavar="FOLDER", default=None, help=_OUT)
@click.option("--redact-for", metavar="RECIPIENT", default=None, help=_FOR)
@click.option("--version", metavar="N", default=None, type=WholeNumber(), help=_VERSION)
@click.pass_context
def record(context: click.Context, number: int, out: str | None, redact_for: str | None, version: int | None) -> None:
    """Write the record of a conference as PDF, or say its facts with --json; begun first where nobody has."""
    asked = asked_of(context)
    if out is None and not asked.as_json:
        raise click.UsageError("Give --out with the folder for the PDF, or --json for the facts.", context)
    if out is not None and not out.strip():  # an empty one must not become the folder of the shell
        raise click.UsageError("--out: Enter the folder for the PDF.", context)
    if redact_for is not None and not redact_for.strip():  # an empty one must not become the whole record
        raise click.UsageError("--redact-for: Enter the name or the number of the recipient.", context)
    with at_the_desk(asked) as desk:
        said, shown = _begun(desk, desk.ask(OpenRecord(number, version)))
        if said:
            (tell_aside if asked.as_json else tell)(said)
        recipient = _recipient(shown.record, redact_for) if redact_for else None
        paper: RecordPaper = desk.ask(PaperOfRecord(number, recipient, version))
        written: PapersWritten | None = None
        if out is not None:
            written = desk.do(WriteRecord(number, str(Path(out).absolute()), recipient, version))
    if asked.as_json:
        tell_json({"begun": said or None, **_as_json(shown, paper, written)})
    elif written is not None:
        _tell_written(shown, written)


def _begun(desk: "Desk", shown: RecordShown) -> tuple[str, RecordShown]:
    """What was said on beginning the record, nothing where one stands; and the record, whoever began it."""
    if shown.record is not None:
        return "", shown
    try:
        said = desk.do(BeginRecord(shown.conference_id)).said
    except Refusal:
        shown = desk.ask(OpenRecord(shown.conference_id))
        if shown.record is None:
            raise
        return "", shown  # somebody else began it in this very moment
    return said, desk.ask(OpenRecord(shown.conference_id))


def _recipient(told: TheRecord | None, typed: str) -> int | None:
    """The number of the participant whom the name or the number means; their names are never repeated in a refusal."""
    people = told.participants if told is not None else ()
    if re.fullmatch(r"[0-9]{1,18}", typed.strip()):
        return int(typed)
    found = [one for one in people if fold(typed) in _names_of(one)]
    if len(found) == 1:
        return found[0].id
    who = "Nobody" if not found else "More than one person"
    raise Refusal(f"{who} on this record is called that. Take the number that --json gives under participants.")


def _names_of(one: ParticipantRow) -> set[str]:
    """How somebody may be called: by name, or by their agency where nobody's name is kept."""
    return {fold(name) for name in (one.name or one.agency, one.shown)}


def _tell_written(shown: RecordShown, written: PapersWritten) -> None:
    tell(written.said)
    for path in written.paths:
        tell(path)
    blocking = [line for line in shown.missing if line.blocks]
    if shown.record is not None and shown.record.state is RecordState.DRAFT and blocking:
        tell(f"This is a draft: {counted(len(blocking), 'thing')} to do before it can be agreed.")
        for line in blocking:
            tell(f"- {line.sentence}")


def _as_json(shown: RecordShown, paper: RecordPaper, written: PapersWritten | None) -> dict[str, Any]:
    return {
        "path": written.paths[0] if written is not None else None,
        "for": paper.for_whom or None,
        "unit": paper.unit,
        "demonstration": paper.demonstration,
        "superseded_by": paper.superseded_by,
        "record": as_facts(paper.record),
        # A recipient's copy holds what the paper holds and nothing else: why a version was corrected may name a place.
        "versions": as_facts(shown.versions) if not paper.for_whom else [],
        "missing": as_facts(shown.missing) if paper.record.state is RecordState.DRAFT and not paper.for_whom else [],
    }
