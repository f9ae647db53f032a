"""Records of conferences: their versions, who took part, what was decided for each child, every view, who got them."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Boolean, Date, ForeignKey, Index, Integer, text
from sqlalchemy.orm import Mapped, mapped_column

from cpdesk.records.base import Record, Versioned, WholeNumber
from cpdesk.records.columns import Moment, Words

_STANDS = text("voided_at IS NULL")


class ConferenceRecord(Versioned, Record):
    """One version of a conference's record; `facts` holds all of it as JSON from the moment the chair agreed it.

    While the newest version is a draft, what it says stands in the other tables of this file, once for the conference.
    """

    __tablename__ = "conference_record"
    __table_args__ = (
        Index(
            "uq_conference_record_version", "conference_id", "version_no", unique=True,
            sqlite_where=_STANDS, postgresql_where=_STANDS,
        ),
        Index("ix_conference_record_by_state", "state", "id"),
    )  # fmt: skip
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    uuid: Mapped[str] = mapped_column(Words(36), unique=True)
    conference_id: Mapped[int] = mapped_column(ForeignKey("conference.id"))
    version_no: Mapped[int] = mapped_column(Integer, default=1)
    state: Mapped[str] = mapped_column(Words(20))
    begun_at: Mapped[datetime] = mapped_column(Moment())
    begun_by: Mapped[str] = mapped_column(Words(120))
    correction_why: Mapped[str] = mapped_column(Words(), default="")
    summary: Mapped[str] = mapped_column(Words(), default="")
    family_view: Mapped[str] = mapped_column(Words(), default="")
    quorate: Mapped[str] = mapped_column(Words(3), default="")
    quorum_basis: Mapped[str] = mapped_column(Words(20), default="")
    quorum_note: Mapped[str] = mapped_column(Words(), default="")
    core_group_why: Mapped[str] = mapped_column(Words(), default="")
    agreed_at: Mapped[datetime | None] = mapped_column(Moment())
    agreed_by: Mapped[str] = mapped_column(Words(120), default="")
    issued_at: Mapped[datetime | None] = mapped_column(Moment())
    issued_by: Mapped[str] = mapped_column(Words(120), default="")
    facts: Mapped[str] = mapped_column(Words(), default="")
    facts_sha256: Mapped[str] = mapped_column(Words(64), default="")
    voided_at: Mapped[datetime | None] = mapped_column(Moment())


class Participant(Versioned, Record):
    """Somebody who took part in a conference, was asked to, or belongs to the core group (S01, S26, S28).

    `within_authority`: the service is provided within the local authority (N08). `hides` names, by their numbers, the
    participants and children whose address and contact details are kept from this person's copy of the record.
    """

    __tablename__ = "participant"
    __table_args__ = (Index("ix_participant_of_conference", "conference_id", "place", "id"),)
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    uuid: Mapped[str] = mapped_column(Words(36), unique=True)
    conference_id: Mapped[int] = mapped_column(ForeignKey("conference.id"))
    invitee_id: Mapped[int | None] = mapped_column(ForeignKey("invitee.id"))
    place: Mapped[int] = mapped_column(Integer, default=0)
    part: Mapped[str] = mapped_column(Words(20))
    agency_key: Mapped[str] = mapped_column(Words(30), default="")
    agency: Mapped[str] = mapped_column(Words(200), default="")
    name: Mapped[str] = mapped_column(Words(200), default="")
    role: Mapped[str] = mapped_column(Words(200), default="")
    team: Mapped[str] = mapped_column(Words(200), default="")
    social_care: Mapped[bool] = mapped_column(Boolean, default=False)
    within_authority: Mapped[bool] = mapped_column(Boolean, default=False)
    email: Mapped[str] = mapped_column(Words(200), default="")
    phone: Mapped[str] = mapped_column(Words(60), default="")
    address: Mapped[str] = mapped_column(Words(), default="")
    participation: Mapped[str] = mapped_column(Words(20), default="")
    represented_by: Mapped[str] = mapped_column(Words(200), default="")
    report_received_on: Mapped[date | None] = mapped_column(Date)
    report_shared: Mapped[str] = mapped_column(Words(), default="")
    in_core_group: Mapped[bool] = mapped_column(Boolean, default=False)
    also_gets_record: Mapped[bool] = mapped_column(Boolean, default=False)
    exempt_why: Mapped[str] = mapped_column(Words(), default="")
    hides: Mapped[str] = mapped_column(Words(), default="")
    voided_at: Mapped[datetime | None] = mapped_column(Moment())


class ChildDecision(Versioned, Record):
    """What the conference said of and decided for one child (L03, N03 to N06, P06, I09, I11, I34).

    `outcome` is what the chair wrote before the conference is recorded as held; from then on it repeats the outcome
    that the conference has for the child. `basis_stated` is used where nobody's view was recorded one by one.
    """

    __tablename__ = "child_decision"
    __table_args__ = (
        Index(
            "uq_child_decision_of_child", "conference_id", "child_id", unique=True,
            sqlite_where=_STANDS, postgresql_where=_STANDS,
        ),
    )  # fmt: skip
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    uuid: Mapped[str] = mapped_column(Words(36), unique=True)
    conference_id: Mapped[int] = mapped_column(ForeignKey("conference.id"))
    child_id: Mapped[int] = mapped_column(ForeignKey("child.id"), index=True)
    lives_at: Mapped[str] = mapped_column(Words(), default="")
    looked_after: Mapped[bool] = mapped_column(Boolean, default=False)
    child_view: Mapped[str] = mapped_column(Words(), default="")
    risk_statement: Mapped[str] = mapped_column(Words(), default="")
    supervision_on: Mapped[date | None] = mapped_column(Date)
    supervision_view: Mapped[str] = mapped_column(Words(10), default="")
    supervision_words: Mapped[str] = mapped_column(Words(), default="")
    outcome: Mapped[str] = mapped_column(Words(20), default="")
    basis_stated: Mapped[str] = mapped_column(Words(20), default="")
    reason: Mapped[str] = mapped_column(Words(), default="")
    manager_told_at: Mapped[datetime | None] = mapped_column(Moment())
    manager_told: Mapped[str] = mapped_column(Words(200), default="")
    category: Mapped[str] = mapped_column(Words(3), default="")
    category_parts: Mapped[str] = mapped_column(Words(30), default="")
    lpm_decision: Mapped[str] = mapped_column(Words(3), default="")
    lpm_why: Mapped[str] = mapped_column(Words(), default="")
    lpm_text: Mapped[str] = mapped_column(Words(), default="")
    lpm_recommended_by: Mapped[str] = mapped_column(Words(20), default="")
    lpm_sm_decision: Mapped[str] = mapped_column(Words(3), default="")
    lpm_sm_name: Mapped[str] = mapped_column(Words(200), default="")
    lpm_sm_on: Mapped[date | None] = mapped_column(Date)
    lpm_sm_why: Mapped[str] = mapped_column(Words(), default="")
    recommendation_id: Mapped[int | None] = mapped_column(ForeignKey("recommendation.id"))
    voided_at: Mapped[datetime | None] = mapped_column(Moment())


class ProfessionalView(Versioned, Record):
    """One professional's view on one child: the threshold, the need for a plan, and why (N01, N05)."""

    __tablename__ = "professional_view"
    __table_args__ = (
        Index(
            "uq_professional_view_of_one", "participant_id", "child_id", unique=True,
            sqlite_where=_STANDS, postgresql_where=_STANDS,
        ),
        Index("ix_professional_view_of_conference", "conference_id", "child_id"),
    )  # fmt: skip
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    uuid: Mapped[str] = mapped_column(Words(36), unique=True)
    conference_id: Mapped[int] = mapped_column(ForeignKey("conference.id"))
    child_id: Mapped[int] = mapped_column(ForeignKey("child.id"))
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"))
    threshold: Mapped[str] = mapped_column(Words(10), default="")
    plan_needed: Mapped[str] = mapped_column(Words(10), default="")
    rationale: Mapped[str] = mapped_column(Words(), default="")
    voided_at: Mapped[datetime | None] = mapped_column(Moment())


class RecordSent(Versioned, Record):
    """One version of a record went to somebody, when and how (S26, I33)."""

    __tablename__ = "record_sent"
    __table_args__ = (Index("ix_record_sent_of_record", "record_id", "participant_id"),)
    id: Mapped[int] = mapped_column(WholeNumber, primary_key=True)
    uuid: Mapped[str] = mapped_column(Words(36), unique=True)
    record_id: Mapped[int] = mapped_column(ForeignKey("conference_record.id"))
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"))
    how: Mapped[str] = mapped_column(Words(20))
    sent_on: Mapped[date] = mapped_column(Date)
    redacted: Mapped[bool] = mapped_column(Boolean, default=False)
    voided_at: Mapped[datetime | None] = mapped_column(Moment())
