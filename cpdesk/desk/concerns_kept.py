"""Drafts of concerns kept in step with the participant whom they are about (S17, S18, I22)."""

from collections.abc import Iterable

from sqlalchemy import select

from cpdesk.desk.clocks import keep_clocks
from cpdesk.desk.maqa_inside import alerts_about, is_inside, keep_inside
from cpdesk.desk.work import Work
from cpdesk.records.model import MaqaAlert, Participant
from cpdesk.rules.maqa import AlertDirection, AlertState, way_of


def drafts_about(work: Work, participant: Participant) -> list[MaqaAlert]:
    """The concerns about somebody that nobody has raised yet."""
    asked = select(MaqaAlert).where(
        MaqaAlert.conference_id == participant.conference_id, MaqaAlert.participant_id == participant.id,
        MaqaAlert.state == AlertState.DRAFT, MaqaAlert.voided_at.is_(None),
    )  # fmt: skip
    return list(work.session.scalars(asked.order_by(MaqaAlert.id)))


def agencies_follow(work: Work, participant: Participant, before: str) -> None:
    """A draft that named the agency of its participant names it as it was put right."""
    drafts = [one for one in drafts_about(work, participant) if one.agency == before]
    _change_all(work, drafts, "agency", participant.agency)
    _change_all(work, drafts, "agency_key", participant.agency_key)


def channels_follow(work: Work, participant: Participant) -> None:
    """Who turns out to belong to social care, or not to, is written about in the other way (I22).

    Refused while a MAQA about them went out and is not withdrawn.
    """
    for draft in drafts_about(work, participant):
        if not is_inside(work, draft):
            direction, channel = way_of(AlertDirection.TO_AGENCY, social_care=False)
            _change_all(work, [draft], "direction", direction.value)
            _change_all(work, [draft], "channel", channel.value)
    keep_inside(work, alerts_about(work, [participant.id]))


def take_out_concerns_about(work: Work, participant: Participant, why: str) -> None:
    """Who is no participant after all is no concern either."""
    _change_all(work, drafts_about(work, participant), "voided_at", work.now, why)


def _change_all(work: Work, drafts: Iterable[MaqaAlert], field: str, value: object, why: str = "") -> None:
    changed = [one.id for one in drafts if work.change(one, field, value, why)]
    if changed:
        keep_clocks(work, concerns=changed)
