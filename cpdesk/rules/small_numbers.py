"""Small numbers of shared figures are withheld, with whatever would give them away (decision 0016).

Every number stands under a key; `AddsUp` says which of them add up to which. One to four reads "under 5". Then, as
often as a withheld number can still be worked out, the next smallest of its table is withheld too. Whoever tries to
work it out knows the sums, what the words mean, and that the smallest are withheld first.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf

FEWEST_SHOWN = 5
WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class AddsUp:
    """The parts add up to the whole; where not `exactly` something may be counted under several of them."""

    whole: str
    parts: tuple[str, ...]
    exactly: bool = True


def with_small_numbers_withheld(
    counts: Mapping[str, int],
    sums: Sequence[AddsUp],
    *,
    never_shown: Collection[str] = (),
    fewest: int = FEWEST_SHOWN,
) -> dict[str, str]:
    """What is shown of each number: itself, "under 5", or "withheld". Nought is shown.

    `never_shown` are sums that stand in no table but tie numbers of several tables together.
    """
    table = _Figures(counts, sums, frozenset(never_shown), fewest)
    while (given_away := table.given_away()) is not None:
        if not table.withhold_next(given_away):
            return {
                key: WITHHELD if number and key in table.withheld else str(number) for key, number in counts.items()
            }
    return {key: table.words(key) for key in counts}


class _Figures:
    """The figures of one quarter, and which of them are withheld so far."""

    def __init__(
        self, counts: Mapping[str, int], sums: Sequence[AddsUp], never_shown: frozenset[str], fewest: int
    ) -> None:
        self._counts, self._sums, self._never, self._fewest = counts, sums, never_shown, fewest
        self.withheld = {key for key, number in counts.items() if self._is_small(number)} - never_shown

    def words(self, key: str) -> str:
        """What is shown under this key."""
        if key not in self.withheld:
            return str(self._counts[key])
        return f"under {self._fewest}" if self._is_small(self._counts[key]) else WITHHELD

    def given_away(self) -> str | None:
        """A withheld number that can be worked out from what is shown."""
        known = self._known()
        return next((key for key in sorted(self.withheld) if known[key][0] == known[key][1]), None)

    def withhold_next(self, given_away: str) -> bool:
        """Withhold the next smallest number that helps to hide this one; False when none is left."""
        for near in self._ever_wider(given_away):
            shown = [key for key in near if self._counts[key] and key not in self.withheld and key not in self._never]
            if shown:
                self.withheld.add(min(shown, key=lambda key: (self._counts[key], key)))
                return True
        return False

    def _is_small(self, number: int) -> bool:
        return 0 < number < self._fewest

    def _ever_wider(self, key: str) -> Iterator[set[str]]:
        """The parts beside this one; those that a sum in no table ties to it; at last everything, wholes as well."""
        beside = {part for one in self._touching({key}) for part in one.parts}
        yield beside
        tied = self._tied(beside | {key})
        yield {part for one in tied if not self.withheld & set(one.parts) for part in one.parts}
        yield {part for one in tied for part in one.parts}
        yield set(self._counts)

    def _touching(self, keys: set[str]) -> list[AddsUp]:
        return [one for one in self._sums if keys & {one.whole, *one.parts}]

    def _tied(self, keys: set[str]) -> list[AddsUp]:
        """The sums that reach these numbers through sums that stand in no table."""
        reached = keys | {one.whole for one in self._touching(keys)}
        hidden = reached & self._never
        while True:
            tied = self._touching(hidden)
            further = {key for one in tied for key in (one.whole, *one.parts)} & self._never
            if further <= hidden:
                return tied
            hidden |= further

    def _known(self) -> dict[str, tuple[float, float]]:
        """Between which numbers each one must lie, by what is shown and by the sums."""
        known = {key: self._said_of(key) for key in self._counts}
        while True:
            before = dict(known)
            for one in self._sums:
                _narrow(known, one)
            if known == before:
                return known

    def _said_of(self, key: str) -> tuple[float, float]:
        number = self._counts[key]
        if key in self._never:
            return 0, inf
        if key not in self.withheld:
            return number, number
        if self._is_small(number):
            return 1, self._fewest - 1
        return self._fewest, self._smallest_left(key)

    def _smallest_left(self, key: str) -> float:
        """The next smallest was withheld, so it is no larger than any that is shown beside it."""
        beside = {part for one in self._sums if key in one.parts for part in one.parts} - self.withheld - self._never
        return min((self._counts[part] for part in beside if self._counts[part]), default=inf)


def _narrow(known: dict[str, tuple[float, float]], one: AddsUp) -> None:
    """Between which numbers whole and parts must lie, now that they add up."""
    low = sum(known[part][0] for part in one.parts)
    high = sum(known[part][1] for part in one.parts)
    whole_low, whole_high = known[one.whole]
    if one.exactly:
        whole = (max(whole_low, low), min(whole_high, high))
    else:
        whole = (max(whole_low, *(known[part][0] for part in one.parts)), min(whole_high, high))
    known[one.whole] = whole
    for part in one.parts:
        part_low, part_high = known[part]
        others_low, others_high = low - part_low, _without(high, part_high, one.parts, part, known)
        most = whole[1] - others_low if one.exactly else whole[1]
        known[part] = (max(part_low, whole[0] - others_high), min(part_high, most))


def _without(
    high: float, part_high: float, parts: Sequence[str], part: str, known: Mapping[str, tuple[float, float]]
) -> float:
    """How much the other parts may be together."""
    return high - part_high if high < inf else sum(known[other][1] for other in parts if other != part)
