"""The children that a cell names: "POWELL Chelsea", "Jasmine, Ryan & Allan Kuster", "Unborn Smith", "Och, Elliot"."""

import re
from dataclasses import dataclass
from functools import lru_cache

from cpdesk.rules.old_spreadsheet.blanks import one_line, plain_dashes, says_nothing
from cpdesk.rules.old_spreadsheet.casing import as_name, in_capitals


@dataclass(frozen=True, slots=True)
class NamedChildren:
    """First name and surname of each child, and what a person should look at, empty when the cell is plain."""

    children: tuple[tuple[str, str], ...]
    doubt: str = ""


Names = list[tuple[str, str]]

TWO_FAMILIES = "More than one surname stands in this cell; check which child belongs to which."
NOT_CERTAIN = "The names could be divided in another way; check first names and surname."
NO_FIRST_NAME = "Only one name is written; check first name and surname."
NOT_ALL_NAMED = "The cell speaks of more children than it names."
NOT_A_NAME = "This is not a name."

_REMARK = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_FIRST_NAMES_ASIDE = re.compile(
    r"((?!unborn|baby)[^\W\d_][\w'-]*) "
    r"\(((?!(?:sib|half|twin|unborn|baby|due|edd|see|new|aka|now|formerly|was|dob|aged?|nee)\b)"
    r"(?-i:[A-Z\u00c0-\u017e][\w'-]+(?:(?:, ?| & | and | ?/ ?| )[A-Z\u00c0-\u017e][\w'-]+)*))\)",
    re.I,
)
_BORN = re.compile(
    r"\b(?:d\.?o\.?b\.?|edd|due|born|aged?)\b[\s:.]*[\d/.\-]*(?: ?(?:yrs?|years?|months?|mths?|wks?|weeks?)\b)?", re.I
)
_NUMBERS = re.compile(r"\b\d[\d/.\-]*(?: ?(?:yrs?|years?|months?|mths?|y/?o)\b)?", re.I)
_ONLY_NAMES = re.compile(r"[A-Za-z' \n,;&-]+")
_MORE_THAN_NAMES = re.compile(
    r"\b(?:d\.?o\.?b|edd|due|born|aged?|(?:half[ -]?)?sibs?|siblings?|others|et al|x|twins?|triplets?|unborn)\b", re.I
)
_SIBLINGS = re.compile(
    r"[\s,&+]*(?:\b(?:and|plus|with)\b\s*)?(?:\d+|one|two|three|four|five)?\s*"
    r"\b(?:other )?(?:half[ -])?(?:sibs?|sibling group|siblings?|others|et al)\b\.?",
    re.I,
)  # fmt: skip
_TIMES = re.compile(r"[\s,]*(?:\b[x×]\s?(\d)\b|\b(\d)\s?[x×]\b|\+\s?(\d)\b)", re.I)
_TWINS = re.compile(r"[\s,]*\b(twins?|triplets?)\b", re.I)
_UNBORN = re.compile(
    r"\b(?:un-?born(?: bab(?:y|ies)| child(?:ren)?)?|u\.?b\.?b\.?|ubc|baby unborn)(?![a-z])"
    r"(?: (?:boy|girl))?(?: of\b)?\s*",
    re.I,
)
_BABY = re.compile(r"\b(?:baby|bby|newborn)(?: (?:boy|girl))?\b(?: of\b)?\s*", re.I)
_FAMILY = re.compile(r"\b(?:the )?(?:family|children|child|siblings? group)\b", re.I)
_BETWEEN = re.compile(r"\s*(?:[&+/]|\band\b|\bn\b)\s*", re.I)
_SECOND_NAME = re.compile(
    "mar[iy]e?|maria|mary|mae|may|rose|grace|louise|jane|ann[ea]?|lee|lou|james|john|jay|ray|leigh|lynn|beth|joy|hope|faith"
    "|elizabeth|junior|jnr|rae|jo|joe|paul|pierre|luc|kate|ellen|alexandra|elena|ioana|andreea|gabriel|ali|ahmed|hussain"
    "|hassan|khan",
    re.I,
)
_FIRST_OF_TWO = re.compile(
    "ann?a|mary|maria|marie|jean|lily|ella|ava|amelia|tommy|bobby|billy|alfie|teddy|archie|m[ou]hamm?[ae]d|abdul|noor"
    "|sarah|emma|ellie|rosie|poppy|lilly|juan|jose",
    re.I,
)
_PARTICLE = re.compile("van|von|der|den|d[aeiu]|del|della|l[ae]|st|bin|ibn|[ae]l|ter|ten|do?s|das", re.I)


@lru_cache(maxsize=20_000)
def read_children(text: str) -> NamedChildren:
    """The children named in one cell; when the names could be divided otherwise, `doubt` says so."""
    if says_nothing(text):
        return NamedChildren(())
    plain, more, twins = _without_remarks(text)
    names: Names = []
    doubts: list[str] = []
    for part in _parts(plain):
        read, doubt = _part(part)
        names += read
        doubts.append(doubt)
    names, doubt = _same_surname(names)
    doubts.append(doubt)
    if twins and len(names) == 1 and names[0][0] == "Unborn":
        names *= twins
    named = tuple((as_name(first), as_name(surname)) for first, surname in names)
    if not named:
        return NamedChildren((), NOT_A_NAME)
    if more and more != len(named) and more + 1 != len(named):
        doubts.append(NOT_ALL_NAMED)
    return NamedChildren(named, next((doubt for doubt in doubts if doubt), ""))


def _without_remarks(text: str) -> tuple[str, int, int]:
    """The cell without "(sibs)", ages and counts; how many more it speaks of; how many an unborn pair is."""
    lines = [plain_dashes(one_line(line)) for line in text.splitlines()]
    plain = "\n".join(line for line in lines if line)
    if _ONLY_NAMES.fullmatch(plain) and not _MORE_THAN_NAMES.search(plain):
        return plain, 0, 0
    if apart := _FIRST_NAMES_ASIDE.fullmatch(plain):
        plain = f"{apart[1]}, {apart[2]}"
    aside = " ".join(_REMARK.findall(plain))
    counts = [next(filter(None, found)) for found in _TIMES.findall(plain)]
    counts += re.findall(r"(\d) ?(?:other )?sib", plain, re.I)
    twins = 3 if "triplet" in plain.casefold() else 2 if "twin" in plain.casefold() else 0
    if "unborn" in aside.casefold() and "unborn" not in _REMARK.sub("", plain).casefold():
        plain = f"Unborn {plain}"
    for pattern in (_REMARK, _TIMES, _SIBLINGS, _TWINS, _BORN, _NUMBERS):
        plain = pattern.sub(" ", plain)
    plain = re.sub(r"[^\w\s,;&+/'\u2019.\n-]|_", " ", plain)
    return plain, int(counts[0]) if counts else 0, twins


def _parts(plain: str) -> list[str]:
    """What stands on lines of its own or between semicolons; a line that ends in "&" or a comma goes on."""
    joined = re.sub(r"(?:(?<=[&+,/])|(?<=\band))[ \t]*\n", " ", plain)
    joined = re.sub(r"\n[ \t]*(?=[&+/]|and\b)", " ", joined)
    return [part.strip(" ,.-&+/") for part in re.split(r"[;\n]", joined) if re.search(r"[^\W\d_]", part)]


def _part(part: str) -> tuple[Names, str]:
    """The children of one line."""
    pieces = [[_words(name) for name in _BETWEEN.split(stretch)] for stretch in part.split(",")]
    pieces = [kept for stretch in pieces if (kept := [words for words in stretch if words])]
    if not pieces:
        return [], ""
    if len(pieces) > 1 and _surname_stands_first(pieces):
        surname = " ".join(pieces[0][0])
        firsts = [words for stretch in pieces[1:] for words in stretch]
        doubt = NOT_CERTAIN if len(pieces) > 2 or _could_be_a_list(pieces) else ""
        return [(" ".join(words), surname) for words in firsts], doubt
    return _list_of([words for stretch in pieces for words in stretch])


def _words(name: str) -> list[str]:
    """The words of one name; an unborn child is Unborn, whoever's it is said to be."""
    text = _FAMILY.sub(" ", name)
    for pattern, called in ((_UNBORN, "Unborn"), (_BABY, "Baby")):
        if pattern.search(text):
            rest = pattern.sub(" ", text).split()
            return [called, *_surname_of(rest)] if rest and rest[0].casefold() != "of" else [called, *rest[1:]]
    return [
        word
        for word in (bit.strip(".-'") if len(bit) > 1 else bit for bit in text.split())
        if re.search(r"[^\W\d_]", word)
    ]


def _surname_of(words: list[str]) -> list[str]:
    capitals = [word for word in words if in_capitals(word)]
    if capitals and len(capitals) < len(words):
        return capitals
    return words[_surname_place(words) :]


def _surname_stands_first(pieces: list[list[list[str]]]) -> bool:
    """Whether "Powell, Chelsea" is meant: one name before the comma, and no surname at the end of the list."""
    if len(pieces[0]) != 1:
        return False
    before, rest = pieces[0][0], [words for stretch in pieces[1:] for words in stretch]
    if before[0] in ("Unborn", "Baby"):
        return False
    if _all_capitals(before) and not any(_all_capitals(words[-1:]) for words in rest):
        return True
    if any(in_capitals(word) for words in (before, rest[-1]) for word in words) and not _all_capitals(before):
        return False
    if len(before) > 1 and not _PARTICLE.fullmatch(before[0]) and len(rest[-1]) > 1:
        return False
    return len(rest[-1]) == 1 or (len(rest) == 1 and len(rest[0]) <= 2)


def _could_be_a_list(pieces: list[list[list[str]]]) -> bool:
    """Whether "Smith, Anna Maria" might as well be two children of the name Maria."""
    last = pieces[-1][-1]
    return (
        len(last) == 2 and not _all_capitals(pieces[0][0]) and not _double(last) and last[0] not in ("Unborn", "Baby")
    )


def _list_of(names: list[list[str]]) -> tuple[Names, str]:
    """Who of "A, B & C Surname" bears a surname of their own, and who shares the last one."""
    if len(names) == 1:
        return _one(names[0])
    if lead := _leading_capitals(names[0]):
        surname = " ".join(names[0][:lead])
        if len(names[0]) > lead and not any(_leading_capitals(words) for words in names[1:]):
            return [(" ".join(words), surname) for words in [names[0][lead:], *names[1:]]], ""
    divided = [
        _one(words)[0][0] if _full(words, place, names) else (" ".join(words), "") for place, words in enumerate(names)
    ]
    surnames = {surname.casefold() for _, surname in divided if surname}
    doubt = TWO_FAMILIES if len(surnames) > 1 else "" if surnames else NO_FIRST_NAME
    if not doubt and any(
        not surname and len(first.split()) == 2 and not _double(first.split()) for first, surname in divided
    ):
        doubt = NOT_CERTAIN
    return divided, doubt


def _full(words: list[str], place: int, names: list[list[str]]) -> bool:
    """Whether this name in a list brings its own surname."""
    if len(words) == 1:
        return False
    if place == len(names) - 1 or words[0] in ("Unborn", "Baby") or len(words) > 2:
        return True
    if any(in_capitals(word) for word in words) or words[-1].casefold() == names[-1][-1].casefold():
        return True
    last_has_surname = len(names[-1]) > 1
    singles = any(len(other) == 1 for other in names[:-1])
    return not last_has_surname or not (singles or _double(words))


def _one(words: list[str]) -> tuple[Names, str]:
    """One child's first name and surname, and a doubt when they cannot be told apart."""
    if len(words) == 1:
        return [("", words[0])] if words[0] not in ("Unborn", "Baby") else [(words[0], "")], NO_FIRST_NAME
    if words[0] in ("Unborn", "Baby"):
        return [(words[0], " ".join(words[1:]))], ""
    if words[-1].casefold() == "unborn":
        return [("Unborn", " ".join(words[:-1]))], ""
    if lead := _leading_capitals(words):
        return [(" ".join(words[lead:]), " ".join(words[:lead]))], ""
    if in_capitals(words[-1]) and not _all_capitals(words):
        place = next(place for place, word in enumerate(words) if _all_capitals(words[place:]))
        return [(" ".join(words[:place]), " ".join(words[place:]))], ""
    place = _surname_place(words)
    doubt = NOT_CERTAIN if _all_capitals(words) else ""
    return [(" ".join(words[:place]), " ".join(words[place:]))], doubt


def _surname_place(words: list[str]) -> int:
    """Where the surname begins: at the last word, or at the particle before it ("van der Berg")."""
    place = len(words) - 1
    while place > 1 and _PARTICLE.fullmatch(words[place - 1]):
        place -= 1
    return max(place, 0)


def _leading_capitals(words: list[str]) -> int:
    """How many words in capitals stand first, when others follow that are not; initials such as "TJ" are no surname."""
    lead = next((place for place, word in enumerate(words) if not in_capitals(word)), 0)
    return 0 if lead == 1 and len(words[0]) == 2 and words[0][1] == "J" else lead


def _all_capitals(words: list[str]) -> bool:
    return all(in_capitals(word) for word in words)


def _double(words: list[str]) -> bool:
    """Whether two words are one first name, such as Anna Maria."""
    return len(words) == 2 and (bool(_SECOND_NAME.fullmatch(words[1]) or _FIRST_OF_TWO.fullmatch(words[0])))


def _same_surname(names: Names) -> tuple[Names, str]:
    """The names with the surname of their family: of the next child who has one, or else of the one before."""
    if len(names) > 1 and names[0][0] == "" and all(surname == "" for _, surname in names[1:]):
        return [(first, names[0][1]) for first, _ in names[1:]], ""
    if len(names) > 1:
        names = [
            (surname, "") if not first and not in_capitals(surname) else (first, surname) for first, surname in names
        ]
    filled, surname = [], ""
    for first, own in reversed(names):
        surname = own or surname
        filled.append((first, surname))
    filled.reverse()
    for place, (first, own) in enumerate(filled):
        surname = own or (filled[place - 1][1] if place else "")
        filled[place] = (first, surname)
    if len({own.casefold() for _, own in filled}) > 1:
        return filled, TWO_FAMILIES
    return filled, "" if all(own for _, own in filled) else NO_FIRST_NAME
