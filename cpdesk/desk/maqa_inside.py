"""What is about social care's own staff stays inside, by whichever road its facts come to say so (S18, I22)."""

from collections.abc import Iterable

from sqlalchemy import select

from cpdesk.desk.clocks import keep_clocks
from cpdesk.desk.kept_values import some_at_once
from cpdesk.desk.maqa_at_hand import named
from cpdesk.desk.maqa_clock_asked import is_of_social_care
from cpdesk.desk.taking_back import TakenBack, after_undo
from cpdesk.desk.work import Work
from cpdesk.records.model import MaqaAlert, Participant
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.maqa import AlertDirection, AlertState, way_of
from cpdesk.rules.record import Channel


def is_inside(work: Work, alert: MaqaAlert, agency: str | None = None) -> bool:
    """Whether an alert is about social care's own staff: by its participant, or by its agency (or this one)."""
    about = work.session.get(Participant, alert.participant_id) if alert.participant_id is not None else None
    return (about is not None and about.social_care) or is_of_social_care(alert.agency if agency is None else agency)


def way_with(
    work: Work, alert: MaqaAlert, agency: str, asked: AlertDirection | None = None, *, social_care: bool = False
) -> tuple[AlertDirection, Channel]:
    """Which way an alert goes with this agency, in the direction that is asked for, or else in its own.

    A draft that was internal only for its agency goes out with another one.
    """
    only_for_agency = alert.state == AlertState.DRAFT and is_of_social_care(alert.agency)
    own = AlertDirection.TO_AGENCY if only_for_agency else AlertDirection(alert.direction)
    return way_of(asked or own, social_care=social_care or is_inside(work, alert, agency))


def keep_inside(work: Work, alerts: Iterable[MaqaAlert]) -> None:
    """Let drafts about social care's own staff go inside; refused while one went out as a MAQA and still stands."""
    changed = [one.id for one in alerts if _is_astray(work, one) and _turn(work, one)]
    if changed:
        keep_clocks(work, concerns=changed)


def alerts_about(work: Work, participants: Iterable[int]) -> list[MaqaAlert]:
    """Every alert about these participants."""
    found: list[MaqaAlert] = []
    for some in some_at_once(participants):
        found += work.session.scalars(select(MaqaAlert).where(MaqaAlert.participant_id.in_(some)))
    return found


@after_undo("participant")
def those_about_participants_stay_inside(work: Work, back: TakenBack) -> None:
    """Who belongs to social care again is written about inside."""
    keep_inside(work, alerts_about(work, back.ids))


@after_undo("maqa_alert")
def those_taken_back_stay_inside(work: Work, back: TakenBack) -> None:
    """An alert that stands again goes the way that its participant and its agency have now."""
    if Participant.__tablename__ in back.tables:
        return  # they come after the alerts, and then it is looked at
    keep_inside(work, [one for number in back.ids if (one := work.session.get(MaqaAlert, number)) is not None])


def _is_astray(work: Work, alert: MaqaAlert) -> bool:
    stands = alert.voided_at is None and alert.state != AlertState.WITHDRAWN
    return stands and alert.channel == Channel.MAQA and is_inside(work, alert)


def _turn(work: Work, alert: MaqaAlert) -> bool:
    if alert.state != AlertState.DRAFT:
        raise Refusal(
            f"{named(alert)} went out and would be about social care's own staff, which a MAQA never is. "
            "Let it be withdrawn, with the reason, and draft an internal alert.",
            field="social_care",
        )
    direction, channel = way_of(AlertDirection(alert.direction), social_care=True)
    work.change(alert, "channel", channel.value)
    return work.change(alert, "direction", direction.value)
