"""The directory of roles: who is to be asked for what on a day, and the safeguarding lead of an agency (D15, L17)."""

from datetime import date

from sqlalchemy import select

from cpdesk.desk.duty_rota import on_duty
from cpdesk.desk.given_values import as_day
from cpdesk.desk.map_facts import managers_on
from cpdesk.desk.participant_lines import agency_key_of
from cpdesk.desk.who_may import KEEP_TEAM_MAP, READ_REGISTER
from cpdesk.desk.work import Work, answers
from cpdesk.records.model import DirectoryEntry, Team
from cpdesk.rows.directory import Directory, DirectoryRow, LeadOfAgency, TheDirectory
from cpdesk.rules.linked_chairs import DirectoryPart
from cpdesk.rules.names import fold, sort_key
from cpdesk.rules.plan_actions import Agency, same_agency
from cpdesk.words import DIRECTORY_PART_WORDS

# Without these somebody has nobody to go to: S21, S44, S45, D15.
_NEEDED = (
    DirectoryPart.SAFEGUARDING_MANAGER, DirectoryPart.LADO, DirectoryPart.BUSINESS_OFFICE, DirectoryPart.TRAINING_LEAD,
)  # fmt: skip
_ORDER = {part: place for place, part in enumerate(DirectoryPart)}


@answers(Directory, roles=READ_REGISTER)
def directory(work: Work, question: Directory) -> TheDirectory:
    """Who holds which role on a day, or who ever did; and the roles that nobody holds then."""
    on = as_day("on", question.on) or work.today
    rows = entries_of(work)
    held = tuple(one for one in rows if _holds(one, on))
    shown = rows if question.past else held
    duty = on_duty(work)
    return TheDirectory(
        on=on,
        rows=tuple(one for one in shown if _has_words(one, question.words)),
        duty=duty.chair if duty.today else "",
        missing=_missing(work, held, on),
        may_keep=bool(KEEP_TEAM_MAP & work.roles),
        duty_said=duty.said(),
    )


@answers(LeadOfAgency, roles=READ_REGISTER)
def lead_of_agency(work: Work, question: LeadOfAgency) -> DirectoryRow | None:
    """The safeguarding lead of an agency on a day, however the agency's name is spelt; None where none is known."""
    return lead_on(work, question.agency, as_day("on", question.on) or work.today)


def lead_on(work: Work, agency: str, on: date, agency_key: str = "") -> DirectoryRow | None:
    """The safeguarding lead of an agency on a day: of the very name before any other of its kind, the newest first."""
    wanted = Agency(agency_key or agency_key_of(agency), agency)
    leads = [
        one
        for one in entries_of(work, DirectoryPart.SAFEGUARDING_LEAD)
        if _holds(one, on) and same_agency(Agency(agency_key_of(one.agency), one.agency), wanted)
    ]
    return max(leads, key=lambda one: (fold(one.agency) == fold(agency), one.from_on, one.id), default=None)


def holder_on(work: Work, part: DirectoryPart, on: date) -> DirectoryRow | None:
    """Who holds a role of the unit on a day, the newest where several do; None where nobody does."""
    return next((one for one in entries_of(work, part) if _holds(one, on)), None)


def entries_of(work: Work, part: DirectoryPart | None = None) -> tuple[DirectoryRow, ...]:
    """Everybody who holds or held a role, by role, then by team or agency, newest first."""
    asked = (
        select(DirectoryEntry, Team.name)
        .outerjoin(Team, Team.id == DirectoryEntry.team_id)
        .where(DirectoryEntry.voided_at.is_(None))
    )
    if part is not None:
        asked = asked.where(DirectoryEntry.part == part.value)
    rows = [_row(one, team) for one, team in work.session.execute(asked)]
    rows.sort(key=lambda one: one.id)
    rows.sort(key=lambda one: one.from_on, reverse=True)
    return tuple(sorted(rows, key=lambda one: (_ORDER[one.part], sort_key(one.team), fold(one.agency))))


def _row(one: DirectoryEntry, team: str | None) -> DirectoryRow:
    return DirectoryRow(
        one.id, one.version, DirectoryPart(one.part), one.team_id, team or "", one.agency, one.name, one.email,
        one.phone, one.note, one.from_on, one.last_on,
    )  # fmt: skip


def _holds(one: DirectoryRow, on: date) -> bool:
    return one.from_on <= on and (one.last_on is None or on <= one.last_on)


def _has_words(one: DirectoryRow, words: str) -> bool:
    said = fold(f"{one.name} {one.agency} {one.team} {DIRECTORY_PART_WORDS[one.part]} {one.email}")
    return all(word in said for word in fold(words).split())


def _missing(work: Work, held: tuple[DirectoryRow, ...], on: date) -> tuple[str, ...]:
    """The roles that nobody holds on a day, and the teams without a Team Manager."""
    parts = {one.part for one in held}
    lacking = [DIRECTORY_PART_WORDS[part] for part in _NEEDED if part not in parts]
    managed = managers_on(work, on)
    active = select(Team.id, Team.name).where(
        Team.voided_at.is_(None), (Team.closed_on.is_(None)) | (Team.closed_on > on)
    )
    teams = work.session.execute(active.order_by(Team.name_key))
    manager = DIRECTORY_PART_WORDS[DirectoryPart.TEAM_MANAGER]
    lacking += [f"{manager} of {row.name}" for row in teams if (row.id, DirectoryPart.TEAM_MANAGER) not in managed]
    return tuple(lacking)
