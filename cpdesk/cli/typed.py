"""What is typed after a command of the diary: moments, children, codes; anything else is wrong usage."""

import re
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

import click

from cpdesk.cli.asked import a_date
from cpdesk.rows.register_deeds import NewChild
from cpdesk.rules.anchors import read_anchor
from cpdesk.rules.clock_hours import as_london
from cpdesk.rules.dates import LIKE_THIS, NotADate
from cpdesk.rules.london import LONDON

Code = TypeVar("Code", bound=StrEnum)
# Small words that belong to the surname after them: "Mary van Dyke" is Mary, not Mary van.
_PARTICLES = {
    "al", "ap", "bin", "bint", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "ibn", "la", "le",
    "st", "st.", "te", "ten", "ter", "van", "von", "y", "zu",
}  # fmt: skip
_LIKE_A_MOMENT = "Enter a date with its time, like 27/11/2026 13:00."
_WHOLE = re.compile(r"[+\-]?[0-9]{1,30}")
_BORN = re.compile(r"(?P<name>.*\S)\s*\((?P<born>[^()]+)\)")


class WholeNumber(click.ParamType[int]):
    """A whole number as typed: that of a request or a conference, or how many minutes."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number; anything else is wrong usage, with what to type instead."""
        if isinstance(value, int):
            return value
        tidy = str(value).strip()
        if not _WHOLE.fullmatch(tidy):
            what = param.metavar if param is not None and isinstance(param, click.Argument) else None
            raise click.UsageError(f"{what or _option(param)}: Enter a whole number, like 12.", ctx)
        return int(tidy)


class Folder(click.ParamType[Path]):
    """A folder to write into, as a whole path; an empty one must not become the folder of the shell."""

    name = "folder"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The folder; whether it exists is the desk's to say."""
        if not str(value).strip():
            raise click.UsageError(f"{_option(param)}: Enter the folder to write into.", ctx)
        return Path(value).absolute()


def _option(param: click.Parameter | None) -> str:
    return param.opts[0] if param is not None else "NUMBER"


def a_moment(text: str, of: str) -> datetime:
    """The moment given for an option, "27/11/2026 13:00" or ISO; a time that no clock in London showed is refused."""
    try:
        found = read_anchor(text)
    except NotADate as refused:
        raise click.UsageError(f"{of}: {_LIKE_A_MOMENT if str(refused) == LIKE_THIS else refused}") from None
    if not isinstance(found, datetime):
        raise click.UsageError(f"{of}: {_LIKE_A_MOMENT}")
    return as_london(found).astimezone(LONDON)


def a_code(text: str, codes: type[Code], of: str) -> Code:
    """The code given for an option, one of those there are."""
    try:
        return codes(text.strip().lower().replace("-", "_").replace(" ", "_"))
    except ValueError:
        raise click.UsageError(f"{of}: Choose one of {', '.join(codes)}.") from None


def a_child(text: str) -> NewChild:
    """A child as typed: "Kit Sample-Ng", "Sample-Ng, Kit", and the birth date behind it in brackets where it is known.

    The last word is the surname, with the small words before it ("van Dyke"). One word alone is taken for the first
    name: the desk says that a surname is missing.
    """
    found = _BORN.fullmatch(text.strip())
    born_on = a_date(found["born"], "--child") if found else None
    name = found["name"] if found else text.strip()
    surname, comma, first_name = (part.strip() for part in name.partition(","))
    if comma:
        return NewChild(first_name, surname, born_on)
    words = name.split()
    begins = len(words) - 1
    while begins > 1 and words[begins - 1].lower() in _PARTICLES:
        begins -= 1
    if begins < 1:
        return NewChild(name, "", born_on)
    return NewChild(" ".join(words[:begins]), " ".join(words[begins:]), born_on)


def several(text: str, names: Mapping[str, str], of: str) -> tuple[str, ...]:
    """The names given after each other with commas; "all" is every one."""
    wanted = [one.strip().lower().replace("-", "_").replace(" ", "_") for one in text.split(",") if one.strip()]
    if wanted == ["all"]:
        return tuple(names)
    if not wanted or set(wanted) - set(names):
        raise click.UsageError(f"{of}: Choose from {', '.join(names)}, with commas between, or all.")
    return tuple(wanted)
