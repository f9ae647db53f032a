"""Which conference a record is of, in a line, and where the record stands."""

from cpdesk.rows.conference_record import RecordShown, VersionLine
from cpdesk.rows.marks import Mark
from cpdesk.rules.how_dates_read import short, short_moment
from cpdesk.rules.london import LONDON
from cpdesk.rules.record import RecordState
from cpdesk.words import RECORD_STATE_WORDS

STATE_MARKS = {
    RecordState.DRAFT: Mark.DUE_SOON,
    RecordState.AGREED: Mark.ON_TRACK,
    RecordState.ISSUED: Mark.HELD,
    RecordState.SUPERSEDED: Mark.NEUTRAL,
}


def conference_words(shown: RecordShown) -> str:
    """The conference: "ICPC of Sample-Ng, Fri 27 Nov 2026, ref 1042"."""
    day = f", {short(shown.start_at.astimezone(LONDON).date())}" if shown.start_at is not None else ""
    reference = f", ref {shown.reference}" if shown.reference else ""
    return f"{shown.kind} of {shown.family}{day}{reference}"


def version_words(version: VersionLine) -> str:
    """One version for the box in which versions are chosen: "Version 2, draft"."""
    return f"Version {version.version_no}, {RECORD_STATE_WORDS[version.state].lower()}"


def history_words(version: VersionLine) -> str:
    """Who agreed and issued a version, and when; why it was begun."""
    said = []
    if version.correction_why:
        said.append(f"Corrected: {version.correction_why}")
    if version.agreed_at is not None:
        said.append(f"agreed by {version.agreed_by}, {short_moment(version.agreed_at.astimezone(LONDON))}")
    if version.issued_at is not None:
        said.append(f"issued by {version.issued_by}, {short_moment(version.issued_at.astimezone(LONDON))}")
    return "; ".join(said)
