"""Concerns about somebody's part in a conference: noted as drafts, so that they are raised in time (S17, S18, I22)."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from cpdesk.desk.acts import does
from cpdesk.desk.clocks import keep_clocks
from cpdesk.desk.concerns_shown import concerns_of
from cpdesk.desk.conference_at_hand import conference_at
from cpdesk.desk.given_values import as_words
from cpdesk.desk.maqa_inside import way_with
from cpdesk.desk.participant_lines import agency_key_of, shown_name, standing_participants
from cpdesk.desk.record_at_hand import CANCELLED, record_of, row_of_record
from cpdesk.desk.who_may import KEEP_RECORD
from cpdesk.desk.work import Work
from cpdesk.records.model import MaqaAlert, Participant
from cpdesk.rows.record_deeds import ChangeConcern, NoteConcern, TakeOutConcern
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept
from cpdesk.rules.conferences import ConferenceState
from cpdesk.rules.email_address import is_email_address, not_an_address
from cpdesk.rules.how_dates_read import short
from cpdesk.rules.maqa import AlertDirection, AlertState, way_of
from cpdesk.rules.record import Channel, ConcernAbout
from cpdesk.words import CHANNEL_WORDS, CONCERN_ABOUT_WORDS

_CANCELLED = f"{CANCELLED} If there is a concern all the same, draft it under MAQA alerts."
_RAISED = "This concern was raised already. Write to whom it went instead."


@does(NoteConcern, roles=KEEP_RECORD, named="Note a concern")
def note_concern(work: Work, request: NoteConcern) -> Kept:
    """Keep a concern as a draft of an alert: to the agency's safeguarding lead, or into social care's own QA (S18)."""
    conference = conference_at(work, request.conference_id)
    record_of(work, conference.id)
    if conference.state == ConferenceState.CANCELLED:
        raise Refusal(_CANCELLED)
    about = _participant(work, conference.id, request.participant_id)
    inside = about is not None and about.social_care
    direction, channel = way_of(AlertDirection.TO_AGENCY, social_care=inside)
    draft = MaqaAlert(
        uuid=str(uuid4()), conference_id=conference.id, participant_id=about.id if about is not None else None,
        direction=direction.value, channel=channel.value, about=request.about.value,
        family_id=conference.family_id, team_id=conference.team_id,
        agency=about.agency if about is not None else "", agency_key=about.agency_key if about is not None else "",
        words=request.words.strip(), state=AlertState.DRAFT.value, noted_on=work.today,
    )  # fmt: skip
    work.session.add(draft)
    work.session.flush()
    work.note_new(draft)
    keep_clocks(work, concerns=[draft.id])
    raise_by = next(one.raise_by for one in concerns_of(work, conference) if one.id == draft.id)
    said = f"Noted as a draft: {_named(draft, about)}."
    return Kept((draft.id,), f"{said} Raise it by {short(raise_by)}." if raise_by else said, work.operation)


@does(ChangeConcern, roles=KEEP_RECORD, named="Change the concern")
def change_concern(work: Work, request: ChangeConcern) -> Kept:
    """Give a draft new words; one about social care's own people stays with internal quality assurance (TV-D14)."""
    values = {name: _read(name, value) for name, value in request.fields.items()}
    draft = _draft(work, request.id, request.version, values, request.seen)
    about = work.session.get(Participant, draft.participant_id) if draft.participant_id is not None else None
    if "agency" in values:
        values["direction"], values["channel"] = way_with(work, draft, str(values["agency"]))
    if values.get("agency", draft.agency) != draft.agency:
        values["agency_key"] = agency_key_of(str(values["agency"]))
    for name, value in values.items():
        work.change(draft, name, str(value))
    keep_clocks(work, concerns=[draft.id])
    return Kept((draft.id,), f"Changed: {_named(draft, about)}.", work.operation)


@does(TakeOutConcern, roles=KEEP_RECORD, named="Take out a concern")
def take_out_concern(work: Work, request: TakeOutConcern) -> Kept:
    """Take a draft away that is not needed after all."""
    draft = _draft(work, request.id, request.version)
    work.change(draft, "voided_at", work.now)
    keep_clocks(work, concerns=[draft.id])
    return Kept((draft.id,), "The concern is taken out.", work.operation)


def _draft(
    work: Work, id_: int, version: int, mine: Mapping[str, object] | None = None,
    seen: Mapping[str, object] | None = None,
) -> MaqaAlert:  # fmt: skip
    draft = row_of_record(work, MaqaAlert, id_, version, mine=mine, seen=seen)
    if draft.state != AlertState.DRAFT:
        raise Refusal(_RAISED)
    return draft


def _participant(work: Work, conference_id: int, id_: int | None) -> Participant | None:
    if id_ is None:
        return None
    found = next((one for one in standing_participants(work, conference_id) if one.id == id_), None)
    if found is None:
        raise Refusal("Choose from the participants of this conference whom the concern is about.",
                      field="participant_id")  # fmt: skip
    return found


def _named(draft: MaqaAlert, about: Participant | None) -> str:
    """A draft as a sentence names it: "MAQA alert, late report, A. Sample, Health visitor"."""
    what = (CHANNEL_WORDS[Channel(draft.channel)], CONCERN_ABOUT_WORDS[ConcernAbout(draft.about)].lower())
    return ", ".join((*what, shown_name(about) if about is not None else draft.agency)).removesuffix(", ")


def _read(name: str, value: Any) -> object:
    """The value as it is kept; refused with what to enter instead."""
    if name == "about":
        if not isinstance(value, str) or value not in set(ConcernAbout):
            raise Refusal(f"Choose one of these: {', '.join(CONCERN_ABOUT_WORDS.values())}.", field="about")
        return ConcernAbout(value).value
    if name not in {"agency", "lead", "lead_email", "words"}:
        raise Refusal(f"A concern has no field {name}.")
    text = as_words(name, value)
    if name == "lead_email" and text and not is_email_address(text):
        raise Refusal(not_an_address(text), field="lead_email")
    return text if name == "words" else " ".join(text.split())
