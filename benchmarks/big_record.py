"""A unit with one conference whose record is as large as records get: 5 children, 24 professionals, 60 actions.

Everything in it is written through the program, as a chair would write it. Nothing of it is a real name.
"""

import tempfile
from datetime import date, datetime
from pathlib import Path

from benchmarks.a_record import AGENCIES
from cpdesk.cli.desk import tools
from cpdesk.desk.work import Desk
from cpdesk.records.database import open_database
from cpdesk.records.keys import KeyFile
from cpdesk.rows.booking import BookConference
from cpdesk.rows.conference_record import OpenRecord, TheRecord
from cpdesk.rows.people import AddChair, AddRoom
from cpdesk.rows.record_decision_deeds import ChangeChildDecision, GivenView, GiveViews
from cpdesk.rows.record_deeds import AddParticipant, BeginRecord
from cpdesk.rows.record_plan_deeds import AddAction, AddObjective
from cpdesk.rows.register_deeds import NewChild
from cpdesk.rows.requests import OpenRequest, ReceiveRequest, RecordConsultation, TickOutcomeSent
from cpdesk.rows.unit import AddTeam
from cpdesk.rules.decisions import Answer
from cpdesk.rules.london import LONDON
from cpdesk.rules.record import Participation
from cpdesk.rules.requests import ThresholdOutcome

CHILDREN, PROFESSIONALS, ACTIONS = 5, 24, 60
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=LONDON)
WORDS = "Seen weekly at home and at school. "


def desk_with_record(folder: Path | None = None) -> tuple[Desk, int]:
    """A desk on an encrypted register, and the number of the conference whose record is begun and written."""
    folder = folder or Path(tempfile.mkdtemp(prefix="cpdesk-bench-"))
    database = open_database(f"sqlite:///{folder / 'register.db'}", KeyFile(folder / "config"), folder / "copies")
    desk = Desk(database, who="bench", today=NOW.date, now=lambda: NOW, tools=tools())
    conference = _conference(desk)
    desk.do(BeginRecord(conference))
    _write_people(desk, conference)
    _write_children(desk, conference)
    _write_plan(desk, conference)
    return desk, conference


def record_at(desk: Desk, conference: int) -> TheRecord:
    """What the record says now."""
    found: TheRecord | None = desk.ask(OpenRecord(conference)).record
    assert found is not None
    return found


def _conference(desk: Desk) -> int:
    desk.do(AddChair("P. Example"))
    desk.do(AddRoom("Room 1", False))
    desk.do(AddTeam("Cluster 4A", "P. Example"))
    children = tuple(NewChild(f"Rowan{n}", "Ash-Sample", date(2012 + n, 3, 4)) for n in range(1, CHILDREN + 1))
    request = desk.do(
        ReceiveRequest(
            children=children, strategy_on=date(2026, 11, 16), ticked_at=datetime(2026, 11, 18, 10, tzinfo=LONDON),
            team="Cluster 4A", case_id="1042", social_worker="F. Testcase", team_manager="N. Invented",
        )
    ).id  # fmt: skip
    at, met = datetime(2026, 11, 20, 10, tzinfo=LONDON), ThresholdOutcome.MET
    version = desk.ask(OpenRequest(request)).version
    desk.do(RecordConsultation(request, version, "P. Example", "N. Invented", met, at, "Met."))
    everybody = ("social_worker", "team_manager", "diary_clerk", "case_note")
    desk.do(TickOutcomeSent(request, desk.ask(OpenRequest(request)).version, everybody, at))
    number: int = desk.do(BookConference(NOW, "P. Example", "Room 1", request_id=request, why="Entered late.")).id
    return number


def _write_people(desk: Desk, conference: int) -> None:
    """The two social workers are there already; the others were all at the conference."""
    for number in range(len(record_at(desk, conference).participants), PROFESSIONALS):
        desk.do(
            AddParticipant(
                conference, name=f"Prof. Invented-{number}", role="Worker", agency=AGENCIES[number % len(AGENCIES)],
                email=f"invented.{number}@example.org", participation=Participation.ATTENDED,
            )
        )  # fmt: skip


def _write_children(desk: Desk, conference: int) -> None:
    """Half of the views are given, each with its rationale; the others wait for the key that is measured."""
    for child in record_at(desk, conference).children:
        fields: dict[str, object] = {"risk_statement": WORDS * 12, "child_view": WORDS * 6}
        desk.do(ChangeChildDecision(conference, child.child_id, child.version, fields))
    given = tuple(
        GivenView(view.participant_id, child.child_id, Answer.YES, Answer.YES, WORDS * 4)
        for child in record_at(desk, conference).children
        for view in child.views[: PROFESSIONALS // 2]
    )
    desk.do(GiveViews(conference, given))


def _write_plan(desk: Desk, conference: int) -> None:
    objective = desk.do(AddObjective(conference, WORDS * 3)).ids[0]
    for number in range(ACTIONS):
        desk.do(
            AddAction(
                conference, f"{WORDS}Action {number}: visit the family.", f"Prof. Invented-{2 + number % 20}",
                agency=AGENCIES[number % len(AGENCIES)], due_on=date(2026, 12, 1), objective_id=objective,
            )
        )  # fmt: skip
