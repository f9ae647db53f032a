"""The unit's words for every choice about an alert, the same on screen, on paper and in the shell (S17 to S21, S44)."""

from cpdesk.rules.maqa import AlertDirection, AlertOutcome, AlertState, AlertStep, Theme

ALERT_STATE_WORDS: dict[AlertState, str] = {
    AlertState.DRAFT: "Draft",
    AlertState.RAISED: "Raised",
    AlertState.ACKNOWLEDGED: "Acknowledged",
    AlertState.REPLIED: "Replied",
    AlertState.ESCALATED: "Escalated",
    AlertState.RESOLVED: "Resolved",
    AlertState.WITHDRAWN: "Withdrawn",
}

ALERT_DIRECTION_WORDS: dict[AlertDirection, str] = {
    AlertDirection.TO_AGENCY: "To an agency",
    AlertDirection.FROM_AGENCY: "From an agency",
    AlertDirection.INTERNAL: "Internal, about social care",
}

ALERT_STEP_WORDS: dict[AlertStep, str] = {
    AlertStep.RAISED: "Raised",
    AlertStep.SENT: "Sent",
    AlertStep.ACKNOWLEDGED: "Acknowledged",
    AlertStep.REPLIED: "Replied",
    AlertStep.RISK: "Immediate risk",
    AlertStep.ESCALATED: "Escalated",
    AlertStep.RESOLVED: "Resolved",
    AlertStep.REOPENED: "Open again",
    AlertStep.WITHDRAWN: "Withdrawn",
}

ALERT_OUTCOME_WORDS: dict[AlertOutcome, str] = {
    AlertOutcome.EXPLAINED: "Explained",
    AlertOutcome.PUT_RIGHT: "Put right",
    AlertOutcome.LEARNING: "Learning taken on",
    AlertOutcome.PARTLY: "Partly put right",
    AlertOutcome.NOT_UPHELD: "Not upheld",
}

THEME_WORDS: dict[Theme, str] = {
    Theme.ATTENDANCE: "Attendance",
    Theme.REPORT_LATE: "Late report",
    Theme.REPORT_MISSING: "Missing report",
    Theme.REPORT_QUALITY: "Quality of reports",
    Theme.REPORT_NOT_SHARED: "Report not shared with the family",
    Theme.PREPARATION: "Preparation",
    Theme.CONTRIBUTION: "Contribution at the meeting",
    Theme.CORE_GROUP: "Core group",
    Theme.CHILDS_VOICE: "The child's voice",
    Theme.DISAGREEMENT: "Disagreement",
    Theme.MEETING_MANAGEMENT: "Management of the meeting",
    Theme.INFORMATION_SHARING: "Sharing of information",
    Theme.OTHER: "Something else",
}
