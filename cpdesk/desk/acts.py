"""What the desk can answer and do: each use case names the question or request it is for, and who may ask."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from cpdesk.rules.roles import Role

ANYBODY = frozenset(Role)
Act = TypeVar("Act", bound=Callable[..., Any])


@dataclass(frozen=True)
class UseCase:
    """One use case: its function, the roles that may ask for it, and the title under which Undo names it."""

    act: Callable[..., Any]
    roles: frozenset[Role]
    named: str = ""


ANSWERS: dict[type, UseCase] = {}
DOES: dict[type, UseCase] = {}


def answers(question: type, *, roles: frozenset[Role] | set[Role] = ANYBODY) -> Callable[[Act], Act]:
    """Marks the function that answers this question; it keeps nothing."""
    return _enter(ANSWERS, question, frozenset(roles), "")


def does(request: type, *, roles: frozenset[Role] | set[Role] = ANYBODY, named: str = "") -> Callable[[Act], Act]:
    """Marks the function that does what this request asks; `named` is what Undo calls it, '' for what Undo skips."""
    return _enter(DOES, request, frozenset(roles), named)


def _enter(book: dict[type, UseCase], asked: type, roles: frozenset[Role], named: str) -> Callable[[Act], Act]:
    def enter(act: Act) -> Act:
        known = book.get(asked)
        if known is not None and known.act.__qualname__ != act.__qualname__:
            raise RuntimeError(f"{asked.__name__} is already seen to by {known.act.__qualname__}")
        book[asked] = UseCase(act, roles, named)
        return act

    return enter
