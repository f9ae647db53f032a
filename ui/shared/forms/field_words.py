"""What a field of an entry is called on the screen."""

FIELD_WORDS: dict[str, str] = {
    "lpm_by": "LPM due by",
    "timescale": "Timescale",
    "rationale": "Rationale",
    "risk_statement": "Risk statement",
    "notes": "Notes",
    "tm_view": "Team Manager's view",
    "outcome": "Outcome",
    "team": "Team",
    "chair": "Chair (IC)",
    "team_manager": "Team manager",
    "social_worker": "Social worker",
    "case_id": "Reference",
    "conference_kind": "Conference",
    "conference_on": "Date of the conference",
    "recommended_on": "Recommended on",
    "plan_start_on": "CP plan began",
    "diary_sheet_on": "Diary sheet received",
    "case_note_on": "Case-note entry",
    "lpm_booked_for": "LPM booked for",
    "booked_for": "LPM booked for",
    "lpm_on": "LPM held",
    "held_on": "LPM held",
    "children": "Children",
    "state": "State",
    "watched": "Watched",
}


def field_words(field: str) -> str:
    """The name of a field as a person knows it."""
    return FIELD_WORDS.get(field, field.replace("_", " ").capitalize())
