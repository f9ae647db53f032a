"""One start in a process of its own: says when the window was painted, and when Today stood in it.

    python -m benchmarks.one_start bare|program|demo BEGAN

`BEGAN` is what `time.monotonic` said when the process was asked for; what is printed is seconds since then.
"""

import gc
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.main_window import MainWindow

BEGAN = float(sys.argv[2])


def tell(what: str) -> None:
    """Prints what has happened, and after how long."""
    print(f"{what} {time.monotonic() - BEGAN:.4f}", flush=True)


def bare() -> None:
    """The floor: a window with nothing in it, painted."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Window(QMainWindow):
        def paintEvent(self, event: QPaintEvent) -> None:
            """Says so once, and ends."""
            super().paintEvent(event)
            QTimer.singleShot(0, stop)

    def stop() -> None:
        tell("painted")
        app.quit()

    app = QApplication([])
    window = Window()
    window.resize(1440, 900)
    window.show()
    app.exec()


def program(arguments: list[str]) -> None:
    """The program as it is started, with somebody looking on."""
    gc.disable()  # as the program does before it reads in its window
    from ui.main_window import MainWindow

    begin = MainWindow.begin

    def watched(window: MainWindow) -> None:
        tell("painted")  # the window begins its work when its first picture stands
        window.register_open.connect(lambda: _when_filled(window))
        begin(window)

    MainWindow.begin = watched  # type: ignore[method-assign, assignment]  # the same, looked at
    from cpdesk.__main__ import main

    main(arguments)


def _when_filled(window: "MainWindow") -> None:
    """Says so when Today stands in the window with all that is due, painted; then closes it."""
    from PySide6.QtCore import QTimer

    from ui.today.tab import TodayTab

    room = window.rooms.front()
    assert isinstance(room, TodayTab)

    def read() -> None:
        room.counted.disconnect(read)
        window.repaint()
        tell("filled")
        QTimer.singleShot(0, window.close)

    room.counted.connect(read)


if __name__ == "__main__":
    starts: dict[str, Callable[[], None]] = {
        "bare": bare,
        "program": lambda: program([]),
        "demo": lambda: program(["--demo"]),
    }
    starts[sys.argv[1]]()
