"""The unit's words for team meetings and inductions, the same on screen, on paper and in the shell (D12, D13)."""

from cpdesk.rules.linked_chairs import InductionKind, InductionState, InductionTopic, MeetingState

MEETING_STATE_WORDS: dict[MeetingState, str] = {
    MeetingState.PLANNED: "Planned",
    MeetingState.ATTENDED: "Attended",
    MeetingState.MISSED: "Missed",
    MeetingState.CANCELLED: "Cancelled",
}

INDUCTION_KIND_WORDS: dict[InductionKind, str] = {
    InductionKind.ONE_TO_ONE: "One to one",
    InductionKind.SMALL_GROUP: "Small group",
}

INDUCTION_STATE_WORDS: dict[InductionState, str] = {
    InductionState.BOOKED: "Booked",
    InductionState.HELD: "Held",
    InductionState.CANCELLED: "Cancelled",
}

INDUCTION_TOPIC_WORDS: dict[InductionTopic, str] = {
    InductionTopic.LADO: "LADO",
    InductionTopic.CSE: "CSE",
    InductionTopic.CUAB: "CUAB",
    InductionTopic.CP: "CP",
}
