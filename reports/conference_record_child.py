"""What was said of and decided for one child, as it stands in the PDF of a conference's record."""

from datetime import date
from typing import Any

from reportlab.lib.units import mm

from cpdesk.rows.record_decisions import ChildDecisionRow, LpmOfChild, TallyRow, ViewRow
from cpdesk.rules.decisions import Answer
from cpdesk.rules.how_dates_read import listed, long, short_moment, slashed
from cpdesk.rules.initials import UNBORN
from cpdesk.rules.london import LONDON
from cpdesk.words import (
    ANSWER_WORDS,
    BASIS_WORDS,
    CATEGORY_WORDS,
    CONFERENCE_OUTCOME_WORDS,
    DIRECTION_WORDS,
    LPM_DECISION_WORDS,
    LPM_NOT_ASKED,
    NOT_RECORDED,
    RECOMMENDED_BY_WORDS,
)
from reports.conference_record_people import WITHHELD, with_agency
from reports.pdf_house import Heading, house_style, typed
from reports.pdf_tables import facts_table, grid_table


def full_name(child: ChildDecisionRow) -> str:
    """A child's names as they are written."""
    return " ".join(filter(None, (child.first_name, child.surname)))


def child_part(child: ChildDecisionRow, hidden: frozenset[int]) -> list[Any]:
    """The child's own section: risk, views one by one, the tally, the decision with its basis, the LPM."""
    return [
        Heading(full_name(child)),
        *facts_table(_about(child, hidden)),
        *_words("What the child said", child.child_view),
        *_words("The chair's statement on the risk", child.risk_statement or NOT_RECORDED),
        *_views(child),
        *_supervision(child),
        Heading("Decision", 1),
        *facts_table(_decision(child)),
        Heading("Legal Planning Meeting", 1),
        *facts_table(_lpm(child.lpm)),
    ]


def born(child: ChildDecisionRow) -> str:
    """When a child was born; an unborn child is due."""
    unborn = child.first_name.casefold().startswith(UNBORN.casefold())
    if child.born_on is None:
        return "Not born yet" if unborn else NOT_RECORDED
    return f"Due {slashed(child.born_on)}" if unborn else slashed(child.born_on)


def _about(child: ChildDecisionRow, hidden: frozenset[int]) -> tuple[tuple[str, str], ...]:
    return (
        ("Born", born(child)),
        ("Lives at", WITHHELD if -child.child_id in hidden else child.lives_at),
        ("Looked after", "Yes" if child.looked_after else "No"),
    )


def _words(title: str, words: str) -> list[Any]:
    return [Heading(title, 1), *typed(words, house_style(10))] if words.strip() else []


def _views(child: ChildDecisionRow) -> list[Any]:
    """Each professional's view on the threshold and on the need for a plan, then how many said what (N01)."""
    story: list[Any] = [Heading("Views of the professionals", 1)]
    if child.views:
        headings = ("Professional", "Significant harm", "Plan needed", "Why")
        story.append(grid_table(headings, [_view(one) for one in child.views], (44 * mm, 24 * mm, 22 * mm)))
    counted = (("Significant harm", _tally(child.threshold)), ("Plan needed", _tally(child.plan_needed)))
    return story + facts_table(counted)


def _view(one: ViewRow) -> tuple[str, str, str, str]:
    return with_agency(one.who, one.agency), _answer(one.threshold), _answer(one.plan_needed), one.rationale


def _answer(given: Answer | None) -> str:
    return ANSWER_WORDS[given] if given else NOT_RECORDED


def _tally(tally: TallyRow) -> str:
    return tally.words or f"{tally.yes} yes, {tally.no} no, {tally.abstain} abstained, {tally.missing} not recorded"


def _supervision(child: ChildDecisionRow) -> list[Any]:
    """Group supervision's view, which is an input and takes no professional's place (N09)."""
    facts = (
        ("On", long(child.supervision_on) if child.supervision_on else ""),
        ("Plan needed", ANSWER_WORDS[child.supervision_view] if child.supervision_view else ""),
        ("In words", child.supervision_words),
    )
    table = facts_table(facts)
    return [Heading("Group supervision", 1), *table] if table else []


def _decision(child: ChildDecisionRow) -> tuple[tuple[str, str], ...]:
    told = short_moment(child.manager_told_at.astimezone(LONDON)) if child.manager_told_at else ""
    return (
        ("Decided", child.decided_words),
        ("Outcome", CONFERENCE_OUTCOME_WORDS[child.outcome] if child.outcome else NOT_RECORDED),
        ("Basis", BASIS_WORDS[child.basis] if child.basis else ""),
        ("Direction", DIRECTION_WORDS[child.direction] if child.direction else ""),
        ("Chair's reason", child.reason),
        ("Service Manager told", ", ".join(filter(None, (child.manager_told, told)))),
        ("Category", _category(child)),
        ("Plan since", _day(child.plan_start_on)),
    )


def _category(child: ChildDecisionRow) -> str:
    if child.category is None:
        return ""
    parts = [CATEGORY_WORDS[one] for one in child.category_parts]
    return CATEGORY_WORDS[child.category] + (f": {listed(parts)}" if parts else "")


def _lpm(lpm: LpmOfChild) -> tuple[tuple[str, str], ...]:
    decided = ANSWER_WORDS[lpm.sm_decision] if lpm.sm_decision else ""
    unsaid = NOT_RECORDED if lpm.required else LPM_NOT_ASKED
    return (
        ("Decision", LPM_DECISION_WORDS[lpm.decision] if lpm.decision else unsaid),
        ("Recommended by", RECOMMENDED_BY_WORDS[lpm.recommended_by] if lpm.recommended_by else ""),
        ("Recommendation", lpm.text),
        ("Rationale", lpm.rationale),
        ("Timescale", lpm.timescale),
        ("By", _day(lpm.by)),
        ("Reason", lpm.why),
        ("In the register", lpm.state_words),
        ("Route", lpm.route_warning),
        ("Service Manager", ", ".join(filter(None, (decided, lpm.sm_name, _day(lpm.sm_on))))),
        ("Service Manager's reason", lpm.sm_why),
    )


def _day(on: date | None) -> str:
    return long(on) if on else ""
