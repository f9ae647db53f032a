"""How Annex A writes what the desk holds: yes and no, categories of abuse, ages (2.4)."""

from datetime import date

from cpdesk.rules.decisions import Category

CATEGORIES = {
    Category.NEGLECT: "a) Neglect",
    Category.PHYSICAL: "b) Physical abuse",
    Category.SEXUAL: "c) Sexual abuse",
    Category.EMOTIONAL: "d) Emotional abuse",
    Category.MULTIPLE: "e) Multiple/not recommended",
}


def yes_or_no(answer: bool) -> str:
    """A yes or a no with its letter."""
    return "a) Yes" if answer else "b) No"


def category(code: str) -> str:
    """A category of abuse with its letter; nothing where none was recorded."""
    return CATEGORIES[Category(code)] if code else ""


def age_in_years(born_on: date | None, on: date) -> int | None:
    """Whole years on a day; None for a child who is not born yet, or whose birthday is not known."""
    if born_on is None or born_on > on:
        return None
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))
