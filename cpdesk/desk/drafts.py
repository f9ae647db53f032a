"""What stands in a form that was not kept yet: each keystroke survives a crash, none of it is in the history."""

from sqlalchemy import delete, select

from cpdesk.desk.work import Work, answers, does
from cpdesk.records.model import Draft
from cpdesk.rows.drafts import DraftOf, DropDraft, KeepDraft


@does(KeepDraft)
def keep_draft(work: Work, request: KeepDraft) -> None:
    """Keep what stands in the form now, instead of what was kept before."""
    work.session.merge(Draft(form=request.form, who=work.who, at=work.now, body=request.body))


@does(DropDraft)
def drop_draft(work: Work, request: DropDraft) -> None:
    """Forget what stood in the form."""
    work.session.execute(delete(Draft).where(Draft.form == request.form, Draft.who == work.who))


@answers(DraftOf)
def draft_of(work: Work, question: DraftOf) -> dict[str, object] | None:
    """What the one who asks last typed in this form, or None."""
    body: dict[str, object] | None = work.session.scalar(
        select(Draft.body).where(Draft.form == question.form, Draft.who == work.who)
    )
    return body
