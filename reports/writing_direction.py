"""In which order a line is written that holds words from right to left, by Unicode's rules (UAX 9).

Marks that turn writing by force never get here (`cpdesk.rules.text.clean`), so that only what the characters themselves
say is left: rules P2 and P3, W1 to W7, N0 to N2, I1 and I2, L1 and L2.
"""

import unicodedata
from collections.abc import Sequence
from itertools import groupby

_NEUTRAL = ("B", "S", "WS", "ON")
_STRONG = {"L": "L", "R": "R", "AL": "R"}
_BRACKETS = {"(": ")", "[": "]", "{": "}"}


def runs_from_right(text: str) -> bool:
    """Whether the text as a whole runs from right to left: its first letter with a direction does (P2, P3)."""
    for character in text:
        direction = _STRONG.get(unicodedata.bidirectional(character))
        if direction:
            return direction == "R"
    return False


def levels_of(text: str) -> list[int]:
    """How deep each character lies in turned writing: even from left to right, odd from right to left."""
    base = int(runs_from_right(text))
    kinds = [unicodedata.bidirectional(character) or "L" for character in text]
    ways = _without_neutrals(text, _numbers_settled(kinds, base), base)
    return [_level(way, kind, base) for way, kind in zip(ways, kinds, strict=True)]


def visual_order(levels: Sequence[int]) -> list[int]:
    """The places of these pieces from left to right on paper (L2)."""
    order = list(range(len(levels)))
    odd = [level for level in levels if level % 2]
    for deep in range(max(levels, default=0), min(odd, default=1) - 1, -1):
        turned: list[int] = []
        for is_deep, group in groupby(order, key=lambda place: levels[place] >= deep):
            places = list(group)
            turned += reversed(places) if is_deep else places
        order = turned
    return order


def _level(way: str, kind: str, base: int) -> int:
    """The level of a character whose way is settled (I1, I2); a break between cells lies as the text does (L1)."""
    if kind in {"B", "S"}:
        return base
    if way == "R":
        return 1
    return 2 if way in {"AN", "EN"} or base else 0


def _numbers_settled(kinds: Sequence[str], base: int) -> list[str]:
    """Marks, numbers and their signs take the way of what they stand beside (W1 to W7)."""
    edge = "R" if base else "L"
    settled = _marks_settled(kinds, edge)
    strong = edge
    for place, kind in enumerate(settled):  # W2, W3
        if kind in {"L", "R", "AL"}:
            strong = kind
        if kind == "EN" and strong == "AL":
            settled[place] = "AN"
    settled = ["R" if kind == "AL" else kind for kind in settled]
    _signs_settled(settled)
    strong = edge
    for place, kind in enumerate(settled):  # W6, W7
        if kind in {"L", "R"}:
            strong = kind
        if kind in {"ES", "ET", "CS", "BN"}:
            settled[place] = "ON"
        elif kind == "EN" and strong == "L":
            settled[place] = "L"
    return settled


def _marks_settled(kinds: Sequence[str], edge: str) -> list[str]:
    """A mark goes with the letter that bears it, and so does what has no width (W1)."""
    settled: list[str] = []
    for kind in kinds:
        settled.append((settled[-1] if settled else edge) if kind in {"NSM", "BN"} else kind)
    return settled


def _signs_settled(settled: list[str]) -> None:
    """One point or colon inside a number belongs to it, and so do the signs beside it (W4, W5)."""
    for place in range(1, len(settled) - 1):
        before, kind, after = settled[place - 1 : place + 2]
        if before == after and ((kind == "ES" and before == "EN") or (kind == "CS" and before in {"EN", "AN"})):
            settled[place] = before
    at = 0
    for kind, group in groupby(list(settled)):
        length = len(list(group))
        beside = settled[at - 1 : at] + settled[at + length : at + length + 1]
        if kind == "ET" and "EN" in beside:
            settled[at : at + length] = ["EN"] * length
        at += length


def _without_neutrals(text: str, settled: list[str], base: int) -> list[str]:
    """Spaces and signs take the way of what is around them, else of the text (N0 to N2)."""
    edge = "R" if base else "L"
    _brackets_settled(text, settled, edge)
    at = 0
    for neutral, group in groupby(list(settled), key=lambda kind: kind in _NEUTRAL):
        length = len(list(group))
        if neutral:
            before = _side(settled[at - 1]) if at else edge
            after = _side(settled[at + length]) if at + length < len(settled) else edge
            settled[at : at + length] = [before if before == after else edge] * length
        at += length
    return settled


def _side(kind: str) -> str:
    return "L" if kind == "L" else "R"


def _brackets_settled(text: str, settled: list[str], edge: str) -> None:
    """A pair of brackets takes the way of what it holds, or of what stands before it (N0)."""
    for first, last in _pairs(text, settled):
        held = {_side(kind) for kind in settled[first + 1 : last] if kind not in _NEUTRAL}
        if not held:
            continue
        way = edge
        if edge not in held:
            before = next((_side(kind) for kind in reversed(settled[:first]) if kind not in _NEUTRAL), edge)
            way = before if before != edge else edge
        for bracket in (first, last):
            settled[bracket] = way
            for mark in range(bracket + 1, len(text)):  # marks go with the bracket that bears them
                if unicodedata.bidirectional(text[mark]) != "NSM":
                    break
                settled[mark] = way


def _pairs(text: str, settled: Sequence[str]) -> list[tuple[int, int]]:
    """The brackets that belong together, by the place of the first."""
    opened: list[tuple[str, int]] = []
    found: list[tuple[int, int]] = []
    for place, character in enumerate(text):
        if settled[place] != "ON":
            continue
        if character in _BRACKETS:
            opened.append((_BRACKETS[character], place))
        for depth in range(len(opened) - 1, -1, -1):
            if opened[depth][0] == character and opened[depth][1] != place:
                found.append((opened[depth][1], place))
                del opened[depth:]
                break
    return sorted(found)
