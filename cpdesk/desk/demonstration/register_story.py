"""An invented entry from conference to end, and how a set of them is kept at once with the history they would have."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import insert

from cpdesk.desk.demonstration.people import ADMIN, CLERK
from cpdesk.desk.in_step import TAKEN_BACK, keep_in_step
from cpdesk.desk.known_names import CHAIR, SOCIAL_WORKER, TEAM_MANAGER, person_called, team_called
from cpdesk.desk.marks import NO_DATE
from cpdesk.desk.work import Work
from cpdesk.records.history import CREATED, Change, append_each, as_kept
from cpdesk.records.model import Child, Difference, Family, Operation, Recommendation, RecommendedChild, StateMove
from cpdesk.rules.lpm import HELD_STATES, ConferenceKind, IcPosition, Outcome, State, TmView

_SPACE = UUID("5b0d6f3e-6a55-4f5e-9c7e-2f6d1b0a2002")
_ROAD = (State.RECOMMENDED, State.ALERTED, State.BOOKED, State.HELD, State.IC_ALERTED, State.IC_READ, State.CLOSED)
_TITLES = {
    State.RECOMMENDED: "New recommendation",
    State.ALERTED: "Alert case progression and Team Manager",
    State.BOOKED: "Book the LPM",
    State.HELD: "Record the LPM date",
    State.IC_ALERTED: "Alert the chair",
    State.IC_READ: "Record that the chair has read the outcome",
    State.CLOSED: "Close the recommendation",
    State.WITHDRAWN: "Withdraw the recommendation",
}


@dataclass(slots=True)
class Story:
    """One invented entry and where its road has led."""

    surname: str
    children: list[tuple[str, date | None]]
    team: str
    chair: str
    team_manager: str
    social_worker: str
    conference_on: date
    rationale: str
    risk_statement: str
    kind: ConferenceKind = ConferenceKind.ICPC
    timescale: str = ""
    lpm_by: date | None = None
    state: State = State.RECOMMENDED
    booked_for: date | None = None
    lpm_on: date | None = None
    outcome: Outcome | None = None
    tm_view: TmView = TmView.AGREES
    position: IcPosition | None = None
    escalated: bool = False
    updated_on: date | None = None
    case_id: str = ""
    family: str = ""
    entry: Recommendation | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class _Step:
    """One thing that was done on the road: when, by whom, what it changed."""

    on: date
    by: str
    to: State
    changed: tuple[tuple[str, object], ...]
    why: str = ""


def keep_stories(work: Work, stories: Sequence[Story]) -> None:
    """Keep these entries with their children, steps, differences of view and history."""
    families: dict[str, Family] = {}
    names: dict[str, dict[str, Any]] = {
        "team": {name: team_called(work, name) for name in dict.fromkeys(one.team for one in stories)},
        **{
            part: {
                name: person_called(work, name, part) for name in dict.fromkeys(getattr(one, part) for one in stories)
            }
            for part in (CHAIR, TEAM_MANAGER, SOCIAL_WORKER)
        },
    }
    for story in stories:
        if story.family not in families:
            families[story.family] = Family(uuid=_uuid("family", story.family), case_id=story.family)
    work.session.add_all(families.values())
    work.session.flush()
    steps = {id(story): tuple(_steps(work, story)) for story in stories}
    for story in stories:
        story.entry = _entry(work, story, steps[id(story)], families[story.family], names)
    work.session.add_all([story.entry for story in stories])
    work.session.flush()
    _keep_children(work, stories, families)
    _keep_steps(work, stories, steps)
    for story in stories:
        if story.escalated:
            _escalate(work, story)
    keep_in_step(work, [story.entry.id for story in stories if story.entry])


def _steps(work: Work, story: Story) -> Iterator[_Step]:
    """The steps that led the entry to where it stands, each on a working day that has come."""
    days = work.calendar
    road = _ROAD[: _ROAD.index(story.state) + 1] if story.state in _ROAD else (*_ROAD[:2], State.WITHDRAWN)
    on = story.conference_on
    told = min(days.add(on, 2), work.today)
    held = story.lpm_on or told
    chair_told = min(days.add(held, 1), work.today)
    read = min(days.add(held, 4), work.today)
    booked_for = story.lpm_on or story.booked_for
    made: dict[State, _Step] = {
        State.RECOMMENDED: _Step(min(days.add(on, 1), work.today), CLERK, State.RECOMMENDED, ()),
        State.ALERTED: _Step(
            told, CLERK, State.ALERTED,
            (("alerted_case_progression_on", told), ("alerted_team_manager_on", told)),
        ),
        State.BOOKED: _Step(
            min(days.add(on, 4), held if story.lpm_on else work.today), ADMIN, State.BOOKED,
            (("lpm_booked_for", booked_for),),
        ),
        State.HELD: _Step(held, ADMIN, State.HELD, (("lpm_on", story.lpm_on), ("outcome", story.outcome))),
        State.IC_ALERTED: _Step(chair_told, ADMIN, State.IC_ALERTED, (("ic_alerted_on", chair_told),)),
        State.IC_READ: _Step(
            read, story.chair, State.IC_READ, (("ic_read_on", read), ("ic_position", IcPosition.AGREES))
        ),
        State.CLOSED: _Step(min(days.add(held, 6), work.today), story.chair, State.CLOSED, ()),
        State.WITHDRAWN: _Step(
            min(days.add(on, 8), work.today), story.chair, State.WITHDRAWN,
            (("withdrawn_why", "The family moved to another authority."),), "The family moved to another authority.",
        ),
    }  # fmt: skip
    yield from (made[state] for state in road)


def _entry(
    work: Work, story: Story, steps: Sequence[_Step], family: Family, names: dict[str, dict[str, Any]]
) -> Recommendation:
    updated = max(story.updated_on or steps[-1].on, steps[-1].on) if story.updated_on is None else story.updated_on
    led_to = {name: _plain(value) for step in steps for name, value in step.changed}
    return Recommendation(
        uuid=_uuid("entry", story.case_id),
        family_id=family.id,
        case_id=story.case_id,
        team_id=names["team"][story.team].id,
        chair_id=names[CHAIR][story.chair].id,
        team_manager_id=names[TEAM_MANAGER][story.team_manager].id,
        social_worker_id=names[SOCIAL_WORKER][story.social_worker].id,
        conference_kind=story.kind.value,
        conference_on=story.conference_on,
        recommended_on=story.conference_on,
        rationale=story.rationale.format(timescale=story.timescale),
        risk_statement=story.risk_statement,
        timescale=story.timescale,
        lpm_by=story.lpm_by,
        state=story.state.value,
        tm_view=story.tm_view.value,
        plan_start_on=_plan_start(work, story),
        diary_sheet_on=story.lpm_on if story.state in (*HELD_STATES, State.CLOSED) else None,
        case_note_on=led_to.get("ic_alerted_on"),
        last_update_on=min(updated, work.today),
        last_update_by=steps[-1].by,
        standards=work.standard.code,
        state_rank=TAKEN_BACK,
        due_shown=NO_DATE,
        child_shown="",
        **led_to,
    )


def _plan_start(work: Work, story: Story) -> date:
    """A plan starts with its initial conference; a review looks back on one of some months."""
    return story.conference_on if story.kind is ConferenceKind.ICPC else work.calendar.add(story.conference_on, -60)


def _keep_children(work: Work, stories: Sequence[Story], families: dict[str, Family]) -> None:
    children = [
        (story, place, Child(uuid=_uuid("child", f"{story.case_id} {place}"), family_id=families[story.family].id,
                             first_name=first_name, surname=story.surname, born_on=born_on))
        for story in stories
        for place, (first_name, born_on) in enumerate(story.children)
    ]  # fmt: skip
    work.session.add_all([child for _, _, child in children])
    work.session.flush()
    work.session.execute(
        insert(RecommendedChild),
        [
            {"recommendation_id": story.entry.id, "child_id": child.id, "place": place}
            for story, place, child in children
            if story.entry
        ],
    )


def _keep_steps(work: Work, stories: Sequence[Story], steps: dict[int, tuple[_Step, ...]]) -> None:
    """The steps as state moves, as operations by name, and as history, in the order in which they happened."""
    taken = [
        (step, story, steps[id(story)][place - 1].to.value if place else "", _uuid("step", f"{story.case_id} {place}"))
        for story in stories
        for place, step in enumerate(steps[id(story)])
    ]
    taken.sort(key=lambda one: (one[0].on, one[1].case_id, one[3] if one[2] else ""))
    connection = work.session.connection()
    connection.execute(
        insert(StateMove.__table__),  # type: ignore[arg-type]  # a Table, by design
        [
            {"recommendation_id": story.entry.id, "at": _at(work, step), "by": step.by, "from_state": before,
             "to_state": step.to.value, "why": step.why}
            for step, story, before, _ in taken if story.entry
        ],
    )  # fmt: skip
    connection.execute(
        insert(Operation.__table__),  # type: ignore[arg-type]  # a Table, by design
        [
            {"uuid": uuid, "at": _at(work, step), "by": step.by, "title": _TITLES[step.to], "may_undo": False,
             "undoes": "", "undone_by": ""}
            for step, _, _, uuid in taken
        ],
    )  # fmt: skip
    append_each(
        connection,
        (
            (change, _at(work, step), step.by, uuid)
            for step, story, before, uuid in taken
            if story.entry
            for change in _changes(story.entry.id, step, before)
        ),
    )


def _changes(entry_id: int, step: _Step, before: str) -> Iterator[Change]:
    if not before:
        yield Change("recommendation", entry_id, CREATED, None, None)
        return
    for name, value in step.changed:
        yield Change("recommendation", entry_id, name, as_kept(None), as_kept(value), step.why)
    yield Change("recommendation", entry_id, "state", as_kept(before), as_kept(step.to), step.why)


def _escalate(work: Work, story: Story) -> None:
    """A difference about the need for an LPM: not agreed with the Team Manager, now with the service managers."""
    if story.entry is None or story.lpm_by is None:
        return
    days = work.calendar
    rungs = (
        (1, -5, "Team manager: wait for the parenting assessment. Discussed in supervision.", "Not agreed.",
         "The chair sees no reason to wait: the risk has not changed since the conference."),
        (2, -3, "Taken to the service managers; reply asked within five working days.", "", ""),
    )  # fmt: skip
    for stage, back, discussion, outcome, rationale in rungs:
        discussed_on = days.add(work.today, back)
        rung = Difference(
            uuid=_uuid("difference", f"{story.case_id} {stage}"), recommendation_id=story.entry.id, stage=stage,
            about="need", opened_on=discussed_on, discussion=discussion, outcome=outcome,
            rationale=rationale,
        )  # fmt: skip
        work.session.add(rung)
        work.session.flush()
        opened = Change("difference", rung.id, CREATED, None, None)
        at = datetime.combine(discussed_on, time(11), UTC)
        append_each(work.session.connection(), [(opened, at, story.chair, work.operation)])


def _at(work: Work, step: _Step) -> datetime:
    return min(datetime.combine(step.on, time(10, 15), UTC), work.moment.astimezone(UTC))


def _uuid(kind: str, of: str) -> str:
    return str(uuid5(_SPACE, f"{kind} {of}"))


def _plain(value: object) -> object:
    return value.value if isinstance(value, (Outcome, IcPosition)) else value
