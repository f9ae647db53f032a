"""What follows for an alert when one of its steps is taken back: it never stands where its ladder does not say."""

from sqlalchemy import select

from cpdesk.desk.maqa_at_hand import ladder_of, named
from cpdesk.desk.taking_back import TakenBack, after_undo
from cpdesk.desk.work import Work
from cpdesk.records.model import MaqaAlert, MaqaStep
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.maqa import AlertState, AlertStep


@after_undo("maqa_alert")
def ladders_stay_whole(work: Work, back: TakenBack) -> None:
    """Refuse to take a step back while a later one stands that goes on from it."""
    for number in back.ids:
        alert = work.session.get(MaqaAlert, number)
        if alert is not None and (_went_on(work, alert) or _stands_elsewhere(alert)):
            raise Refusal(f"{named(alert)} went on since. Take back what was recorded of it afterwards first.")


def _went_on(work: Work, alert: MaqaAlert) -> bool:
    """Whether something was recorded of what is only a draft now, or was never begun."""
    if alert.voided_at is None and alert.state != AlertState.DRAFT:
        return False
    later = select(MaqaStep.id).where(
        MaqaStep.alert_id == alert.id, MaqaStep.voided_at.is_(None), MaqaStep.step != AlertStep.RISK
    )
    return work.session.scalar(later.limit(1)) is not None


def _stands_elsewhere(alert: MaqaAlert) -> bool:
    stands = AlertState(alert.state)
    return stands is not AlertState.WITHDRAWN and stands is not ladder_of(alert).state
