"""The unit's words for every choice in the rules, the same on screen, on paper and in the shell."""

from cpdesk.rules.conferences import (
    AwayKind,
    CancelReason,
    ConferenceOutcome,
    ConferenceState,
    CoreGroupState,
    ToldBy,
)
from cpdesk.rules.decisions import Answer, Basis, Category, Direction, LpmDecision, RecommendedBy
from cpdesk.rules.invitations import AlwaysTold, Considered, ConsideredAnswer, InviteKind, Inviter, InviteSource, Reply
from cpdesk.rules.linked_chairs import DirectoryPart
from cpdesk.rules.lpm import IcPosition, Outcome, State, TmView
from cpdesk.rules.quoracy import QuorumBasis
from cpdesk.rules.record import Channel, ConcernAbout, Part, Participation, RecordState, SentBy
from cpdesk.rules.requests import RequestState, ShortTime, ThresholdOutcome
from cpdesk.rules.roles import Role

NOT_RECORDED = "Not recorded"
TOLD_ONLY = "Told only"
LPM_NOT_ASKED = "No recommendation was made"

STATE_WORDS: dict[State, str] = {
    State.RECOMMENDED: "Recommended",
    State.ALERTED: "Alerted",
    State.BOOKED: "Booked",
    State.HELD: "Held",
    State.IC_ALERTED: "IC alerted",
    State.IC_READ: "Read by IC",
    State.CLOSED: "Closed",
    State.WITHDRAWN: "Withdrawn",
}

OUTCOME_WORDS: dict[Outcome, str] = {
    Outcome.CARE_PROCEEDINGS: "Issue care proceedings",
    Outcome.PRE_PROCEEDINGS: "Enter pre-proceedings (PLO)",
    Outcome.CONTINUE_CP_PLAN: "Continue CP plan",
    Outcome.PLO_REVIEW: "PLO review",
    Outcome.NO_ACTION: "No further action",
}

OUTCOME_SHORT: dict[Outcome, str] = {
    Outcome.CARE_PROCEEDINGS: "Care proceedings",
    Outcome.PRE_PROCEEDINGS: "Pre-proceedings",
    Outcome.CONTINUE_CP_PLAN: "Continue CP plan",
    Outcome.PLO_REVIEW: "PLO review",
    Outcome.NO_ACTION: "No action",
}

TM_VIEW_WORDS: dict[TmView, str] = {
    TmView.AGREES: "Agrees",
    TmView.DIFFERS: "Differs",
    TmView.NOT_RECORDED: NOT_RECORDED,
}

IC_POSITION_WORDS: dict[IcPosition, str] = {
    IcPosition.AGREES: "Agrees",
    IcPosition.DISAGREES: "Disagrees",
}

ROLE_WORDS: dict[Role, str] = {
    Role.DIARY_CLERK: "Diary clerk",
    Role.CHAIR: "Independent chair",
    Role.LPM_LEAD: "LPM lead chair",
    Role.DUTY_CHAIR: "Duty chair",
    Role.CASE_PROGRESSION: "Case progression",
    Role.SERVICE_MANAGER: "Service manager",
    Role.AUDITOR: "Auditor",
    Role.SYSTEM_ADMIN: "System administrator",
}

AGENCY_WORDS: dict[AlwaysTold | Considered, str] = {
    AlwaysTold.POLICE: "Police",
    AlwaysTold.PROBATION: "Probation",
    AlwaysTold.GP: "GP",
    Considered.HEALTH: "Health",
    Considered.SCHOOL_NURSE: "School nurse",
    Considered.HEALTH_VISITOR: "Health visitor",
    Considered.EDUCATION: "Education",
    Considered.PREVIOUS_AUTHORITY: "Local authority where the child lived before",
    Considered.CAMHS: "CAMHS",
    Considered.ADULT_MENTAL_HEALTH: "Adult mental health",
    Considered.ADULT_SERVICES: "Adult services",
    Considered.HOUSING: "Housing",
    Considered.CAFCASS: "CAFCASS",
    Considered.UAVA: "UAVA",
    Considered.TURNING_POINT: "Turning Point",
}

CONSIDERED_WORDS: dict[ConsideredAnswer, str] = {
    ConsideredAnswer.INVITED: "Invited",
    ConsideredAnswer.NOT_RELEVANT: "Not relevant",
}

INVITE_KIND_WORDS: dict[InviteKind, str] = {
    InviteKind.NOTIFY: "Told only",
    InviteKind.INVITE: "Invited",
}

INVITER_WORDS: dict[Inviter, str] = {
    Inviter.UNIT: "Safeguarding Unit",
    Inviter.SOCIAL_WORKER: "Social worker",
}

INVITE_SOURCE_WORDS: dict[InviteSource, str] = {
    InviteSource.ALWAYS: "Always told",
    InviteSource.CONSIDERED: "Considered",
    InviteSource.STRATEGY_DISCUSSION: "Strategy discussion",
    InviteSource.SECTION_47: "Section 47 enquiry",
    InviteSource.CHILD_OR_FAMILY: "Child or family",
    InviteSource.CORE_GROUP: "Core group",
    InviteSource.OTHER: "Other",
}

REPLY_WORDS: dict[Reply, str] = {
    Reply.COMING: "Coming",
    Reply.REPRESENTED: "Represented",
    Reply.REPORT_ONLY: "Report only",
    Reply.APOLOGIES: "Apologies",
}

REQUEST_STATE_WORDS: dict[RequestState, str] = {
    RequestState.RECEIVED: "Waits for the consultation",
    RequestState.MORE_INFORMATION: "More information asked for",
    RequestState.THRESHOLD_MET: "Threshold met, not sent yet",
    RequestState.AWAITING_BOOKING: "Waits for a date",
    RequestState.DATE_IMPOSED: "Date set by the unit",
    RequestState.BOOKED: "Booked",
    RequestState.NOT_MET: "Threshold not met",
    RequestState.CLOSED: "Closed",
}

THRESHOLD_WORDS: dict[ThresholdOutcome, str] = {
    ThresholdOutcome.MET: "Threshold met",
    ThresholdOutcome.NOT_MET: "Threshold not met",
    ThresholdOutcome.MORE_INFORMATION: "More information needed",
}

SHORT_TIME_WORDS: dict[ShortTime, str] = {
    ShortTime.KEEP_FIFTEEN: "Keep the 15 working days and cut the notice short",
    ShortTime.KEEP_NOTICE: "Keep the notice and be later than 15 working days",
}

CONFERENCE_STATE_WORDS: dict[ConferenceState, str] = {
    ConferenceState.REQUESTED: "Waits for a date",
    ConferenceState.PROVISIONAL: "Provisional",
    ConferenceState.CONFIRMED: "Confirmed",
    ConferenceState.HELD: "Held",
    ConferenceState.CANCELLED: "Cancelled",
}

CONFERENCE_IN_FULL = {
    "ICPC": "Initial Child Protection Conference (ICPC)",
    "RCPC": "Review Child Protection Conference (RCPC)",
}

CONFERENCE_OUTCOME_WORDS: dict[ConferenceOutcome, str] = {
    ConferenceOutcome.PLAN_MADE: "Child protection plan made",
    ConferenceOutcome.PLAN_CONTINUES: "Plan continues",
    ConferenceOutcome.PLAN_ENDS: "Plan ends",
    ConferenceOutcome.NO_PLAN: "No plan",
    ConferenceOutcome.ADJOURNED: "Adjourned",
}

CANCEL_REASON_WORDS: dict[CancelReason, str] = {
    CancelReason.S47_NOT_SUBSTANTIATED: "Section 47 enquiry not substantiated",
    CancelReason.MOVED_AREA: "The family moved to another area",
    CancelReason.DUAL_STATUS_DECISION: "Looked after: decided that no ICPC is needed",
    CancelReason.ERROR: "Booked by mistake",
}

AWAY_WORDS: dict[AwayKind, str] = {
    AwayKind.LEAVE: "Leave",
    AwayKind.SICKNESS: "Sickness",
    AwayKind.TRAINING: "Training",
    AwayKind.OTHER: "Away",
}

TOLD_BY_WORDS: dict[ToldBy, str] = {
    ToldBy.PHONE: "By phone",
    ToldBy.EMAIL: "By email",
    ToldBy.IN_PERSON: "In person",
}

CORE_GROUP_STATE_WORDS: dict[CoreGroupState, str] = {
    CoreGroupState.PLANNED: "Planned",
    CoreGroupState.HELD: "Held",
    CoreGroupState.CANCELLED: "Cancelled",
}

RECORD_STATE_WORDS: dict[RecordState, str] = {
    RecordState.DRAFT: "Draft",
    RecordState.AGREED: "Agreed",
    RecordState.ISSUED: "Issued",
    RecordState.SUPERSEDED: "Superseded",
}

PART_WORDS: dict[Part, str] = {
    Part.PROFESSIONAL: "Professional",
    Part.FAMILY: "Family",
    Part.CHILD: "Child",
    Part.SUPPORTER: "Supporter",
}

PARTICIPATION_WORDS: dict[Participation, str] = {
    Participation.ATTENDED: "Attended",
    Participation.REPRESENTED: "Represented",
    Participation.REPORT_ONLY: "Report only",
    Participation.APOLOGIES_REPORT: "Apologies, with report",
    Participation.APOLOGIES: "Apologies",
    Participation.ABSENT: "Absent",
    Participation.NOT_ASKED: "Not asked to come",
}

SENT_BY_WORDS: dict[SentBy, str] = {
    SentBy.EMAIL: "By email",
    SentBy.POST: "By post",
    SentBy.BY_HAND: "By hand",
    SentBy.PORTAL: "On the portal",
}

CONCERN_ABOUT_WORDS: dict[ConcernAbout, str] = {
    ConcernAbout.ABSENCE: "Absence",
    ConcernAbout.LATE_REPORT: "Late report",
    ConcernAbout.NO_REPORT: "No report",
    ConcernAbout.REPORT_QUALITY: "Quality of the report",
    ConcernAbout.PARTICIPATION: "Part in the conference",
    ConcernAbout.CORE_GROUP: "Core group",
    ConcernAbout.DISAGREEMENT: "Disagreement",
    ConcernAbout.CHAIRING: "Chairing of the meeting",
    ConcernAbout.PRACTICE: "Social work practice",
}

CHANNEL_WORDS: dict[Channel, str] = {
    Channel.MAQA: "MAQA alert",
    Channel.INTERNAL_QA: "Internal QA alert",
}

ANSWER_WORDS: dict[Answer, str] = {
    Answer.YES: "Yes",
    Answer.NO: "No",
    Answer.ABSTAIN: "Abstained",
}

BASIS_WORDS: dict[Basis, str] = {
    Basis.CONSENSUS: "Consensus",
    Basis.MAJORITY: "Majority",
    Basis.CHAIR: "The chair's decision",
}

DIRECTION_WORDS: dict[Direction, str] = {
    Direction.TOWARDS_PLAN: "Towards a plan",
    Direction.AWAY_FROM_PLAN: "Away from a plan",
}

CATEGORY_WORDS: dict[Category, str] = {
    Category.NEGLECT: "Neglect",
    Category.PHYSICAL: "Physical abuse",
    Category.SEXUAL: "Sexual abuse",
    Category.EMOTIONAL: "Emotional abuse",
    Category.MULTIPLE: "Multiple",
}

LPM_DECISION_WORDS: dict[LpmDecision, str] = {
    LpmDecision.RECOMMEND: "Recommended",
    LpmDecision.NOT_RECOMMEND: "Not recommended",
}

RECOMMENDED_BY_WORDS: dict[RecommendedBy, str] = {
    RecommendedBy.CHAIR: "The chair",
    RecommendedBy.WORKER_AND_LEAD: "Social worker and Practice Lead",
}

QUORUM_BASIS_WORDS: dict[QuorumBasis, str] = {
    QuorumBasis.AGENCIES: "Enough agencies were there",
    QuorumBasis.SERVICE_WITHIN_LA: "The service is within the local authority",
    QuorumBasis.OTHER: "Another reason",
}

DIRECTORY_PART_WORDS: dict[DirectoryPart, str] = {
    DirectoryPart.TEAM_MANAGER: "Team Manager",
    DirectoryPart.SERVICE_MANAGER: "Service Manager",
    DirectoryPart.SAFEGUARDING_MANAGER: "Safeguarding Manager",
    DirectoryPart.UNIT_MANAGER: "Manager of the unit",
    DirectoryPart.LADO: "LADO",
    DirectoryPart.LADO_REFERRALS: "LADO referrals, day to day",
    DirectoryPart.SAFEGUARDING_LEAD: "Safeguarding lead of an agency",
    DirectoryPart.SHARED_MAILBOX: "Shared mailbox",
    DirectoryPart.BUSINESS_OFFICE: "Business office",
    DirectoryPart.TRAINING_LEAD: "Training lead",
    DirectoryPart.OTHER: "Another role",
}
