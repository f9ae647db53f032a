"""One alert as a letter to an agency's safeguarding lead, as PDF: by number and reference, without names (S17, S20)."""

from datetime import UTC, datetime
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from cpdesk.rows.maqa import AlertLetter
from cpdesk.rules.how_dates_read import long
from reports.house_fonts import lacks_characters
from reports.pdf_house import NOT_PRINTABLE, Title, house_style, typed
from reports.pdf_pages import Page, pdf_of
from reports.pdf_tables import facts_table
from reports.what_was_typed import all_texts

DRAFT = "DRAFT: this alert was not raised yet."
ANSWER = "The family is not named in this letter. Quote the number above when you answer."


def write_maqa_letter(letter: AlertLetter) -> bytes:
    """The letter as PDF; its title names the alert by its number only."""
    made_at = letter.made_at or datetime.combine(letter.on, datetime.min.time(), UTC)
    page = Page(f"{letter.number} letter", letter.unit, made_at, letter.made_by, letter.demonstration)
    return pdf_of(page, _story(letter))


def _story(letter: AlertLetter) -> list[Any]:
    plain, strong = house_style(10.5, spaceAfter=7), house_style(10.5, strong=True, spaceAfter=7)
    story: list[Any] = [
        *typed(letter.unit, house_style(10.5, strong=True)),
        *typed(long(letter.on), house_style(10.5, quiet=True)),
        Spacer(1, 8 * mm),
        *(one for line in (letter.to, letter.agency) if line.strip() for one in typed(line, house_style(10.5))),
        Spacer(1, 8 * mm),
        Title(letter.heading),
    ]
    if letter.draft:
        story += typed(DRAFT, strong)
    story += facts_table(_facts(letter))
    story.append(Spacer(1, 5 * mm))
    if letter.immediate_risk:
        story += typed(letter.immediate_risk, strong)
    for words in letter.words:
        story += typed(words, plain)
    if letter.asked:
        story += typed("What is asked", strong)
    for words in letter.asked:
        story += typed(words, plain)
    for words in (ANSWER, letter.signed):
        story += typed(words, plain)
    if lacks_characters(*all_texts(letter)):
        story += typed(NOT_PRINTABLE, house_style(9, strong=True, spaceBefore=8))
    return story


def _facts(letter: AlertLetter) -> tuple[tuple[str, str], ...]:
    """What the alert is: each fact on a line of its own, those that are not known left out."""
    facts = (
        ("Number", letter.number),
        ("Reference", letter.reference),
        ("Meeting", letter.meeting),
        ("About", letter.about),
        ("Answer by", letter.reply_by),
    )
    return tuple((name, value) for name, value in facts if value)
