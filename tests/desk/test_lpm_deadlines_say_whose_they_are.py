"""The deadline of an LPM says whose it is and whom it concerns, and keeps saying so when the entry changes."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from cpdesk.desk.work import Desk
from cpdesk.records.model import KeptDeadline, Person
from cpdesk.rows.lpm_register import OpenRecommendation
from cpdesk.rows.register_deeds import ChangeRecommendation, NewChild, SplitRecommendation


def whose(desk: Desk) -> tuple[str, str | None, str, str]:
    with desk._session(desk.database.engine) as session:
        kept = select(KeptDeadline.part, Person.name, KeptDeadline.about, KeptDeadline.reference)
        (row,) = session.execute(kept.outerjoin(Person, Person.id == KeptDeadline.chair_id)).all()
        return (row.part, row.name, row.about, row.reference)


def test_a_new_entry_names_chair_children_and_reference(desk: Desk, enter: Callable[..., int]) -> None:
    enter()
    assert whose(desk) == ("chair", "P. Example", "Ash-Sample, Rowan", "1042")


def test_the_deadline_follows_another_chair_child_or_reference(
    desk: Desk, enter: Callable[..., int], version: Callable[[int], int]
) -> None:
    number = enter()

    def change(**fields: Any) -> None:
        desk.do(ChangeRecommendation(number, version(number), fields))

    change(chair="Q. Other")
    assert whose(desk)[1] == "Q. Other"
    change(case_id="7")
    assert whose(desk)[3] == "7"
    assert whose(desk) == ("chair", "Q. Other", "Ash-Sample, Rowan", "7")


def test_the_deadlines_of_a_split_entry_concern_each_its_own_children(
    desk: Desk, enter: Callable[..., int], version: Callable[[int], int]
) -> None:
    number = enter(children=(NewChild("Rowan", "Ash-Sample"), NewChild("Kai", "Ash-Sample")))
    kai = desk.ask(OpenRecommendation(number)).line.children[1].id
    desk.do(SplitRecommendation(number, version(number), (kai,), "Kai lives with his father now"))
    with desk._session(desk.database.engine) as session:
        concerned = session.scalars(select(KeptDeadline.about).order_by(KeptDeadline.id)).all()
    assert concerned == ["Ash-Sample, Rowan", "Ash-Sample, Kai"]
