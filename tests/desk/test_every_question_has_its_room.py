"""The list of rooms is whole: a question that it left out would only be missed when somebody asks it."""

from pathlib import Path

import cpdesk.desk
from cpdesk.desk.acts import ANSWERS, DOES
from cpdesk.desk.rooms import ROOMS, open_rooms


def test_each_room_is_listed_with_exactly_what_it_sees_to() -> None:
    open_rooms()
    seen_to: dict[str, set[str]] = {room: set() for room in ROOMS}
    for book in (ANSWERS, DOES):
        for asked, case in book.items():
            if case.act.__module__.startswith("cpdesk."):
                seen_to.setdefault(case.act.__module__, set()).add(asked.__name__)
    assert {room: set(names) for room, names in ROOMS.items()} == seen_to


def test_no_name_is_seen_to_by_two_rooms() -> None:
    names = [name for all_names in ROOMS.values() for name in all_names]
    assert len(names) == len(set(names))


def test_every_module_that_sees_to_something_is_a_room() -> None:
    desk = Path(cpdesk.desk.__file__).parent
    marks = ("\n@answers(", "\n@does(", "\n@after_undo(", "\n@undoes_field(")
    rooms = {
        ".".join(("cpdesk.desk", *file.relative_to(desk).with_suffix("").parts))
        for file in desk.rglob("*.py")
        if any(mark in file.read_text(encoding="utf-8") for mark in marks)
    }
    assert rooms == set(ROOMS)
