"""Very many rows are made in one go: Python does not look through them for circles meanwhile, as there are none."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def in_one_go() -> Iterator[None]:
    """Within it nothing is searched for circles of objects, which takes a third of the time of a long import."""
    searched = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searched:
            gc.enable()
