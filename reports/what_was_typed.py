"""Every text of a paper, so that a character that cannot be printed is told of wherever it stands."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass


def all_texts(of: object) -> Iterator[str]:
    """The texts of a paper's rows and of all rows in them."""
    if isinstance(of, str):
        yield of
    elif isinstance(of, tuple):
        for one in of:
            yield from all_texts(one)
    elif is_dataclass(of):
        for field in fields(of):
            yield from all_texts(getattr(of, field.name))
