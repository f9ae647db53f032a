"""What the unit keeps: the mapped classes. Every constraint has a name; civil dates are DATE, moments are UTC.

Nothing is deleted: an entry that was taken back has `voided_at`. Every class of a case entity carries `uuid` and
`version`, for Undo and for stale saves. Mapped objects never leave the desk.
"""

from cpdesk.records.base import Record
from cpdesk.records.conference_records import (
    ChildDecision,
    ConferenceRecord,
    Participant,
    ProfessionalView,
    RecordSent,
)
from cpdesk.records.conferences import (
    Conference,
    ConferenceChild,
    ConferenceMove,
    ConsideredAgency,
    CoreGroup,
    CpPlan,
    Invitee,
    Telling,
)
from cpdesk.records.diary import Away, DutyDay, Room
from cpdesk.records.finding import FindWord
from cpdesk.records.happenings import (
    DayNotWorked,
    Draft,
    Happening,
    ImportBatch,
    ListSent,
    ListSnapshot,
    Operation,
    SourceRow,
)
from cpdesk.records.maqa_alerts import MaqaAlert, MaqaStep, QuarterAction, QuarterLearning, QuarterSnapshot
from cpdesk.records.outline_plans import PlanAction, PlanObjective
from cpdesk.records.people import (
    Child,
    Family,
    LinkedChair,
    Person,
    RoleHolder,
    Team,
    UnitSetting,
)
from cpdesk.records.recommendations import (
    Difference,
    KeptDeadline,
    Recommendation,
    RecommendedChild,
    StateMove,
)
from cpdesk.records.requests import Consultation, IcpcRequest, RequestChild, StrategyDiscussion
from cpdesk.records.team_map import DirectoryEntry, Induction, LinkedCover, TeamMeeting
from cpdesk.records.why_late import WhyLate

__all__ = [
    "Away",
    "Child",
    "ChildDecision",
    "Conference",
    "ConferenceChild",
    "ConferenceMove",
    "ConferenceRecord",
    "ConsideredAgency",
    "Consultation",
    "CoreGroup",
    "CpPlan",
    "DayNotWorked",
    "Difference",
    "DirectoryEntry",
    "Draft",
    "DutyDay",
    "Family",
    "FindWord",
    "Happening",
    "IcpcRequest",
    "ImportBatch",
    "Induction",
    "Invitee",
    "KeptDeadline",
    "LinkedChair",
    "LinkedCover",
    "ListSent",
    "ListSnapshot",
    "MaqaAlert",
    "MaqaStep",
    "Operation",
    "Participant",
    "Person",
    "PlanAction",
    "PlanObjective",
    "ProfessionalView",
    "QuarterAction",
    "QuarterLearning",
    "QuarterSnapshot",
    "Recommendation",
    "RecommendedChild",
    "Record",
    "RecordSent",
    "RequestChild",
    "RoleHolder",
    "Room",
    "SourceRow",
    "StateMove",
    "StrategyDiscussion",
    "Team",
    "TeamMeeting",
    "Telling",
    "UnitSetting",
    "WhyLate",
]
