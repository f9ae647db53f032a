"""Changes of a request: its people, the moment of the tick, looked after or not, the family's number."""

from datetime import date, datetime

from sqlalchemy import select

from cpdesk.desk.entry_at_hand import not_in_the_future
from cpdesk.desk.known_names import SOCIAL_WORKER, TEAM_MANAGER, person_called, team_called
from cpdesk.desk.request_at_hand import conference_of, discussion_with_clock, put_back, request_at
from cpdesk.desk.requests import check_clock
from cpdesk.desk.who_may import ASK_FOR_CONFERENCE
from cpdesk.desk.work import Work, does
from cpdesk.records.model import Child, Family, IcpcRequest
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept
from cpdesk.rows.requests import ChangeRequest
from cpdesk.rules.conferences import TO_COME

FIELD_WORDS = {
    "ticked_at": "ICPC ticked",
    "team": "Team",
    "social_worker": "Social worker",
    "team_manager": "Team manager",
    "notes": "Notes",
    "looked_after": "Looked after",
    "looked_after_on": "Looked after since",
    "case_id": "Reference",
}


@does(ChangeRequest, roles=ASK_FOR_CONFERENCE, named="Change the request")
def change_request(work: Work, request: ChangeRequest) -> Kept:
    """Give fields of a request their new values; refused with both values when somebody else was there first."""
    unknown = set(request.fields) - set(FIELD_WORDS)
    if unknown:
        raise Refusal(f"A request has no field {sorted(unknown)[0]}.")
    kept = request_at(work, request.id, request.version, request.fields)
    why = request.why.strip()
    changed = [field for field, value in request.fields.items() if _change(work, kept, field, value, why)]
    if not changed:
        return Kept((kept.id,), "Nothing was changed.", "")
    return put_back(work, kept, f"Changed: {', '.join(FIELD_WORDS[field] for field in changed)}.")


def _change(work: Work, kept: IcpcRequest, field: str, value: object, why: str) -> bool:
    """Give one field its value, as it is kept; False when it had that value already."""
    if field == "ticked_at":
        return _tick(work, kept, value, why)
    if field == "looked_after_on":
        return _looked_after_on(work, kept, value, why)
    if field == "looked_after":
        return _looked_after(work, kept, looked_after=bool(value), why=why)
    text = str(value or "").strip()
    if field == "case_id":
        return _case_id(work, kept, text, why)
    if field in {"team", SOCIAL_WORKER, TEAM_MANAGER}:
        return _name(work, kept, field, text, why)
    return work.change(kept, field, text, why)


def _name(work: Work, kept: IcpcRequest, field: str, text: str, why: str) -> bool:
    """Give a team or a person by name; one not known yet becomes a record."""
    if field == "team":
        if not text:
            raise Refusal("Enter the team that asks for the conference.", field="team")
        return work.change(kept, "team_id", getattr(team_called(work, text), "id", None), why)
    return work.change(kept, f"{field}_id", getattr(person_called(work, text, field), "id", None), why)


def _tick(work: Work, kept: IcpcRequest, value: object, why: str) -> bool:
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise Refusal("Enter when ICPC was ticked, with the time.", field="ticked_at")
    found = check_clock(work, discussion_with_clock(work, kept.id).on, value)
    changed = work.change(kept, "ticked_at", value, why)
    work.change(kept, "possible_at_request", found.possible_now, why)
    return changed


def _looked_after(work: Work, kept: IcpcRequest, *, looked_after: bool, why: str) -> bool:
    """A child becomes looked after in the lead-up to the conference, or is not: the conference to come says so too."""
    conference = conference_of(work, kept.id)
    if conference is not None and conference.state in TO_COME:
        work.change(conference, "looked_after", looked_after, why)
    if not looked_after:
        work.change(kept, "looked_after_on", None, why)
    return work.change(kept, "dual_status", looked_after, why)


def _looked_after_on(work: Work, kept: IcpcRequest, value: object, why: str) -> bool:
    if value is not None and (not isinstance(value, date) or isinstance(value, datetime)):
        raise Refusal("Enter a date, like 27/3/2027.", field="looked_after_on")
    if value is not None:
        not_in_the_future(work, value, "the child became looked after", "looked_after_on")
        _looked_after(work, kept, looked_after=True, why=why)
    return work.change(kept, "looked_after_on", value, why)


def _case_id(work: Work, kept: IcpcRequest, case_id: str, why: str) -> bool:
    """Give the family its number; one that another family bears is refused."""
    other = select(Child.id).join(Family, Family.id == Child.family_id).where(Child.voided_at.is_(None))
    bears_it = other.where(Family.case_id == case_id, Family.id != kept.family_id).limit(1)
    if case_id and work.session.scalar(bears_it) is not None:
        raise Refusal(
            f"Another family has the reference {case_id}. Look at both; a request of that family is entered with its "
            "reference.",
            field="case_id",
        )
    return work.change(work.session.get_one(Family, kept.family_id), "case_id", case_id, why)
