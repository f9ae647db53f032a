"""What is said in the invented records: risk, views, actions; every person in them says that they are invented."""

from cpdesk.rules.decisions import Category

SUMMARY = (
    "The conference heard the social worker's report, the health visitor and the school. It spoke about missed "
    "appointments, tiredness at school and arguments at home. The family came and had read the reports before."
)
FAMILY_VIEW = "The mother said that she finds the mornings hard and would take help with them. The father agreed."
RISK = (
    "There is a risk that {child} is not safe at home when the adults argue, and that appointments are missed. "
    "It has become less since the family takes help, and it has not gone."
)
CHILD_VIEW = "{child} told the social worker: I want the shouting to stop, and I like it at breakfast club."
REASON = (
    "Two professionals saw a plan as needed and two did not. On what was heard, the change is too new to rely on, so "
    "the plan stands until the next review."
)
NO_LPM = "The family works with the plan and the risk has become less, so an LPM is not recommended now."
WITH_PLAN = "The concerns go on and the changes are not secure yet."
WITHOUT_PLAN = "The family has made the changes and would take help without a plan."
CATEGORIES = (Category.NEGLECT, Category.EMOTIONAL, Category.PHYSICAL)
OBJECTIVES = (
    "The adults settle arguments without the children hearing or seeing them.",
    "Every appointment for the children is kept, and they are at school on time.",
)
NO_TEAM_YET = "CAMHS has not taken the family on yet; it is asked to come when it has."
CORRECTED = "The record named the wrong day for the visits. The action has the right one now."
CONCERN = "The report said nothing of the appointments that were missed this year."
LEAD_TOLD = "H. Notional, safeguarding lead (demonstration)"
