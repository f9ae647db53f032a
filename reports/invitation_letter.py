"""One letter of invitation to a conference, or of notification that there will be one, as PDF (S04 to S12)."""

from datetime import date
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.platypus import Spacer, TableStyle

from cpdesk.rows.invitations import InvitationLetter
from cpdesk.rules.how_dates_read import long, slashed
from cpdesk.rules.initials import UNBORN
from cpdesk.rules.invitations import InviteKind
from cpdesk.rules.london import LONDON
from reports.pdf_house import NOT_PRINTABLE, ROOM, HouseTable, Page, house_style, lacks_characters, pdf_of, typed

LABELS = 38 * mm
RULE = HexColor("#C9D2DB")
# S06, S09 to S11: all look into their records; who works with them comes, earlier work alone asks for a report.
INVITED = "You are invited to this conference. If you cannot come, tell us, and tell us who comes in your place."
TOLD = (
    "This letter tells you of the conference. You are not asked to come unless you know the child or an adult who "
    "matters to the child. Look into your records, now and earlier, and tell us what you find."
)
RECORDS = (
    "Look into your records for work with the children and the adults who matter to them, now and earlier. Whoever "
    "works with them now comes and helps to weigh what is known. Where you know of earlier work only, send a report "
    "with what it means for the child's safety."
)
ANSWER = "Quote the reference above when you answer."


def write_invitation_letter(letter: InvitationLetter) -> bytes:
    """The letter as PDF; its title names the conference by reference only."""
    kind = "Invitation to" if letter.kind == InviteKind.INVITE else "Notice of"
    title = f"{kind} conference {letter.reference}"
    page = Page(title, letter.unit, letter.made_at, letter.made_by, letter.demonstration)
    return pdf_of(page, _story(letter))


def _story(letter: InvitationLetter) -> list[Any]:
    text, strong = house_style(10.5, spaceAfter=7), house_style(10.5, strong=True)
    heading = house_style(15, strong=True, spaceAfter=8)
    story: list[Any] = [
        *typed(letter.unit, strong),
        *typed(long(letter.made_at.astimezone(LONDON).date()), house_style(10.5, quiet=True)),
        Spacer(1, 8 * mm),
        *_addressee(letter),
        Spacer(1, 8 * mm),
        *typed(letter.conference_kind, heading),
        _facts(letter),
        Spacer(1, 5 * mm),
    ]
    for sentence in _asked(letter):
        story += typed(sentence, text)
    if lacks_characters(*_all_typed(letter)):
        story += typed(NOT_PRINTABLE, house_style(9, strong=True, spaceBefore=8))
    return story


def _addressee(letter: InvitationLetter) -> list[Any]:
    style = house_style(10.5)
    lines = [one for one in (letter.to_name, letter.to_agency, letter.to_address) if one.strip()]
    return [paragraph for line in lines for paragraph in typed(line, style)]


def _facts(letter: InvitationLetter) -> HouseTable:
    """What the conference is: each fact on a line of its own, which may run over pages."""
    start, end = letter.start_at.astimezone(LONDON), letter.end_at.astimezone(LONDON)
    children = "\n".join(f"{name}, {_born(name, born_on)}" for name, born_on in letter.children)
    facts = (
        ("Reference", letter.reference),
        ("When", f"{long(start.date())}, {start:%H:%M} to {end:%H:%M}"),
        ("Where", letter.place),
        ("Chair", letter.chair),
        ("Social worker", letter.social_worker),
        ("Children" if len(letter.children) > 1 else "Child", children),
        ("Arranged", letter.needs),
    )
    label, text = house_style(10, quiet=True), house_style(10)
    rows = [[typed(name, label), typed(value, text)] for name, value in facts if value.strip()]
    table = HouseTable(rows, colWidths=(LABELS, ROOM - LABELS), hAlign="LEFT")
    table.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LINEABOVE", (0, 0), (-1, 0), 0.6, RULE),
                ("LINEBELOW", (0, 0), (-1, -1), 0.6, RULE),
                ("LEFTPADDING", (0, 0), (0, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 3.5),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 4.5),
            ]
        )
    )
    return table


def _asked(letter: InvitationLetter) -> list[str]:
    """What is asked of whoever gets the letter."""
    if letter.kind != InviteKind.INVITE:
        return [TOLD, ANSWER]
    if letter.report_due_on is None:
        return [INVITED, ANSWER]
    report = (
        f"Send your written report so that we have it by {long(letter.report_due_on)}, also when you come yourself."
    )
    return [INVITED, RECORDS, report, ANSWER]


def _born(name: str, born_on: date | None) -> str:
    """When a child was born; an unborn child is due."""
    unborn = name.casefold().startswith(UNBORN.casefold())
    if born_on is None:
        return "not born yet" if unborn else "date of birth not known"
    return f"{'due' if unborn else 'born'} {slashed(born_on)}"


def _all_typed(letter: InvitationLetter) -> tuple[str, ...]:
    return (
        letter.unit, letter.to_name, letter.to_agency, letter.to_address, letter.reference, letter.place, letter.chair,
        letter.social_worker, letter.needs, letter.made_by, *(name for name, _ in letter.children),
    )  # fmt: skip
