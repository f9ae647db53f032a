"""What stands in a form before it is kept: alone, because the line to the desk needs it for its first picture."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeepDraft:
    """Request: what stands in a form now, so that a crash loses nothing. Gives None."""

    form: str
    body: dict[str, object]


@dataclass(frozen=True, slots=True)
class DropDraft:
    """Request: the form was kept or put away. Gives None."""

    form: str


@dataclass(frozen=True, slots=True)
class DraftOf:
    """Question: what was last typed in this form. Answer: the body or None."""

    form: str
