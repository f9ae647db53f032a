"""MAQA alerts with the steps of their ladder, and what a quarter learned from them (S17 to S21, S43 to S45)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Boolean, Date, ForeignKey, Index, Integer, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cpdesk.records.base import Record, Versioned, WholeNumber
from cpdesk.records.columns import Moment, Words


class MaqaAlert(Versioned, Record):
    """A concern about an agency's part, or an agency's about ours: a draft until somebody raises it (I22, I23).

    `raised_at` begins the ten working days to resolve it, `risk_at` the 24 hours instead (A06, A07). The lead's name
    and address are kept as they were when it was raised: a later holder of the role changes nothing here (I26).
    `agreed_by_on` is the date that was agreed for an internal alert, which no document sets (S43).
    """

    __tablename__ = "maqa_alert"
    __table_args__ = (
        Index("ix_maqa_alert_of_conference", "conference_id", "id"),
        Index("ix_maqa_alert_by_state", "state", "voided_at", "id"),
        Index("ix_maqa_alert_by_agency", "agency", "agency_key", "direction", "voided_at"),
        Index("ix_maqa_alert_by_raised", "raised_on", "id"),
        Index("ix_maqa_alert_of_core_group", "core_group_id"),
        Index("ix_maqa_alert_of_family", "family_id"),
    )
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    uuid: Mapped[str] = mapped_column(Words(36), unique=True)
    conference_id: Mapped[int | None] = mapped_column(ForeignKey("conference.id"))
    participant_id: Mapped[int | None] = mapped_column(ForeignKey("participant.id"))
    channel: Mapped[str] = mapped_column(Words(20))
    about: Mapped[str] = mapped_column(Words(20))
    agency: Mapped[str] = mapped_column(Words(200), default="")
    agency_key: Mapped[str] = mapped_column(Words(30), default="")
    lead: Mapped[str] = mapped_column(Words(200), default="")
    lead_email: Mapped[str] = mapped_column(Words(200), default="")
    words: Mapped[str] = mapped_column(Words(), default="")
    state: Mapped[str] = mapped_column(Words(20), default="draft")
    noted_on: Mapped[date] = mapped_column(Date)
    voided_at: Mapped[datetime | None] = mapped_column(Moment())
    direction: Mapped[str] = mapped_column(Words(20), default="to_agency")
    core_group_id: Mapped[int | None] = mapped_column(ForeignKey("core_group.id"))
    family_id: Mapped[int | None] = mapped_column(ForeignKey("family.id"))
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"))
    meeting_on: Mapped[date | None] = mapped_column(Date)
    themes: Mapped[str] = mapped_column(Words(200), default="")
    asked: Mapped[str] = mapped_column(Words(), default="")
    raised_at: Mapped[datetime | None] = mapped_column(Moment())
    raised_on: Mapped[date | None] = mapped_column(Date)
    raised_by: Mapped[str] = mapped_column(Words(200), default="")
    risk_at: Mapped[datetime | None] = mapped_column(Moment())
    risk_words: Mapped[str] = mapped_column(Words(), default="")
    acknowledged_on: Mapped[date | None] = mapped_column(Date)
    replied_on: Mapped[date | None] = mapped_column(Date)
    resolved_at: Mapped[datetime | None] = mapped_column(Moment())
    outcome: Mapped[str] = mapped_column(Words(20), default="")
    resolution: Mapped[str] = mapped_column(Words(), default="")
    escalated_at: Mapped[datetime | None] = mapped_column(Moment())
    escalated_to: Mapped[str] = mapped_column(Words(200), default="")
    policy_considered: Mapped[str] = mapped_column(Words(3), default="")
    policy_why: Mapped[str] = mapped_column(Words(), default="")
    learning: Mapped[str] = mapped_column(Words(), default="")
    ended_why: Mapped[str] = mapped_column(Words(), default="")
    standards: Mapped[str] = mapped_column(Words(40), default="")
    agreed_by_on: Mapped[date | None] = mapped_column(Date)


class MaqaStep(Versioned, Record):
    """One rung of an alert's ladder: what happened, when, who did it, how, and what was said."""

    __tablename__ = "maqa_step"
    __table_args__ = (Index("ix_maqa_step_of_alert", "alert_id", "at", "id"),)
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    uuid: Mapped[str] = mapped_column(Words(36), unique=True)
    alert_id: Mapped[int] = mapped_column(ForeignKey("maqa_alert.id"))
    step: Mapped[str] = mapped_column(Words(20))
    at: Mapped[datetime] = mapped_column(Moment())
    who: Mapped[str] = mapped_column(Words(200), default="")
    how: Mapped[str] = mapped_column(Words(20), default="")
    words: Mapped[str] = mapped_column(Words(), default="")
    voided_at: Mapped[datetime | None] = mapped_column(Moment())


class QuarterLearning(Versioned, Record):
    """What people learned in a quarter, of one theme or (`theme` empty) of all of it (S44). `quarter` is "2026-Q3"."""

    __tablename__ = "quarter_learning"
    __table_args__ = (Index("ix_quarter_learning_of_quarter", "quarter", "id"),)
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    uuid: Mapped[str] = mapped_column(Words(36), unique=True)
    quarter: Mapped[str] = mapped_column(Words(7))
    theme: Mapped[str] = mapped_column(Words(30), default="")
    words: Mapped[str] = mapped_column(Words())
    voided_at: Mapped[datetime | None] = mapped_column(Moment())


class QuarterAction(Versioned, Record):
    """An action that came out of a quarter (S44); one still open at its end is carried over into the next."""

    __tablename__ = "quarter_action"
    __table_args__ = (Index("ix_quarter_action_of_quarter", "quarter", "id"),)
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    uuid: Mapped[str] = mapped_column(Words(36), unique=True)
    quarter: Mapped[str] = mapped_column(Words(7))
    theme: Mapped[str] = mapped_column(Words(30), default="")
    words: Mapped[str] = mapped_column(Words())
    owner: Mapped[str] = mapped_column(Words(200), default="")
    due_on: Mapped[date | None] = mapped_column(Date)
    ended_on: Mapped[date | None] = mapped_column(Date)
    done: Mapped[bool] = mapped_column(Boolean, default=False)
    what_came: Mapped[str] = mapped_column(Words(), default="")
    voided_at: Mapped[datetime | None] = mapped_column(Moment())


class QuarterSnapshot(Record):
    """A quarter as it was shared: immutable; a later one has the next number (S44)."""

    __tablename__ = "quarter_snapshot"
    __table_args__ = (UniqueConstraint("quarter", "number"),)
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    quarter: Mapped[str] = mapped_column(Words(7))
    number: Mapped[int] = mapped_column(Integer)
    kept_at: Mapped[datetime] = mapped_column(Moment())
    kept_by: Mapped[str] = mapped_column(Words(120))
    suppressed: Mapped[bool] = mapped_column(Boolean)
    frozen: Mapped[Any] = mapped_column(JSON)
    workbook: Mapped[bytes] = mapped_column(LargeBinary)
    paper: Mapped[bytes] = mapped_column(LargeBinary)
    sha256: Mapped[str] = mapped_column(Words(64))
    chain_head: Mapped[str] = mapped_column(Words(64))
