"""The line from the window to the desk: one thread works everything off in order, answers come back to the window."""

import logging
import queue
import sys
import threading
import traceback
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from cpdesk.rows.drafts import DropDraft, KeepDraft
from cpdesk.rows.refusals import Refusal
from ui.shared.almanac import Almanac
from ui.shared.what_changes import areas_of

log = logging.getLogger("cpdesk.window")

UNEXPECTED = (
    "Something unexpected went wrong. What was kept before is safe. "
    "Try once more; if it happens again, close cpdesk and open it again."
)

GIVES_WAY = 0.0003
"""After so many seconds the desk's thread lets the window paint on; Python's own 5 ms, at every call, are felt."""

Answered = Callable[[Any], None]
Refused = Callable[[Refusal], None]


class DeskLike(Protocol):
    """What the window needs of a desk."""

    def ask(self, question: object) -> Any:
        """The answer to a question; nothing is kept."""

    def do(
        self,
        request: object,
        *,
        progress: Callable[[int, int, str], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Any:
        """What was done; all of it is kept or nothing."""


@dataclass(eq=False)
class Errand:
    """One thing for the desk, and who is told how it went."""

    work: Callable[["Errand"], Any]
    answered: Answered | None = None
    refused: Refused | None = None
    key: Hashable | None = None
    ticket: int = 0
    words: str = ""
    request: object | None = None
    needs_desk: bool = True
    stopped: threading.Event = field(default_factory=threading.Event)
    answer: Any = None
    refusal: Refusal | None = None
    trouble: bool = False


class DeskLink(QObject):
    """Asks the desk and has things done in a thread of its own, so that the window never waits."""

    changed = Signal(str)
    done = Signal(object)
    refused = Signal(object)
    troubled = Signal(str)
    opened = Signal()
    working = Signal(str)
    progressed = Signal(int, int, str)
    rested = Signal()
    _finished = Signal(object)

    def __init__(
        self,
        open_desk: Callable[[], DeskLike] | None = None,
        parent: QObject | None = None,
        *,
        almanac: Almanac | None = None,
    ) -> None:
        super().__init__(parent)
        self.almanac = almanac or Almanac()
        self._desk: DeskLike | None = None
        self._errands: queue.SimpleQueue[Errand | None] = queue.SimpleQueue()
        self._waiting: list[Errand] = []
        self._tickets: dict[Hashable, int] = {}
        self._drafts: dict[str, KeepDraft | DropDraft] = {}
        self._drafts_lock = threading.Lock()
        self._unfinished = 0
        self._current: Errand | None = None
        self._closed = False
        self._thread: threading.Thread | None = None
        self._finished.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        if open_desk is not None:
            self.open(open_desk)

    def open(self, open_desk: Callable[[], DeskLike], refused: Refused | None = None) -> None:
        """Opens the desk in the worker thread; what was asked before then is asked when it is open."""
        self._send(Errand(lambda _errand: open_desk(), self._desk_opened, refused, needs_desk=False))

    def call(self, work: Callable[[], Any], answered: Answered, refused: Refused | None = None) -> None:
        """Runs something that needs no open desk (looking for the database, its key) in the worker thread."""
        self._send(Errand(lambda _errand: work(), answered, refused, needs_desk=False))

    def ask(
        self, question: object, answered: Answered, refused: Refused | None = None, *, latest: bool = False
    ) -> None:
        """Asks a question; with `latest`, an older question of this kind from the same place is dropped."""
        errand = Errand(lambda _errand: self._open_desk().ask(question), answered, refused)
        if latest:
            owner = getattr(answered, "__self__", None)
            place = id(owner) if owner is not None else answered.__qualname__
            errand.key = (type(question), place, getattr(answered, "__name__", ""))
            errand.ticket = self._tickets[errand.key] = self._tickets.get(errand.key, 0) + 1
        self._send(errand)

    def do(
        self, request: object, kept: Answered | None = None, refused: Refused | None = None, *, words: str = ""
    ) -> None:
        """Has something done; `words` say what goes on when it takes more than half a second."""
        if isinstance(request, KeepDraft | DropDraft):
            self._keep_draft(request)
            return
        self._send(Errand(lambda errand: self._do(request, errand), kept, refused, words=words, request=request))

    def stop(self) -> None:
        """Cancels what is being done now; nothing of it is kept."""
        current = self._current  # the desk's thread may put it down between two looks
        if current is not None:
            current.stopped.set()

    def is_idle(self) -> bool:
        """Whether everything asked for has been answered."""
        return self._unfinished == 0

    def let_go(self, answered: Callable[[], None] | None = None) -> None:
        """Closes the desk but not the line, so that another register can be opened."""
        self._send(Errand(self._leave, lambda _none: answered() if answered else None, needs_desk=False))

    def close(self) -> None:
        """Finishes what was begun, closes the desk and ends the thread."""
        if self._closed:
            return
        self._closed = True
        if self._thread is not None:
            self._errands.put(Errand(self._leave, needs_desk=False))
            self._errands.put(None)
            self._thread.join(timeout=30)

    def _send(self, errand: Errand) -> None:
        if self._closed:
            return
        self._unfinished += 1
        if errand.needs_desk and self._desk is None:
            self._waiting.append(errand)
            return
        self._put(errand)

    def _put(self, errand: Errand) -> None:
        if self._thread is None:
            sys.setswitchinterval(min(sys.getswitchinterval(), GIVES_WAY))
            self._thread = threading.Thread(target=self._run, name="desk", daemon=True)
            self._thread.start()
        self._errands.put(errand)

    def _keep_draft(self, request: KeepDraft | DropDraft) -> None:
        """Every keystroke is kept at once; while the desk is busy only the latest of a form waits."""
        with self._drafts_lock:
            on_its_way = request.form in self._drafts
            self._drafts[request.form] = request
        if not on_its_way:
            self._send(Errand(lambda _errand: self._do_draft(request.form)))

    def _desk_opened(self, desk: DeskLike) -> None:
        self._desk = desk
        waiting, self._waiting = self._waiting, []
        for errand in waiting:
            self._put(errand)
        self.opened.emit()

    # What follows runs in the worker thread.

    def _run(self) -> None:
        while (errand := self._errands.get()) is not None:
            if not self._overtaken(errand):
                self._work(errand)
            if not self._closed:
                self._finished.emit(errand)

    def _work(self, errand: Errand) -> None:
        self._current = errand
        if errand.words:
            self.working.emit(errand.words)
        try:
            errand.answer = errand.work(errand)
        except Refusal as refusal:
            errand.refusal = refusal
        except Exception as error:
            log_trouble(error)
            errand.trouble = True
        finally:
            self._current = None
            if errand.words:
                self.rested.emit()

    def _do(self, request: object, errand: Errand) -> Any:
        return self._open_desk().do(request, progress=self.progressed.emit, cancelled=errand.stopped.is_set)

    def _do_draft(self, form: str) -> None:
        with self._drafts_lock:
            latest = self._drafts.pop(form)
        self._open_desk().do(latest)

    def _leave(self, _errand: Errand) -> None:
        """Closes the desk after everything that was asked before."""
        desk, self._desk = self._desk, None
        close = getattr(desk, "close", None)
        if close is not None:
            close()

    def _open_desk(self) -> DeskLike:
        if self._desk is None:
            raise Refusal("The register is closed. Open it and try again.")
        return self._desk

    def _overtaken(self, errand: Errand) -> bool:
        return errand.key is not None and self._tickets.get(errand.key) != errand.ticket

    # From here on in the window's thread again.

    def _tell(self, errand: Errand) -> None:
        self._unfinished -= 1
        if self._closed or self._overtaken(errand):
            return
        if errand.trouble:
            self.troubled.emit(UNEXPECTED)
        elif errand.refusal is not None:
            self._tell_refusal(errand, errand.refusal)
        else:
            self._tell_answer(errand)

    def _tell_refusal(self, errand: Errand, refusal: Refusal) -> None:
        if errand.refused is not None and _still_there(errand.refused):
            errand.refused(refusal)
        else:
            self.refused.emit(refusal)

    def _tell_answer(self, errand: Errand) -> None:
        if errand.answered is not None and _still_there(errand.answered):
            errand.answered(errand.answer)
        if errand.request is None:
            return
        if getattr(errand.answer, "said", ""):
            self.done.emit(errand.answer)
        for area in areas_of(errand.request):
            self.changed.emit(area)


def log_trouble(error: BaseException) -> None:
    """Logs where something went wrong and of what kind, never its text: that may hold a child's name."""
    passed = traceback.extract_tb(error.__traceback__)
    steps = [f"{Path(step.filename).name}:{step.lineno} {step.name}" for step in passed]
    log.error("%s in %s", type(error).__name__, " < ".join(reversed(steps)))


def _still_there(callback: Callable[..., object]) -> bool:
    """Whether the widget that wanted the answer is still there; a closed form's answer is dropped."""
    while isinstance(callback, partial):
        callback = callback.func
    owner = getattr(callback, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)
