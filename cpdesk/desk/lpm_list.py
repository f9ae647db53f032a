"""The first-Monday list: preview it, issue it once and for all, say that it was sent (L12, I20)."""

import hashlib
from dataclasses import replace
from pathlib import Path

from sqlalchemy import event, func, select
from sqlalchemy.orm import Session, SessionTransaction

from cpdesk.desk.acts import answers, does
from cpdesk.desk.list_changes import changes_since, counts_of, days_explained
from cpdesk.desk.list_frozen import frozen, thawed
from cpdesk.desk.list_lines import ids_for_list, lines_for_list
from cpdesk.desk.list_recipients import addresses_of, body_of, entries_told, subject_of
from cpdesk.desk.who_may import READ_REGISTER
from cpdesk.desk.work import Work
from cpdesk.records import history
from cpdesk.records.model import ListSent, ListSnapshot
from cpdesk.rows.lpm_list import (
    DraftListEmail,
    DraftWritten,
    IssuedLine,
    IssuedList,
    IssuedLists,
    IssueList,
    LpmList,
    MonthsToList,
    MonthToList,
    PreviewList,
    SayListSent,
)
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept
from cpdesk.rows.unit import RegisterKind
from cpdesk.rules.first_monday import FirstMonday, NotAMonth, first_monday
from cpdesk.rules.how_dates_read import long, month_and_year
from cpdesk.rules.roles import Role
from cpdesk.rules.spans import add_months

MAY_ISSUE = frozenset({Role.DIARY_CLERK, Role.LPM_LEAD, Role.CASE_PROGRESSION, Role.SERVICE_MANAGER})
SUFFIX = ".xlsx"


@answers(PreviewList, roles=READ_REGISTER)
def preview_list(work: Work, question: PreviewList) -> LpmList:
    """The list of a month as it would go out now, or as it went out when it was issued."""
    monday = _month_asked(work, question.month)
    kept = work.session.get(ListSnapshot, monday.month)
    return thawed(kept) if kept else _list_now(work, monday)


@answers(MonthsToList, roles=READ_REGISTER)
def months_to_list(work: Work, _: MonthsToList) -> tuple[MonthToList, ...]:
    """Last month, this month and the next: the months whose list a person may want to make."""
    upcoming = _month_asked(work, "")
    first = work.today.replace(day=1)
    mondays = [first_monday(add_months(first, step), work.calendar) for step in (-1, 0, 1)]
    return tuple(
        MonthToList(monday, work.session.get(ListSnapshot, monday.month) is not None, monday.month == upcoming.month)
        for monday in mondays
    )


@does(IssueList, roles=MAY_ISSUE)
def issue_list(work: Work, request: IssueList) -> IssuedList:
    """Freezes the month's list and puts its workbook into the folder; one issued already is written again.

    Undo has no name for this: what went out cannot be taken back.
    """
    monday = _month_asked(work, request.month)
    kept = work.session.get(ListSnapshot, monday.month)
    again = kept is not None
    snapshot = kept or _freeze(work, monday)
    work.note("list_snapshot", 0, "written again" if again else "issued", None, snapshot.month)
    work.append_history()
    path = work.tools.put_file(request.folder, request.file_name or _file_name(snapshot, SUFFIX), snapshot.workbook)
    if not again:
        _take_file_away_if_not_kept(work, path)
    return _issued(work, thawed(snapshot), path, again)


@answers(IssuedLists, roles=READ_REGISTER)
def issued_lists(work: Work, _: IssuedLists) -> tuple[IssuedLine, ...]:
    """The lists issued so far, newest first."""
    sent = select(func.max(ListSent.at)).where(ListSent.month == ListSnapshot.month).scalar_subquery()
    asked = select(
        ListSnapshot.month, ListSnapshot.due_on, ListSnapshot.issued_at, ListSnapshot.issued_by,
        ListSnapshot.entries, ListSnapshot.sha256, sent,
    ).order_by(ListSnapshot.month.desc())  # fmt: skip
    return tuple(IssuedLine(*row) for row in work.session.execute(asked))


@does(DraftListEmail, roles=MAY_ISSUE)
def draft_list_email(work: Work, request: DraftListEmail) -> DraftWritten:
    """The email that carries an issued list, as a file that the person's own mail program opens as a draft."""
    snapshot = _snapshot(work, request.month)
    lpm_list = thawed(snapshot)
    draft = work.tools.write_email_draft(
        subject=subject_of(lpm_list),
        recipients=addresses_of(work),
        body=body_of(lpm_list),
        attachment_name=_file_name(snapshot, SUFFIX),
        attachment=snapshot.workbook,
        made_at=work.now,
    )
    path = work.tools.put_file(request.folder, _file_name(snapshot, ".eml"), draft)
    work.note("list_snapshot", 0, "email drafted", None, snapshot.month)
    return DraftWritten(path, f"Draft of {subject_of(lpm_list)} written. Nothing was sent.")


@does(SayListSent, roles=MAY_ISSUE)
def say_list_sent(work: Work, request: SayListSent) -> Kept:
    """Keeps that a person says the list was sent, and to whom."""
    snapshot = _snapshot(work, request.month)
    recipients = addresses_of(work)
    work.session.add(ListSent(month=snapshot.month, at=work.now, by=work.who, recipients=list(recipients)))
    work.note("list_snapshot", 0, "said to be sent", None, {"month": snapshot.month, "to": list(recipients)})
    return Kept((), f"Noted: the LPM list for {long(snapshot.due_on)} was sent.", work.operation)


def _month_asked(work: Work, month: str) -> FirstMonday:
    """The first Monday of the month asked for; '' is the next list to go out, this month's until it is past."""
    try:
        if month:
            return first_monday(month, work.calendar)
    except NotAMonth as trouble:
        raise Refusal(str(trouble), field="month") from trouble
    this_month = first_monday(work.today, work.calendar)
    if work.today <= this_month.due and work.session.get(ListSnapshot, this_month.month) is None:
        return this_month
    return first_monday(add_months(work.today.replace(day=1), 1), work.calendar)


def _list_now(work: Work, monday: FirstMonday) -> LpmList:
    """The list of the register as it stands now."""
    before = work.session.scalar(select(ListSnapshot).order_by(ListSnapshot.issued_at.desc()).limit(1))
    lines, not_ready = lines_for_list(work, ids_for_list(work, before.issued_at if before else None))
    standard = work.standard
    return LpmList(
        unit=work.setting("name", ""),
        month=monday.month,
        monday=monday,
        lines=lines,
        changes=changes_since(lines, thawed(before) if before else None),
        not_ready=not_ready,
        counts=counts_of(lines),
        standards=f"{standard.name}. {standard.source}",
        standards_notice=standard.notice(work.today),
        days_explained=days_explained(work, lines),
        demonstration=work.setting("kind") == RegisterKind.DEMONSTRATION,
        chain_head=history.head(work.session.connection())[1],
    )


def _freeze(work: Work, monday: FirstMonday) -> ListSnapshot:
    """The month's list as it stands now, with its workbook, kept for good."""
    lpm_list = replace(_list_now(work, monday), issued_at=work.now, issued_by=work.who)
    workbook = work.tools.write_lpm_list(lpm_list, lambda done, total: work.progress(done, total, "Writing the list"))
    work.progress(len(lpm_list.lines), len(lpm_list.lines), "Keeping the list")
    snapshot = ListSnapshot(
        month=monday.month,
        due_on=monday.due,
        issued_at=work.now,
        issued_by=work.who,
        entries=len(lpm_list.lines),
        frozen=frozen(lpm_list),
        workbook=workbook,
        sha256=hashlib.sha256(workbook).hexdigest(),
        chain_head=lpm_list.chain_head,
    )
    work.session.add(snapshot)
    work.session.flush()
    return snapshot


def _take_file_away_if_not_kept(work: Work, path: str) -> None:
    """No workbook stays in the folder when the database refuses the list in the end."""
    kept = False

    def say_kept(_: Session) -> None:
        nonlocal kept
        kept = True

    def take_away(_: Session, transaction: SessionTransaction) -> None:
        if transaction.parent is None and not kept:
            Path(path).unlink(missing_ok=True)

    event.listen(work.session, "after_commit", say_kept)
    event.listen(work.session, "after_transaction_end", take_away)


def _snapshot(work: Work, month: str) -> ListSnapshot:
    snapshot = work.session.get(ListSnapshot, month)
    if snapshot is None:
        raise Refusal("This list was not issued yet. Export it first.", field="month")
    return snapshot


def _file_name(snapshot: ListSnapshot, suffix: str) -> str:
    """The name of the list's file, by the day it goes out."""
    return f"LPM list {snapshot.due_on.isoformat()}{suffix}"


def _issued(work: Work, lpm_list: LpmList, path: str, again: bool) -> IssuedList:
    return IssuedList(
        month=lpm_list.month,
        issued_for=lpm_list.monday.due,
        path=path,
        entries=len(lpm_list.lines),
        sha256=lpm_list.sha256,
        changes=lpm_list.changes,
        again=again,
        said=_said(work, lpm_list, again),
        draft_subject=subject_of(lpm_list),
        draft_recipients=addresses_of(work),
        draft_body=body_of(lpm_list),
    )


def _said(work: Work, lpm_list: LpmList, again: bool) -> str:
    """What was done, in the past tense, and how it sits with the day the list is for."""
    name = f"the LPM list of {month_and_year(lpm_list.monday.nominal)}"
    if again:
        return f"Wrote {name} again, exactly as it was issued."
    timing = ""
    if work.today < lpm_list.monday.due:
        timing = " It was issued early and will not change any more."
    elif work.today > lpm_list.monday.due:
        timing = f" It was issued late: it was for {long(lpm_list.monday.due)}."
    return f"Issued {name} with {entries_told(len(lpm_list.lines))}.{timing} An issued list cannot be taken back."
