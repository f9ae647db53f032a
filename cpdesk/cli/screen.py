"""Whether there is a screen for a window; kept apart, because the usual start asks it before anything is read in."""

import os
import sys


def has_screen() -> bool:
    """Whether a window can be shown; only Linux may be without a screen."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
