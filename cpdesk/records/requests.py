"""Requests for an initial conference: the section 47 behind them, the children, what the duty chair said."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Boolean, Date, ForeignKey, Index, Integer, text
from sqlalchemy.orm import Mapped, mapped_column

from cpdesk.records.base import Record, Versioned, WholeNumber
from cpdesk.records.columns import Moment, Words


class IcpcRequest(Versioned, Record):
    """One request for an ICPC, made when "ICPC" was ticked as outcome of the section 47 (D01).

    `short_time` is the choice recorded when notice and 15 working days cannot both be met (A16); `icpc_needed` is the
    decision for a child who is looked after too (D10), empty while nobody has decided.
    """

    __tablename__ = "icpc_request"
    __table_args__ = (Index("ix_icpc_request_by_state", "state", "id"),)
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    uuid: Mapped[str] = mapped_column(Words(36), unique=True)
    family_id: Mapped[int] = mapped_column(ForeignKey("family.id"), index=True)
    state: Mapped[str] = mapped_column(Words(20))
    ticked_at: Mapped[datetime] = mapped_column(Moment())
    received_at: Mapped[datetime] = mapped_column(Moment())
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"))
    social_worker_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    team_manager_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    possible_at_request: Mapped[bool] = mapped_column(Boolean, default=True)
    short_time: Mapped[str] = mapped_column(Words(20), default="")
    short_time_why: Mapped[str] = mapped_column(Words(), default="")
    dual_status: Mapped[bool] = mapped_column(Boolean, default=False)
    looked_after_on: Mapped[date | None] = mapped_column(Date)
    icpc_needed: Mapped[str] = mapped_column(Words(3), default="")
    icpc_needed_by: Mapped[str] = mapped_column(Words(200), default="")
    icpc_needed_why: Mapped[str] = mapped_column(Words(), default="")
    icpc_needed_on: Mapped[date | None] = mapped_column(Date)
    not_met_acknowledged_on: Mapped[date | None] = mapped_column(Date)
    imposed_told_sw_at: Mapped[datetime | None] = mapped_column(Moment())
    imposed_told_tm_at: Mapped[datetime | None] = mapped_column(Moment())
    closed_why: Mapped[str] = mapped_column(Words(), default="")
    notes: Mapped[str] = mapped_column(Words(), default="")
    standards: Mapped[str] = mapped_column(Words(40), default="")
    voided_at: Mapped[datetime | None] = mapped_column(Moment())


class RequestChild(Record):
    """Which children a request concerns, in the order in which they were named."""

    __tablename__ = "request_child"
    request_id: Mapped[int] = mapped_column(ForeignKey("icpc_request.id"), primary_key=True)
    child_id: Mapped[int] = mapped_column(ForeignKey("child.id"), primary_key=True, index=True)
    place: Mapped[int] = mapped_column(Integer, default=0)


class StrategyDiscussion(Versioned, Record):
    """A strategy discussion about a request's children; exactly one of them carries the clock (I01, A14)."""

    __tablename__ = "strategy_discussion"
    __table_args__ = (
        Index(
            "uq_strategy_discussion_of_day", "request_id", "on", unique=True,
            sqlite_where=text("voided_at IS NULL"), postgresql_where=text("voided_at IS NULL"),
        ),
    )  # fmt: skip
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    uuid: Mapped[str] = mapped_column(Words(36), unique=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("icpc_request.id"))
    on: Mapped[date] = mapped_column(Date)
    initiated_s47: Mapped[bool] = mapped_column(Boolean, default=False)
    why: Mapped[str] = mapped_column(Words(), default="")
    voided_at: Mapped[datetime | None] = mapped_column(Moment())


class Consultation(Versioned, Record):
    """The duty chair's threshold consultation (D02 to D04); the Team Manager consulted is required (D03)."""

    __tablename__ = "consultation"
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    uuid: Mapped[str] = mapped_column(Words(36), unique=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("icpc_request.id"), index=True)
    chair_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    team_manager_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    outcome: Mapped[str] = mapped_column(Words(20))
    completed_at: Mapped[datetime] = mapped_column(Moment())
    why: Mapped[str] = mapped_column(Words(), default="")
    social_worker_contacted: Mapped[bool] = mapped_column(Boolean, default=False)
    told_social_worker_at: Mapped[datetime | None] = mapped_column(Moment())
    told_team_manager_at: Mapped[datetime | None] = mapped_column(Moment())
    told_diary_clerk_at: Mapped[datetime | None] = mapped_column(Moment())
    case_note_at: Mapped[datetime | None] = mapped_column(Moment())
    voided_at: Mapped[datetime | None] = mapped_column(Moment())
