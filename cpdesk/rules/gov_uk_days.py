"""The bank holidays that a GOV.UK JSON file lists for England and Wales."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import resources
from cpdesk.rules.how_dates_read import slashed

DIVISION = "england-and-wales"
GOV_UK = "GOV.UK"
_FILE = Path(resources.__file__).parent / "bank_holidays" / "england-and-wales.json"


class NotGovUkDays(ValueError):
    """A file that is not GOV.UK's list of bank holidays; its text says what to do."""


def read_gov_uk_days(text: str) -> tuple[tuple[date, str], ...]:
    """The dates and titles in the text of GOV.UK's bank-holidays.json, earliest first."""
    events = _events(_parsed(text))
    days: dict[date, str] = {}
    for event in events:
        on, title = _day(event)
        if days.setdefault(on, title) != title:
            raise NotGovUkDays(f"The file gives {slashed(on)} two different titles. Download the file again.")
    return tuple(sorted(days.items()))


def carried_days() -> tuple[tuple[date, str], ...]:
    """The official days that the program carries, 2012 to 2028."""
    return read_gov_uk_days(_FILE.read_text(encoding="utf-8"))


def _parsed(text: str) -> Any:
    try:
        return json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        raise NotGovUkDays(
            "This is not GOV.UK's file of bank holidays. Download bank-holidays.json from www.gov.uk/bank-holidays."
        ) from None


def _events(whole: Any) -> list[Any]:
    """The list of events of England and Wales, from the whole file or from its own part of it."""
    if isinstance(whole, dict) and "division" not in whole:
        if DIVISION not in whole:
            raise NotGovUkDays(f"The file has no part for England and Wales, which GOV.UK calls “{DIVISION}”.")
        whole = whole[DIVISION]
    if not isinstance(whole, dict) or not isinstance(whole.get("events"), list):
        raise NotGovUkDays("The file has no list of events for England and Wales. Download it again from GOV.UK.")
    if whole.get("division") != DIVISION:
        raise NotGovUkDays("The file is for another part of the United Kingdom; England and Wales is needed.")
    if not whole["events"]:
        raise NotGovUkDays("The file lists no bank holidays for England and Wales. Download it again from GOV.UK.")
    return list(whole["events"])


def _day(event: Any) -> tuple[date, str]:
    if not isinstance(event, dict) or not isinstance(event.get("title"), str) or not event["title"].strip():
        raise NotGovUkDays("A bank holiday in the file has no title. Download the file again from GOV.UK.")
    try:
        on = date.fromisoformat(event.get("date"))  # type: ignore[arg-type]  # anything but a text is caught below
    except (TypeError, ValueError):
        raise NotGovUkDays("A bank holiday in the file has no date that can be read. Download it again.") from None
    if not 1990 <= on.year <= 2100:
        raise NotGovUkDays(f"The file has a bank holiday in the year {on.year}. Download it again from GOV.UK.")
    notes = event.get("notes")
    words = notes.strip() if isinstance(notes, str) else ""
    return on, f"{event['title'].strip()} ({words[0].lower()}{words[1:]})" if words else event["title"].strip()
