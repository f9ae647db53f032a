"""Which parts of the unit may do what at the desk: the permission matrix, line by line."""

from cpdesk.rules.roles import Role

READ_REGISTER = frozenset(Role) - {Role.SYSTEM_ADMIN}
ENTER_RECOMMENDATION = frozenset(
    {Role.DIARY_CLERK, Role.CHAIR, Role.LPM_LEAD, Role.CASE_PROGRESSION, Role.SERVICE_MANAGER}
)
MARK_REVIEW = frozenset({Role.CHAIR, Role.LPM_LEAD, Role.SERVICE_MANAGER})
RECORD_LPM = frozenset({Role.LPM_LEAD, Role.CASE_PROGRESSION, Role.SERVICE_MANAGER})
READ_OUTCOME = frozenset({Role.CHAIR, Role.LPM_LEAD, Role.SERVICE_MANAGER})
RECORD_DIFFERENCE = frozenset({Role.CHAIR, Role.LPM_LEAD, Role.DUTY_CHAIR, Role.SERVICE_MANAGER})
END_RECOMMENDATION = frozenset({Role.LPM_LEAD, Role.SERVICE_MANAGER})
KEEP_TEAM_MAP = frozenset({Role.LPM_LEAD, Role.SERVICE_MANAGER, Role.SYSTEM_ADMIN})
KEEP_DAYS = frozenset({Role.DIARY_CLERK, Role.LPM_LEAD, Role.SERVICE_MANAGER, Role.SYSTEM_ADMIN})
SET_UP = frozenset({Role.SERVICE_MANAGER, Role.SYSTEM_ADMIN})
READ_DIARY = frozenset(Role) - {Role.AUDITOR, Role.SYSTEM_ADMIN}
ASK_FOR_CONFERENCE = frozenset({Role.DIARY_CLERK, Role.DUTY_CHAIR, Role.SERVICE_MANAGER})
KEEP_DIARY = frozenset({Role.DIARY_CLERK, Role.SERVICE_MANAGER})
CONSULT = frozenset({Role.DUTY_CHAIR, Role.SERVICE_MANAGER})
HOLD_CONFERENCE = frozenset({Role.DIARY_CLERK, Role.CHAIR, Role.LPM_LEAD, Role.SERVICE_MANAGER})
KEEP_CORE_GROUPS = HOLD_CONFERENCE
READ_RECORD = READ_DIARY
KEEP_RECORD = frozenset({Role.CHAIR, Role.LPM_LEAD, Role.DUTY_CHAIR, Role.SERVICE_MANAGER})
SEND_RECORD = KEEP_RECORD | {Role.DIARY_CLERK}
RECOMMEND_LPM = KEEP_RECORD
READ_ALERTS = READ_DIARY
KEEP_ALERTS = KEEP_RECORD
READ_QUARTER = READ_DIARY
KEEP_QUARTER = KEEP_RECORD
FIND = frozenset(Role)
"""Everybody looks for people and teams; children, alerts and actions are found by those who may read them."""
