"""What a cell says of a difference of view: whether the Team Manager differs, and how far it was taken (L10, L11)."""

import re
from functools import lru_cache

from cpdesk.rules.lpm import TmView
from cpdesk.rules.old_spreadsheet.blanks import one_line

_NO_DIFFERENCE = re.compile(r"\b(no|nil|none|without)\b.{0,20}\b(disagree\w*|difference\w*|dispute\w*|concern\w*)\b")
_DIFFERS = re.compile(
    r"\b(not|n't|never|cannot) (\w+ )?(agree|support)|n't agree|\b(disagree|differ|disput|escalat|challeng|object)\w*"
)
_AGREES = re.compile(r"\b(agree[sd]?|in agreement|supports?)\b")
_LSCP = re.compile(r"\blsc[bp]\b|practitioner disagreement|\bprocedure\b")
_SERVICE_MANAGERS = re.compile(r"\bescalat\w*|\bto sms?\b|\bservice managers?\b")


@lru_cache(maxsize=10_000)
def difference_in(text: str) -> tuple[TmView, int]:
    """The Team Manager's view and the highest rung that was reached: 0 where no difference is told of.

    Rungs are 1 chair and Team Manager, 2 service managers, 3 LSCP. Words that say neither leave both unrecorded.
    """
    words = one_line(text).lower().replace("’", "'")
    if _NO_DIFFERENCE.search(words):
        return TmView.AGREES, 0
    if _DIFFERS.search(words):
        if _LSCP.search(words):
            return TmView.DIFFERS, 3
        return TmView.DIFFERS, 2 if _SERVICE_MANAGERS.search(words) else 1
    return (TmView.AGREES, 0) if _AGREES.search(words) else (TmView.NOT_RECORDED, 0)
