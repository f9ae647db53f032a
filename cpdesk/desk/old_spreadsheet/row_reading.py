"""What one row means: the children, the conference, the steps taken, and where the entry stands."""

import hashlib
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from cpdesk.desk.old_spreadsheet.children_of_row import children_of_row
from cpdesk.desk.old_spreadsheet.one_row import RowAtHand
from cpdesk.rows.old_spreadsheet import Field, ReadRow, Rejected
from cpdesk.rules.calendar import WorkingDays
from cpdesk.rules.lpm import ConferenceKind, Outcome, State
from cpdesk.rules.names import fold, person_key, team_key
from cpdesk.rules.old_spreadsheet.dates import ReadDate, Reading, date_and_words, read_date
from cpdesk.rules.old_spreadsheet.two_in_one import conference_in_one, held_and_decided
from cpdesk.rules.old_spreadsheet.values import (
    answered,
    read_case_id,
    read_conference_kind,
    read_outcome,
    read_person,
    read_state,
    read_team,
    says_yes,
)  # fmt: skip
from cpdesk.rules.timescale import Timescale, read_timescale

NO_CHILD = "No child is named in this row. Name the child in the spreadsheet and import it again."
YES_NO_DATE = "This says yes, but not when."
_as_json = json.JSONEncoder(default=repr, ensure_ascii=False).encode
_AGREEMENT = re.compile(r"\b(?:agree|support|view|opinion|position)", re.I)
_DIGIT = re.compile(r"\d")
_folded = lru_cache(maxsize=50_000)(fold)
_person = lru_cache(maxsize=50_000)(person_key)


@dataclass(slots=True)
class Surroundings:
    """What the reading of every row shares: today, the calendar, the teams known, timescales read before."""

    today: date
    calendar: WorkingDays
    teams: frozenset[str]
    chairs_by_first_name: dict[str, str] = field(default_factory=dict)
    strange_teams: set[str] = field(default_factory=set)
    timescales: dict[tuple[str, date | None], Timescale] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Steps:
    """How far a row says that the recommendation has come."""

    alerted_on: date | None
    lpm_on: date | None
    outcome: Outcome | None
    ic_read: bool
    ic_read_on: date | None


def read_row(at: RowAtHand, around: Surroundings) -> ReadRow | Rejected:
    """One row as an entry would hold it, or why it cannot be one."""
    children, born_on = children_of_row(at)
    if not children:
        named = Field.CHILDREN if Field.CHILDREN in at.columns.places else Field.SURNAME
        at.wonder(named, "No child is named in this row.")
        return Rejected(at.columns.sheet, at.row.number, NO_CHILD)
    conference = at.date_of(Field.CONFERENCE_ON)
    if conference.how in (Reading.BLANK, Reading.UNREADABLE) and (in_one := _conference_in_one(at)):
        conference = in_one[0]
    if conference.how is Reading.IMPOSSIBLE:
        at.wonder(Field.CONFERENCE_ON, conference.said)
        return Rejected(at.columns.sheet, at.row.number, f"impossible conference date: {conference.said}")
    if conference.how not in (Reading.DATE, Reading.BLANK):
        at.wonder(Field.CONFERENCE_ON, conference.said)
        at.keep_as_written(Field.CONFERENCE_ON)
    return _entry(at, around, children, born_on, conference.on)


def _entry(
    at: RowAtHand,
    around: Surroundings,
    children: tuple[tuple[str, str], ...],
    born_on: tuple[date | None, ...],
    conference_on: date | None,
) -> ReadRow:
    at.conference_on = conference_on
    case_id = _case_id(at)
    team, chair = _team(at, around), _chair(at, around)
    manager, worker = _person_of(at, Field.TEAM_MANAGER), _person_of(at, Field.SOCIAL_WORKER)
    kind = _conference_kind(at)
    timescale, read = _timescale(at, around, conference_on)
    steps = _steps(at)
    state = _state(at, steps)
    _check_order(at, around.today, conference_on, steps, read.by)
    at.keep_words(Field.NOTES)
    at.keep_the_rest()
    if at.row.struck:
        at.wonder(Field.CHILDREN, "This row is struck through in the spreadsheet. If it is done, close the entry.")
    rationale, risk, disagreement = at.words(Field.RATIONALE), at.words(Field.RISK_STATEMENT), _disagreement(at)
    identity = _identity(children, case_id, conference_on, (kind, steps.lpm_on, rationale))
    content = (
        kind, _folded(team), _person(chair), _person(manager), _person(worker), rationale, risk, timescale,
        steps, disagreement, state, sorted(at.said),
    )  # fmt: skip
    return ReadRow(
        at.columns.sheet, at.row.number, children, born_on, case_id, team, chair, manager, worker, kind, conference_on,
        rationale, risk, timescale, read.by,
        (read.unit, read.count) if read.understood and read.unit != "stated" else None,
        steps.alerted_on, steps.lpm_on, steps.outcome, steps.ic_read, steps.ic_read_on, disagreement, state,
        "\n".join(at.notes), at.as_written(), identity + _hashed(content),
    )  # fmt: skip


def _identity(children: Iterable[tuple[str, str]], case_id: str, conference_on: date | None, otherwise: object) -> str:
    return identity_of(children, case_id, conference_on, "" if conference_on else repr(otherwise))


def identity_of(
    children: Iterable[tuple[str, str]], case_id: str, conference_on: date | None, otherwise: str = ""
) -> str:
    """What makes an entry this one, whatever else is said of it: its children, case number and conference."""
    names = sorted(_folded(f"{first} {surname}") for first, surname in children)
    return _hashed([names, fold(case_id), str(conference_on), otherwise])


def _hashed(meaning: object) -> str:
    return hashlib.sha256(_as_json(meaning).encode()).hexdigest()[:32]


def _case_id(at: RowAtHand) -> str:
    cell = at.cell(Field.CASE_ID)
    case_id = read_case_id(cell.shown)
    if isinstance(cell.value, date) or (len(case_id.split()) > 1 and not any(letter.isdigit() for letter in case_id)):
        at.wonder(Field.CASE_ID, "This does not look like a case number.")
    if len(case_id) > 60:
        at.wonder(Field.CASE_ID, "This is too long for a case number, so it stays with the notes.")
        at.keep_as_written(Field.CASE_ID)
        return ""
    return case_id


def _team(at: RowAtHand, around: Surroundings) -> str:
    team = _name(at, Field.TEAM, read_team, 120) or at.setting.team
    if not around.teams or not team:
        return team
    key = team_key(team)
    if key not in around.teams and key not in around.strange_teams:
        around.strange_teams.add(key)
        at.wonder(Field.TEAM, f"\u201c{team}\u201d is not a team of this register yet; it is added.")
    return team


def _chair(at: RowAtHand, around: Surroundings) -> str:
    chair = _person_of(at, Field.CHAIR) or at.setting.chair
    return around.chairs_by_first_name.get(_folded(chair), chair)


def _person_of(at: RowAtHand, wanted: Field) -> str:
    name = _name(at, wanted, read_person, 200)
    if name and ("/" in name or "&" in name):
        at.wonder(wanted, "This may be two people; it is kept as one name.")
    return name


def _name(at: RowAtHand, wanted: Field, read: Callable[[str], str], longest: int) -> str:
    cell = at.cell(wanted)
    if cell.value is None:
        return ""
    name = read(cell.shown)
    if _no_name(cell.value, name, wanted):
        at.wonder(wanted, "This does not look like a name, so it stays with the notes.")
        at.keep_as_written(wanted)
        return ""
    if len(name) > longest:
        at.wonder(wanted, "This is too long for a name, so it stays with the notes.")
        at.keep_as_written(wanted)
        return ""
    return name


def _no_name(value: object, name: str, wanted: Field) -> bool:
    if not isinstance(value, str):
        return isinstance(value, date) or (wanted is not Field.TEAM and bool(name))
    if wanted is Field.TEAM:
        return read_date(value).on is not None
    return _DIGIT.search(name) is not None


def _conference_in_one(at: RowAtHand) -> tuple[ReadDate, str] | None:
    return conference_in_one(at.words(Field.CONFERENCE_ON)) or conference_in_one(at.words(Field.CONFERENCE_KIND))


def _conference_kind(at: RowAtHand) -> ConferenceKind | None:
    text = at.words(Field.CONFERENCE_KIND)
    if not text and (in_one := _conference_in_one(at)):
        text = in_one[1]
    kind = read_conference_kind(text) if text else None
    if text and kind is None:
        at.wonder(Field.CONFERENCE_KIND, "This names neither an initial nor a review conference.")
        at.keep_as_written(Field.CONFERENCE_KIND)
    return kind


def _timescale(at: RowAtHand, around: Surroundings, anchor: date | None) -> tuple[str, Timescale]:
    cell = at.cell(Field.TIMESCALE)
    text = at.words(Field.TIMESCALE)
    if isinstance(cell.value, date | int | float):
        stated = read_date(cell.value, from_1904=at.columns.from_1904).on
        return (f"{stated:%d/%m/%Y}" if stated else text), Timescale(
            stated, "stated" if stated else "", 0, understood=bool(stated)
        )
    known = around.timescales.get((text, anchor))
    if known is None:
        known = around.timescales[(text, anchor)] = read_timescale(text, anchor, around.calendar)
    if not known.understood and (within := date_and_words(text)) and within[0].how is not Reading.DATE:
        at.wonder(Field.TIMESCALE, within[0].said)
    return text, known


def _steps(at: RowAtHand) -> _Steps:
    alerted_on = _date_or_yes(at, Field.ALERTED_ON)[0]
    both = held_and_decided(at.words(Field.LPM_ON))
    lpm_on = both[0].on if both else at.date_or_doubt(Field.LPM_ON)
    ic_read_on, ic_read = _date_or_yes(at, Field.IC_READ_ON, plain_yes=True)
    return _Steps(alerted_on, lpm_on, _outcome(at, lpm_on, both[1] if both else None), ic_read, ic_read_on)


def _date_or_yes(at: RowAtHand, wanted: Field, *, plain_yes: bool = False) -> tuple[date | None, bool]:
    """The date of a cell, and whether it says yes, be it with a date or without."""
    text = at.words(wanted)
    yes = says_yes(text) if text else None
    if yes is None or at.date_of(wanted).on:
        on = at.date_or_doubt(wanted)
        return on, on is not None
    if yes:
        at.keep_without_date(wanted)
        if not plain_yes:
            at.wonder(wanted, YES_NO_DATE)
    return None, yes


def _outcome(at: RowAtHand, lpm_on: date | None, beside_date: Outcome | None) -> Outcome | None:
    text = at.words(Field.OUTCOME)
    outcome = read_outcome(text) if text else beside_date
    if beside_date and outcome not in (beside_date, None):
        at.wonder(Field.LPM_ON, "Another outcome stands beside the date; the one of its own column was taken.")
    if text and outcome is None:
        at.wonder(Field.OUTCOME, "This is none of the outcomes of an LPM; choose one on the entry.")
        at.keep_as_written(Field.OUTCOME)
    if outcome and lpm_on is None:
        at.wonder(Field.OUTCOME, "An outcome is written, but no date on which the LPM was held.")
    return outcome


def _disagreement(at: RowAtHand) -> str:
    """What is said of a difference of view; "No" beneath "Disputed?" says that there is none."""
    text = at.words(Field.DISAGREEMENT)
    asks_for_agreement = _AGREEMENT.search(at.heading(Field.DISAGREEMENT))
    return "" if text and says_yes(text) is False and not asks_for_agreement else text


def _state(at: RowAtHand, steps: _Steps) -> State:
    text = at.words(Field.STATE)
    said = read_state(text) or answered(at.heading(Field.STATE), text)
    if text and said is None:
        at.keep_words(Field.STATE)
    if said or at.setting.state:
        return said or at.setting.state or State.CLOSED
    if steps.ic_read:
        if steps.lpm_on is None:
            at.wonder(Field.IC_READ_ON, "The chair has read the outcome, but no LPM date is written.")
        return State.IC_READ
    if steps.outcome:
        return State.HELD
    if steps.lpm_on:
        return State.BOOKED
    return State.ALERTED if steps.alerted_on else State.RECOMMENDED


def _check_order(at: RowAtHand, today: date, conference_on: date | None, steps: _Steps, lpm_by: date | None) -> None:
    """Doubts about dates that cannot follow each other, or that lie ahead though they speak of what was done."""
    held = steps.outcome is not None or steps.ic_read
    for wanted, on, past in (
        (Field.CONFERENCE_ON, conference_on, True),
        (Field.ALERTED_ON, steps.alerted_on, True),
        (Field.LPM_ON, steps.lpm_on, held),
        (Field.IC_READ_ON, steps.ic_read_on, True),
    ):
        if on is None:
            continue
        if past and on > today:
            at.wonder(wanted, "This date has not come yet.")
        elif on.year < today.year - 15 or on.year > today.year + 5:
            at.wonder(wanted, f"Is {on.year} the right year?")
        if conference_on and on < conference_on:
            at.wonder(wanted, f"This is before the conference on {conference_on:%d/%m/%Y}.")
    if steps.ic_read_on and steps.lpm_on and steps.ic_read_on < steps.lpm_on:
        at.wonder(Field.IC_READ_ON, "The chair cannot have read the outcome before the LPM.")
    if lpm_by and conference_on and lpm_by < conference_on:
        at.wonder(Field.TIMESCALE, f"This is before the conference on {conference_on:%d/%m/%Y}.")
