"""The participants as rows to write in: their columns, and what each cell holds."""

from collections.abc import Iterable

from cpdesk.rows.alert_words import ALERT_STATE_WORDS
from cpdesk.rows.conference_record import MissingLine
from cpdesk.rows.marks import Mark
from cpdesk.rows.record_people import ConcernRow, ParticipantRow
from cpdesk.rules.how_dates_read import slashed
from cpdesk.rules.record import Part, Participation
from cpdesk.rules.record_parts import Section
from cpdesk.words import CHANNEL_WORDS, CONCERN_ABOUT_WORDS, PART_WORDS, PARTICIPATION_WORDS, TOLD_ONLY
from ui.shared.edit_table.columns import ColumnKind, EditColumn, EditRow

HOW = "A attended, R represented, O report only, W apologies with report, P apologies, X absent, N not asked to come."
MARKS = {
    Participation.ATTENDED: Mark.HELD,
    Participation.REPRESENTED: Mark.HELD,
    Participation.REPORT_ONLY: Mark.NEUTRAL,
    Participation.APOLOGIES_REPORT: Mark.NEUTRAL,
    Participation.APOLOGIES: Mark.NEUTRAL,
    Participation.ABSENT: Mark.OVERDUE,
}
LETTERS = {
    "a": Participation.ATTENDED,
    "r": Participation.REPRESENTED,
    "o": Participation.REPORT_ONLY,
    "w": Participation.APOLOGIES_REPORT,
    "p": Participation.APOLOGIES,
    "x": Participation.ABSENT,
    "n": Participation.NOT_ASKED,
}
PART_LETTERS = {"p": Part.PROFESSIONAL, "f": Part.FAMILY, "c": Part.CHILD, "s": Part.SUPPORTER}
IN_THE_LA = "Service within the local authority"
WITHIN = "The service is provided from within the local authority: not counted for the quorum on agencies (N08)."
FURTHER = "Somebody else"


def participant_columns(people: Iterable[ParticipantRow]) -> tuple[EditColumn, ...]:
    """The columns of the attendance; the family and agencies written before are proposed."""
    agencies = tuple(sorted({PART_WORDS[Part.FAMILY], *(one.agency for one in people if one.agency)}))
    return (
        EditColumn("agency", "Agency", ColumnKind.TEXT, width=16, stretch=True, offers=agencies),
        EditColumn("name", "Name", ColumnKind.TEXT, width=16, stretch=True),
        EditColumn("role", "Role", ColumnKind.TEXT, width=12, stretch=True),
        EditColumn(
            "participation", "Took part", ColumnKind.CHOICE, words=PARTICIPATION_WORDS, letters=LETTERS, marks=MARKS,
            width=19, tip=HOW,
        ),
        EditColumn("represented_by", "Represented by", ColumnKind.TEXT, width=13, tip="Who came in their place."),
        EditColumn("report_received_on", "Report came", ColumnKind.DATE, width=10),
        EditColumn("in_core_group", "Core", ColumnKind.TICK, width=4, in_full="Core group"),
        EditColumn("within_authority", "LA", ColumnKind.TICK, width=4, tip=WITHIN, in_full=IN_THE_LA),
        EditColumn(
            "part", "As", ColumnKind.CHOICE, words=PART_WORDS, letters=PART_LETTERS, width=11,
            tip="P professional, F family, C child, S supporter.", nothing=PART_WORDS[Part.PROFESSIONAL],
        ),
    )  # fmt: skip


def participant_row(one: ParticipantRow, missing: Iterable[MissingLine], *, may_write: bool) -> EditRow:
    """One participant; where something is missing the cell says what."""
    keys = ("agency", "name", "role", "participation", "represented_by", "report_received_on", "in_core_group",
            "within_authority", "part")  # fmt: skip
    professional = one.part is Part.PROFESSIONAL
    closed = frozenset(keys) if not may_write else frozenset() if professional else frozenset({"within_authority"})
    here = [line for line in missing if line.section == Section.ATTENDANCE and line.participant_id == one.id]
    problems = {line.field: line.sentence for line in here}
    late = late_report(one)
    if late:
        problems.setdefault("report_received_on", late)
    label = one.shown or PART_WORDS[one.part]
    hints = {"participation": TOLD_ONLY} if one.only_told else {}
    return EditRow(str(one.id), {key: getattr(one, key) for key in keys}, closed, problems, label, hints)


def new_participant() -> EditRow:
    """The empty row for somebody who was on no list."""
    return EditRow("", {"agency": "", "name": "", "role": "", "part": None}, label=FURTHER, hints={"agency": FURTHER})


def part_of_agency(agency: str) -> Part:
    """As whom somebody came of whom only the agency was typed: "Family" is no agency that counts for the quorum."""
    return next((part for part, words in PART_WORDS.items() if words == agency.strip().capitalize()), Part.PROFESSIONAL)


def late_report(one: ParticipantRow) -> str:
    """That a report came late, in a sentence."""
    due, came = one.report_due_on, one.report_received_on
    if due is None or came is None or came <= due:
        return ""
    return f"The report was due {slashed(due)} and came {slashed(came)}. M notes a concern."


def concern_columns() -> tuple[EditColumn, ...]:
    """The columns of the concerns that are still drafts."""
    return (
        EditColumn("who", "About", ColumnKind.READ, width=20, stretch=True),
        EditColumn("about", "What", ColumnKind.CHOICE, words=CONCERN_ABOUT_WORDS, width=16),
        EditColumn("words", "In words", ColumnKind.LONG, width=26),
        EditColumn("lead", "Safeguarding lead", ColumnKind.TEXT, width=15),
        EditColumn("lead_email", "Email", ColumnKind.TEXT, width=18),
        EditColumn("raise_by", "Raise by", ColumnKind.READ, width=10),
    )


def concern_row(concern: ConcernRow, people: Iterable[ParticipantRow]) -> EditRow:
    """One concern, with the way that it goes."""
    about = next((one.shown for one in people if one.id == concern.participant_id), concern.agency)
    who = f"{about}\n{CHANNEL_WORDS[concern.channel]}, {ALERT_STATE_WORDS[concern.state].lower()}"
    values: dict[str, object] = {
        "who": who,
        "about": concern.about,
        "words": concern.words,
        "lead": concern.lead,
        "lead_email": concern.lead_email,
        "raise_by": concern.raise_by,
    }
    return EditRow(str(concern.id), values, label=f"Concern about {about}")
