"""The rows of the list beneath Find: headings, what was found under each, and the way into the LPM register."""

from collections.abc import Iterator
from dataclasses import dataclass

from cpdesk.rows.find import Found, FoundKind, FoundThing
from cpdesk.rows.today import OpenedBefore
from cpdesk.rules.names import fold

HEADINGS: dict[FoundKind, str] = {
    FoundKind.CHILD: "Children",
    FoundKind.PERSON: "People",
    FoundKind.TEAM: "Teams",
    FoundKind.ALERT: "MAQA alerts",
    FoundKind.ACTION: "Actions",
}
MORE = "more are found: type on to narrow"
HINT = "Type two letters or more: a name as it is spelt or as it sounds, any part of a reference, a date of birth."
NOTHING = "Nothing is found. Try another spelling, any part of the reference, or the date of birth."
OPENED_BEFORE = "Recently opened"
MOST_COUNTED = 1_000


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a row opens: as a line of Today names it; `words` narrow the LPM register instead."""

    subject: str
    id: int
    due: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class FindRow:
    """A row: a heading or a sentence where `opens` is None."""

    line: str
    beneath: str = ""
    because: str = ""
    opens: Chosen | None = None
    heading: bool = False

    def said(self) -> str:
        """The row as it is read aloud."""
        return ". ".join(part for part in (self.line, self.because, self.beneath) if part)


def rows_of(found: Found) -> tuple[FindRow, ...]:
    """What was found, grouped, and at the end the way into the LPM register."""
    rows = list(_groups(found))
    if not rows:
        rows.append(FindRow(NOTHING if max(map(len, fold(found.words).split()), default=0) > 1 else HINT))
    return (*rows, _into_register(found))


def rows_before_typing(opened: tuple[OpenedBefore, ...]) -> tuple[FindRow, ...]:
    """What to type, and what was opened last."""
    lines = tuple(FindRow(one.words, opens=Chosen(one.subject, one.id)) for one in opened)
    return (FindRow(HINT), *((FindRow(OPENED_BEFORE, heading=True), *lines) if lines else ()))


def _groups(found: Found) -> Iterator[FindRow]:
    of_kind = {kind: [one for one in found.things if one.kind is kind] for kind in HEADINGS}
    for kind in sorted(HEADINGS, key=lambda kind: _only_sounds(of_kind[kind])):
        if of_kind[kind]:
            yield FindRow(HEADINGS[kind], MORE if kind in found.more else "", heading=True)
            yield from (FindRow(one.line, one.beneath, one.because, _opens(one)) for one in of_kind[kind])


def _only_sounds(things: list[FoundThing]) -> bool:
    """Whether these are found only by their sound: Enter opens whoever is called as it was typed before them."""
    return all(one.because.startswith("sounds like ") for one in things)


def _opens(thing: FoundThing) -> Chosen:
    if thing.opens == "register":
        return Chosen("register", thing.opens_id, words=thing.key)
    if thing.opens == "quarter":
        return Chosen("maqa_quarter", thing.opens_id, thing.key)
    return Chosen(thing.opens, thing.opens_id)


def _into_register(found: Found) -> FindRow:
    words = " ".join(found.words.split())
    line = f"Show in the LPM register: {words}"
    return FindRow(line, _entries(found.entries), opens=Chosen("register", 0, words=words))


def _entries(number: int) -> str:
    if number >= MOST_COUNTED:
        return f"{MOST_COUNTED:,} or more entries hold these words"
    if number == 1:
        return "1 entry holds these words"
    return f"{number} entries hold these words" if number else "No entry holds these words"
