"""Whether police, probation and GP know when a conference is: told of a time before a move, they do not (S05, I13)."""

from collections.abc import Sequence
from dataclasses import dataclass

from cpdesk.desk.conference_at_hand import start_of, when
from cpdesk.desk.invitees import invitees_of, knows_the_time
from cpdesk.desk.work import Work
from cpdesk.records.model import Conference, Invitee
from cpdesk.rules.conferences import ConferenceState
from cpdesk.rules.how_dates_read import listed
from cpdesk.rules.invitations import AlwaysTold, still_lacking
from cpdesk.words import AGENCY_WORDS


@dataclass(frozen=True, slots=True)
class NotTold:
    """Whom of the three nobody told at all, and who was told of another time than the one that holds now."""

    never: tuple[AlwaysTold, ...]
    of_another_time: tuple[AlwaysTold, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """All who do not know the time, in the order of the rule."""
        return tuple(AGENCY_WORDS[one] for one in AlwaysTold if one in {*self.never, *self.of_another_time})


def not_told_of(conference: Conference, invitees: Sequence[Invitee]) -> NotTold:
    """Who of police, probation and GP does not know the time of a conference, by its list."""
    never = still_lacking((one.agency_key, one.sent_at is not None) for one in invitees)
    lacking = still_lacking((one.agency_key, knows_the_time(one, conference)) for one in invitees)
    return NotTold(never, tuple(one for one in lacking if one not in never))


def not_told(work: Work, conference: Conference) -> NotTold:
    """The same, with its list read."""
    return not_told_of(conference, invitees_of(work, conference.id))


def before_confirming(work: Work, conference: Conference) -> str:
    """Who has to be told before a conference is firm, and what to do about it; nothing when all three know."""
    lacking = not_told(work, conference)
    said = [f"{_verb(lacking.never, 'is', 'are')} not logged as told yet."] if lacking.never else []
    if lacking.of_another_time:
        at = when(start_of(conference))
        said.append(f"{_verb(lacking.of_another_time, 'was', 'were')} told of another time, not of {at}.")
    return " ".join([*said, "Send the invitation and say so, then confirm the conference."]) if said else ""


def when_held(work: Work, conference: Conference) -> list[str]:
    """What stays missing on a conference that took place though the three did not know of it (S05, I13)."""
    lacking = not_told(work, conference)
    found = [f"It was held though {_verb(lacking.never, 'was', 'were')} not logged as told."] if lacking.never else []
    if lacking.of_another_time:
        found.append(f"It was held though {_verb(lacking.of_another_time, 'was', 'were')} told of another time only.")
    return found


def is_firm_untold(work: Work, conference: Conference) -> bool:
    """Whether a booking is firm though one of the three does not know its time."""
    return conference.state == ConferenceState.CONFIRMED and bool(not_told(work, conference).names)


def provisional_unless_told(work: Work, conference: Conference, why: str) -> bool:
    """Makes a firm booking provisional again while one of the three does not know its time; whether it did."""
    return is_firm_untold(work, conference) and work.change(conference, "state", ConferenceState.PROVISIONAL.value, why)


def _verb(agencies: Sequence[AlwaysTold], one: str, more: str) -> str:
    """Who it is with the verb that goes with so many: "Police and GP were"."""
    return f"{listed([AGENCY_WORDS[agency] for agency in agencies])} {one if len(agencies) == 1 else more}"
