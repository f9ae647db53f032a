"""What was given for a field of an alert, as it is kept; refused with what to enter instead."""

from collections.abc import Callable, Mapping
from typing import Any

from cpdesk.desk.given_values import as_day, as_line, as_moment, as_tick, as_words
from cpdesk.rows.alert_words import ALERT_DIRECTION_WORDS, ALERT_OUTCOME_WORDS, THEME_WORDS
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.email_address import is_email_address, not_an_address
from cpdesk.rules.maqa import AlertDirection, AlertOutcome, Theme, themes_as_kept
from cpdesk.rules.record import ConcernAbout
from cpdesk.words import CONCERN_ABOUT_WORDS

ONLY_A_DRAFT = ("direction", "social_care", "conference_id", "core_group_id", "meeting_on")
OF_THE_PAST = ("raised_at",)
_WORDS = ("words", "asked", "learning", "resolution", "risk_words", "policy_why")
_LINES = ("agency", "lead", "raised_by", "escalated_to")
_CHOICES: Mapping[str, tuple[Any, Mapping[Any, str]]] = {
    "about": (ConcernAbout, CONCERN_ABOUT_WORDS),
    "direction": (AlertDirection, ALERT_DIRECTION_WORDS),
    "outcome": (AlertOutcome, ALERT_OUTCOME_WORDS),
}


def as_field(name: str, value: object) -> object:
    """The value of a field as it is kept."""
    if name in _WORDS:
        return as_words(name, value)
    if name in _LINES:
        return as_line(name, value)
    if name in _CHOICES:
        return as_code(name, value, *_CHOICES[name])
    if name not in _READS:
        raise Refusal(f"An alert has no field {name}.")
    return _READS[name](name, value)


def as_address(name: str, value: object) -> str:
    """An email address, or none."""
    text = as_line(name, value)
    if text and not is_email_address(text):
        raise Refusal(not_an_address(text), field=name)
    return text


def as_themes(name: str, value: object) -> str:
    """Themes by code, as one field keeps them."""
    codes = value.split(",") if isinstance(value, str) else value
    if not isinstance(codes, (list, tuple, set, frozenset)):
        raise Refusal(_one_of(THEME_WORDS), field=name)
    given = [code for code in codes if code]
    if any(not isinstance(code, str) or code not in set(Theme) for code in given):
        raise Refusal(_one_of(THEME_WORDS), field=name)
    return themes_as_kept(Theme(code) for code in given)


def as_code(name: str, value: object, choices: Any, words: Mapping[Any, str]) -> str:
    """The code of one choice."""
    if not isinstance(value, str) or value not in set(choices):
        raise Refusal(_one_of(words), field=name)
    return str(choices(value).value)


def as_number(name: str, value: object) -> int | None:
    """The number of a record, or none."""
    if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
        raise Refusal("Choose one from the list.", field=name)
    return value


def _one_of(words: Mapping[Any, str]) -> str:
    return f"Choose one of these: {', '.join(words.values())}."


_READS: Mapping[str, Callable[[str, object], object]] = {
    "lead_email": as_address, "themes": as_themes, "social_care": as_tick, "agreed_by_on": as_day,
    "meeting_on": as_day, "raised_at": as_moment, "conference_id": as_number, "core_group_id": as_number,
}  # fmt: skip
