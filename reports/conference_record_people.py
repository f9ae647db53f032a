"""Who took part in a conference, whether it was quorate, and who gets its record, as they stand in the PDF."""

from typing import Any

from reportlab.lib.units import mm

from cpdesk.rows.conference_record import TheRecord
from cpdesk.rows.record_people import ParticipantRow, QuoracyRow
from cpdesk.rules.decisions import Answer
from cpdesk.rules.how_dates_read import listed, slashed
from cpdesk.rules.record import Part, Participation
from cpdesk.words import NOT_RECORDED, PART_WORDS, PARTICIPATION_WORDS, QUORUM_BASIS_WORDS, SENT_BY_WORDS, TOLD_ONLY
from reports.pdf_house import Heading, from_left, house_style, typed
from reports.pdf_tables import facts_table, grid_table

WITHHELD = "[withheld]"


def people_part(record: TheRecord, hidden: frozenset[int]) -> list[Any]:
    """Who was there and who was asked, how they can be reached, and the quorum."""
    story: list[Any] = [Heading("Who took part")]
    professionals = [one for one in record.participants if one.part == Part.PROFESSIONAL]
    others = [one for one in record.participants if one.part != Part.PROFESSIONAL]
    if professionals:
        headings = ("Name and role", "Agency", "Part", "Report")
        rows = [(_named(one), _agency(one), _took_part(one), _report(one)) for one in professionals]
        story += [Heading("Professionals", 1), grid_table(headings, rows, (52 * mm, 46 * mm, 40 * mm))]
    if others:
        rows = [(_named(one), _as_what(one), _took_part(one), one.report_shared) for one in others]
        headings = ("Name", "As", "Part", "What was shared")
        story += [
            Heading("Family, children and supporters", 1),
            grid_table(headings, rows, (52 * mm, 46 * mm, 40 * mm)),
        ]
    if not record.participants:
        story += typed("Nobody is recorded yet.", house_style(10, quiet=True))
    return [*story, *_contacts(record, hidden), *_quorum(record.quoracy)]


def _named(one: ParticipantRow) -> str:
    return "\n".join(filter(None, (one.name, one.role))) or one.agency


def with_agency(who: str, agency: str) -> str:
    """Somebody with the agency below, unless their own words end with it: "Health visitor" is said once."""
    return "\n".join(filter(None, (from_left(who), "" if who.endswith(agency) else agency)))


def _as_what(one: ParticipantRow) -> str:
    return "\n".join(dict.fromkeys(filter(None, (PART_WORDS[one.part], _agency(one)))))


def _agency(one: ParticipantRow) -> str:
    within = "Within the local authority" if one.within_authority else ""
    return "\n".join(filter(None, (one.agency, f"Team: {one.team}" if one.team else "", within)))


def _took_part(one: ParticipantRow) -> str:
    unsaid = TOLD_ONLY if one.only_told else NOT_RECORDED
    how = PARTICIPATION_WORDS[one.participation] if one.participation else unsaid
    by = f"by {one.represented_by}" if one.represented_by and one.participation == Participation.REPRESENTED else ""
    return "\n".join(filter(None, (how, by, "Core group" if one.in_core_group else "")))


def _report(one: ParticipantRow) -> str:
    received = f"Received {slashed(one.report_received_on)}" if one.report_received_on else ""
    due = f"Not received, due {slashed(one.report_due_on)}" if one.report_due_on and not received else ""
    return "\n".join(filter(None, (received or due, one.report_shared)))


def _contacts(record: TheRecord, hidden: frozenset[int]) -> list[Any]:
    """Where the people can be reached, except those whose address is kept from whoever gets this copy."""
    rows = [
        (from_left(one.shown), WITHHELD if one.id in hidden else _contact(one))
        for one in record.participants
        if one.id in hidden or one.address or one.phone or one.email
    ]
    if not rows:
        return []
    return [Heading("Contact details", 1), grid_table(("Who", "Address, telephone, email"), rows, (72 * mm,))]


def _contact(one: ParticipantRow) -> str:
    reached = ", ".join(filter(None, (one.phone, one.email)))
    return "\n".join(filter(None, (", ".join(one.address.split("\n")), reached)))


def _quorum(quoracy: QuoracyRow) -> list[Any]:
    judged = {Answer.YES: "Quorate", Answer.NO: "Not quorate", None: NOT_RECORDED}
    facts = (
        ("Chair's judgement", judged.get(quoracy.quorate, NOT_RECORDED)),
        ("It stands on", QUORUM_BASIS_WORDS[quoracy.basis] if quoracy.basis else ""),
        ("Note", quoracy.note),
        ("Agencies counted", listed(quoracy.agencies) if quoracy.agencies else ""),
        ("Within the authority", listed(quoracy.within_authority) if quoracy.within_authority else ""),
        ("How it is counted", quoracy.explained),
    )
    return [Heading("Quorum", 1), *facts_table(facts)]


def distribution_part(record: TheRecord) -> list[Any]:
    """Who gets the record, how and when it went; in the unit's own copy also why by agreement it does not (S26)."""
    rows = [
        (
            with_agency(one.who, one.agency),
            one.because,
            f"{slashed(one.sent_on)}\n{SENT_BY_WORDS[one.how] if one.how else ''}".strip() if one.sent_on else "",
            one.exempt_why and f"Not sent by agreement: {one.exempt_why}",
        )
        for one in record.recipients
    ]
    if not rows:
        return []
    headings = ("Who", "Because", "Sent", "Agreement")
    shown = headings if any(one.exempt_why for one in record.recipients) else headings[:3]
    return [
        Heading("Who gets this record"),
        grid_table(shown, [row[: len(shown)] for row in rows], (56 * mm, 44 * mm, 26 * mm)[: len(shown) - 1]),
    ]
