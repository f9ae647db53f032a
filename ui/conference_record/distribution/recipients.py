"""Who gets the record and why, what is kept out of their copy, and when it went to them (S26)."""

from cpdesk.rows.conference_record import RecordShown, TheRecord
from cpdesk.rows.record_people import ParticipantRow, RecipientRow
from cpdesk.rules.how_dates_read import short
from cpdesk.rules.record import RecordState
from cpdesk.words import SENT_BY_WORDS
from ui.shared.edit_table.columns import ColumnKind, EditColumn, EditRow

NOT_A_RECIPIENT = "Does not get it"
NOT_YET = "Not yet"
AGREEMENT = "A specific agreement that this person does not get the record (S26)"
COLUMNS = (
    EditColumn("who", "Who", ColumnKind.READ, width=28, stretch=True),
    EditColumn("because", "Because", ColumnKind.READ, width=20, in_full="Gets it because"),
    EditColumn(
        "also_gets_record",
        "Also",
        ColumnKind.TICK,
        width=5,
        tip="Space ticks somebody who was not there",
        in_full="Gets it without having been there",
    ),
    EditColumn(
        "exempt_why", "Exempt", ColumnKind.TEXT, width=20, stretch=True, tip=AGREEMENT, in_full="Not sent, because"
    ),
    EditColumn("hides", "Kept out", ColumnKind.READ, width=22, stretch=True, in_full="Kept out of their copy"),
    EditColumn("sent", "Sent", ColumnKind.READ, width=20),
)
WRITTEN = frozenset({"also_gets_record", "exempt_why"})


def recipient_rows(shown: RecordShown) -> list[EditRow]:
    """Everybody of the record: first those who get it, then those who do not."""
    record = shown.record
    if record is None:
        return []
    getting = {one.participant_id: one for one in record.recipients}
    people = sorted(record.participants, key=lambda one: one.id not in getting)
    waits = record.state is not RecordState.SUPERSEDED
    return [_row(one, getting.get(one.id), may_edit=shown.may_edit, waits=waits) for one in people]


def unsent(record: TheRecord) -> tuple[RecipientRow, ...]:
    """Those who get the record and have not had it yet; of a version that another took the place of, nobody."""
    if record.state is RecordState.SUPERSEDED:
        return ()
    return tuple(one for one in record.recipients if one.sent_on is None and not one.exempt_why.strip())


def distribution_words(record: TheRecord) -> str:
    """How far the distribution is, in a sentence."""
    getting = [one for one in record.recipients if not one.exempt_why.strip()]
    if not getting:
        return "Nobody gets the record yet: say in the attendance who was there."
    if record.state is RecordState.SUPERSEDED:
        had = sum(one.sent_on is not None for one in getting)
        people = "1 person has" if had == 1 else f"{had} people have"
        return f"{people} had this version. Another took its place, so nothing more of it is sent."
    left = len(unsent(record))
    people = "1 person gets" if len(getting) == 1 else f"{len(getting)} people get"
    if left == 0:
        return f"{people} the record, and everybody has had it."
    return f"{people} the record; {left} of them {'has' if left == 1 else 'have'} not had it yet."


def sent_words(recipient: RecipientRow, *, waits: bool = True) -> str:
    """When and how it went to somebody: "Mon 30 Nov 2026, by email"; "Not yet" while it `waits` to go."""
    if recipient.exempt_why.strip():
        return ""
    if recipient.sent_on is None:
        return NOT_YET if waits else ""
    how = f", {SENT_BY_WORDS[recipient.how].lower()}" if recipient.how is not None else ""
    return f"{short(recipient.sent_on)}{how}"


def _row(one: ParticipantRow, getting: RecipientRow | None, *, may_edit: bool, waits: bool) -> EditRow:
    by_rule = getting is not None and not one.also_gets_record
    locked = (
        frozenset({"also_gets_record"}) if by_rule else frozenset({"exempt_why"}) if getting is None else frozenset()
    )
    hides = ", ".join(getting.hides) if getting is not None else ""
    return EditRow(
        str(one.id),
        {
            "who": one.shown,
            "because": getting.because if getting is not None else NOT_A_RECIPIENT,
            "also_gets_record": one.also_gets_record,
            "exempt_why": one.exempt_why,
            "hides": hides,
            "sent": sent_words(getting, waits=waits) if getting is not None else "",
        },
        read_only=locked if may_edit else WRITTEN,
        label=one.shown,
    )
