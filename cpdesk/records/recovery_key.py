"""The recovery key: the database's own key in groups that a person can write down and type back."""

from cpdesk.rows.refusals import Refusal

# Crockford's alphabet: no I, L, O or U, so that nothing written by hand is mistaken for a figure.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V", " ": None, "-": None, "\n": None, "\t": None})
_GROUPS = 13
_IN_GROUP = 5
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")
_MORE_ORDINALS = ("eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth")


def written(secret: bytes) -> str:
    """The key as thirteen groups of five; the last character of each group checks the others."""
    number = int.from_bytes(secret, "big")
    characters = [_ALPHABET[(number >> (5 * place)) & 31] for place in reversed(range(_GROUPS * 4))]
    groups = ("".join(characters[start : start + 4]) for start in range(0, _GROUPS * 4, 4))
    return "-".join(group + _check(group, place) for place, group in enumerate(groups))


def read_back(typed: str) -> bytes:
    """The key that was typed; spaces, dashes, small letters and O for 0 do not matter. Refused when mistyped."""
    plain = typed.upper().translate(_READ_AS)
    if len(plain) != _GROUPS * _IN_GROUP:
        raise Refusal(
            f"The recovery key has {_GROUPS} groups of {_IN_GROUP} characters; "
            f"{len(plain)} characters were typed instead of {_GROUPS * _IN_GROUP}.",
            field="typed",
        )
    groups = [plain[start : start + _IN_GROUP] for start in range(0, len(plain), _IN_GROUP)]
    for place, group in enumerate(groups):
        if any(one not in _ALPHABET for one in group) or _check(group[:4], place) != group[4]:
            which = (_ORDINALS + _MORE_ORDINALS)[place]
            said = f"The {which} group, {group}, is not as it was written down. Look at it again."
            raise Refusal(said, field="typed")
    number = 0
    for one in "".join(group[:4] for group in groups):
        number = number * 32 + _ALPHABET.index(one)
    if number >= 1 << 256:
        raise Refusal("The first group is not as it was written down. Look at it again.", field="typed")
    return number.to_bytes(32, "big")


def _check(group: str, place: int) -> str:
    """One character that changes with any wrong or swapped character of the group, and with the group's place."""
    return _ALPHABET[sum((at + 2) * _ALPHABET.index(one) for at, one in enumerate(group, start=place)) % 31]
