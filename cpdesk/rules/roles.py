"""Who works at the desk, as the permission matrix names them."""

from enum import StrEnum


class Role(StrEnum):
    """A part somebody plays in the unit; what each may do is named at each use case."""

    DIARY_CLERK = "diary_clerk"
    CHAIR = "chair"
    LPM_LEAD = "lpm_lead"
    DUTY_CHAIR = "duty_chair"
    CASE_PROGRESSION = "case_progression"
    SERVICE_MANAGER = "service_manager"
    AUDITOR = "auditor"
    SYSTEM_ADMIN = "system_admin"
