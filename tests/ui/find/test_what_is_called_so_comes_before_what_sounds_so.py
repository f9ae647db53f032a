"""Enter opens the first row: whoever is called as it was typed, before any child whose name only sounds so."""

from cpdesk.rows.find import Found, FoundKind, FoundThing
from ui.find.rows import rows_of

WORKER = FoundThing(FoundKind.PERSON, 1, "M. Sampler", "Team Manager", "", "directory", 1)


def child(because: str) -> FoundThing:
    return FoundThing(FoundKind.CHILD, 1, "Mila Sample-Reid", "2371", because, "child_road", 1)


def test_a_child_that_only_sounds_so_comes_after_the_worker_who_is_called_so() -> None:
    lines = [row.line for row in rows_of(Found("m. sampler", (child("sounds like Sample-Reid"), WORKER), ()))]
    assert lines[:4] == ["People", "M. Sampler", "Children", "Mila Sample-Reid"]


def test_otherwise_children_come_first() -> None:
    for because in ("", "also known as Sampler", "reference 2371"):
        assert rows_of(Found("sampler", (child(because), WORKER), ()))[1].line == "Mila Sample-Reid"
    only = rows_of(Found("samplr", (child("sounds like Sample-Reid"),), ()))
    assert [row.line for row in only][:2] == ["Children", "Mila Sample-Reid"]
