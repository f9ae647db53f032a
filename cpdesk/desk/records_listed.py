"""The records of conferences that wait to be written, agreed, issued or sent, and those that went out (S26)."""

from typing import Any

from sqlalchemy import ColumnElement, Row, Select, case, func, or_, select

from cpdesk.desk.marks import working_days
from cpdesk.desk.who_may import READ_RECORD
from cpdesk.desk.work import Work, answers
from cpdesk.records.model import Conference, ConferenceRecord, Family, KeptDeadline
from cpdesk.rows.marks import Mark
from cpdesk.rows.records_listed import RecordLine, RecordsListed
from cpdesk.rules.conferences import ConferenceState
from cpdesk.rules.lpm import ConferenceKind
from cpdesk.rules.names import reference_of
from cpdesk.rules.record import RecordState

NOT_BEGUN = "Not begun"
_WORDS = {
    None: NOT_BEGUN,
    RecordState.DRAFT: "Draft",
    RecordState.AGREED: "To be issued",
    RecordState.ISSUED: "To be sent",
}
_DUE = ("record_due", "record_to_send")
_ESCAPED = str.maketrans({"\\": "\\\\", "%": "\\%", "_": "\\_"})


@answers(RecordsListed, roles=READ_RECORD)
def records_listed(work: Work, question: RecordsListed) -> tuple[RecordLine, ...]:
    """The records of conferences that were held or whose record was begun; what waits first."""
    rows = work.session.execute(_asked(question.words).limit(question.size)).all()
    return tuple(_line(work, row) for row in rows)


def _asked(words: str) -> Select[Any]:
    """Each conference with the newest version of its record and the day on which that is due."""
    newest = (
        select(ConferenceRecord.conference_id, func.max(ConferenceRecord.version_no).label("version_no"))
        .where(ConferenceRecord.voided_at.is_(None))
        .group_by(ConferenceRecord.conference_id)
        .subquery()
    )
    due = (
        select(KeptDeadline.subject_id, func.min(KeptDeadline.due_on).label("due_on"))
        .where(KeptDeadline.subject == "conference", KeptDeadline.key.in_(_DUE), KeptDeadline.state == "open")
        .group_by(KeptDeadline.subject_id)
        .subquery()
    )
    version = ConferenceRecord
    found = (
        select(
            Conference.id, Conference.kind, Conference.sequence_no, Conference.shown, Conference.on_day,
            Conference.family_id, Family.case_id, version.state, version.version_no, due.c.due_on,
        )
        .join(Family, Family.id == Conference.family_id)
        .outerjoin(newest, newest.c.conference_id == Conference.id)
        .outerjoin(
            version,
            (version.conference_id == Conference.id)
            & (version.version_no == newest.c.version_no)
            & version.voided_at.is_(None),
        )
        .outerjoin(due, due.c.subject_id == Conference.id)
        .where(Conference.voided_at.is_(None), Conference.on_day.is_not(None), _is_wanted(newest.c.version_no))
        .where(*_narrowed(words))
    )  # fmt: skip
    waits_first = case((due.c.due_on.is_not(None) | (version.state == RecordState.DRAFT.value), 0), else_=1)
    soonest = case((waits_first == 0, func.coalesce(due.c.due_on, Conference.on_day)))
    return found.order_by(waits_first, soonest, Conference.on_day.desc(), Conference.id)


def _is_wanted(version_no: ColumnElement[Any]) -> ColumnElement[bool]:
    held = Conference.state == ConferenceState.HELD.value
    return or_(held, version_no.is_not(None)) & (Conference.state != ConferenceState.CANCELLED.value)


def _narrowed(words: str) -> list[ColumnElement[bool]]:
    """Every typed word stands in the family or in the reference, in large letters or small."""
    return [or_(*(holds(column, word) for column in (Conference.shown, Family.case_id))) for word in words.split()]


def holds(column: Any, word: str) -> ColumnElement[bool]:
    """Whether a text holds a word; SQLite knows no small letter of a Polish S, so that is looked for as it stands."""
    small, as_name = (one.translate(_ESCAPED) for one in (word.lower(), word.title()))
    found: ColumnElement[bool] = or_(
        func.lower(column).contains(small, escape="\\"), column.contains(as_name, escape="\\")
    )
    return found


def _line(work: Work, row: Row[Any]) -> RecordLine:
    initial = row.kind == ConferenceKind.ICPC or not row.sequence_no
    state = RecordState(row.state) if row.state else None
    mark, stands = _standing(work, row, state)
    return RecordLine(
        conference_id=row.id,
        name=row.kind if initial else f"{row.kind} {row.sequence_no}",
        family=row.shown,
        reference=reference_of(row.case_id, row.family_id),
        on=row.on_day,
        state=state,
        version_no=row.version_no or 0,
        mark=mark,
        stands=stands,
        due_on=row.due_on,
    )


def _standing(work: Work, row: Row[Any], state: RecordState | None) -> tuple[Mark, str]:
    """Where a record is as a shape and in words; what is past its day is overdue."""
    if state is RecordState.ISSUED and row.due_on is None:
        return Mark.HELD, "Sent to everybody"
    said = _WORDS.get(state, NOT_BEGUN)
    if row.due_on is not None and row.due_on < work.today:
        over = working_days(row.due_on, work.today, work.calendar)
        return Mark.OVERDUE, f"{said}, {over} wd over" if over else f"{said}, overdue"
    return (Mark.NEUTRAL if state is None else Mark.DUE_SOON), said
