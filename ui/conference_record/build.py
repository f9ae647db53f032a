"""Building a section of a record's page when somebody first goes there."""

from dataclasses import dataclass

from cpdesk.rows.conference_record import RecordShown
from cpdesk.rules.record_parts import Section
from ui.conference_record.section import RecordSection
from ui.shared.desk_link import DeskLink
from ui.shared.outside import Outside
from ui.shared.theme import Theme


@dataclass(frozen=True, slots=True)
class Tools:
    """What every section is given, and of which conference it is."""

    link: DeskLink
    theme: Theme
    outside: Outside
    conference_id: int


def build_section(key: tuple[str, int], shown: RecordShown, tools: Tools) -> RecordSection:
    """The section of this name; a child's with the child's number."""
    link, theme, almanac = tools.link, tools.theme, tools.link.almanac
    section = Section(key[0])
    if section is Section.FACTS:
        from ui.conference_record.facts.section import FactsSection

        return FactsSection(link, theme, almanac, tools.conference_id)
    if section is Section.ATTENDANCE:
        from ui.conference_record.attendance.section import AttendanceSection

        return AttendanceSection(link, theme, almanac)
    if section is Section.CHILD:
        from ui.conference_record.child.section import ChildSection

        return ChildSection(link, theme, almanac, shown, key[1], tools.outside)
    if section is Section.PLAN:
        from ui.conference_record.plan.section import PlanSection

        return PlanSection(link, theme, almanac, tools.outside)
    if section is Section.DATES:
        from ui.conference_record.dates.section import DatesSection

        return DatesSection(link, theme, almanac)
    from ui.conference_record.distribution.section import DistributionSection

    return DistributionSection(link, theme, almanac)
