"""Conferences: when, where, who chairs, whom they concern, how often they were moved, who is invited, what follows."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Boolean, CheckConstraint, Date, Float, ForeignKey, Index, Integer, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from cpdesk.records.base import Record, Versioned, WholeNumber
from cpdesk.records.columns import Moment, Words


class Conference(Versioned, Record):
    """One child protection conference of a family; a review that waits for its date has no start yet.

    `on_day` is the day of `start_at` in London, for the diary's indexes. `sequence_no` is 0 for an ICPC and counts the
    reviews of a plan from 1 (I08). `shown` repeats the family as the diary's cards show it, without a join.
    """

    __tablename__ = "conference"
    __table_args__ = (
        CheckConstraint("end_at IS NULL OR end_at > start_at", name="ends_after_it_starts"),
        CheckConstraint("(start_at IS NULL) = (on_day IS NULL)", name="day_goes_with_start"),
        Index("ix_conference_by_day", "on_day", "start_at"),
        Index("ix_conference_of_chair", "chair_id", "on_day"),
        Index("ix_conference_of_room", "room_id", "on_day"),
        Index("ix_conference_of_minute_taker", "minute_taker_id", "on_day"),
        Index("ix_conference_by_state", "state", "on_day"),
    )
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    uuid: Mapped[str] = mapped_column(Words(36), unique=True)
    kind: Mapped[str] = mapped_column(Words(12))
    state: Mapped[str] = mapped_column(Words(20))
    family_id: Mapped[int] = mapped_column(ForeignKey("family.id"), index=True)
    request_id: Mapped[int | None] = mapped_column(ForeignKey("icpc_request.id"), index=True)
    previous_id: Mapped[int | None] = mapped_column(ForeignKey("conference.id"), index=True)
    sequence_no: Mapped[int] = mapped_column(Integer, default=0)
    start_at: Mapped[datetime | None] = mapped_column(Moment())
    end_at: Mapped[datetime | None] = mapped_column(Moment())
    on_day: Mapped[date | None] = mapped_column(Date)
    chair_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    room_id: Mapped[int | None] = mapped_column(ForeignKey("room.id"))
    minute_taker_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"))
    social_worker_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    team_manager_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    shown: Mapped[str] = mapped_column(Words(), default="")
    children: Mapped[int] = mapped_column(Integer, default=0)
    looked_after: Mapped[bool] = mapped_column(Boolean, default=False)
    late_reason: Mapped[str] = mapped_column(Words(30), default="")
    late_why: Mapped[str] = mapped_column(Words(), default="")
    holiday_why: Mapped[str] = mapped_column(Words(), default="")
    imposed: Mapped[bool] = mapped_column(Boolean, default=False)
    booked_at: Mapped[datetime | None] = mapped_column(Moment())
    held_at: Mapped[datetime | None] = mapped_column(Moment())
    cancel_reason: Mapped[str] = mapped_column(Words(30), default="")
    cancel_why: Mapped[str] = mapped_column(Words(), default="")
    moves: Mapped[int] = mapped_column(Integer, default=0)
    access_needs: Mapped[str] = mapped_column(Words(), default="")
    interpreter: Mapped[str] = mapped_column(Words(), default="")
    advocate: Mapped[str] = mapped_column(Words(), default="")
    exclusions: Mapped[str] = mapped_column(Words(), default="")
    record_issued_on: Mapped[date | None] = mapped_column(Date)
    standards: Mapped[str] = mapped_column(Words(40), default="")
    voided_at: Mapped[datetime | None] = mapped_column(Moment())


class ConferenceChild(Record):
    """Which children a conference concerns, in the order in which they were named, and what it ended in for each."""

    __tablename__ = "conference_child"
    conference_id: Mapped[int] = mapped_column(ForeignKey("conference.id"), primary_key=True)
    child_id: Mapped[int] = mapped_column(ForeignKey("child.id"), primary_key=True, index=True)
    place: Mapped[int] = mapped_column(Integer, default=0)
    outcome: Mapped[str] = mapped_column(Words(20), default="")


class ConferenceMove(Versioned, Record):
    """One move of a conference to another time (S39, I24); `operation` is the step that Undo would take back."""

    __tablename__ = "conference_move"
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    uuid: Mapped[str] = mapped_column(Words(36), unique=True)
    conference_id: Mapped[int] = mapped_column(ForeignKey("conference.id"), index=True)
    from_at: Mapped[datetime] = mapped_column(Moment())
    to_at: Mapped[datetime] = mapped_column(Moment())
    decided_at: Mapped[datetime] = mapped_column(Moment())
    by: Mapped[str] = mapped_column(Words(120))
    why: Mapped[str] = mapped_column(Words())
    exceptional: Mapped[bool] = mapped_column(Boolean, default=False)
    notice_hours: Mapped[float] = mapped_column(Float)
    operation: Mapped[str] = mapped_column(Words(36), default="")
    voided_at: Mapped[datetime | None] = mapped_column(Moment())


class Telling(Versioned, Record):
    """Somebody was told of something: of a move, of an imposed date, of a core group's new date (S34, S39, D06)."""

    __tablename__ = "telling"
    __table_args__ = (Index("ix_telling_about", "about", "about_id"),)
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    uuid: Mapped[str] = mapped_column(Words(36), unique=True)
    about: Mapped[str] = mapped_column(Words(30))
    about_id: Mapped[int] = mapped_column(WholeNumber)
    who: Mapped[str] = mapped_column(Words(200))
    how: Mapped[str] = mapped_column(Words(20))
    at: Mapped[datetime] = mapped_column(Moment())
    voided_at: Mapped[datetime | None] = mapped_column(Moment())


class Invitee(Versioned, Record):
    """Somebody who is invited to a conference or told of it; `agency_key` is a code of S05 or S08 where it has one.

    `sent_for` is the start that the invitation named: after a move it tells who has to be told again.
    """

    __tablename__ = "invitee"
    __table_args__ = (Index("ix_invitee_of_conference", "conference_id", "id"),)
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    uuid: Mapped[str] = mapped_column(Words(36), unique=True)
    conference_id: Mapped[int] = mapped_column(ForeignKey("conference.id"))
    agency_key: Mapped[str] = mapped_column(Words(30), default="")
    agency: Mapped[str] = mapped_column(Words(200), default="")
    name: Mapped[str] = mapped_column(Words(200), default="")
    email: Mapped[str] = mapped_column(Words(200), default="")
    address: Mapped[str] = mapped_column(Words(), default="")
    kind: Mapped[str] = mapped_column(Words(12))
    inviter: Mapped[str] = mapped_column(Words(20))
    source: Mapped[str] = mapped_column(Words(30))
    source_words: Mapped[str] = mapped_column(Words(), default="")
    sent_at: Mapped[datetime | None] = mapped_column(Moment())
    sent_for: Mapped[datetime | None] = mapped_column(Moment())
    reply: Mapped[str] = mapped_column(Words(20), default="")
    replied_on: Mapped[date | None] = mapped_column(Date)
    report_due_on: Mapped[date | None] = mapped_column(Date)
    report_received_on: Mapped[date | None] = mapped_column(Date)
    voided_at: Mapped[datetime | None] = mapped_column(Moment())


class ConsideredAgency(Versioned, Record):
    """An agency of S08 that was considered for a conference: invited, or not relevant."""

    __tablename__ = "considered_agency"
    __table_args__ = (UniqueConstraint("conference_id", "agency_key"),)
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    uuid: Mapped[str] = mapped_column(Words(36), unique=True)
    conference_id: Mapped[int] = mapped_column(ForeignKey("conference.id"))
    agency_key: Mapped[str] = mapped_column(Words(30))
    answer: Mapped[str] = mapped_column(Words(20), default="")


class CpPlan(Versioned, Record):
    """A child protection plan of one child: at most one is open, and they never overlap (I07)."""

    __tablename__ = "cp_plan"
    __table_args__ = (
        CheckConstraint("end_on IS NULL OR end_on > start_on", name="ends_after_it_starts"),
        Index(
            "uq_cp_plan_open", "child_id", unique=True,
            sqlite_where=text("end_on IS NULL AND voided_at IS NULL"),
            postgresql_where=text("end_on IS NULL AND voided_at IS NULL"),
        ),
    )  # fmt: skip
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    uuid: Mapped[str] = mapped_column(Words(36), unique=True)
    child_id: Mapped[int] = mapped_column(ForeignKey("child.id"), index=True)
    conference_id: Mapped[int] = mapped_column(ForeignKey("conference.id"), index=True)
    start_on: Mapped[date] = mapped_column(Date)
    end_on: Mapped[date | None] = mapped_column(Date)
    ended_by_id: Mapped[int | None] = mapped_column(ForeignKey("conference.id"))
    voided_at: Mapped[datetime | None] = mapped_column(Moment())


class CoreGroup(Versioned, Record):
    """One core group of a family under a plan; `planned_on` is empty until its date is agreed.

    `conference_id` is the ICPC that it follows; `previous_id` the core group before it; one that is cancelled names its
    replacement (S34, I24). `breach_why` says why it is later than its limit (I06).
    """

    __tablename__ = "core_group"
    __table_args__ = (Index("ix_core_group_by_state", "state", "planned_on"),)
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    uuid: Mapped[str] = mapped_column(Words(36), unique=True)
    conference_id: Mapped[int] = mapped_column(ForeignKey("conference.id"), index=True)
    previous_id: Mapped[int | None] = mapped_column(ForeignKey("core_group.id"))
    replacement_id: Mapped[int | None] = mapped_column(ForeignKey("core_group.id"))
    sequence_no: Mapped[int] = mapped_column(Integer, default=1)
    state: Mapped[str] = mapped_column(Words(20))
    planned_on: Mapped[date | None] = mapped_column(Date)
    planned_time: Mapped[str] = mapped_column(Words(5), default="")
    place: Mapped[str] = mapped_column(Words(200), default="")
    lead: Mapped[str] = mapped_column(Words(200), default="")
    held_on: Mapped[date | None] = mapped_column(Date)
    record_sent_on: Mapped[date | None] = mapped_column(Date)
    cancel_why: Mapped[str] = mapped_column(Words(), default="")
    breach_why: Mapped[str] = mapped_column(Words(), default="")
    voided_at: Mapped[datetime | None] = mapped_column(Moment())
