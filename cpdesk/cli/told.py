"""How a command says what it found: one JSON document, or lines for a person."""

import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

import click

from cpdesk.rules.london import LONDON


def tell(text: str) -> None:
    """Print a line of the answer."""
    click.echo(text)


def tell_aside(text: str) -> None:
    """Print a line that is not part of the answer, so that a program reading the answer does not meet it."""
    click.echo(text, err=True)


def progress_aside() -> Callable[[int, int, str], None] | None:
    """Says how far the work is, in one line of a terminal; None where nobody sits at one."""
    return say_how_far if sys.stderr is not None and sys.stderr.isatty() else None


def say_how_far(done: int, total: int, words: str) -> None:
    """Write over the line before; the last one goes away."""
    said = f"{words}: {done:,} of {total:,}" if total else words
    click.echo(f"\r\x1b[K{'' if 0 < total <= done else said}", nl=False, err=True)


def tell_json(document: Any) -> None:
    """Print one JSON document, with ISO dates."""
    click.echo(_as_json(document, indent=2))


def tell_json_list(items: Iterable[Any]) -> None:
    """Print a JSON list item by item, so that a register of any size takes no more memory than a page of it."""
    before = "["
    for item in items:
        click.echo(f"{before}\n  {_as_json(item)}", nl=False)
        before = ","
    click.echo("[]" if before == "[" else "\n]")


def iso(on: date | datetime | None) -> str | None:
    """A date or a moment as JSON says it."""
    if isinstance(on, datetime):
        return on.isoformat(timespec="minutes" if on.second == 0 else "seconds")
    return None if on is None else on.isoformat()


def as_facts(value: Any) -> Any:
    """Rows as JSON says them: each by the names of its fields, days and moments in ISO, moments in London."""
    if is_dataclass(value):
        return {one.name: as_facts(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, (tuple, list)):
        return [as_facts(one) for one in value]
    if isinstance(value, datetime):
        return iso(value.astimezone(LONDON))
    if isinstance(value, date):
        return iso(value)
    return value.value if isinstance(value, Enum) else value


def _as_json(document: Any, indent: int | None = None) -> str:
    """Letters beyond ASCII stay as they are where the receiver can take them."""
    plain = "utf" not in (getattr(sys.stdout, "encoding", None) or "").lower()
    return json.dumps(document, ensure_ascii=plain, indent=indent)
