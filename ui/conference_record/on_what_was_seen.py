"""A change that stands on what the person saw; made a second time, it stands on what is kept by then (I29)."""

from collections.abc import Callable

from ui.conference_record.section import Build

NOT_THE_NEWEST = 0
"""A version that no row has any more: the desk compares what was seen with what is kept."""


def on_what_was_seen(kept: Build, seen: object, make: Callable[[bool], object]) -> Build:
    """Builds the request: `make` hears whether what was seen still stands, so that the desk can say when it does not.

    Built again, a person has looked at both values and stands by the own one.
    """
    built: list[bool] = []

    def build() -> object:
        stands = bool(built) or kept() == seen
        built.append(stands)
        return make(stands)

    return build
