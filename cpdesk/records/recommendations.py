"""The register: recommendations, the children they concern, their moves, differences and deadlines."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Date,
    ForeignKey,
    Index,
    Integer,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from cpdesk.records.base import Record, SortText, Versioned, WholeNumber
from cpdesk.records.columns import Moment, Words


class Recommendation(Versioned, Record):
    """One LPM recommendation: the row of the register.

    The last columns, from `state_rank` on, repeat what the entry says elsewhere, so that a page at a million entries
    is ordered without a join; `cpdesk.desk.in_step` alone writes them. `state_rank` is 0 escalated, 1 open, 2 held,
    3 closed, 4 withdrawn, 9 taken back; it leads every index because every question begins with it.
    """

    __tablename__ = "recommendation"
    __table_args__ = (
        CheckConstraint("version > 0", name="version_counts"),
        CheckConstraint("lpm_on IS NULL OR lpm_booked_for IS NOT NULL", name="held_was_booked"),
        Index("ix_recommendation_by_due", "state_rank", "due_shown", "id"),
        Index("ix_recommendation_by_child", "state_rank", "child_key", "id"),
        Index("ix_recommendation_by_reference", "state_rank", "reference_key", "id"),
        Index("ix_recommendation_by_age", "state_rank", "first_born_on", "id"),
        Index("ix_recommendation_by_team", "state_rank", "team_key", "id"),
        Index("ix_recommendation_by_chair", "state_rank", "chair_key", "id"),
        Index("ix_recommendation_by_from", "state_rank", "from_key", "id"),
        Index("ix_recommendation_by_recommended", "state_rank", "recommended_on", "id"),
        Index("ix_recommendation_by_held", "state_rank", "lpm_on", "id"),
        Index("ix_recommendation_by_outcome", "state_rank", "outcome_key", "id"),
        Index("ix_recommendation_by_view", "state_rank", "tm_view_key", "id"),
        Index("ix_recommendation_by_update", "state_rank", "last_update_on", "id"),
        Index("ix_recommendation_by_team_manager", "state_rank", "team_manager_key", "id"),
        Index("ix_recommendation_by_social_worker", "state_rank", "social_worker_key", "id"),
        Index("ix_recommendation_by_plan_start", "state_rank", "plan_start_on", "id"),
        Index("ix_recommendation_by_days_taken", "state_rank", "days_taken", "id"),
        Index("ix_recommendation_by_diary_sheet", "state_rank", "diary_sheet_on", "id"),
        Index("ix_recommendation_by_case_note", "state_rank", "case_note_on", "id"),
        Index("ix_recommendation_by_siblings", "state_rank", "siblings", "id"),
        Index("ix_recommendation_of_chair", "chair_id", "state_rank", "due_shown"),
        Index("ix_recommendation_of_team", "team_id", "state_rank", "due_shown"),
        Index("ix_recommendation_gaps", "state_rank", "gap_count"),
    )
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    uuid: Mapped[str] = mapped_column(Words(36), unique=True)
    family_id: Mapped[int] = mapped_column(ForeignKey("family.id"), index=True)
    split_from_id: Mapped[int | None] = mapped_column(ForeignKey("recommendation.id"))
    case_id: Mapped[str] = mapped_column(Words(60), default="")
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"))
    chair_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    team_manager_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    social_worker_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    conference_kind: Mapped[str | None] = mapped_column(Words(12))
    conference_on: Mapped[date | None] = mapped_column(Date)
    recommended_on: Mapped[date | None] = mapped_column(Date)
    rationale: Mapped[str] = mapped_column(Words(), default="")
    risk_statement: Mapped[str] = mapped_column(Words(), default="")
    timescale: Mapped[str] = mapped_column(Words(), default="")
    lpm_by: Mapped[date | None] = mapped_column(Date)
    state: Mapped[str] = mapped_column(Words(20))
    alerted_case_progression_on: Mapped[date | None] = mapped_column(Date)
    alerted_team_manager_on: Mapped[date | None] = mapped_column(Date)
    lpm_booked_for: Mapped[date | None] = mapped_column(Date)
    rebooked: Mapped[int] = mapped_column(Integer, default=0)
    lpm_on: Mapped[date | None] = mapped_column(Date)
    outcome: Mapped[str | None] = mapped_column(Words(40))
    ic_alerted_on: Mapped[date | None] = mapped_column(Date)
    ic_read_on: Mapped[date | None] = mapped_column(Date)
    ic_position: Mapped[str | None] = mapped_column(Words(20))
    tm_view: Mapped[str] = mapped_column(Words(20), default="not_recorded")
    disagreement: Mapped[str] = mapped_column(Words(), default="")
    notes: Mapped[str] = mapped_column(Words(), default="")
    watched: Mapped[bool] = mapped_column(Boolean, default=False)
    plan_start_on: Mapped[date | None] = mapped_column(Date)
    diary_sheet_on: Mapped[date | None] = mapped_column(Date)
    case_note_on: Mapped[date | None] = mapped_column(Date)
    last_update_on: Mapped[date | None] = mapped_column(Date)
    last_update_by: Mapped[str] = mapped_column(Words(120), default="")
    withdrawn_why: Mapped[str] = mapped_column(Words(), default="")
    standards: Mapped[str] = mapped_column(Words(40), default="")
    imported_from: Mapped[str] = mapped_column(Words(200), default="")
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("import_batch.id"), index=True)
    voided_at: Mapped[datetime | None] = mapped_column(Moment())
    state_rank: Mapped[int] = mapped_column(Integer)
    escalated: Mapped[bool] = mapped_column(Boolean, default=False)
    due_shown: Mapped[date] = mapped_column(Date)
    child_shown: Mapped[str] = mapped_column(Words())
    team_shown: Mapped[str] = mapped_column(Words(120), default="")
    chair_shown: Mapped[str] = mapped_column(Words(200), default="")
    child_key: Mapped[str] = mapped_column(SortText, default="")
    reference_key: Mapped[str] = mapped_column(SortText, default="")
    first_born_on: Mapped[date | None] = mapped_column(Date)
    team_key: Mapped[str] = mapped_column(SortText, default="")
    chair_key: Mapped[str] = mapped_column(SortText, default="")
    from_key: Mapped[str] = mapped_column(SortText, default="")
    outcome_key: Mapped[str] = mapped_column(SortText, default="")
    tm_view_key: Mapped[str] = mapped_column(SortText, default="")
    team_manager_key: Mapped[str] = mapped_column(SortText, default="")
    social_worker_key: Mapped[str] = mapped_column(SortText, default="")
    days_taken: Mapped[int | None] = mapped_column(Integer)
    siblings: Mapped[int] = mapped_column(Integer, default=0)
    gap_count: Mapped[int] = mapped_column(Integer, default=0)


class RecommendedChild(Record):
    """Which children an entry concerns, in the order in which they were named."""

    __tablename__ = "recommended_child"
    recommendation_id: Mapped[int] = mapped_column(ForeignKey("recommendation.id"), primary_key=True)
    child_id: Mapped[int] = mapped_column(ForeignKey("child.id"), primary_key=True, index=True)
    place: Mapped[int] = mapped_column(Integer, default=0)


class StateMove(Record):
    """One step of an entry from a state to the next: who, when, why (I18)."""

    __tablename__ = "state_move"
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    recommendation_id: Mapped[int] = mapped_column(ForeignKey("recommendation.id"), index=True)
    at: Mapped[datetime] = mapped_column(Moment())
    by: Mapped[str] = mapped_column(Words(120))
    from_state: Mapped[str] = mapped_column(Words(20), default="")
    to_state: Mapped[str] = mapped_column(Words(20))
    why: Mapped[str] = mapped_column(Words(), default="")


class Difference(Record):
    """One rung of a difference of view (L10, L11, L16, I19); one that an old spreadsheet tells of may lack its date."""

    __tablename__ = "difference"
    __table_args__ = (CheckConstraint("stage BETWEEN 1 AND 3", name="stage_known"),)
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    uuid: Mapped[str] = mapped_column(Words(36), unique=True)
    recommendation_id: Mapped[int] = mapped_column(ForeignKey("recommendation.id"), index=True)
    stage: Mapped[int] = mapped_column(Integer)
    about: Mapped[str] = mapped_column(Words(40))
    opened_on: Mapped[date | None] = mapped_column(Date)
    discussion: Mapped[str] = mapped_column(Words(), default="")
    outcome: Mapped[str] = mapped_column(Words(), default="")
    rationale: Mapped[str] = mapped_column(Words(), default="")
    closed: Mapped[bool] = mapped_column(Boolean, default=False)
    voided_at: Mapped[datetime | None] = mapped_column(Moment())


class KeptDeadline(Record):
    """A deadline of a subject: a row, not a column. Closed ones never move (I27).

    `span_unit` is 'wd', 'days', 'months', 'hours' or 'stated'; a stated date never moves with the calendar. `state` is
    'open', 'expected' (it hangs on a conference still to come), 'met', 'late' or 'superseded'. `due_at` is the moment
    of a deadline in hours. The last columns say whose it is and whom it concerns, so that all that is due is one read.
    """

    __tablename__ = "deadline"
    __table_args__ = (
        UniqueConstraint("subject", "subject_id", "key"),
        Index("ix_deadline_open_due", "state", "due_on", "id"),
        Index("ix_deadline_of_chair", "state", "chair_id", "due_on", "id"),
        Index("ix_deadline_of_part", "state", "part", "due_on", "id"),
        Index("ix_deadline_open_span", "state", "span_unit", "anchor_on", "due_on"),
        Index("ix_deadline_ended", "key", "met_on"),
    )
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    subject: Mapped[str] = mapped_column(Words(40))
    subject_id: Mapped[int] = mapped_column(WholeNumber)
    key: Mapped[str] = mapped_column(Words(40))
    anchor_on: Mapped[date | None] = mapped_column(Date)
    span_unit: Mapped[str] = mapped_column(Words(12))
    span_count: Mapped[int] = mapped_column(Integer, default=0)
    due_on: Mapped[date] = mapped_column(Date)
    latest_bookable_on: Mapped[date | None] = mapped_column(Date)
    standards: Mapped[str] = mapped_column(Words(40), default="")
    provisional: Mapped[bool] = mapped_column(Boolean, default=False)
    state: Mapped[str] = mapped_column(Words(12), default="open")
    met_on: Mapped[date | None] = mapped_column(Date)
    explanation: Mapped[str] = mapped_column(Words(), default="")
    anchor_at: Mapped[datetime | None] = mapped_column(Moment())
    due_at: Mapped[datetime | None] = mapped_column(Moment())
    part: Mapped[str] = mapped_column(Words(12), default="")
    chair_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    about: Mapped[str] = mapped_column(Words(), default="")
    reference: Mapped[str] = mapped_column(Words(60), default="")
