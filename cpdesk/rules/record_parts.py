"""Which parts of a record the unit must record and which it may, by its practice standard: data, no branches.

The parts and their sources stand in `resources/standards/*.toml` under `[record.<part>]`; I05, I06, I09, I34.
"""

from enum import StrEnum


class RecordPart(StrEnum):
    """A part of a conference's record on which standards differ."""

    RISK_STATEMENT = "risk_statement"
    VIEWS = "views"
    VIEW_RATIONALE = "view_rationale"
    BASIS = "basis"
    QUORACY = "quoracy"
    SUPERVISION = "supervision"
    CATEGORY = "category"
    OBJECTIVES = "objectives"
    CORE_GROUP_DATE = "core_group_date"
    CORE_GROUP_MEMBERS = "core_group_members"
    NEXT_REVIEW_DATE = "next_review_date"
    LPM_DECISION = "lpm_decision"


class Asked(StrEnum):
    """How much a standard wants a part."""

    REQUIRED = "required"
    OFFERED = "offered"


class Section(StrEnum):
    """The sections of a record's page, to which what is missing leads; a child's has the child's number beside it."""

    FACTS = "facts"
    ATTENDANCE = "attendance"
    CHILD = "child"
    PLAN = "plan"
    DATES = "dates"
    DISTRIBUTION = "distribution"
