"""What an entry lacks that a new one must have: a rationale, a risk statement, a date for the LPM (L02, L03, L04)."""

from typing import Protocol


class Required(Protocol):
    """The fields that every new recommendation carries."""

    @property
    def rationale(self) -> str:
        """Why an LPM is recommended."""

    @property
    def risk_statement(self) -> str:
        """The chair's statement about the risk to the child."""

    @property
    def lpm_by(self) -> object:
        """By when the LPM is to be held."""


def gaps_of(entry: Required) -> tuple[str, ...]:
    """The sentences for what is missing; nothing is made up for entries that came in without it."""
    return gaps_in(entry.rationale, entry.risk_statement, entry.lpm_by)


def gaps_in(rationale: str, risk_statement: str, lpm_by: object) -> tuple[str, ...]:
    """The same of plain values."""
    found = (
        ("No rationale recorded", rationale.strip()),
        ("No risk statement recorded", risk_statement.strip()),
        ("No LPM due date recorded", lpm_by),
    )
    return tuple(sentence for sentence, there in found if not there)
