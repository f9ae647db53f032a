"""How the calendar file of a conference is called: kind and reference, and no name."""

import re

_NOT_IN_A_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def calendar_name(kind: str, reference: str) -> str:
    """The name of the file: "ICPC 1042.ics"."""
    return f"{kind} {_NOT_IN_A_NAME.sub('-', reference).strip(' .-')[:60]}.ics"
