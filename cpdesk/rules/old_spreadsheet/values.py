"""Conferences, outcomes, numbers and names of people and teams, as cells of an old spreadsheet write them."""

import re
from functools import lru_cache

from cpdesk.rules.lpm import ConferenceKind, Outcome, State
from cpdesk.rules.names import team_key, team_name
from cpdesk.rules.old_spreadsheet.blanks import one_line, plain_dashes, says_nothing
from cpdesk.rules.old_spreadsheet.casing import as_name

_INITIAL = re.compile(r"\b(?:i\.?c\.?p\.?c\.?|initial|ic|init|int|first|1st conf(?:erence)?|1st cpc)\b", re.I)
_REVIEW = re.compile(r"\b(?:r\.?c\.?p\.?c\.?|rev(?:iew)?|rc|\d(?:st|nd|rd|th) (?:review|rcpc))\b", re.I)
_PLO_REVIEW = re.compile(
    r"\bplo\b[\w\s,():/-]*\brev(?:iew|\b)|\breview\w*[\w\s-]*\bplo\b|\breview of pre-? ?proceedings"
    r"|pre-? ?proceedings review",
    re.I,
)
_PRE_PROCEEDINGS = re.compile(
    r"\bpre-? ?proc(?:eeding)?s?\b|\bplo\b|\bletter before proceedings\b|\blbp\b|\bpublic law outline\b", re.I
)
_LETTER = re.compile(r"\bletter before proceedings\b|\blbp\b", re.I)
_CARE_PROCEEDINGS = re.compile(
    r"(?<!pre)(?<!pre[- ])\bproceedings\b(?! meeting)|\bcare (?:order|procs?)\b|\bissue[sd]?\b"
    r"|\bico\b|\bepo\b|\bs\.? ?31\b|\bto court\b|^court$",
    re.I,
)
_CONTINUE_CP_PLAN = re.compile(
    r"\b(?:continue|cont|remain|stay|carry on|ongoing)\w*\b.*\b(?:cp|cpp|plan|child protection)\b"
    r"|\bno change\b.*\b(?:cp|cpp|child protection)\b"
    r"|^(?:cp|cpp|cp plan|child protection plan)(?: continues?| to continue| remains?| stays?)?$|^continue$",
    re.I,
)
_NO_ACTION = re.compile(
    r"\bno (?:further |legal )?action\b|\bn\.?f\.?a\b|\bthreshold not met\b|\bnot met\b|\bno further role\b"
    r"|\bstep(?:ped)? down\b|\bno lpm\b",
    re.I,
)
_OUTCOMES = (
    (Outcome.PRE_PROCEEDINGS, _PRE_PROCEEDINGS),
    (Outcome.CARE_PROCEEDINGS, _CARE_PROCEEDINGS),
    (Outcome.CONTINUE_CP_PLAN, _CONTINUE_CP_PLAN),
    (Outcome.NO_ACTION, _NO_ACTION),
)
_NOBODY = ("unallocated", "vacant", "vacancy", "agency", "duty")
_REVERSED = re.compile(r"\b(?:not|don't|do not|no need|rather than|instead of)\b(?! met)(?! action)", re.I)
_CLOSED = re.compile(
    r"\b(?:closed|close|clsd|archived?|completed?|ended|finished|historic(?:al)?|concluded|discharged|old|ceased|done"
    r"|dealt with|inactive|no longer (?:open|active)|past|previous)\b",
    re.I,
)
_NOT_CLOSED = re.compile(
    r"\b(?:not (?:closed|done)|(?<!no longer )(?:open|active)|current|live|ongoing|in progress|not complete[d]?)\b",
    re.I,
)
_WITHDRAWN = re.compile(r"\b(?:withdrawn|cancelled|rescinded|not required|no longer (?:needed|required))\b", re.I)
_YES = re.compile(r"^(?:y|yes|yeah|yep|read|done|✓|✔|☑|true|x|complete[d]?|seen|agreed?)\b.{0,20}$|^[✓✔☑]$", re.I)
_NO = re.compile(r"^(?:n|no|not read|not yet read|unread|false|✗|✘|☐)\.?$", re.I)
_SHORTS = frozenset(
    ("DAS", "DCT", "CIN", "CP", "LAC", "CWD", "MASH", "FST", "EDT", "CAIT", "UASC", "YOS", "CAMHS", "CSE")
)
_LABELLED = re.compile(
    r"^(?:ll|lcs|liquid ?logic|mosaic|id|no)[ .:#-]*(?:no|id|ref)?[ .:#-]*(?=\d{4,}$)|^#(?=\d)", re.I
)
_DIGITS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_CLUSTER_IN_WORDS = re.compile(rf"\b(cluster|clus|cl) ({'|'.join(_DIGITS)})\b", re.I)
_NUMBERED = re.compile(r"^(\d+)\.0+$")
TEAM_WORDS = re.compile(
    r"\b(?:team|cluster|cl|locality|service|hub|area|district|assessment|unit|cin|das|dct|mash|cwd|lac)\b"
    r"|^\d{1,2} ?[a-d]$",
    re.I,
)


@lru_cache(maxsize=2_000)
def read_conference_kind(text: str) -> ConferenceKind | None:
    """Initial or review conference ("Initial", "rcpc", "1st review"), None when neither can be told."""
    words = one_line(text)
    if words.casefold() in ("i", "r", "1st"):
        return ConferenceKind.RCPC if words.casefold() == "r" else ConferenceKind.ICPC
    review, initial = bool(_REVIEW.search(words)), bool(_INITIAL.search(words))
    if review and not (initial and re.search(r"\bi\.?c\.?p\.?c|\binitial", words, re.I)):
        return ConferenceKind.RCPC
    return ConferenceKind.ICPC if initial and not review else None


@lru_cache(maxsize=5_000)
def read_outcome(text: str) -> Outcome | None:
    """What the meeting decided, None when the words name none of the five outcomes or more than one."""
    words = plain_dashes(one_line(text))
    if _REVERSED.search(words):
        return None
    if _PLO_REVIEW.search(words):
        return Outcome.PLO_REVIEW
    found = [outcome for outcome, pattern in _OUTCOMES if pattern.search(words)]
    if set(found) == {Outcome.CONTINUE_CP_PLAN, Outcome.NO_ACTION}:
        return Outcome.CONTINUE_CP_PLAN
    if _LETTER.search(words) and Outcome.PRE_PROCEEDINGS in found:
        return Outcome.PRE_PROCEEDINGS
    both = {Outcome.PRE_PROCEEDINGS, Outcome.CARE_PROCEEDINGS}
    if set(found) == both and not re.search(r"\bissue|\bcare\b|\bcourt\b", words, re.I):
        return Outcome.PRE_PROCEEDINGS
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=2_000)
def read_state(text: str) -> State | None:
    """The state that a status column, a divider or a sheet's name speaks of: closed or withdrawn, else None."""
    words = one_line(text.replace("_", " "))
    if _NOT_CLOSED.search(words):
        return None
    if _WITHDRAWN.search(words):
        return State.WITHDRAWN
    return State.CLOSED if _CLOSED.search(words) else None


def speaks_of_open(text: str) -> bool:
    """Whether a divider begins the entries that are still open."""
    return bool(_NOT_CLOSED.search(one_line(text)))


@lru_cache(maxsize=2_000)
def says_yes(text: str) -> bool | None:
    """Yes, no, or None when the words are neither."""
    words = one_line(text)
    return True if _YES.match(words) else False if _NO.match(words) else None


def answered(asked: str, answer: str) -> State | None:
    """Closed, where a heading asks for it: "Closed?" with yes, "Active?" with no."""
    yes = says_yes(answer)
    closed = read_state(asked) is State.CLOSED and yes is True
    return State.CLOSED if closed or (speaks_of_open(asked) and yes is False) else None


def read_case_id(shown: str) -> str:
    """A case number as text, leading zeros kept; Excel's ".0" and a label such as "LL No" before it left out."""
    words = one_line(shown).strip("'")
    if says_nothing(words):
        return ""
    whole = _NUMBERED.match(words)
    return whole[1] if whole else _LABELLED.sub("", words)


@lru_cache(maxsize=20_000)
def read_person(text: str) -> str:
    """A person's name as it is written, capitals put right; empty when the cell says that nobody is known."""
    words = one_line(text).rstrip(" ,;")
    return "" if says_nothing(words) or words.casefold() in _NOBODY else as_name(words)


@lru_cache(maxsize=5_000)
def read_team(text: str) -> str:
    """A team's name as it is shown: "cl 3 b" is Cluster 3B, "das " is DAS."""
    words = one_line(text)
    if says_nothing(words):
        return ""
    name = team_name(_CLUSTER_IN_WORDS.sub(lambda found: f"{found[1]} {_DIGITS[found[2].casefold()]}", words))
    if team_key(name).startswith("cluster"):
        return name
    if (short := re.fullmatch(r"([A-Za-z]{2,5}) team", name, re.I)) and short[1].upper() in _SHORTS:
        name = short[1]
    if not (name.isupper() or name.islower()):
        return name
    return " ".join(_team_word(word) for word in name.split())


def _team_word(word: str) -> str:
    upper = word.upper()
    short = len(word) <= 3 and not re.search("[aeiou]", word, re.I)
    return upper if upper in _SHORTS or short or any(c.isdigit() for c in word) else word.capitalize()
