"""The outline plan of a conference, its core group and the dates that were agreed, as they stand in the PDF."""

from collections.abc import Sequence
from typing import Any

from reportlab.lib.units import mm

from cpdesk.rows.conference_record import TheRecord
from cpdesk.rows.record_plan import ActionRow, ObjectiveRow
from cpdesk.rules.how_dates_read import listed, long, slashed
from cpdesk.rules.london import LONDON
from cpdesk.words import NOT_RECORDED, TOLD_BY_WORDS
from reports.pdf_house import Heading, from_left, house_style, typed
from reports.pdf_tables import facts_table, grid_table

FOR_ALL = "All children"
_SHORT = 500  # characters of an objective that stay on one page with the beginning of its actions


def plan_part(record: TheRecord) -> list[Any]:
    """The objectives, each with its actions; then the actions that belong to none (S23)."""
    if not record.objectives and not record.actions:
        return []
    names = {child.child_id: child.first_name or child.surname for child in record.children}
    story: list[Any] = [Heading("Outline plan")]
    for number, objective in enumerate(record.objectives, 1):
        story += [Heading(f"Objective {number}", 1), *_objective(objective, names)]
        story += _actions([one for one in record.actions if one.objective_id == objective.id], names)
    known = {one.id for one in record.objectives}
    loose = [one for one in record.actions if one.objective_id not in known]
    if loose:
        story += [*([Heading("Further actions", 1)] if record.objectives else []), *_actions(loose, names)]
    return story


def _objective(objective: ObjectiveRow, names: dict[int, str]) -> list[Any]:
    whose = names.get(objective.child_id, "") if objective.child_id else FOR_ALL
    by = f", by {long(objective.by_on)}" if objective.by_on else ""
    return [
        *typed(objective.text, house_style(10, keepWithNext=int(len(objective.text) < _SHORT))),
        *typed(from_left(f"{whose}{by}"), house_style(9, quiet=True, spaceAfter=4, keepWithNext=1)),
    ]


def _actions(actions: Sequence[ActionRow], names: dict[int, str]) -> list[Any]:
    if not actions:
        return []
    rows = [
        (
            "\n".join(filter(None, (one.owner, one.agency))) or NOT_RECORDED,
            names.get(one.child_id, "") if one.child_id else FOR_ALL,
            slashed(one.due_on) if one.due_on else NOT_RECORDED,
            "\n".join((one.text, *_absent(one))),
        )
        for one in actions
    ]
    return [grid_table(("Who", "For", "By", "Action"), rows, (42 * mm, 28 * mm, 22 * mm))]


def _absent(action: ActionRow) -> list[str]:
    """What was done about an action of an agency that was not there (S15, S16)."""
    if not action.agency_absent:
        return []
    said = ["This agency was not at the conference."]
    if action.told_on:
        how = f" ({TOLD_BY_WORDS[action.told_how].lower()})" if action.told_how else ""
        said.append(f"{action.told_who or 'Its safeguarding lead'} was told on {slashed(action.told_on)}{how}.")
    if action.objection_by:
        said.append(f"It may object until {slashed(action.objection_by)}.")
    if action.objection_on:
        said.append(f"It objected on {slashed(action.objection_on)}: {action.objection}")
    return said


def dates_part(record: TheRecord) -> list[Any]:
    """The first core group, the next review, and every date that follows from the conference."""
    story: list[Any] = []
    if record.core_group.needed:
        story += [Heading("Core group"), *facts_table(_core_group(record))]
    if record.next_review.needed:
        story += [Heading("Next review conference"), *facts_table(_next_review(record))]
    if record.dates:
        rows = [(one.name, slashed(one.due_on), one.done, one.explanation) for one in record.dates]
        headings = ("What", "By", "Done", "How it is counted")
        story += [Heading("Dates"), grid_table(headings, rows, (50 * mm, 22 * mm, 36 * mm))]
    return story


def _core_group(record: TheRecord) -> tuple[tuple[str, str], ...]:
    group = record.core_group
    members = [from_left(one.shown) for one in record.participants if one.in_core_group]
    when = f"{long(group.planned_on)}{f', {group.time}' if group.time else ''}" if group.planned_on else NOT_RECORDED
    return (
        ("First meeting", when),
        ("Where", group.place),
        ("Led by", group.lead),
        ("No later than", long(group.due_on) if group.due_on else ""),
        ("How it is counted", group.due_explained),
        ("Later because", group.breach_why),
        ("Members", "\n".join(members)),
        ("Not in it", listed(group.lacking) if group.lacking else ""),
        ("Why not", group.why),
    )


def _next_review(record: TheRecord) -> tuple[tuple[str, str], ...]:
    review = record.next_review
    start = review.start_at.astimezone(LONDON) if review.start_at else None
    return (
        ("When", f"{long(start.date())}, {start:%H:%M}" if start else "No date yet"),
        ("Where", review.place),
        ("Chair", review.chair),
        ("No later than", long(review.due_on) if review.due_on else ""),
        ("How it is counted", review.due_explained),
        ("Later because", review.late_why),
    )
