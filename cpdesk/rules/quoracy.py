"""Whether a conference is quorate: computed on agencies, judged by the chair (N08, A25, I12)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from cpdesk.rules.decisions import Answer
from cpdesk.rules.how_dates_read import listed
from cpdesk.rules.names import fold
from cpdesk.rules.standards import Standard

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


class QuorumBasis(StrEnum):
    """What the chair's judgement on the quorum stands on."""

    AGENCIES = "agencies"
    SERVICE_WITHIN_LA = "service_within_la"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class AtTheTable:
    """A professional who was there, as far as the quorum is concerned."""

    agency: str
    agency_key: str = ""
    social_care: bool = False
    within_authority: bool = False


@dataclass(frozen=True, slots=True)
class Quorum:
    """The quorum on agencies: met, not met, or (None) set by no standard; which agencies were counted, which not."""

    met: bool | None
    agencies: tuple[str, ...]
    within_authority: tuple[str, ...]
    explained: str


def quorum(there: Iterable[AtTheTable], standard: Standard) -> Quorum:
    """Whether enough agencies were there by the standard: social care and two others, say (A25, TV-D07).

    Several people of one agency count once, social care counts as one agency, and a service that is provided from
    within the local authority is not counted in agency terms (N08).
    """
    people = tuple(there)
    counted = _agencies(one for one in people if one.social_care or not one.within_authority)
    within = _agencies(one for one in people if one.within_authority and not one.social_care)
    sets = standard.quorum
    there_words = f"{_how_many(len(counted))} there{f': {listed(counted)}' if counted else ''}."
    if within:
        there_words += f" Not counted, since the service is provided within the local authority: {listed(within)}."
        if sets.get("service_within_la_counts_as_quorate"):
            there_words += " The chair may judge the conference quorate for that reason."
    if "min_agencies" not in sets:
        return Quorum(None, counted, within, f"{there_words} {sets['not_set']}")
    met = len(counted) >= sets["min_agencies"]
    if sets["csc_required"]:
        met = met and any(one.social_care for one in people)
    return Quorum(met, counted, within, f"{there_words} {_rule_in_words(sets)}")


def contradicts(
    quorate: Answer | None, basis: QuorumBasis | None, met: bool | None, within_authority: Collection[str]
) -> str:
    """What speaks against the chair's judgement on the quorum, in a sentence, or nothing (I12, TV-D07, TV-D08)."""
    if quorate is Answer.ABSTAIN:
        return "Say whether the conference was quorate: yes or no."
    if quorate is not Answer.YES:
        return ""
    if basis is QuorumBasis.AGENCIES and met is False:
        return (
            "Not enough agencies were there to be quorate in agency terms. Choose what else the judgement stands on, "
            "or correct the attendance."
        )
    if basis is QuorumBasis.SERVICE_WITHIN_LA and not within_authority:
        return (
            "Nobody who was there is marked as a service within the local authority. Mark them in the attendance, or "
            "choose another basis and say why."
        )
    return ""


def still_to_say(quorate: Answer | None, basis: QuorumBasis | None, note: str) -> tuple[str, str]:
    """What the chair's judgement still lacks: the field and the sentence, or two empty ones (N08, TV-D08)."""
    if quorate is None:
        return "quorate", "Say whether the conference was quorate."
    if quorate is Answer.NO and not note.strip():
        return "note", "The conference was not quorate. Say why it went on."
    if quorate is Answer.YES and basis is None:
        return "basis", "Say on what basis the conference was quorate."
    if quorate is Answer.YES and basis is QuorumBasis.OTHER and not note.strip():
        return "note", "The conference was judged quorate on another basis. Say which."
    return "", ""


def _agencies(people: Iterable[AtTheTable]) -> tuple[str, ...]:
    """Each agency once, by the name that was written first; social care before all others."""
    once: dict[str, str] = {}
    for one in sorted(people, key=lambda person: not person.social_care):
        same = "social care" if one.social_care else one.agency_key or fold(one.agency)
        if same:
            once.setdefault(same, one.agency)
    return tuple(once.values())


def _how_many(number: int) -> str:
    words = _NUMBERS[number] if number < len(_NUMBERS) else str(number)
    return f"{words.capitalize()} {'agency was' if number == 1 else 'agencies were'}"


def _rule_in_words(sets: Mapping[str, Any]) -> str:
    least = sets["min_agencies"]
    words = _NUMBERS[least] if least < len(_NUMBERS) else str(least)
    among = " with children's social care among them" if sets["csc_required"] else ""
    assumed = "" if sets.get("verified", True) else "; that number is assumed until the unit confirms it"
    return f"Quorate in agency terms are {words}{among} ({sets['source']}{assumed})."
