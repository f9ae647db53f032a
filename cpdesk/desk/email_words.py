"""What the unit's email drafts have in common: a subject without a child's name, the marking, who writes."""

from cpdesk.desk.papers import is_invented
from cpdesk.desk.work import Work
from cpdesk.words import CONFERENCE_IN_FULL


def email_subject(work: Work, words: str) -> str:
    """The subject of a draft; in a demonstration it says so first."""
    return f"DEMONSTRATION: {words}" if is_invented(work) else words


def email_text(work: Work, words: str, *, about: str = "conference") -> str:
    """What a draft says, under its marking and with who writes it beneath; `about` is what a demonstration invented."""
    invented = f"DEMONSTRATION: this {about} is invented.\n\n" if is_invented(work) else ""
    return f"{invented}OFFICIAL-SENSITIVE\n\n{words}\n\n{work.who}\n{work.setting('name', '')}\n"


def conference_line(kind: str, reference: str) -> str:
    """Which conference it is, by its reference: "Initial child protection conference, reference 1042"."""
    return f"{CONFERENCE_IN_FULL[kind]}, reference {reference}"
