"""Which chairs and rooms are free at a time, and why the others are not, in a few words each."""

from cpdesk.rows.diary import Diary, DiaryCard, TimeLookedAt
from cpdesk.rows.people import Bookable
from cpdesk.rules.london import LONDON
from cpdesk.words import AWAY_WORDS

NOT_FREE = "not free then"


def chairs_noted(
    bookable: Bookable, looked: TimeLookedAt | None, diary: Diary | None, linked: str
) -> list[tuple[str, str]]:
    """Every chair with a note: the linked one first, then the free ones, then the others with what they have."""
    names = [row.name for row in bookable.chairs]
    if looked is None:
        return sorted(((name, "linked" if name == linked else "") for name in names), key=lambda row: not row[1])
    free = [name for _id, name in looked.free_chairs]
    notes = {name: _chair_note(name, free, looked, diary) for name in names}
    if linked in notes:
        notes[linked] = f"linked, {notes[linked]}"
    return sorted(notes.items(), key=lambda row: (row[0] not in free, row[0] != linked))


def rooms_noted(
    bookable: Bookable, looked: TimeLookedAt | None, diary: Diary | None, _linked: str
) -> list[tuple[str, str]]:
    """Every room with a note: the free ones first, then the others with what is in them."""
    names = [row.name for row in bookable.rooms]
    if looked is None:
        return [(name, "") for name in names]
    free = {name for _id, name in looked.free_rooms}
    taken = {card.room: card for card in _beside(diary, looked)}
    notes = [(name, "free" if name in free else _has(taken[name]) if name in taken else NOT_FREE) for name in names]
    return sorted(notes, key=lambda row: row[0] not in free)


def _chair_note(name: str, free: list[str], looked: TimeLookedAt, diary: Diary | None) -> str:
    if name in free:
        return "free"
    away = next((row for row in diary.away if row.person == name), None) if diary else None
    if away is not None:
        return AWAY_WORDS[away.kind].lower() if away.kind in set(AWAY_WORDS) else "away"  # type: ignore[index]  # kept as its value
    card = next((card for card in _beside(diary, looked) if card.chair == name), None)
    return _has(card) if card else NOT_FREE


def _beside(diary: Diary | None, looked: TimeLookedAt) -> list[DiaryCard]:
    cards = diary.cards if diary else ()
    return [card for card in cards if card.start_at < looked.end_at and looked.start_at < card.end_at]


def _has(card: DiaryCard) -> str:
    start, end = card.start_at.astimezone(LONDON), card.end_at.astimezone(LONDON)
    return f"{card.kind} {start:%H:%M} to {end:%H:%M}"
