"""What is said of and decided for one child, kept field by field while the chair writes (L03, N04, N06, I11, I34)."""

from collections.abc import Callable, Collection, Mapping
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from cpdesk.desk.acts import does
from cpdesk.desk.booking_checks import london_time
from cpdesk.desk.conference_at_hand import conference_at
from cpdesk.desk.decisions_kept import decision_of, decisions_kept
from cpdesk.desk.entry_at_hand import not_in_the_future
from cpdesk.desk.given_values import as_choice, as_day, as_line, as_moment, as_tick, as_words
from cpdesk.desk.lpm_links import stands_on_register
from cpdesk.desk.record_at_hand import draft_of, guard_seen, record_of
from cpdesk.desk.who_may import KEEP_RECORD
from cpdesk.desk.work import Work
from cpdesk.records.model import ChildDecision, Conference
from cpdesk.rows.record_decision_deeds import ChangeChildDecision
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept
from cpdesk.rules.conferences import ConferenceOutcome, ConferenceState
from cpdesk.rules.decisions import Answer, Basis, Category, LpmDecision
from cpdesk.rules.how_dates_read import listed
from cpdesk.rules.outcomes import cannot_end_in

Values = dict[str, Any]
LATER = frozenset({"manager_told", "manager_told_at", "lpm_sm_decision", "lpm_sm_name", "lpm_sm_on", "lpm_sm_why"})
"""What happens after the conference and is kept whatever state the record is in."""
_AFTER_HELD = (
    "The conference was held, and plans and next dates follow from what it ended in. Correct the outcome, with the "
    "reason: they are put right with it."
)
_RECOMMEND = (
    "An LPM is recommended with its text, its rationale and its timescale, and enters the register at once. "
    "Fill in the recommendation."
)
_ON_REGISTER = (
    "This recommendation stands on the register. Take it back with Undo or withdraw the entry there first; then change "
    "the decision."
)


@does(ChangeChildDecision, roles=KEEP_RECORD, named="Change what was decided for a child")
def change_child_decision(work: Work, request: ChangeChildDecision) -> Kept:
    """Gives fields of one child's decision new values; what happens after the conference may be added at any time."""
    conference = _conference(work, request)
    values = {name: _read(work, name, value) for name, value in request.fields.items()}
    known = decisions_kept(work, request.conference_id).get(request.child_id)
    kept = known or decision_of(work, conference, request.child_id)
    if known is not None:
        seen = {name: _as_kept(name, value) for name, value in request.seen.items()}
        guard_seen(work, kept, request.version, mine=values, seen=seen)
    values.update(_what_follows(work, kept, values))
    _check(work, conference, kept, values)
    for name, value in values.items():
        work.change(kept, name, value)
    return Kept((kept.id,), f"Kept: {listed([FIELD_WORDS[name] for name in request.fields])}.", work.operation)


def _conference(work: Work, request: ChangeChildDecision) -> Conference:
    """The conference whose record is written in; what happens later is kept beside an issued record too."""
    unknown = request.fields.keys() - _READERS.keys()
    if unknown or not request.fields:
        raise Refusal(f"A decision has these fields: {', '.join(sorted(_READERS))}.")
    if not request.fields.keys() <= LATER:
        return draft_of(work, request.conference_id)[0]
    conference = conference_at(work, request.conference_id)
    record_of(work, conference.id)
    return conference


def _what_follows(work: Work, kept: ChildDecision, values: Values) -> Values:
    """Parts belong to the category multiple only; a manager who was told was told now, where no moment was given."""
    follows: Values = {}
    if values.get("category", Category.MULTIPLE.value) != Category.MULTIPLE and "category_parts" not in values:
        follows["category_parts"] = ""
    if "manager_told" in values and "manager_told_at" not in values:
        follows["manager_told_at"] = (
            (kept.manager_told_at or work.moment.astimezone(UTC)) if values["manager_told"] else None
        )
    if values.get("lpm_decision", kept.lpm_decision) != kept.lpm_decision and kept.recommendation_id is not None:
        follows.update(recommendation_id=None, lpm_text="", lpm_recommended_by="")
    return follows


def _check(work: Work, conference: Conference, kept: ChildDecision, values: Values) -> None:
    """Refuse what would part the record from the diary or from the register."""
    outcome = values.get("outcome")
    if outcome is not None and conference.state == ConferenceState.HELD and outcome != kept.outcome:
        raise Refusal(_AFTER_HELD, field="outcome")
    wrong = cannot_end_in(conference.kind, ConferenceOutcome(outcome)) if outcome else ""
    if wrong:
        raise Refusal(wrong, field="outcome")
    if "lpm_decision" not in values or values["lpm_decision"] == kept.lpm_decision:
        return
    if values["lpm_decision"] == LpmDecision.RECOMMEND:
        raise Refusal(_RECOMMEND, field="lpm_decision")
    if stands_on_register(work, kept) is not None:
        raise Refusal(_ON_REGISTER, field="lpm_decision")


def _read(work: Work, name: str, value: Any) -> Any:
    """The value as it is kept; refused with what to enter instead."""
    return _READERS[name](work, name, value)


def _as_kept(name: str, value: Any) -> Any:
    """What a person saw in a field, as it is kept: categories stand in one field."""
    return _joined(value) if name == "category_parts" and isinstance(value, Collection) else value


def _joined(value: Any) -> str:
    return " ".join(one.value for one in Category if one in tuple(value or ()))


def _words(_: Work, name: str, value: Any) -> str:
    return as_words(name, value)


def _one_line(_: Work, name: str, value: Any) -> str:
    return as_line(name, value)


def _yes_or_no(_: Work, name: str, value: Any) -> bool:
    return as_tick(name, value)


def _one_of(choices: type[StrEnum], *but: StrEnum) -> Callable[[Work, str, Any], str]:
    may = tuple(choice for choice in choices if choice not in but)

    def read(_: Work, name: str, value: Any) -> str:
        return "" if value is None or value == "" else as_choice(name, value, may).value

    return read


def _categories(_: Work, name: str, value: Any) -> str:
    """The categories that multiple abuse consists of, each once, in the order of the census."""
    parts = [one for one in Category if one is not Category.MULTIPLE]
    given = () if value is None else value
    if not isinstance(given, Collection) or any(one not in parts for one in given):
        raise Refusal(f"Choose from these: {', '.join(parts)}.", field=name)
    return _joined(given)


def _day_that_came(what: str) -> Callable[[Work, str, Any], date | None]:
    def read(work: Work, name: str, value: Any) -> date | None:
        on = as_day(name, value)
        if on is not None:
            not_in_the_future(work, on, what, name)
        return on

    return read


def _moment_that_came(work: Work, name: str, value: Any) -> datetime | None:
    given = as_moment(name, value)
    if given is None:
        return None
    at = london_time(given)
    if at > work.moment:
        raise Refusal("That moment has not come yet. Enter when the manager was told.", field=name)
    return at.astimezone(UTC)


_READERS: Mapping[str, Callable[[Work, str, Any], Any]] = {
    "lives_at": _words,
    "looked_after": _yes_or_no,
    "child_view": _words,
    "risk_statement": _words,
    "supervision_on": _day_that_came("the group supervision was held"),
    "supervision_view": _one_of(Answer),
    "supervision_words": _words,
    "outcome": _one_of(ConferenceOutcome),
    "basis_stated": _one_of(Basis),
    "reason": _words,
    "category": _one_of(Category),
    "category_parts": _categories,
    "lpm_decision": _one_of(LpmDecision),
    "lpm_why": _words,
    "manager_told": _one_line,
    "manager_told_at": _moment_that_came,
    "lpm_sm_decision": _one_of(Answer, Answer.ABSTAIN),
    "lpm_sm_name": _one_line,
    "lpm_sm_on": _day_that_came("the Service Manager decided"),
    "lpm_sm_why": _words,
}
FIELD_WORDS: Mapping[str, str] = {
    "lives_at": "where the child lives",
    "looked_after": "whether the child is looked after",
    "child_view": "the child's view",
    "risk_statement": "the statement about the risk",
    "supervision_on": "when group supervision was held",
    "supervision_view": "the view of group supervision",
    "supervision_words": "what group supervision said",
    "outcome": "the outcome",
    "basis_stated": "what the decision stands on",
    "reason": "the chair's reason",
    "category": "the category",
    "category_parts": "the categories of multiple abuse",
    "lpm_decision": "the decision on an LPM",
    "lpm_why": "why, or why not, an LPM",
    "manager_told": "who was told of the decision",
    "manager_told_at": "when the manager was told",
    "lpm_sm_decision": "the Service Manager's decision",
    "lpm_sm_name": "which Service Manager decided",
    "lpm_sm_on": "when the Service Manager decided",
    "lpm_sm_why": "why the Service Manager decided so",
}
"""How each field is named to people, in a sentence."""
