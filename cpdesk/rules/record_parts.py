"""Which parts of a record the unit must record and which it may, by its practice standard: data, no branches.

The parts and their sources stand in `resources/standards/*.toml` under `[record.<part>]`; I05, I06, I09, I34.
"""

from dataclasses import dataclass
from enum import StrEnum

from cpdesk.rules.standards import Standard, StandardNotReadable


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


PART_NAMES: dict[RecordPart, str] = {
    RecordPart.RISK_STATEMENT: "The chair's statement of the risk to each child",
    RecordPart.VIEWS: "Each professional's view on each child",
    RecordPart.VIEW_RATIONALE: "Why each professional thinks so",
    RecordPart.BASIS: "What the decision stands on",
    RecordPart.QUORACY: "Whether the conference was quorate",
    RecordPart.SUPERVISION: "View of the group supervision",
    RecordPart.CATEGORY: "Category of abuse, where there is a plan",
    RecordPart.OBJECTIVES: "Objectives of the plan",
    RecordPart.CORE_GROUP_DATE: "Date of the first core group",
    RecordPart.CORE_GROUP_MEMBERS: "Members of the core group",
    RecordPart.NEXT_REVIEW_DATE: "Date of the next review",
    RecordPart.LPM_DECISION: "Decision whether to recommend an LPM",
}
"""What each part is called in Settings."""


@dataclass(frozen=True, slots=True)
class PartAsked:
    """How a standard asks for one part; `at_review` where only one review must have it.

    `source` is the document from which it comes; where it is not the unit's own, `assumed` says why.
    """

    asked: Asked
    source: str
    at_review: int | None = None
    assumed: str = ""

    @property
    def in_words(self) -> str:
        """How it is asked, for showing in Settings: "Required at review 2 (source)"."""
        how = "Required" if self.asked is Asked.REQUIRED else "Offered"
        when = "" if self.at_review is None else f" at review {self.at_review}"
        return f"{how}{when} ({self.source}){f'. Assumed: {self.assumed}' if self.assumed else ''}"


def part_asked(standard: Standard, part: RecordPart) -> PartAsked:
    """How this standard asks for a part of the record, with its source."""
    try:
        told = standard.record[part]
        return PartAsked(Asked(told["asked"]), told["source"], told.get("at_review"), told.get("assumed", ""))
    except (KeyError, ValueError) as wrong:
        raise StandardNotReadable(f"The standard {standard.code} does not say how {part} is recorded.") from wrong


def how_asked(standard: Standard, part: RecordPart) -> Asked:
    """Whether this standard requires a part of the record, or only offers it."""
    return part_asked(standard, part).asked


def is_required(standard: Standard, part: RecordPart, sequence_no: int) -> bool:
    """Whether the record of this conference must have a part: an ICPC is number 0, its reviews count from 1 (P06)."""
    found = part_asked(standard, part)
    return found.asked is Asked.REQUIRED and found.at_review in (None, sequence_no)


def parts_asked(standard: Standard) -> tuple[tuple[str, str], ...]:
    """Each part by its key, with whether it is required or offered, as the record's page reads it."""
    return tuple((part.value, how_asked(standard, part).value) for part in RecordPart)


def record_lines(standard: Standard) -> tuple[tuple[str, str], ...]:
    """Each part of the record by name, with how it is asked and its source, for showing in Settings."""
    return tuple((name, part_asked(standard, part).in_words) for part, name in PART_NAMES.items())
