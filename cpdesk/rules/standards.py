"""Practice standards: what one authority's document sets, read from `resources/standards/*.toml`.

A standard built on another keeps the other's source with every deadline that it takes over.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import resources
from cpdesk.rules.deadline_keys import DEADLINE_KEYS
from cpdesk.rules.how_dates_read import counted, long

_FOLDER = Path(resources.__file__).parent / "standards"
_RULES_IN_WORDS = {
    "stated_by_chair": "the date stated by the chair",
    "first_monday": "the first Monday of the month",
    "calendar_quarter": "each calendar quarter",
}
# In the order in which a unit looks for a rule that its own standard does not set.
CODES = ("LEICESTER_CITY", "LLR", "PLO_003", "LANCASHIRE")


class NoSuchStandard(ValueError):
    """A code that names no practice standard; its text lists those there are."""


class StandardNotReadable(ValueError):
    """A file of a practice standard that lacks something; its text says what."""


@dataclass(frozen=True, slots=True)
class Span:
    """How one deadline is counted; exactly one of the first seven is set, or `not_set` says why none is."""

    source: str
    working_days: int | None = None
    days: int | None = None
    months: int | None = None
    hours: int | None = None
    window: tuple[int, int] | None = None
    rule: str = ""
    per_year: int | None = None
    not_set: str = ""
    policy: str = ""
    roll: str = ""
    clear: bool = False
    plan_target_days: int | None = None
    at_most_days: int | None = None
    assumed_for: str = ""
    note: str = ""

    @property
    def in_words(self) -> str:
        """The span as a person says it: "15 working days", "6 months", "42 to 56 days"."""
        if self.window:
            return f"{self.window[0]} to {self.window[1]} days"
        if self.per_year:
            return f"at least {self.per_year} a year"
        if self.rule:
            return _RULES_IN_WORDS[self.rule]
        for number, one in (
            (self.working_days, "working day"),
            (self.days, "day"),
            (self.months, "month"),
            (self.hours, "hour"),
        ):
            if number is not None:
                return counted(abs(number), one)
        return ""


@dataclass(frozen=True, slots=True)
class Standard:
    """One authority's practice standard: its document, and every deadline it sets or says nothing of."""

    code: str
    name: str
    source: str
    dated: date | None
    dated_words: str
    review_due: date | None
    based_on: str
    spans: Mapping[str, Span] = field(repr=False)
    decision: Mapping[str, Any] = field(repr=False)
    quorum: Mapping[str, Any] = field(repr=False)
    parameters: Mapping[str, Any] = field(repr=False)
    record: Mapping[str, Any] = field(repr=False)
    base_notice_name: str = ""

    def sets(self, key: str) -> bool:
        """Whether this standard, or the one it is based on, sets this deadline."""
        return key in self.spans and not self.spans[key].not_set

    def notice(self, today: date) -> str:
        """What to know of its age: "Review was due on 30 July 2021: check that this standard still holds."."""
        if self.review_due is None or today <= self.review_due:
            return ""
        due = long(self.review_due).split(" ", 1)[1]
        whose = f" of the {self.base_notice_name}" if self.base_notice_name else ""
        return f"Review{whose} was due on {due}: check that this standard still holds."

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """Each deadline by name, with its span and source in words, for showing in Settings."""
        return tuple((named.name, _line(self.spans[key])) for key, named in DEADLINE_KEYS.items())


@cache
def standard(code: str) -> Standard:
    """The practice standard of this code (LLR, LEICESTER_CITY, PLO_003, LANCASHIRE)."""
    wanted = code.strip().upper().replace("-", "_").replace(" ", "_")
    if wanted not in CODES:
        raise NoSuchStandard(f"There is no practice standard of that name. Choose one of {', '.join(CODES)}.")
    return standard_from((_FOLDER / f"{wanted.lower()}.toml").read_text(encoding="utf-8"))


def standards() -> tuple[Standard, ...]:
    """Every practice standard that the program carries."""
    return tuple(standard(code) for code in CODES)


def setting(key: str, preferred: str = "LEICESTER_CITY") -> Standard:
    """The preferred standard, or where it does not set this deadline the first one that does."""
    return next((one for one in (standard(preferred), *standards()) if one.sets(key)), standard(preferred))


def which_sets(key: str, own: Standard) -> Standard:
    """The unit's own standard where it sets this deadline, or else the first one that does."""
    return own if own.sets(key) else setting(key)


def standard_from(text: str) -> Standard:
    """A practice standard from the text of its TOML file."""
    try:
        told = tomllib.loads(text)
        base = standard(told["base"]) if "base" in told else None
        spans = {**(base.spans if base else {}), **{k: _span(k, v) for k, v in told["deadlines"].items()}}
        missing = [key for key in DEADLINE_KEYS if key not in spans]
        if missing:
            raise StandardNotReadable(f"The standard {told['code']} says nothing of {', '.join(missing)}.")
        return _standard(told, base, spans)
    except (KeyError, TypeError, tomllib.TOMLDecodeError) as wrong:
        raise StandardNotReadable(f"A practice standard cannot be read: {wrong}.") from wrong


def _standard(told: dict[str, Any], base: Standard | None, spans: dict[str, Span]) -> Standard:
    own_review = told.get("review_due")
    return Standard(
        code=told["code"],
        name=told["name"],
        source=told["source"],
        dated=told.get("dated"),
        dated_words=told["dated_words"],
        review_due=own_review or (base.review_due if base else None),
        based_on=base.code if base else "",
        spans=MappingProxyType(spans),
        decision=_merged(told, base, "decision"),
        quorum=_merged(told, base, "quorum"),
        parameters=_merged(told, base, "parameters"),
        record=_merged(told, base, "record"),
        base_notice_name=base.name if base and not own_review else "",
    )


def _merged(told: dict[str, Any], base: Standard | None, part: str) -> Mapping[str, Any]:
    return MappingProxyType({**(getattr(base, part) if base else {}), **told.get(part, {})})


def _span(key: str, told: dict[str, Any]) -> Span:
    if key not in DEADLINE_KEYS:
        raise StandardNotReadable(f"A practice standard sets {key}, which is not a deadline that is known.")
    given = dict(told)
    if "window" in given:
        first, last = given["window"]
        given["window"] = (first, last)
    span = Span(**given)
    ways = (span.working_days, span.days, span.months, span.hours, span.window, span.per_year)
    if sum(way is not None for way in ways) + bool(span.rule) + bool(span.not_set) != 1:
        raise StandardNotReadable(f"A practice standard must say in one way how {key} is counted.")
    return span


def _line(span: Span) -> str:
    return span.not_set if span.not_set else f"{span.in_words[0].upper()}{span.in_words[1:]} ({span.source})"
