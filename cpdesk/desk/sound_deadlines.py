"""Whether the kept deadlines can be counted again (I02), and reviews count from the conference held (I28)."""

from datetime import date, timedelta

from sqlalchemy import and_, select

from cpdesk.desk.clock_rows import CONFERENCE, RUNNING
from cpdesk.desk.conference_clocks import own_anchors
from cpdesk.desk.kept_values import some_at_once
from cpdesk.desk.work import Work
from cpdesk.records.many_rows import table_of
from cpdesk.records.model import Conference, KeptDeadline
from cpdesk.rules.calendar import OutsideCalendar, WorkingDays
from cpdesk.rules.lpm import ConferenceKind
from cpdesk.rules.spans import add_months

Span = tuple[str, int, date, date]


def counted_otherwise(work: Work) -> set[int]:
    """The running deadlines that are not where their anchor, their span and the calendar put them."""
    of_span = (KeptDeadline.span_unit, KeptDeadline.span_count, KeptDeadline.anchor_on, KeptDeadline.due_on)
    counted = and_(
        KeptDeadline.state.in_(RUNNING),
        KeptDeadline.span_unit.in_(("wd", "days", "months")),
        KeptDeadline.anchor_on.is_not(None),
    )
    # Many deadlines share a span: each is counted once, and only those that differ are looked up.
    spans = [tuple(row) for row in work.session.execute(select(*of_span).where(counted).distinct())]
    wrong: set[int] = set()
    for span in spans:
        if not _holds(span, work.calendar):  # type: ignore[arg-type]  # a counted deadline has its anchor
            same = and_(*(column == value for column, value in zip(of_span, span, strict=True)))
            wrong.update(work.session.scalars(select(KeptDeadline.id).where(counted, same)))
    return wrong


def _holds(span: Span, calendar: WorkingDays) -> bool:
    unit, number, anchor, due = span
    try:
        if unit == "wd":
            return calendar.add(anchor, number) == due
        if unit == "months":
            return add_months(anchor, number) == due
        nominal = anchor + timedelta(days=number)
        return due in (nominal, calendar.on_or_after(nominal))
    except OutsideCalendar:
        return False


def reviews_counted_otherwise(work: Work) -> set[int]:
    """The reviews whose running limit does not count from the conference before them as it was held."""
    conference = table_of(Conference)
    asked = (
        select(KeptDeadline.subject_id, KeptDeadline.anchor_on)
        .where(KeptDeadline.subject == CONFERENCE, KeptDeadline.state.in_(RUNNING))
        .where(KeptDeadline.key.in_(("rcpc1_due", "rcpcN_due")))
        .join(Conference, and_(Conference.id == KeptDeadline.subject_id, Conference.previous_id.is_not(None)))
        .where(Conference.kind == ConferenceKind.RCPC)  # the successor of an adjourned ICPC has no review's limit
    )
    kept = {row.subject_id: row.anchor_on for row in work.session.execute(asked)}
    wrong: set[int] = set()
    for some in some_at_once(kept):
        rows = work.session.execute(select(conference).where(conference.c.id.in_(some))).all()
        anchors = own_anchors(work, rows)
        wrong.update(one for one in some if one not in anchors or anchors[one].on != kept[one])
    return wrong
