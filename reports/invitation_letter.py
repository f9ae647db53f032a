"""One letter of invitation to a conference, or of notification that there will be one, as PDF (S04 to S12)."""

from datetime import date
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from cpdesk.rows.invitations import InvitationLetter
from cpdesk.rules.how_dates_read import long, slashed
from cpdesk.rules.initials import UNBORN
from cpdesk.rules.invitations import InviteKind
from cpdesk.rules.london import LONDON
from reports.house_fonts import lacks_characters
from reports.pdf_house import NOT_PRINTABLE, Title, house_style, typed
from reports.pdf_pages import Page, pdf_of
from reports.pdf_tables import facts_table
from reports.what_was_typed import all_texts

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
    story: list[Any] = [
        *typed(letter.unit, strong),
        *typed(long(letter.made_at.astimezone(LONDON).date()), house_style(10.5, quiet=True)),
        Spacer(1, 8 * mm),
        *_addressee(letter),
        Spacer(1, 8 * mm),
        Title(letter.conference_kind),
        *_facts(letter),
        Spacer(1, 5 * mm),
    ]
    for sentence in _asked(letter):
        story += typed(sentence, text)
    if lacks_characters(*all_texts(letter)):
        story += typed(NOT_PRINTABLE, house_style(9, strong=True, spaceBefore=8))
    return story


def _addressee(letter: InvitationLetter) -> list[Any]:
    style = house_style(10.5)
    lines = [one for one in (letter.to_name, letter.to_agency, letter.to_address) if one.strip()]
    return [paragraph for line in lines for paragraph in typed(line, style)]


def _facts(letter: InvitationLetter) -> list[Any]:
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
    return facts_table(facts)


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
