"""A held conference ended otherwise than recorded: plans, the next conference and core groups are put right (I05, I07).

Refused is only what cannot be put right any more, because something was built upon it that has happened since.
"""

from datetime import date

from cpdesk.desk.clocks import keep_clocks
from cpdesk.desk.conference_at_hand import conference_at, held_on, outcomes_of
from cpdesk.desk.corrected_follows import core_groups_put_right, next_put_right
from cpdesk.desk.corrected_plans import plans_put_right
from cpdesk.desk.decisions_kept import NOT_OF_THIS, write_outcomes
from cpdesk.desk.entry_at_hand import said_why
from cpdesk.desk.holding import OUTCOMES, give_outcomes, refuse_outcomes
from cpdesk.desk.record_at_hand import draft_of, newest_record
from cpdesk.desk.who_may import HOLD_CONFERENCE, KEEP_RECORD
from cpdesk.desk.work import Work, does
from cpdesk.records.model import Conference
from cpdesk.rows.record_decision_deeds import CorrectOutcomes
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept
from cpdesk.rules.conferences import ConferenceOutcome


@does(CorrectOutcomes, roles=HOLD_CONFERENCE | KEEP_RECORD, named="Correct what the conference ended in")
def correct_outcomes(work: Work, request: CorrectOutcomes) -> Kept:
    """Give children of a held conference another outcome, with the reason; what follows from it is put right."""
    conference, on = _held(work, request)
    why = said_why(request.why, "the outcome is corrected")
    before = {child: ConferenceOutcome(outcome) for child, outcome in outcomes_of(work.session, conference.id).items()}
    after = _corrected(conference, before, request)
    work.note("conference", conference.id, OUTCOMES, before, after, why)
    give_outcomes(work, conference.id, after)
    conference.version += 1  # outcomes stand beside the conference, which counts their change
    write_outcomes(work, conference.id, after, why)
    plans_put_right(work, conference, before, after, on, why)
    said = [next_put_right(work, conference, after, why), core_groups_put_right(work, conference, after, on)]
    keep_clocks(work, conferences=[conference.id])
    words = " ".join(part for part in ("Corrected what the conference ended in.", *said) if part)
    return Kept((conference.id,), words, work.operation)


def _held(work: Work, request: CorrectOutcomes) -> tuple[Conference, date]:
    """The conference and the day on which it was held; refused while its record is agreed or issued."""
    conference = conference_at(work, request.conference_id, request.version)
    if newest_record(work, conference.id) is not None:
        draft_of(work, conference.id)
    on = held_on(conference)
    if on is None:
        raise Refusal(
            "This conference was not held yet. Write its outcome into the record, and record that it was held."
        )
    return conference, on


def _corrected(
    conference: Conference, before: dict[int, ConferenceOutcome], request: CorrectOutcomes
) -> dict[int, ConferenceOutcome]:
    """What it ended in for each child once corrected; adjourned, or no longer so, it is for all of them together."""
    given = dict(request.outcomes)
    if set(given) - set(before):
        raise Refusal(NOT_OF_THIS, field=OUTCOMES)
    after = {**before, **given}
    if after == before:
        raise Refusal("That is what the conference ended in already.", field=OUTCOMES)
    refuse_outcomes(conference.kind, after)
    return after
