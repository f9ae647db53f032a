"""Changes of single fields of an entry, and the fortnightly update (L07): checked by kind, each with its history."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum

from cpdesk.desk.entry_at_hand import entry_at, not_in_the_future, put_back, said_why
from cpdesk.desk.known_names import CHAIR, SOCIAL_WORKER, TEAM_MANAGER, person_called, team_called
from cpdesk.desk.register_entries import check_order
from cpdesk.desk.who_may import ENTER_RECOMMENDATION, MARK_REVIEW
from cpdesk.desk.work import Work, does
from cpdesk.records.model import Recommendation
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import AddUpdate, ChangeRecommendation, Kept
from cpdesk.rules.how_dates_read import short, slashed
from cpdesk.rules.lpm import OPEN_STATES, ConferenceKind, Outcome, State, TmView
from cpdesk.rules.timescale import read_timescale

FIELD_WORDS = {
    "lpm_by": "LPM due",
    "timescale": "Timescale",
    "rationale": "Rationale",
    "risk_statement": "Risk statement",
    "tm_view": "TM view",
    "outcome": "Outcome",
    "team": "Team",
    "chair": "Chair (IC)",
    "team_manager": "Team manager",
    "social_worker": "Social worker",
    "case_id": "Reference",
    "conference_kind": "From",
    "conference_on": "Conference",
    "recommended_on": "Recommended",
    "plan_start_on": "Plan start",
    "diary_sheet_on": "Diary sheet received",
    "case_note_on": "Case-note entry",
    "lpm_on": "LPM held",
    "notes": "Notes",
    "watched": "Watched",
}
_DATES = {"lpm_by", "conference_on", "recommended_on", "plan_start_on", "diary_sheet_on", "case_note_on", "lpm_on"}
_PAST = {"conference_on", "recommended_on", "diary_sheet_on", "case_note_on", "lpm_on"}
_NO_UPDATE = {  # they put an entry right, or mark it; they say nothing new of how the LPM goes on (L07)
    "watched", "case_id", "team", "chair", "team_manager", "social_worker", "conference_kind", "conference_on",
    "recommended_on",
}  # fmt: skip
_REQUIRED = {"rationale", "risk_statement", "lpm_by", "conference_on"}
_CHOICES: dict[str, type[StrEnum]] = {"tm_view": TmView, "outcome": Outcome, "conference_kind": ConferenceKind}
_NAMES: dict[str, Callable[[Work, str], object]] = {
    "team": team_called,
    "chair": lambda work, name: person_called(work, name, CHAIR),
    "team_manager": lambda work, name: person_called(work, name, TEAM_MANAGER),
    "social_worker": lambda work, name: person_called(work, name, SOCIAL_WORKER),
}


@does(ChangeRecommendation, roles=ENTER_RECOMMENDATION, named="Change the recommendation")
def change_recommendation(work: Work, request: ChangeRecommendation) -> Kept:
    """Give fields of an entry their new values; refused with both values when somebody else was there first."""
    unknown = set(request.fields) - set(FIELD_WORDS)
    if unknown:
        raise Refusal(f"The register has no field {sorted(unknown)[0]}.")
    entry = entry_at(work, request.id, request.version, request.fields)
    if entry.state == State.WITHDRAWN and set(request.fields) - {"notes"}:
        raise Refusal("This recommendation is withdrawn. Only its notes can still be changed.")
    values = {field: _value(entry, field, value) for field, value in request.fields.items()}
    _follow_timescale(work, entry, values)
    _check(work, entry, values, request.why)
    changed = [field for field, value in values.items() if _change(work, entry, field, value, request.why.strip())]
    if not changed:
        return Kept((entry.id,), "Nothing was changed.", "")
    said = f"Changed: {', '.join(FIELD_WORDS[field] for field in changed)}."
    return put_back(work, [entry], said, updated=not set(changed) <= _NO_UPDATE)


@does(AddUpdate, roles=MARK_REVIEW, named="Add an update")
def add_update(work: Work, request: AddUpdate) -> Kept:
    """Add a dated note to an entry, or stamp that it was looked at and nothing has changed (L07)."""
    entry = entry_at(work, request.id, request.version)
    text = request.text.strip()
    if not text and not request.no_change:
        raise Refusal("Enter what is new, or choose No change.", field="text")
    note = f"{slashed(work.today)} {work.who}: {text or 'No change'}"
    work.change(entry, "notes", f"{entry.notes}\n{note}".strip(), "No change" if request.no_change else "Update")
    return put_back(work, [entry], "Recorded: looked at, no change." if request.no_change else "Added the update.")


def _value(entry: Recommendation, field: str, value: object) -> object:
    """The value as the field holds it; refused when it is of another kind, or missing where one is required."""
    if field in _DATES:
        if value is not None and not isinstance(value, date):
            raise Refusal("Enter a date, like 27/3/2027.", field=field)
    elif field in _CHOICES:
        value = _choice(_CHOICES[field], value, field)
    elif field == "watched":
        value = bool(value)
    else:
        value = str(value or "").strip()
    if field in _REQUIRED and not value and getattr(entry, field):
        raise Refusal(f"{FIELD_WORDS[field]} cannot be left empty once it is recorded.", field=field)
    return value


def _choice(kind: type[StrEnum], value: object, field: str) -> str | None:
    if value in {None, ""}:
        return TmView.NOT_RECORDED.value if kind is TmView else None
    try:
        return kind(str(value)).value
    except ValueError:
        raise Refusal(f"Choose one of the values for {FIELD_WORDS[field]}.", field=field) from None


def _follow_timescale(work: Work, entry: Recommendation, values: dict[str, object]) -> None:
    """A new timescale brings its new date, unless the date is given as well."""
    if "timescale" not in values or "lpm_by" in values:
        return
    conference_on = values.get("conference_on", entry.conference_on)
    anchor = conference_on if isinstance(conference_on, date) else None
    by = read_timescale(str(values["timescale"]), anchor, work.calendar).by
    if by is not None:
        values["lpm_by"] = by


def _check(work: Work, entry: Recommendation, values: dict[str, object], why: str) -> None:
    new: dict[str, date | None] = {field: _date(values.get(field, getattr(entry, field))) for field in _DATES}
    for field in _PAST & set(values):
        if isinstance(on := values[field], date):
            not_in_the_future(work, on, "it happened", field)
    if {"lpm_by", "conference_on", "recommended_on"} & {field for field in values if _differs(entry, values, field)}:
        check_order(new["conference_on"], new["recommended_on"], new["lpm_by"])
    _check_later(entry, values, why)
    if "outcome" in values and _differs(entry, values, "outcome"):
        _check_held(entry, values["outcome"], "outcome")
    if "lpm_on" in values and _differs(entry, values, "lpm_on"):
        _check_held(entry, values["lpm_on"], "lpm_on")
        _check_after_conference(new["conference_on"], new["lpm_on"])


def _date(value: object) -> date | None:
    return value if isinstance(value, date) else None


def _check_after_conference(conference_on: date | None, lpm_on: date | None) -> None:
    if conference_on is not None and lpm_on is not None and lpm_on < conference_on:
        raise Refusal(f"The conference was on {short(conference_on)}. Enter that day or a later one.", field="lpm_on")


def _differs(entry: Recommendation, values: dict[str, object], field: str) -> bool:
    return bool(values[field] != getattr(entry, field, None))


def _check_later(entry: Recommendation, values: dict[str, object], why: str) -> None:
    wanted = values.get("lpm_by")
    if isinstance(wanted, date) and entry.lpm_by is not None and wanted > entry.lpm_by and not why.strip():
        said_why(why, f"the LPM may be held later than {short(entry.lpm_by)}")


def _check_held(entry: Recommendation, value: object, field: str) -> None:
    if entry.state in OPEN_STATES:
        raise Refusal("Record the day on which the LPM was held, together with its outcome.", field=field)
    if value is None and getattr(entry, field) is not None:
        raise Refusal("The LPM was held, so its day and its outcome stay recorded. Choose another value.", field=field)


def _change(work: Work, entry: Recommendation, field: str, value: object, why: str) -> bool:
    if field in _NAMES:
        known = _NAMES[field](work, str(value))
        return work.change(entry, f"{field}_id", getattr(known, "id", None), why)
    return work.change(entry, field, value, why)
