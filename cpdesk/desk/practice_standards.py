"""The practice standards that the program carries, and by which of them the unit works."""

from cpdesk.desk.who_may import SET_UP
from cpdesk.desk.work import DEFAULT_STANDARDS, Work, answers, does
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept
from cpdesk.rows.unit import ChooseStandard, StandardRow, TheStandards
from cpdesk.rules.record_parts import record_lines
from cpdesk.rules.standards import NoSuchStandard, standard, standards

STANDARDS = "standards"


@answers(TheStandards)
def the_standards(work: Work, question: TheStandards) -> tuple[StandardRow, ...]:
    """The practice standards that the program carries, each with its notice when its review date has passed."""
    return tuple(
        StandardRow(
            one.code, one.name, one.source, one.dated, one.review_due, one.notice(work.today), one.lines,
            record_lines(one), in_use=one.code == work.standard.code,
        )
        for one in standards()
    )  # fmt: skip


@does(ChooseStandard, roles=SET_UP, named="Work by another practice standard")
def choose_standard(work: Work, request: ChooseStandard) -> Kept:
    """Let the unit work by another standard from now on; what was begun keeps the one under which it was begun."""
    try:
        chosen = standard(request.code)
    except NoSuchStandard as none:
        raise Refusal(str(none), field="code") from None
    if chosen.code == work.standard.code:
        raise Refusal(f"The unit works by {chosen.name} already.", field="code")
    work.change_setting(STANDARDS, chosen.code)
    said = f"New requests, conferences and recommendations follow {chosen.name}. What was begun before keeps its own."
    return Kept((), said, work.operation)


def work_by_default(work: Work) -> None:
    """Let a register that is begun work by the standard that every new unit starts with."""
    work.change_setting(STANDARDS, DEFAULT_STANDARDS)
    work.__dict__.pop("standard", None)
