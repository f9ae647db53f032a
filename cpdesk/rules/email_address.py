"""What an email address looks like, as far as a mail program needs it."""

import re

_ADDRESS = re.compile(r"[^\s@<>,;:\"()\\]{1,64}@[^\s@<>,;:\"()\\.]+(?:\.[^\s@<>,;:\"()\\.]+)*", re.ASCII)
_SHOWN = 80


def is_email_address(text: str) -> bool:
    """Whether this is one email address and nothing else."""
    return _ADDRESS.fullmatch(text) is not None


def not_an_address(text: str) -> str:
    """The sentence for what is no email address."""
    what = text if len(text) <= _SHOWN and text.isprintable() else "This"
    return f"{what} is not an email address. Enter one like name@council.gov.uk."
