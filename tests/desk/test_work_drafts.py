"""What stands in a form survives; it is one person's own."""

from collections.abc import Callable

from cpdesk.desk.work import Desk
from cpdesk.rows.drafts import DraftOf, DropDraft, KeepDraft


def test_what_was_typed_last_comes_back_until_it_is_dropped(desk: Desk) -> None:
    desk.do(KeepDraft("new recommendation", {"rationale": "Third inc"}))
    desk.do(KeepDraft("new recommendation", {"rationale": "Third incident"}))
    assert desk.ask(DraftOf("new recommendation")) == {"rationale": "Third incident"}
    desk.do(DropDraft("new recommendation"))
    assert desk.ask(DraftOf("new recommendation")) is None


def test_a_draft_belongs_to_the_one_who_typed_it(desk: Desk, make_desk: Callable[..., Desk]) -> None:
    desk.do(KeepDraft("form", {"text": "mine"}))
    assert make_desk(who="sam").ask(DraftOf("form")) is None
