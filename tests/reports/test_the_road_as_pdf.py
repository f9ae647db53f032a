"""One child's road as PDF: the drawn timeline, and every line of it in words."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from benchmarks.a_record import MADE_AT
from cpdesk.rows.child_road import RoadLine, RoadPaper, RoadShown
from cpdesk.rows.lpm_register import Lane, Timeline, TimelineBar, TimelineMark
from cpdesk.rows.marks import Mark
from reports.child_road import NOTHING, write_child_road
from reports.drawn_timeline import TOLD
from reports.pdf_house import NOT_PRINTABLE

TIMELINE = Timeline(
    today=date(2026, 11, 23),
    bars=(
        TimelineBar(Lane.PLAN, date(2026, 1, 12), date(2026, 11, 23), "neutral", "CP plan"),
        TimelineBar(Lane.LPM, date(2026, 5, 4), date(2026, 6, 1), "on_track", "LPM promised"),
        TimelineBar(Lane.LPM, date(2026, 6, 1), date(2026, 6, 15), "over", "10 wd over"),
    ),
    marks=(
        TimelineMark(Lane.REVIEWS, date(2026, 1, 12), Mark.HELD, "ICPC"),
        TimelineMark(Lane.REVIEWS, date(2026, 12, 7), Mark.DUE_SOON, "RCPC booked"),
        TimelineMark(Lane.CONCERNS, date(2026, 4, 1), Mark.ESCALATED, "Concern"),
        TimelineMark(Lane.CORE_GROUPS, date(2026, 2, 1), Mark.OVERDUE, "Core group"),
    ),
    told=(),
)
ROAD = RoadShown(
    child_id=7,
    first_name="Rowan",
    surname="Ash-Sample",
    born_on=date(2019, 3, 4),
    reference="1042",
    siblings=((8, "Robin Ash-Sample"), (9, "Unborn Ash-Sample")),
    plan_words="Child protection plan since Monday 12 January 2026.",
    timeline=TIMELINE,
    lines=(
        RoadLine(date(2026, 1, 12), "09:00", "Conferences", "ICPC held: child protection plan made.", "conference", 1),
        RoadLine(date(2026, 4, 1), "", "Concerns", "A concern on <b>absence</b> & reports."),
        RoadLine(date(2026, 12, 7), "10:00", "Conferences", "RCPC booked.", "conference", 2, to_come=True),
    ),
)
PAPER = RoadPaper(ROAD, "Fictitious Safeguarding Unit", MADE_AT, "pat")


def read(body: bytes) -> PdfReader:
    return PdfReader(BytesIO(body))


def text_of(body: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in read(body).pages).split())


def with_road(**changes: Any) -> RoadPaper:
    return replace(PAPER, road=replace(ROAD, **changes))


def test_a_road_says_who_the_child_is_and_what_happened_and_is_to_come() -> None:
    text = text_of(write_child_road(PAPER))
    for words in (
        "Rowan Ash-Sample",
        "Born 04/03/2019",
        "Plan Child protection plan since Monday 12 January 2026.",
        "Brothers and sisters Robin Ash-Sample and Unborn Ash-Sample",
        "As it stood on 23/11/2026",
        "What happened When Of what What 12/01/2026 09:00 Conferences ICPC held: child protection plan made.",
        "A concern on <b>absence</b> & reports.",
        "What is to come When Of what What 07/12/2026 10:00 Conferences RCPC booked.",
    ):
        assert words in text


def test_the_drawing_names_its_lanes_bars_and_marks() -> None:
    text = text_of(write_child_road(PAPER))
    for words in ("Today", "Plan CP plan", "LPM promised", "RCPC booked", "Core groups Core group", "Jan 2026"):
        assert words in text


def test_a_screen_reader_is_told_that_the_drawing_is_said_in_words() -> None:
    root: Any = read(write_child_road(PAPER)).trailer["/Root"]
    elements = [one.get_object() for one in root["/StructTreeRoot"]["/K"]["/K"]]
    figures = [one for one in elements if one["/S"] == "/Figure"]
    assert [one["/Alt"] for one in figures] == [TOLD]


def test_the_file_names_no_child() -> None:
    about = read(write_child_road(PAPER)).metadata
    assert about is not None
    assert about.title == "Road of child 1042"
    assert "Ash-Sample" not in str(dict(about))


@pytest.mark.parametrize(
    ("first_name", "born_on", "words"),
    [
        ("Unborn", None, "Born not born yet"),
        ("Unborn", date(2026, 12, 1), "Born due 01/12/2026"),
        ("Rowan", None, "Born date of birth not known"),
    ],
)
def test_a_child_is_born_or_due(first_name: str, born_on: date | None, words: str) -> None:
    assert words in text_of(write_child_road(with_road(first_name=first_name, born_on=born_on)))


def test_a_road_of_which_nothing_is_known_says_so_and_draws_nothing() -> None:
    empty = write_child_road(with_road(lines=(), timeline=replace(TIMELINE, bars=(), marks=())))
    assert NOTHING in text_of(empty)
    assert "Today" not in text_of(empty)


@pytest.mark.parametrize("last", [date(2026, 1, 13), date(2044, 1, 1), date(9999, 12, 31)])
def test_a_road_may_be_a_day_or_a_childhood_long(last: date) -> None:
    bar = TimelineBar(Lane.PLAN, date(2026, 1, 12), last, "neutral", "CP plan")
    timeline = replace(TIMELINE, today=date(2026, 1, 12), bars=(bar,), marks=())
    assert "2026" in text_of(write_child_road(with_road(timeline=timeline)))


def test_three_hundred_lines_take_several_pages_and_keep_their_headings() -> None:
    lines = tuple(replace(ROAD.lines[0], words=f"Thing {number}.") for number in range(300))
    pages = [page.extract_text() for page in read(write_child_road(with_road(lines=lines))).pages]
    assert len(pages) > 8
    assert all("Of what" in page for page in pages)
    assert all(f"Thing {number}." in "".join(pages) for number in range(300))


def test_a_name_in_another_script_stands_as_it_is_written_and_an_unknown_sign_is_told() -> None:
    text = text_of(write_child_road(with_road(first_name="કૃષ્ણા", surname="محمد")))
    assert "કૃષ્ણા محمد" in text
    assert NOT_PRINTABLE not in text
    assert NOT_PRINTABLE in text_of(write_child_road(with_road(first_name="张")))


def test_at_the_edge_of_the_page_no_character_is_an_empty_box() -> None:
    text = text_of(write_child_road(replace(PAPER, unit="Einheit 张", made_by="محمد")))
    assert "Einheit [U+5F20]. Made" in text
    assert "by [U+0645][U+062D]" in text


def test_what_still_waits_after_its_day_is_late_and_not_to_come() -> None:
    late = RoadLine(date(2026, 11, 20), "", "Records", "Due by this day: Sending of the record.", to_come=True)
    today = RoadLine(date(2026, 11, 23), "", "Core groups", "Core group 2 is planned.", to_come=True)
    text = text_of(write_child_road(with_road(lines=(*ROAD.lines, late, today))))
    assert text.index("What is late") < text.index("Sending of the record") < text.index("What is to come")
    assert text.index("What is to come") < text.index("Core group 2 is planned")
    assert "What is late" not in text_of(write_child_road(PAPER))
