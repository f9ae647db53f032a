"""The people of a record as tables write in them: who stands in a row, and the change of one cell."""

from cpdesk.rows.record_deeds import ChangeParticipant
from cpdesk.rows.record_people import ParticipantRow
from cpdesk.rows.refusals import Refusal
from ui.conference_record.on_what_was_seen import NOT_THE_NEWEST, on_what_was_seen
from ui.conference_record.section import Build, RecordSection

GONE = "This person is no longer among the participants. Read the record again (F5)."


def person_of(section: RecordSection, key: str) -> ParticipantRow:
    """The participant of a row as the record shows them now; refused when they were taken out meanwhile."""
    people = section.record.participants if section.record is not None else ()
    found = next((one for one in people if str(one.id) == key), None)
    if found is None:
        raise Refusal(GONE)
    return found


def change_of_person(section: RecordSection, key: str, column: str, value: object, seen: object) -> Build:
    """What is asked of the desk when somebody wrote in one cell of a person."""

    def kept() -> object:
        return getattr(person_of(section, key), column)

    def change(stands: bool) -> ChangeParticipant:
        person = person_of(section, key)
        version = person.version if stands else NOT_THE_NEWEST
        return ChangeParticipant(person.id, version, {column: value}, {column: seen})

    return on_what_was_seen(kept, seen, change)
