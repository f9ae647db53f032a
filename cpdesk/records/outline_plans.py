"""The outline plan of a conference: its objectives and actions."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from cpdesk.records.base import Record, Versioned, WholeNumber
from cpdesk.records.columns import Moment, Words


class PlanObjective(Versioned, Record):
    """What the plan is to achieve, for one child or (`child_id` empty) for all of the conference (S23)."""

    __tablename__ = "plan_objective"
    __table_args__ = (Index("ix_plan_objective_of_conference", "conference_id", "place", "id"),)
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    uuid: Mapped[str] = mapped_column(Words(36), unique=True)
    conference_id: Mapped[int] = mapped_column(ForeignKey("conference.id"))
    child_id: Mapped[int | None] = mapped_column(ForeignKey("child.id"))
    place: Mapped[int] = mapped_column(Integer, default=0)
    text: Mapped[str] = mapped_column(Words())
    by_on: Mapped[date | None] = mapped_column(Date)
    voided_at: Mapped[datetime | None] = mapped_column(Moment())


class PlanAction(Versioned, Record):
    """One action of the plan with its owner and date (S22, S23).

    `told_*` says who was told of a role given to an agency that was not there; `objection_*` is its answer (S15, S16).
    """

    __tablename__ = "plan_action"
    __table_args__ = (Index("ix_plan_action_of_conference", "conference_id", "place", "id"),)
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    uuid: Mapped[str] = mapped_column(Words(36), unique=True)
    conference_id: Mapped[int] = mapped_column(ForeignKey("conference.id"))
    objective_id: Mapped[int | None] = mapped_column(ForeignKey("plan_objective.id"))
    child_id: Mapped[int | None] = mapped_column(ForeignKey("child.id"))
    place: Mapped[int] = mapped_column(Integer, default=0)
    text: Mapped[str] = mapped_column(Words())
    owner: Mapped[str] = mapped_column(Words(200), default="")
    agency: Mapped[str] = mapped_column(Words(200), default="")
    agency_key: Mapped[str] = mapped_column(Words(30), default="")
    due_on: Mapped[date | None] = mapped_column(Date)
    told_who: Mapped[str] = mapped_column(Words(200), default="")
    told_how: Mapped[str] = mapped_column(Words(20), default="")
    told_on: Mapped[date | None] = mapped_column(Date)
    objection_on: Mapped[date | None] = mapped_column(Date)
    objection: Mapped[str] = mapped_column(Words(), default="")
    voided_at: Mapped[datetime | None] = mapped_column(Moment())
