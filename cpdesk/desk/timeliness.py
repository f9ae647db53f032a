"""Timeliness: every measure by month, team or chair, and the rows behind each of its numbers."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import select

from cpdesk.desk.acts import answers
from cpdesk.desk.given_values import as_day
from cpdesk.desk.timeliness_counted import (
    MAIN_METHOD,
    NO_GROUP,
    Counted,
    Narrowed,
    counted,
    group_of,
    read_things,
)
from cpdesk.desk.timeliness_things import Between
from cpdesk.desk.timeliness_words import (
    NOTES,
    assumed_of,
    explained_of,
    name_of,
    over_of,
    said_of,
    source_of,
    what_of,
)
from cpdesk.desk.who_may import READ_TIMELINESS
from cpdesk.desk.work import Work
from cpdesk.records.model import Person, Team
from cpdesk.rows.late_words import LATE_WORDS, STANDING_WORDS
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.timeliness import (
    GroupBy,
    MeasureShown,
    RowsBehind,
    Timeliness,
    TimelinessCell,
    TimelinessRow,
    TimelinessRows,
    TimelinessShown,
)
from cpdesk.rules.how_dates_read import day_and_month, listed, long, month_and_year
from cpdesk.rules.names import sort_key
from cpdesk.rules.spans import add_months
from cpdesk.rules.timeliness import Measure, ReviewMethod, Standing, share

Key = tuple[Measure, ReviewMethod | None]
_NOBODY = {GroupBy.TEAM: "No team", GroupBy.CHAIR: "No chair"}
_MOST_YEARS = 12


@answers(Timeliness, roles=READ_TIMELINESS)
def timeliness(work: Work, question: Timeliness) -> TimelinessShown:
    """Every measure from one day to another; each number opens as many rows as it says."""
    between = _between(question.first, question.last)
    figures = counted_figures(work, between, Narrowed(question.team_id, question.chair_id), question.method)
    groups = _groups(work, question.by, between, figures.values())
    of = _narrowed_to(work, question)
    return TimelinessShown(
        first=question.first,
        last=question.last,
        by=question.by,
        groups=groups,
        measures=tuple(_measure(work, key, found, question.by, groups) for key, found in figures.items()),
        notes=(f"Only what belongs to {listed(list(of))} is counted.", *NOTES) if of else NOTES,
        unit=work.setting("name", ""),
        made_at=work.moment,
        made_by=work.who,
        of=of,
    )


def _narrowed_to(work: Work, question: Timeliness) -> tuple[str, ...]:
    """Who keeps these figures from being read as those of the whole unit: the one team, the one chair."""
    teams = _names(work, Team, {question.team_id})
    return (*teams.values(), *_names(work, Person, {question.chair_id}).values())


@answers(TimelinessRows, roles=READ_TIMELINESS)
def timeliness_rows(work: Work, question: TimelinessRows) -> RowsBehind:
    """The rows behind a number: exactly those that it counts."""
    between = _between(question.first, question.last)
    method = (question.method or MAIN_METHOD) if question.measure is Measure.REVIEW else None
    narrowed = Narrowed(question.team_id, question.chair_id)
    found = counted(work, read_things(work, question.measure, between, narrowed), between, method)
    wanted = [one for one in found if _is_wanted(one, question)]
    wanted.sort(key=lambda one: (one.counts_on, one.due_on, one.thing.subject, one.thing.subject_id))
    return RowsBehind(_title(work, question, method), rows_of(work, question.measure, method, wanted))


def counted_figures(
    work: Work, between: Between, narrowed: Narrowed, method: ReviewMethod | None = None
) -> dict[Key, list[Counted]]:
    """What every measure counts, in the order in which measures are shown; reviews once for each method."""
    chosen = method or MAIN_METHOD
    methods = (chosen, *(one for one in ReviewMethod if one is not chosen))
    figures: dict[Key, list[Counted]] = {}
    for measure in Measure:
        found = read_things(work, measure, between, narrowed)
        for way in methods if measure is Measure.REVIEW else (None,):
            figures[measure, way] = list(counted(work, found, between, way))
    return figures


def rows_of(
    work: Work, measure: Measure, method: ReviewMethod | None, found: Sequence[Counted]
) -> tuple[TimelinessRow, ...]:
    """Things that were counted as rows, in their order."""
    teams = _names(work, Team, {one.thing.team_id for one in found})
    chairs = _names(work, Person, {one.thing.chair_id for one in found})
    return tuple(
        TimelinessRow(
            subject=one.thing.subject,
            subject_id=one.thing.subject_id,
            conference_id=one.thing.conference_id,
            what=what_of(measure, one.thing),
            about=one.thing.about,
            reference=one.thing.reference,
            team=teams.get(one.thing.team_id, ""),
            chair=chairs.get(one.thing.chair_id, ""),
            anchor_on=one.thing.anchor_on,
            due_on=one.due_on,
            done_on=one.thing.done_on,
            standing=one.standing,
            over=over_of(work, one),
            reason=one.thing.reason,
            why=one.thing.why,
            explained=explained_of(one, method),
            by_method=tuple((way, one.by_method[way]) for way in ReviewMethod if way in one.by_method),
        )
        for one in found
    )


def _between(first: date, last: date) -> Between:
    for name, on in (("first", first), ("last", last)):
        as_day(name, on)
    if first > last:
        raise Refusal("The first day is after the last. Choose an earlier first day.", field="first")
    if last > add_months(first, 12 * _MOST_YEARS):
        raise Refusal(f"Choose days that are at most {_MOST_YEARS} years apart.", field="last")
    return Between(first, last)


def _is_wanted(one: Counted, question: TimelinessRows) -> bool:
    return (
        (not question.group or group_of(one, question.by) == question.group)
        and (question.standing is None or one.standing is question.standing)
        and (question.reason is None or (_needs_reason(one) and one.thing.reason == question.reason))
        and (not question.differs or one.differs)
    )


def _needs_reason(one: Counted) -> bool:
    return one.standing is not Standing.IN_TIME


def _groups(
    work: Work, by: GroupBy, between: Between, figures: Iterable[Sequence[Counted]]
) -> tuple[tuple[str, str], ...]:
    """Every month between the days; or every team or chair of whom something is counted, by name, then nobody's."""
    if by is GroupBy.MONTH:
        months, on = [], between.first.replace(day=1)
        while on <= between.last:
            months.append((f"{on:%Y-%m}", month_and_year(on)))
            on = add_months(on, 1)
        return tuple(months)
    keys = {group_of(one, by) for found in figures for one in found}
    names = _names(work, Team if by is GroupBy.TEAM else Person, {int(key) for key in keys - {NO_GROUP}})
    known = sorted(((str(number), name) for number, name in names.items()), key=lambda one: (sort_key(one[1]), one[0]))
    return (*known, *([(NO_GROUP, _NOBODY[by])] if NO_GROUP in keys else []))


def _measure(
    work: Work, key: Key, found: Sequence[Counted], by: GroupBy, groups: Sequence[tuple[str, str]]
) -> MeasureShown:
    measure, method = key
    of_group: dict[str, Counter[Standing]] = {group: Counter() for group, _ in groups}
    for one in found:
        of_group[group_of(one, by)][one.standing] += 1
    return MeasureShown(
        measure=measure,
        method=method,
        name=name_of(measure, method),
        said=said_of(work, measure, method),
        source=source_of(work, measure),
        assumed=assumed_of(measure),
        cells=tuple(_cell(group, of_group[group]) for group, _ in groups),
        total=_cell("", Counter(one.standing for one in found)),
        differs=sum(one.differs for one in found),
        reasons=_reasons(found),
    )


def _cell(group: str, number: Counter[Standing]) -> TimelinessCell:
    in_time, late = number[Standing.IN_TIME], number[Standing.LATE]
    return TimelinessCell(group, in_time, late, number[Standing.OPEN_LATE], share(in_time, late))


def _reasons(found: Iterable[Counted]) -> tuple[tuple[str, str, int], ...]:
    """The reasons of what was late or is open past its day, most frequent first; what has none yet comes last."""
    number = Counter(one.thing.reason for one in found if _needs_reason(one))
    given = sorted((one for one in number if one), key=lambda code: (-number[code], _reason_words(code)))
    left = [("", "No reason given yet", number[""])] if number[""] else []
    return (*((code, _reason_words(code), number[code]) for code in given), *left)


def _reason_words(code: str) -> str:
    return LATE_WORDS.get(code, code)


def _names(work: Work, record: type[Team] | type[Person], ids: set[int | None] | set[int]) -> Mapping[int | None, str]:
    wanted = sorted(number for number in ids if number is not None)
    rows = work.session.execute(select(record.id, record.name).where(record.id.in_(wanted)))
    return {row.id: row.name for row in rows}


def _title(work: Work, question: TimelinessRows, method: ReviewMethod | None) -> str:
    """What the rows are: "Reviews, by months, late, Cluster 4A, 1 October to 31 December 2026"."""
    parts = [name_of(question.measure, method)]
    if question.differs:
        parts.append("judged otherwise by another method")
    if question.standing is not None:
        parts.append(STANDING_WORDS[question.standing].lower())
    if question.reason is not None:
        parts.append(_reason_words(question.reason).lower() if question.reason else "no reason given yet")
    if question.group:
        parts.append(_group_words(work, question.by, question.group))
    return ", ".join([*parts, _span_words(question.first, question.last)])


def _group_words(work: Work, by: GroupBy, group: str) -> str:
    try:
        if by is GroupBy.MONTH:
            return month_and_year(date.fromisoformat(f"{group}-01"))
        if group == NO_GROUP:
            return _NOBODY[by].lower()
        return _names(work, Team if by is GroupBy.TEAM else Person, {int(group)})[int(group)]
    except (ValueError, KeyError):
        raise Refusal("These figures have no such group. Look at them again.", field="group") from None


def _span_words(first: date, last: date) -> str:
    begins = day_and_month(first) if first.year == last.year else long(first).split(" ", 1)[1]
    return f"{begins} to {long(last).split(' ', 1)[1]}"
