"""A conference of 5 children, 24 professionals and 60 actions is recorded with keys alone, issued, read on paper."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from string import ascii_uppercase

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from cpdesk.cli.desk import tools
from cpdesk.desk.way_in import WayIn
from cpdesk.desk.work import Desk
from cpdesk.rows.booking import BookConference
from cpdesk.rows.conference_record import OpenRecord, RecordShown
from cpdesk.rows.invitations import AddInvitee
from cpdesk.rows.people import AddChair, AddRoom
from cpdesk.rows.register_deeds import NewChild
from cpdesk.rows.requests import OpenRequest, ReceiveRequest, RecordConsultation, TickOutcomeSent
from cpdesk.rows.unit import AddTeam, RegisterKind
from cpdesk.rules.london import LONDON
from cpdesk.rules.record import RecordState
from cpdesk.rules.requests import ThresholdOutcome
from ui.main_window import MainWindow
from ui.shared.outside import Outside

HELD = datetime(2026, 11, 20, 10, tzinfo=LONDON)
CHILDREN = ("Rowan", "Hazel", "Linden", "Willow", "Aspen")
EVERYBODY = ("social_worker", "team_manager", "diary_clerk", "case_note")
ALWAYS_TOLD = 3  # police, probation and GP stand on every list
INVITED = 17
TYPED_IN = (("Youth club", "Y. Invented", "Leader"), ("Food bank", "Z. Fictitious", "Volunteer"))
PROFESSIONALS = 2 + ALWAYS_TOLD + INVITED + len(TYPED_IN)  # the social worker and the team manager first
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier,
)  # fmt: skip
NONE = Qt.KeyboardModifier.NoModifier

EMOJI = "😀"
SUMMARY = f'Referred by <b>school</b> & GP; see <img src="file:///etc/passwd"> as it was written. {EMOJI}'
FAMILY = 'Mother: "I want help & a bed for each of them" </para>'
LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3
RATIONALE = ("Seen at home on 12/11/2026; weight 11.2 kg & falling. " * 200)[:10_000].strip()
CONSENSUS = "We agree with the chair's <i>summary</i> & the school."
REPEATED = ("Professional Significant harm Plan needed Why", "Z. Fictitious, Volunteer Food bank")
"""At the head of each page over which a long rationale goes on: the columns, and whose it is."""
OBJECTIVES = ("Safe at home & <b>fed</b> every day", "At school each morning, " + LONG_WORD)


ACTIONS = tuple(
    (f"Step {number}: ring & visit <b>home {number}</b>", f"Owner {number % 7}", f"{1 + number % 27}/12/2026")
    for number in range(1, 61)
)


@dataclass
class Keyboard:
    """Somebody with a keyboard and nothing else; `typed` is everything that was typed or pasted to be kept."""

    window: MainWindow
    qtbot: QtBot
    typed: list[str] = field(default_factory=list)

    def settle(self) -> None:
        """Wait until everything asked for was answered, and what followed from it."""
        for _ in range(3):
            self.qtbot.waitUntil(self.window.link.is_idle, timeout=20_000)
            QApplication.processEvents()

    def here(self) -> QWidget:
        """The widget that the keyboard is on."""
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def name_here(self) -> str:
        """What is heard of the place that the keyboard is on; for a box of choices, what it is called."""
        here = self.here()
        return here.accessibleName() or (here.text() if isinstance(here, QAbstractButton) else "")

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        """Press a key where the keyboard is."""
        for _ in range(times):
            QTest.keyClick(self.here(), key, held)

    def does(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """Press a key, and wait for what it does."""
        self.press(key, held)
        self.settle()

    def types(self, words: str, *, kept: bool = False) -> None:
        """Type sign by sign where the keyboard is: the first one may open an editor."""
        for letter in words:
            QTest.keyClicks(self.here(), letter)
        self.typed += [words] if kept else []

    def pastes(self, words: str) -> None:
        """Ctrl+V of a text that was written elsewhere."""
        QApplication.clipboard().setText(words)
        self.press(Qt.Key.Key_V, CONTROL)
        self.typed.append(words)

    def tab_to(self, name: str, key: Qt.Key = Qt.Key.Key_Tab) -> None:
        """Press Tab until the keyboard is where this is heard."""
        passed = []
        for _ in range(80):
            if self.name_here() == name:
                return
            passed.append(self.name_here())
            self.press(key)
            QApplication.processEvents()
        raise AssertionError(f"{name} is not reached with Tab, but {passed}")

    def push(self, name: str) -> None:
        """Go to a button with Tab and push it."""
        self.tab_to(name)
        self.does(Qt.Key.Key_Space)


def a_conference(desk: Desk) -> int:
    """An ICPC of five children on Friday 20 November, in the diary with its invitations."""
    desk.do(AddChair("P. Example"))
    desk.do(AddRoom("Room 1", False))
    desk.do(AddTeam("Cluster 4A", "P. Example"))
    request = desk.do(
        ReceiveRequest(
            children=tuple(NewChild(name, "Ash-Sample", date(2016 + at, 3, 4)) for at, name in enumerate(CHILDREN)),
            strategy_on=date(2026, 11, 10), ticked_at=datetime(2026, 11, 12, 10, tzinfo=LONDON), team="Cluster 4A",
            case_id="1042", social_worker="F. Testcase", team_manager="N. Invented",
        )
    ).id  # fmt: skip
    at = datetime(2026, 11, 13, 10, tzinfo=LONDON)
    version = desk.ask(OpenRequest(request)).version
    desk.do(RecordConsultation(request, version, "P. Example", "N. Invented", ThresholdOutcome.MET, at, "Met."))
    desk.do(TickOutcomeSent(request, desk.ask(OpenRequest(request)).version, EVERYBODY, at))
    number: int = desk.do(BookConference(HELD, "P. Example", "Room 1", request_id=request, why="Entered late.")).id
    agencies = ("Oakfield School", "Health visitor", *(f"Agency {place}" for place in range(3, INVITED + 1)))
    for place, agency in enumerate(agencies):
        desk.do(AddInvitee(number, agency, f"{ascii_uppercase[place]}. Professional"))
    return number


@pytest.fixture
def unit(own_home: Path, today: date) -> int:
    """The unit's own register with the conference in it; its recovery key was typed back."""
    way_in = WayIn(tools=tools, today=lambda: today)
    way_in.look()
    way_in.confirm(way_in.begin(RegisterKind.EMPTY, "Safeguarding Unit").recovery_key)
    number = a_conference(way_in.desk())
    way_in.close()
    return number


@pytest.fixture
def keyboard(unit: int, open_window: Callable[..., MainWindow], qtbot: QtBot, tmp_path: Path) -> Keyboard:
    """The real window on that register, and a keyboard."""
    window = open_window()
    window.opens.outside = Outside(open_path=lambda _path: True, documents=lambda: str(tmp_path))
    window.activateWindow()
    return Keyboard(window, qtbot)


@pytest.mark.timeout(300)
def test_a_whole_conference_is_recorded_with_keys_and_stands_on_its_paper(
    keyboard: Keyboard, unit: int, tmp_path: Path
) -> None:
    for step in (
        open_the_record, write_the_facts, say_who_came, decide_for_the_first_child, decide_for_the_others,
        type_the_plan, agree_the_dates, agree_issue_and_print,
    ):  # fmt: skip
        step(keyboard)
    shown = the_record(keyboard, unit)
    assert shown.record is not None
    assert (shown.record.state, len(shown.record.participants)) == (RecordState.ISSUED, PROFESSIONALS)
    assert len(shown.record.actions) == len(ACTIONS)
    (path,) = tmp_path.glob("Record 1042 *.pdf")
    paper = words_on(path)
    assert [words for words in keyboard.typed if squeezed(words) not in paper] == []
    assert paper.count(squeezed(CONSENSUS)) == PROFESSIONALS * (len(CHILDREN) - 1)
    for text, owner, by in ACTIONS:
        at = paper.index(squeezed(text))
        row = paper[max(at - 60, 0) : at + len(squeezed(text)) + 60]
        assert squeezed(owner) in row
        assert by.zfill(10) in row


def the_record(keys: Keyboard, conference_id: int) -> RecordShown:
    """The record as the desk holds it."""
    found: list[RecordShown] = []
    keys.window.link.ask(OpenRecord(conference_id), found.append)
    keys.settle()
    return found[0]


def words_on(path: Path) -> str:
    """All that stands on a paper, without spaces, and without what each page repeats at its head and foot."""
    pages = [squeezed(page.extract_text()) for page in PdfReader(path).pages]
    bodies = [page.partition("OFFICIAL-SENSITIVE1042")[0] for page in pages]
    for again in REPEATED:
        bodies = [body.removeprefix(squeezed(again)) for body in bodies]
    return "".join(bodies)


def squeezed(words: str) -> str:
    """Words without their spaces, as a line or a page breaks them; an emoji stands as its number."""
    return "".join(words.split()).replace(EMOJI, f"[U+{ord(EMOJI):X}]")


def open_the_record(keys: Keyboard) -> None:
    """From the diary's week to the pane of the conference and into its record."""
    keys.does(Qt.Key.Key_2, CONTROL)
    keys.does(Qt.Key.Key_Left, ALT)
    keys.press(Qt.Key.Key_Down)
    keys.does(Qt.Key.Key_Return)
    keys.push("Record of the conference")
    keys.push("Begin the record")


def write_the_facts(keys: Keyboard) -> None:
    """Summary and family, in the section in front."""
    keys.press(Qt.Key.Key_Home)
    keys.press(Qt.Key.Key_Return)
    keys.pastes(SUMMARY)
    keys.tab_to("What the family said")
    keys.pastes(FAMILY)


def say_who_came(keys: Keyboard) -> None:
    """Letters for the first, one letter for many, two people who were on no list, the core group, the quorum."""
    keys.does(Qt.Key.Key_PageDown, CONTROL)
    for _ in range(4):
        keys.types("a")
        keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Down, SHIFT, times=INVITED)
    keys.types("a")
    keys.settle()
    for agency, name, role in TYPED_IN:
        keys.tab_to("Add somebody", Qt.Key.Key_Backtab)
        keys.does(Qt.Key.Key_Space)
        for words in (agency, name, role):
            keys.types(words, kept=True)
            keys.press(Qt.Key.Key_Tab)
        keys.types("Attended")
        keys.does(Qt.Key.Key_Return)
    tick_the_core_group(keys)
    keys.tab_to("The chair's judgement")
    keys.types("Quorate")
    keys.tab_to("On what basis")
    keys.types("Enough")
    keys.press(Qt.Key.Key_Tab)
    keys.settle()


def tick_the_core_group(keys: Keyboard) -> None:
    """The school and the health visitor, in the column Core."""
    keys.press(Qt.Key.Key_Home, CONTROL)
    keys.press(Qt.Key.Key_Right, times=6)
    keys.press(Qt.Key.Key_Down, times=2 + ALWAYS_TOLD)
    for _ in range(2):
        keys.does(Qt.Key.Key_Space)
        keys.press(Qt.Key.Key_Down)


def decide_for_the_first_child(keys: Keyboard) -> None:
    """Risk and view, a letter for each answer and a reason for each professional, one with 10,000 characters."""
    keys.does(Qt.Key.Key_PageDown, CONTROL)
    keys.pastes(risk_of(CHILDREN[0]))
    keys.tab_to("Views of the professionals")
    for number in range(1, PROFESSIONALS):
        answer_twice(keys)
        keys.types(f"Reason {number} of <b>mine</b> & theirs", kept=True)
        keys.press(Qt.Key.Key_Return)
    answer_twice(keys)
    keys.does(Qt.Key.Key_Return, CONTROL)
    keys.tab_to("Why")
    keys.pastes(RATIONALE)
    keys.does(Qt.Key.Key_S, CONTROL)
    decide(keys)


def answer_twice(keys: Keyboard) -> None:
    """Threshold and plan with Yes, and on to the reason."""
    keys.press(Qt.Key.Key_Home)
    for _ in range(2):
        keys.press(Qt.Key.Key_Right)
        keys.types("y")
    keys.press(Qt.Key.Key_Right)


def decide_for_the_others(keys: Keyboard) -> None:
    """The same view of everybody on all of them, in one go; then each child's own decision."""
    for place, child in enumerate(CHILDREN[1:]):
        keys.does(Qt.Key.Key_PageDown, CONTROL)
        keys.pastes(risk_of(child))
        if place == 0:
            give_the_same_view(keys)
        decide(keys)


def give_the_same_view(keys: Keyboard) -> None:
    """Consensus, for everybody who has not answered, on every child."""
    keys.tab_to("Threshold met, for everybody who has not answered")
    keys.types("Yes")
    keys.tab_to("Plan needed, for everybody who has not answered")
    keys.types("Yes")
    keys.tab_to("Why, for everybody who has not answered")
    keys.pastes(CONSENSUS)
    keys.tab_to(f"On all {len(CHILDREN)} children")
    keys.press(Qt.Key.Key_Space)
    keys.push("Give this view for everybody who has not answered")


def decide(keys: Keyboard) -> None:
    """A plan for neglect, and no Legal Planning Meeting."""
    for box, words in (("Outcome", "Child"), ("Category", "Neglect"), ("Decision", "Not rec")):
        keys.tab_to(box)
        keys.types(words)
        keys.press(Qt.Key.Key_Tab)
        keys.settle()


def risk_of(child: str) -> str:
    """What the chair says of the risk to a child."""
    return f"{child}: high while at home & <i>rising</i>"


def type_the_plan(keys: Keyboard) -> None:
    """Two objectives, then sixty actions with Tab from cell to cell and Enter at the end of each."""
    keys.does(Qt.Key.Key_PageDown, CONTROL)
    for objective in OBJECTIVES:
        keys.press(Qt.Key.Key_F2)
        keys.pastes(objective)
        keys.does(Qt.Key.Key_Return)
    keys.tab_to("Actions of the plan")
    keys.press(Qt.Key.Key_End, CONTROL)
    keys.press(Qt.Key.Key_Home)
    keys.press(Qt.Key.Key_Right)
    for text, owner, by in ACTIONS:
        keys.types(text, kept=True)
        keys.press(Qt.Key.Key_Tab)
        keys.types(owner, kept=True)
        keys.press(Qt.Key.Key_Tab, times=2)
        keys.types(by)
        keys.does(Qt.Key.Key_Return)


def agree_the_dates(keys: Keyboard) -> None:
    """It was held, the first core group has its day, and the next review is booked at a suggested time."""
    keys.does(Qt.Key.Key_PageDown, CONTROL)
    keys.push("Record as held")
    keys.tab_to("First core group, if it has its date")
    keys.types("27/11/2026")
    keys.does(Qt.Key.Key_S, CONTROL)
    keys.push("Book the next review")
    keys.tab_to("Suggested times")
    keys.does(Qt.Key.Key_Return)
    keys.does(Qt.Key.Key_S, CONTROL)


def agree_issue_and_print(keys: Keyboard) -> None:
    """From the head of the page; Ctrl+P writes the paper."""
    keys.push("Agree")
    keys.push("Issue")
    keys.does(Qt.Key.Key_P, CONTROL)
