"""Whether Find knows everything by its name, and how it comes to know what was kept many at a time."""

from cpdesk.desk.found import found
from cpdesk.desk.work import Work
from cpdesk.records.find_words import fill_words, words_amiss
from cpdesk.records.finding import ACTION, ALERT, CHILD, PERSON, QUARTER, ROLE, TEAM
from cpdesk.rows.unit import Check

_NOUNS = {
    CHILD: "Child", PERSON: "Person", ROLE: "Directory entry", TEAM: "Team", ALERT: "Alert", ACTION: "Action",
    QUARTER: "Quarter action",
}  # fmt: skip
_THEN = "not found by every word. Tell IT."


def know_by_name(work: Work) -> None:
    """Let Find know all that was kept without a history of its own, as an invented unit is."""
    work.session.flush()
    fill_words(work.session.connection())


def find_check(work: Work) -> Check:
    """Decision 0018: the words of Find are those of the records, no more and no fewer."""
    amiss: dict[str, set[int]] = {kind: set() for kind in _NOUNS}
    for kind, number in words_amiss(work.session.connection()):
        amiss[kind].add(number)
    lacks = ((noun, amiss[kind], _THEN) for kind, noun in _NOUNS.items())
    return found("Find", "Everything is found by its words.", *lacks)
