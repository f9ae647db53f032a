"""What a card says: its lines, from which the ones that fit are painted, and the sentence that is read aloud."""

from cpdesk.rows.diary import DiaryCard
from cpdesk.rows.marks import Mark
from cpdesk.rules.conferences import ConferenceState
from cpdesk.rules.how_dates_read import counted, long
from ui.diary.legend import ends, starts

STATE_SHOWN: dict[ConferenceState, str] = {
    ConferenceState.REQUESTED: "No date yet",
    ConferenceState.PROVISIONAL: "Provisional",
    ConferenceState.CONFIRMED: "Confirmed",
    ConferenceState.HELD: "Held",
    ConferenceState.CANCELLED: "Cancelled",
}
KIND_IN_FULL = {"ICPC": "Initial conference", "RCPC": "Review conference"}
LOOKED_AFTER = "looked after too"
NO_CHAIR, NO_ROOM = "No chair yet", "No room yet"


def clock(card: DiaryCard) -> str:
    """When it starts: "09:30"."""
    return f"{starts(card):%H:%M}"


def time_span(card: DiaryCard) -> str:
    """From when to when: "09:30 to 11:00"."""
    return f"{starts(card):%H:%M} to {ends(card):%H:%M}"


def kind_shown(card: DiaryCard) -> str:
    """The kind as the unit says it: "ICPC", "RCPC", and "LAC" beside it for a child who is looked after too."""
    return f"{card.kind} LAC" if card.looked_after else card.kind


def family_shown(card: DiaryCard) -> str:
    """The family and how many children: "Pretend-Hall ×2"."""
    return f"{card.family} ×{card.children}" if card.children > 1 else card.family


def children_shown(number: int) -> str:
    """How many children: "1 child", "3 children"."""
    return "1 child" if number == 1 else f"{number} children"


def chair_shown(card: DiaryCard) -> str:
    """Who chairs it."""
    return card.chair or NO_CHAIR


def room_shown(card: DiaryCard) -> str:
    """Where it is."""
    return card.room or NO_ROOM


def state_shown(card: DiaryCard) -> str:
    """Where it stands: "Provisional", "Confirmed", "Held"."""
    return STATE_SHOWN[card.state]


def says_state(card: DiaryCard) -> bool:
    """Whether a card has to name its state: a confirmed one is as it should be."""
    return card.state is not ConferenceState.CONFIRMED


def clock_line(card: DiaryCard) -> str:
    """How its limit stands, without what the card says elsewhere: "Day 13 of 15"."""
    words = card.words.removeprefix("Initial").removesuffix(LOOKED_AFTER).strip(", ")
    return words[:1].upper() + words[1:]


def sentence(card: DiaryCard) -> str:
    """The whole card as it is read aloud and shown on hover."""
    kind = KIND_IN_FULL.get(card.kind, card.kind)
    parts = [
        f"{kind}, {card.family}, {children_shown(card.children)}",
        f"{long(starts(card).date())}, {time_span(card)}",
        f"Chair {card.chair}" if card.chair else NO_CHAIR,
        card.room or NO_ROOM,
        state_shown(card),
    ]
    told = card.words
    if card.looked_after and LOOKED_AFTER not in told.lower():
        told = f"{told}, {LOOKED_AFTER}".lstrip(", ")
    if card.mark is Mark.OVERDUE and "late" not in told.lower():
        told = f"{told}, later than its limit".lstrip(", ")
    if told:
        parts.append(told)
    if card.moves:
        parts.append(f"Moved {counted(card.moves, 'time')}")
    return ". ".join(parts) + "."
