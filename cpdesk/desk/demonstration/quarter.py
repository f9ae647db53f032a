"""What the invented unit learned from its alerts: words and actions of two quarters, one of them carried over (S44)."""

from dataclasses import dataclass

from cpdesk.desk.demonstration.people import CHAIRS
from cpdesk.desk.demonstration.rows import uuid_of
from cpdesk.desk.work import Work
from cpdesk.records.model import QuarterAction, QuarterLearning
from cpdesk.rules.maqa import Theme
from cpdesk.rules.quarters import last_ended

_LEARNED = (
    (None, "Alerts that were rung through before they were written were answered sooner."),
    (Theme.ATTENDANCE, "Most agencies that did not come had no deputy. The invitation now asks for one by name."),
)


@dataclass(frozen=True, slots=True)
class _Action:
    """An action: so many quarters ago, due so many working days from today, ended so many from today or open."""

    quarters_ago: int
    theme: Theme | None
    words: str
    owner: str
    due: int
    ended: int | None = None
    what_came: str = ""


_ACTIONS = (
    _Action(1, Theme.REPORT_LATE, "Send agencies a page on what a report has to say", CHAIRS[0], -20, -24,
            "Sent with every invitation since."),
    _Action(1, Theme.REPORT_QUALITY, "Ask the training lead for a morning on writing reports", CHAIRS[1], -6),
    _Action(0, Theme.ATTENDANCE, "Ask each agency for a named deputy", CHAIRS[2], 12),
)  # fmt: skip


def keep_quarter(work: Work) -> None:
    """Keep what was learned from the quarter that ended, its actions, and those of the one before."""
    quarter = last_ended(work.today)
    records: list[QuarterLearning | QuarterAction] = [
        QuarterLearning(
            uuid=uuid_of("learning", place), quarter=quarter.name, theme=theme.value if theme else "", words=words
        )
        for place, (theme, words) in enumerate(_LEARNED)
    ]
    for place, one in enumerate(_ACTIONS):
        records.append(QuarterAction(
            uuid=uuid_of("quarter action", place), quarter=(quarter.before if one.quarters_ago else quarter).name,
            theme=one.theme.value if one.theme else "", words=one.words, owner=one.owner,
            due_on=work.calendar.add(work.today, one.due), done=one.ended is not None, what_came=one.what_came,
            ended_on=None if one.ended is None else work.calendar.add(work.today, one.ended),
        ))  # fmt: skip
    work.session.add_all(records)
    work.session.flush()
    for record in records:
        work.note_new(record)
