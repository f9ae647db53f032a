"""Linked chairs, MAQA alerts and the quarter: their tables, what a kept concern lacks of an alert, other names."""

from alembic import op
from sqlalchemy import Column, Date, ForeignKey, Table, text

from cpdesk.records.columns import Moment, Words
from cpdesk.records.migrations import alerts_schema_team_map
from cpdesk.records.migrations.alerts_schema import ALERTS, BEFORE
from cpdesk.records.migrations.first_append_only import hold_table, let_go_table
from cpdesk.records.migrations.first_schema import WholeNumber

__all__ = ["alerts_schema_team_map"]  # its tables join ALERTS when it is read

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_REFERS = (("core_group_id", "core_group"), ("family_id", "family"), ("team_id", "team"))
_DAYS = ("meeting_on", "raised_on", "acknowledged_on", "replied_on", "agreed_by_on")
_MOMENTS = ("raised_at", "risk_at", "resolved_at", "escalated_at")
_TEXTS = (
    ("direction", 20), ("themes", 200), ("asked", None), ("raised_by", 200), ("risk_words", None), ("outcome", 20),
    ("resolution", None), ("escalated_to", 200), ("policy_considered", 3), ("policy_why", None), ("learning", None),
    ("ended_why", None), ("standards", 40),
)  # fmt: skip
_INDEXES = {
    "by_state": ["state", "voided_at", "id"], "by_agency": ["agency", "agency_key", "direction", "voided_at"],
    "by_raised": ["raised_on", "id"],
    "of_core_group": ["core_group_id"], "of_family": ["family_id"],
}  # fmt: skip
_DIRECTION = "UPDATE maqa_alert SET direction = CASE channel WHEN 'internal_qa' THEN 'internal' ELSE 'to_agency' END"
_OF_ITS_CONFERENCE = (
    "UPDATE maqa_alert SET {0} = (SELECT {0} FROM conference WHERE conference.id = maqa_alert.conference_id)"
)
_CLOCKS_MADE_SINCE = "DELETE FROM deadline WHERE key IN ('maqa_resolve_due', 'maqa_urgent_due', 'internal_qa_due')"


def upgrade() -> None:
    ALERTS.create_all(op.get_bind(), tables=_made_here())
    op.add_column("team", Column("service", Words(20), nullable=False, server_default=""))
    op.add_column("team", Column("closed_on", Date))
    op.add_column("child", Column("also_known_as", Words(400), nullable=False, server_default=""))
    with op.batch_alter_table("maqa_alert") as alert:
        for name, table in _REFERS:
            named = op.f(f"fk_maqa_alert_{name}")
            alert.add_column(Column(name, WholeNumber, ForeignKey(f"{table}.id", name=named)))
        for name, length in _TEXTS:
            alert.add_column(Column(name, Words(length), nullable=False, server_default=""))
        for name in _DAYS:
            alert.add_column(Column(name, Date))
        for name in _MOMENTS:
            alert.add_column(Column(name, Moment()))
    op.execute(text(_DIRECTION))
    for name in ("family_id", "team_id"):
        op.execute(text(_OF_ITS_CONFERENCE.format(name)))
    for name, columns in _INDEXES.items():
        op.create_index(f"ix_maqa_alert_{name}", "maqa_alert", columns)
    op.create_index("ix_deadline_ended", "deadline", ["key", "met_on"])
    hold_table(op.get_bind(), "quarter_snapshot")


def downgrade() -> None:
    op.execute(text(_CLOCKS_MADE_SINCE))
    let_go_table(op.get_bind(), "quarter_snapshot")
    op.drop_index("ix_deadline_ended", "deadline")
    for name in _INDEXES:
        op.drop_index(f"ix_maqa_alert_{name}", "maqa_alert")
    with op.batch_alter_table("maqa_alert") as alert:
        for name, _ in _REFERS:
            alert.drop_constraint(op.f(f"fk_maqa_alert_{name}"), type_="foreignkey")
        for name in (*_MOMENTS, *_DAYS, *(one for one, _ in _TEXTS), *(one for one, _ in _REFERS)):
            alert.drop_column(name)
    op.drop_column("child", "also_known_as")
    op.drop_column("team", "closed_on")
    op.drop_column("team", "service")
    ALERTS.drop_all(op.get_bind(), tables=_made_here())


def _made_here() -> list[Table]:
    return [table for table in ALERTS.sorted_tables if table not in BEFORE]
