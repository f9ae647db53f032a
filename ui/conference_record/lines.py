"""The sections of a record in their order, each with how it stands: what is missing, complete, agreed."""

from collections.abc import Iterable
from dataclasses import dataclass

from cpdesk.rows.conference_record import MissingLine, RecordShown, TheRecord
from cpdesk.rows.marks import Mark
from cpdesk.rows.record_decisions import ChildDecisionRow
from cpdesk.rules.record import RecordState
from cpdesk.rules.record_parts import Section
from cpdesk.words import RECORD_STATE_WORDS

COMPLETE, LATER = "Complete", "After it is issued"
TITLES = {
    Section.FACTS: "Facts and summary",
    Section.ATTENDANCE: "Attendance and quorum",
    Section.PLAN: "Outline plan",
    Section.DATES: "Dates and core group",
    Section.DISTRIBUTION: "Distribution",
}


@dataclass(frozen=True, slots=True)
class SectionLine:
    """One section in the list: which, its title, and how it stands as a shape with words."""

    section: Section
    child_id: int | None
    title: str
    mark: Mark
    words: str

    @property
    def key(self) -> tuple[str, int]:
        """By what the section is known."""
        return self.section.value, self.child_id or 0


def key_of(missing: MissingLine) -> tuple[str, int]:
    """The section to which something missing belongs."""
    child = missing.child_id if missing.section == Section.CHILD else 0
    return str(missing.section), child or 0


def section_lines(shown: RecordShown) -> tuple[SectionLine, ...]:
    """Every section of this record, a child's for each child."""
    record = shown.record
    if record is None:
        return ()
    before = (Section.FACTS, Section.ATTENDANCE)
    after = (Section.PLAN, Section.DATES, Section.DISTRIBUTION)
    return (
        *(_line(shown, record, section) for section in before),
        *(_line(shown, record, Section.CHILD, child) for child in record.children),
        *(_line(shown, record, section) for section in after),
    )


def _line(
    shown: RecordShown, record: TheRecord, section: Section, child: ChildDecisionRow | None = None
) -> SectionLine:
    child_id = child.child_id if child is not None else None
    title = _name(child, record.children) if child is not None else TITLES[section]
    here = [line for line in shown.missing if key_of(line) == (section.value, child_id or 0)]
    mark, words = _standing(here, record.state, section)
    return SectionLine(section, child_id, title, mark, words)


def _standing(here: Iterable[MissingLine], state: RecordState, section: Section) -> tuple[Mark, str]:
    blocking = sum(line.blocks for line in here)
    open_still = sum(not line.blocks for line in here)
    if blocking:
        return Mark.DUE_SOON, f"{blocking} missing"
    if open_still:
        return Mark.NEUTRAL, f"{open_still} to look at"
    if section is Section.DISTRIBUTION and state in {RecordState.DRAFT, RecordState.AGREED}:
        return Mark.NEUTRAL, LATER
    return Mark.HELD, COMPLETE if state is RecordState.DRAFT else RECORD_STATE_WORDS[state]


def _name(child: ChildDecisionRow, children: tuple[ChildDecisionRow, ...]) -> str:
    """The first name; with the surname where two are called the same."""
    same = sum(one.first_name == child.first_name for one in children) > 1
    return f"{child.first_name} {child.surname}".strip() if same or not child.first_name else child.first_name
