"""The rooms of the desk: which module sees to what a person can ask for or have done.

A room is read when the first thing of its kind is asked, so that the window's first page waits for no other room.
"""

from importlib import import_module

# By the names of the questions and requests: the desk need not read the rows of every room to know them.
ROOMS = {
    "cpdesk.desk.unit": (
        "TheUnit", "NamesToChoose", "BeginRegister", "ConfirmRecoveryKey", "AddTeam", "AddPerson",
    ),
    "cpdesk.desk.practice_standards": ("TheStandards", "ChooseStandard"),
    "cpdesk.desk.days_listed": ("DaysNotWorked",),
    "cpdesk.desk.days_not_worked": ("AddDayNotWorked", "RemoveDayNotWorked", "TakeGovUkDays"),
    "cpdesk.desk.lpm_register": ("RegisterPage", "RegisterCounts", "WholeRegister"),
    "cpdesk.desk.register_pane": ("OpenRecommendation",),
    "cpdesk.desk.register_entries": ("EnterRecommendation", "SplitRecommendation"),
    "cpdesk.desk.register_changes": ("ChangeRecommendation", "AddUpdate"),
    "cpdesk.desk.register_moves": (
        "AlertBoth", "BookLpm", "RecordLpmHeld", "AlertChair", "ChairHasRead", "CloseRecommendation",
        "WithdrawRecommendation",
    ),
    "cpdesk.desk.differences": ("RecordDifference",),
    "cpdesk.desk.register_follows": (),
    "cpdesk.desk.diary_follows": (),
    "cpdesk.desk.old_spreadsheet.use_cases": ("LookAtSpreadsheet", "ImportSpreadsheet"),
    "cpdesk.desk.list_recipients": ("RecipientsOfList", "ChangeRecipients"),
    "cpdesk.desk.lpm_list": (
        "PreviewList", "MonthsToList", "IssuedLists", "IssueList", "DraftListEmail", "SayListSent",
    ),
    "cpdesk.desk.request_emails": ("DraftRequestEmail",),
    "cpdesk.desk.recently_opened": ("RememberOpened", "RecentlyOpened"),
    "cpdesk.desk.due_today": ("DueToday",),
    "cpdesk.desk.known_families": ("FamilyCalled",),
    "cpdesk.desk.requests": ("ReceiveRequest", "CloseRequest"),
    "cpdesk.desk.request_changes": ("ChangeRequest",),
    "cpdesk.desk.strategy_discussions": ("AddStrategyDiscussion", "MoveClock"),
    "cpdesk.desk.request_choices": ("DecideIcpcNeeded", "ChooseShortTime"),
    "cpdesk.desk.request_shown": ("OpenRequest",),
    "cpdesk.desk.consultations": ("RecordConsultation", "TickOutcomeSent", "AcknowledgeNotMet"),
    "cpdesk.desk.waiting": ("Waiting",),
    "cpdesk.desk.imposed_dates": ("ImposedDate", "TickDateSent"),
    "cpdesk.desk.diary_people": (
        "ChairsAndRooms", "AddChair", "ChangeChairLimit", "AddRoom", "CloseRoom", "ChangeDiaryHours",
    ),
    "cpdesk.desk.absences": ("AddAway", "EndAway", "AwayAndTouched"),
    "cpdesk.desk.duty_rota": ("DutyBetween", "SetDuty"),
    "cpdesk.desk.invitations": ("AddInvitee", "TakeOutInvitee", "SayInvitationsSent"),
    "cpdesk.desk.invitee_changes": ("ChangeInvitee",),
    "cpdesk.desk.considered": ("ConsiderAgency",),
    "cpdesk.desk.invitation_papers": ("DraftInvitations",),
    "cpdesk.desk.calendar_files": ("WriteCalendarFile",),
    "cpdesk.desk.diary_sheets": ("PreviewSheet", "WriteDaySheet", "WriteWeekSheet"),
    "cpdesk.desk.diary": ("DiaryBetween",),
    "cpdesk.desk.booking_follows": (),
    "cpdesk.desk.slots": ("SlotsFor",),
    "cpdesk.desk.look_at_time": ("LookAtTime",),
    "cpdesk.desk.conference_pane": ("OpenConference",),
    "cpdesk.desk.booking_email": ("EmailOfBooking", "DraftBookingEmail"),
    "cpdesk.desk.booking": ("BookConference",),
    "cpdesk.desk.holding": ("HoldConference",),
    "cpdesk.desk.decisions": ("ChangeChildDecision",),
    "cpdesk.desk.views": ("GiveViews", "TakeOutView"),
    "cpdesk.desk.outcome_corrections": ("CorrectOutcomes",),
    "cpdesk.desk.lpm_from_record": ("RecommendLpmFromRecord",),
    "cpdesk.desk.lpm_alerts": ("DraftLpmAlerts",),
    "cpdesk.desk.manager_notice": ("DraftManagerNotice",),
    "cpdesk.desk.core_groups": ("PlanCoreGroup", "HoldCoreGroup", "CancelCoreGroup", "CoreGroupRecordSent"),
    "cpdesk.desk.moving": ("MoveConference", "SayTold"),
    "cpdesk.desk.conference_changes": ("ChangeConference", "ConfirmConference", "CancelConference"),
    "cpdesk.desk.records_listed": ("RecordsListed",),
    "cpdesk.desk.child_road": ("ChildRoad", "WriteRoad"),
    "cpdesk.desk.record_shown": ("OpenRecord",),
    "cpdesk.desk.record_papers": ("PaperOfRecord", "WriteRecord"),
    "cpdesk.desk.distribution": ("SayRecordSent", "DraftRecordEmails"),
    "cpdesk.desk.record_states": ("AgreeRecord", "ReopenRecord", "IssueRecord", "CorrectRecord"),
    "cpdesk.desk.outline_plan": (
        "AddObjective", "ChangeObjective", "TakeOutObjective", "AddAction", "ChangeAction", "TakeOutAction",
    ),
    "cpdesk.desk.plan_order": ("MoveObjective", "MoveAction"),
    "cpdesk.desk.role_notices": ("DraftRoleNotice", "SayRoleTold", "RecordObjection"),
    "cpdesk.desk.record_begun": ("BeginRecord", "TakeOverInvitees", "ChangeRecord"),
    "cpdesk.desk.participants": ("AddParticipant", "SetParticipation", "TakeOutParticipant"),
    "cpdesk.desk.participant_changes": ("ChangeParticipant",),
    "cpdesk.desk.quoracy": ("JudgeQuoracy",),
    "cpdesk.desk.concerns": ("NoteConcern", "ChangeConcern", "TakeOutConcern"),
    "cpdesk.desk.maqa_listed": ("MaqaAlerts",),
    "cpdesk.desk.maqa_shown": ("OpenAlert",),
    "cpdesk.desk.maqa_clock_asked": ("ClockOfAlert",),
    "cpdesk.desk.maqa_strip": ("QuarterStrip",),
    "cpdesk.desk.maqa_drafts": ("DraftAlert", "TakeOutAlert"),
    "cpdesk.desk.maqa_changes": ("ChangeAlert",),
    "cpdesk.desk.maqa_steps": ("RaiseAlert", "IdentifyRisk", "TakeAlertStep", "EscalateAlert"),
    "cpdesk.desk.maqa_ends": ("ResolveAlert", "WithdrawAlert", "ReopenAlert"),
    "cpdesk.desk.maqa_inside": (),
    "cpdesk.desk.maqa_follows": (),
    "cpdesk.desk.maqa_papers": ("DraftAlertPapers",),
    "cpdesk.desk.maqa_quarter": ("MaqaQuarter", "QuarterRows"),
    "cpdesk.desk.quarter_papers": ("WriteQuarter", "KeepQuarter", "DraftQuarterEmail"),
    "cpdesk.desk.quarter_learning": ("WriteLearning",),
    "cpdesk.desk.quarter_actions": (
        "AddQuarterAction", "ChangeQuarterAction", "EndQuarterAction", "TakeOutQuarterAction",
    ),
    "cpdesk.desk.conference_children": (),
    "cpdesk.desk.record_follows": (),
    "cpdesk.desk.record_states_follow": (),
    "cpdesk.desk.team_map": ("TeamMap",),
    "cpdesk.desk.team_shown": ("OpenTeam",),
    "cpdesk.desk.team_links": ("LinkTeam", "RemoveLink"),
    "cpdesk.desk.teams": ("AddTeamToMap", "ChangeTeam", "CloseTeam"),
    "cpdesk.desk.team_covers": ("AddCover", "EndCover"),
    "cpdesk.desk.team_meetings": ("PlanTeamMeeting", "ChangeTeamMeeting"),
    "cpdesk.desk.inductions": ("BookInduction", "ChangeInduction"),
    "cpdesk.desk.pasted_map": ("LookAtPastedMap", "TakePastedMap"),
    "cpdesk.desk.map_of_2016": ("TakeMapOf2016",),
    "cpdesk.desk.map_paper": ("PreviewMap", "WriteMap"),
    "cpdesk.desk.who_to_ask": ("WhoToAsk",),
    "cpdesk.desk.directory": ("Directory", "LeadOfAgency"),
    "cpdesk.desk.directory_entries": ("HoldRole", "ChangeRole", "EndRole"),
    "cpdesk.desk.find": ("Find",),
    "cpdesk.desk.children": ("ChangeChild",),
    "cpdesk.desk.drafts": ("DraftOf", "KeepDraft", "DropDraft"),
    "cpdesk.desk.timeliness": ("Timeliness", "TimelinessRows"),
    "cpdesk.desk.why_late_said": ("SayWhyLate",),
    "cpdesk.desk.annex_a": ("AnnexExtract",),
    "cpdesk.desk.timeliness_papers": ("WriteTimeliness", "WriteAnnex"),
    "cpdesk.desk.soundness": ("Soundness",),
    "cpdesk.desk.undo": ("LastDone", "Undo", "Redo"),
}  # fmt: skip
_ROOM_OF = {asked: room for room, all_asked in ROOMS.items() for asked in all_asked}


def open_room(asked: type) -> None:
    """Read the room that sees to this question or request, if there is one."""
    room = _ROOM_OF.get(asked.__name__)
    if room is not None:
        import_module(room)


def open_rooms() -> None:
    """Read every room: Undo may concern the records of any."""
    for room in ROOMS:
        import_module(room)
