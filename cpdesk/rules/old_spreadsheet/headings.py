"""What a column's heading means, by its words: "Date of CPC", "Conf date" and "cp conference held on" are one thing."""

import re
import tomllib
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from importlib.resources import files

from cpdesk.rules.names import fold
from cpdesk.rules.old_spreadsheet.blanks import one_line, plain_apostrophes

CERTAIN = 100
LIKELY = 60
_ALIKE = 0.84
_LETTERS = re.compile(r"\b(?:[A-Za-z]\.){2,}")


@dataclass(frozen=True, slots=True)
class Meaning:
    """A field that a heading may mean, how sure that is (0 to 100), and why."""

    field: str
    sure: int
    because: str


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    phrases: dict[str, str]
    small_words: frozenset[str]
    ideas: dict[str, str]
    exact: dict[str, list[str]]
    fields: dict[str, tuple[tuple[frozenset[str], ...], frozenset[str]]]
    plain_words: frozenset[str]


def folded_heading(heading: str) -> str:
    """A heading without case, accents and signs: "Reason LPM rec'd " is "reason lpm recd"."""
    plain = plain_apostrophes(one_line(heading)).replace("'", "")
    return fold(_LETTERS.sub(lambda short: short.group().replace(".", ""), plain))


@lru_cache(maxsize=4_000)
def meanings(heading: str) -> tuple[Meaning, ...]:
    """Every field that a heading may mean, the likeliest first; none when its words are unknown."""
    words = folded_heading(heading)
    if not words or len(words) > 80:
        return ()
    found: dict[str, Meaning] = {}
    told = [*_exact(words, heading), *_by_ideas(words, heading)]
    for meaning in told or _spelt_alike(words, heading):
        if meaning.field not in found or found[meaning.field].sure < meaning.sure:
            found[meaning.field] = meaning
    return tuple(sorted(found.values(), key=lambda meaning: -meaning.sure))


def is_heading(text: str) -> bool:
    """Whether a cell reads like the heading of a column that is understood."""
    return bool(found := meanings(text)) and found[0].sure >= LIKELY


def may_mean(heading: str, field: str) -> bool:
    """Whether a heading that nobody knows leaves room for a field: none of its words rules the field out."""
    return not _vocabulary().fields[field][1] & _ideas(folded_heading(heading))


def field_named(written: str) -> str | None:
    """The field that a person names by its own name or by any heading that means it."""
    vocabulary = _vocabulary()
    key = folded_heading(written).replace(" ", "_")
    if key in vocabulary.fields or key == "unknown":
        return key
    found = meanings(written)
    return found[0].field if found and found[0].sure >= LIKELY else None


def _exact(words: str, heading: str) -> list[Meaning]:
    fields = _vocabulary().exact.get(words, [])
    return [
        Meaning(field, CERTAIN - 12 * place, f"The heading \u201c{one_line(heading)}\u201d says so.")
        for place, field in enumerate(fields)
    ]


def _by_ideas(words: str, heading: str) -> list[Meaning]:
    """Fields all of whose ideas stand in the heading; the more of the heading they cover, the surer."""
    vocabulary = _vocabulary()
    ideas = _ideas(words)
    if not ideas:
        return []
    found = []
    for field, (wanted, barred) in vocabulary.fields.items():
        covers = [len(rule) for rule in wanted if rule <= ideas]
        if covers and not barred & ideas:
            sure = 55 + round(38 * max(covers) / len(ideas))
            found.append(Meaning(field, sure, f"The words of \u201c{one_line(heading)}\u201d point to it."))
    return found


def _spelt_alike(words: str, heading: str) -> list[Meaning]:
    """Fields one of whose headings is spelt almost like this one."""
    if not 5 <= len(words) <= 40 or any(letter.isdigit() for letter in words):
        return []
    found = []
    for phrase, fields in _vocabulary().exact.items():
        if abs(len(phrase) - len(words)) > 3 or len(phrase) < 5 or phrase[0] != words[0]:
            continue
        alike = SequenceMatcher(None, phrase, words).ratio()
        if alike >= _ALIKE:
            found.append(
                Meaning(
                    fields[0],
                    round(90 * alike),
                    f"\u201c{one_line(heading)}\u201d is spelt almost like \u201c{phrase}\u201d.",
                )
            )
    return found


def _ideas(words: str) -> frozenset[str]:
    vocabulary = _vocabulary()
    padded = f" {words} "
    for phrase, idea in vocabulary.phrases.items():
        padded = padded.replace(f" {phrase} ", f" {idea} ")
    kept = [word for word in padded.split() if word not in vocabulary.small_words]
    return frozenset(vocabulary.ideas.get(word) or _idea_shortened(word) or word for word in kept)


@lru_cache(maxsize=4_000)
def _idea_shortened(word: str) -> str:
    """The idea of a word that is shortened or misspelt, like "outc", "disagmt" or "reccomended", empty when unsure."""
    vocabulary = _vocabulary()
    if len(word) < 4 or not word.isalpha() or word in vocabulary.plain_words:
        return ""
    vowels = sum(1 for letter in word if letter in "aeiou")
    found = {
        idea
        for whole, idea in vocabulary.ideas.items()
        if len(whole) >= 6
        and whole[0] == word[0]
        and (
            whole.startswith(word)
            or (vowels <= 0.3 * len(word) and _letters_of(word, whole))
            or (len(word) >= 7 and SequenceMatcher(None, whole, word).ratio() >= 0.88)
        )
    }
    return found.pop() if len(found) == 1 else ""


def _letters_of(short: str, whole: str) -> bool:
    """Whether the letters of a short word stand in the whole one in the same order, the last one at its end."""
    left = iter(whole)
    return all(letter in left for letter in short) and short[-1] in whole[-2:]


@lru_cache(maxsize=1)
def _vocabulary() -> _Vocabulary:
    table = tomllib.loads(files("resources").joinpath("headings.toml").read_text("utf-8"))
    ideas = {word: idea for idea, words in table["ideas"].items() for word in words}
    exact: dict[str, list[str]] = {}
    fields = {}
    for field, told in table["field"].items():
        for phrase in told["headings"]:
            exact.setdefault(folded_heading(phrase), []).append(field)
        fields[field] = (tuple(frozenset(rule) for rule in told.get("ideas", [])), frozenset(told.get("never", [])))
    phrases = {folded_heading(phrase): idea for phrase, idea in table["phrases"].items()}
    plain = {word for rules, never in fields.values() for rule in (*rules, never) for word in rule if word.islower()}
    return _Vocabulary(phrases, frozenset(table["small_words"]), ideas, exact, fields, frozenset(plain))
