"""The record of a conference as PDF, read back as other programs read it and compared with what was typed."""

import subprocess
from dataclasses import fields, is_dataclass, replace
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from benchmarks.a_record import a_paper
from cpdesk.rows.conference_record import RecordPaper
from cpdesk.rules.decisions import Answer
from cpdesk.rules.record import Participation, RecordState
from reports.conference_record import write_conference_record
from reports.pdf_house import NOT_PRINTABLE

PAPER = a_paper()
WRITTEN = write_conference_record(PAPER)

NOT_PRINTED = {
    "ParticipantRow.agency_key",  # how an agency is found again
    "ActionRow.agency_key",
    "DateLine.key",
    "ActionRow.objection_by_explained",  # its date is printed; how it is counted stands on the screen
    "RecipientRow.email",  # stands under the contact details, where it may be withheld
    "ParticipantRow.exempt_why",  # stands under who gets the record
}
SAID_WHERE_IT_IS_SO = {"ParticipantRow.represented_by", "ActionRow.told_who", "ActionRow.objection"}
TRAPS = [
    "Tom & Jerry <Smith>",
    "<b>bold</b> &amp; &#65;",
    '<img src="/etc/passwd">',
    "<a href='file:///c:/windows/calc.exe'>here</a>",
    "</para><onDraw name='x'/>",
    "<font color='[[[getattr]]]'>x</font>",
    "<!DOCTYPE x [<!ENTITY y 'z'>]>&y;",
    "a\\b (c) [d] /e %f",
]


def read(body: bytes) -> PdfReader:
    return PdfReader(BytesIO(body))


def pages_of(body: bytes) -> list[str]:
    return [flowing(page.extract_text()) for page in read(body).pages]


def flowing(text: str) -> str:
    return " ".join(text.split())


def text_of(body: bytes) -> str:
    """All of the paper in one line, without what stands at the head and foot of its pages."""
    return flowing(" ".join(page.extract_text() for page in read(body).pages))


def with_record(paper: RecordPaper = PAPER, **changes: Any) -> RecordPaper:
    return replace(paper, record=replace(paper.record, **changes))


def with_child(**changes: Any) -> RecordPaper:
    return with_record(children=(replace(PAPER.record.children[0], **changes), *PAPER.record.children[1:]))


def with_professional(**changes: Any) -> RecordPaper:
    return with_record(participants=(replace(PAPER.record.participants[0], **changes), *PAPER.record.participants[1:]))


def every_text_its_own(of: Any, numbers: Any, named: list[tuple[str, str]]) -> Any:
    """The same rows with a word of its own in each text; `named` gets each field's name and its word."""
    if isinstance(of, tuple):
        return tuple(every_text_its_own(one, numbers, named) for one in of)
    if not is_dataclass(of) or isinstance(of, type):
        return of
    changes: dict[str, Any] = {}
    for field in fields(of):
        value = getattr(of, field.name)
        if type(value) is str:
            changes[field.name] = f"Word{next(numbers)}w"
            named.append((f"{type(of).__name__}.{field.name}", changes[field.name]))
        elif type(value) is tuple and value and type(value[0]) is str:
            changes[field.name] = tuple(f"Word{next(numbers)}w" for _ in value)
            named += [(f"{type(of).__name__}.{field.name}", word) for word in changes[field.name]]
        else:
            changes[field.name] = every_text_its_own(value, numbers, named)
    return replace(of, **changes)


def test_every_word_of_a_record_stands_on_its_paper() -> None:
    named: list[tuple[str, str]] = []
    paper = every_text_its_own(PAPER, count(1), named)
    objection = replace(paper.record.actions[3], objection_on=paper.record.issued_at.date())
    paper = with_record(paper, actions=(*paper.record.actions[:3], objection, *paper.record.actions[4:]))
    text = text_of(write_conference_record(paper))
    lacking = {field for field, word in named if word not in text}
    assert lacking <= NOT_PRINTED | SAID_WHERE_IT_IS_SO
    for field in SAID_WHERE_IT_IS_SO:
        assert any(word in text for name, word in named if name == field)


def test_the_first_page_says_when_where_who_and_what_was_decided() -> None:
    first = pages_of(WRITTEN)[0]
    for words in (
        "Initial Child Protection Conference (ICPC)",
        "Monday 6 July 2026, 10:00 to 11:30",  # London, in summer
        "Chair P. Example",
        "Decisions in short",
        "Rowan1 Ash-Sample Multiple Recommended A child protection plan is made by consensus",
    ):
        assert words in first


def test_a_professional_who_said_nothing_is_said_not_to_have() -> None:
    child = PAPER.record.children[0]
    silent = replace(child.views[0], threshold=None, plan_needed=Answer.ABSTAIN, rationale="")
    text = text_of(write_conference_record(with_child(views=(silent, *child.views[1:]))))
    assert "Police Not recorded Abstained" in text


@pytest.mark.parametrize(
    ("required", "words"), [(True, "Decision Not recorded"), (False, "No recommendation was made")]
)
def test_an_lpm_that_nobody_spoke_of_lacks_only_where_a_decision_is_asked_for(required: bool, words: str) -> None:
    silent = replace(PAPER.record.children[0].lpm, decision=None, required=required)
    assert words in text_of(write_conference_record(with_child(lpm=silent)))


def test_an_agency_is_said_once_where_it_is_also_the_role() -> None:
    child = PAPER.record.children[0]
    view = replace(child.views[0], who="A. Sampler, Health visitor", agency="Health visitor")
    text = text_of(write_conference_record(with_child(views=(view,))))
    assert "A. Sampler, Health visitor Yes" in text


def test_the_decision_stands_with_its_basis_direction_and_reason() -> None:
    text = text_of(WRITTEN)
    assert "Basis Consensus" in text
    assert "Direction Towards a plan Chair's reason Seen weekly. The chair's reason." in text
    assert "Category Multiple: Neglect and Emotional abuse" in text


def test_an_absent_agency_is_said_to_be_told_and_may_object() -> None:
    text = text_of(WRITTEN)
    assert "This agency was not at the conference. L. Lead was told on 08/07/2026 (by email)." in text
    assert "It may object until 22/07/2026." in text


def test_nobody_recorded_yet_leaves_a_paper_that_says_so() -> None:
    empty = with_record(participants=(), children=(), objectives=(), actions=(), dates=(), recipients=(), start_at=None)
    text = text_of(write_conference_record(empty))
    assert "When No date yet" in text
    assert "Nobody is recorded yet." in text


def test_a_participation_that_nobody_recorded_is_said() -> None:
    paper = with_professional(participation=None, in_core_group=False)
    assert "Police Not recorded Received 02/07/2026" in text_of(write_conference_record(paper))
    told = with_professional(participation=None, in_core_group=False, only_told=True)
    assert "Police Told only Received 02/07/2026" in text_of(write_conference_record(told))
    came = with_professional(participation=Participation.NOT_ASKED)
    assert "Not asked to come" in text_of(write_conference_record(came))


@pytest.mark.parametrize(
    ("state", "superseded_by", "mark"),
    [
        (RecordState.DRAFT, None, "DRAFT, not agreed"),
        (RecordState.AGREED, None, "Agreed, not issued yet"),
        (RecordState.SUPERSEDED, 2, "SUPERSEDED by version 2"),
    ],
)
def test_every_page_says_what_the_record_is_not(state: RecordState, superseded_by: int | None, mark: str) -> None:
    paper = replace(with_record(state=state), superseded_by=superseded_by)
    pages = pages_of(write_conference_record(paper))
    assert len(pages) > 3
    assert all(mark in page for page in pages)
    assert all("OFFICIAL-SENSITIVE" in page and "1042, version 1" in page for page in pages)


def test_an_issued_record_bears_no_such_mark() -> None:
    text = text_of(WRITTEN)
    assert not any(mark in text for mark in ("DRAFT", "not issued yet", "SUPERSEDED"))


def test_each_page_says_which_of_how_many_it_is() -> None:
    pages = pages_of(WRITTEN)
    assert all(f"Page {number} of {len(pages)}" in page for number, page in enumerate(pages, 1))


def test_a_demonstration_says_so_on_every_page() -> None:
    assert all(
        "DEMONSTRATION" in page for page in pages_of(write_conference_record(replace(PAPER, demonstration=True)))
    )


def test_the_file_names_nobody_in_what_it_says_of_itself() -> None:
    about = read(WRITTEN).metadata
    assert about is not None
    assert (about.title, about.author, about.subject) == (
        "Record of conference 1042, version 1", "Fictitious Safeguarding Unit", "OFFICIAL-SENSITIVE"
    )  # fmt: skip
    assert "Ash-Sample" not in str(dict(about))
    root: Any = read(WRITTEN).trailer["/Root"]
    assert root["/Lang"] == "en-GB"


def test_bookmarks_lead_to_their_pages() -> None:
    reader = read(WRITTEN)
    found: dict[str, int] = {}
    for one in flattened(reader.outline):
        number = reader.get_destination_page_number(one)
        assert number is not None
        found[str(one.title)] = number
    for title in ("The conference", "Who took part", "Rowan2 Ash-Sample", "Outline plan", "Who gets this record"):
        assert title in flowing(reader.pages[found[title]].extract_text())
    assert found["Rowan2 Ash-Sample"] > found["The conference"]


def flattened(outline: Any) -> list[Any]:
    return [one for entry in outline for one in (flattened(entry) if isinstance(entry, list) else [entry])]


def test_what_a_child_has_of_its_own_is_bookmarked_below_the_child() -> None:
    outline: Any = read(WRITTEN).outline
    titles = [entry.title if not isinstance(entry, list) else [one.title for one in entry] for entry in outline]
    below = titles[titles.index("Rowan1 Ash-Sample") + 1]
    assert {"Views of the professionals", "Decision", "Legal Planning Meeting"} <= set(below)


@pytest.mark.parametrize("trap", TRAPS)
def test_what_was_typed_is_never_read_as_markup(trap: str) -> None:
    paper = with_child(child_view=trap, risk_statement=trap, reason=trap)
    paper = replace(paper, record=replace(paper.record, summary=trap, family=trap, chair=trap), for_whom=trap)
    body = write_conference_record(paper)
    assert text_of(body).count(flowing(trap)) >= 7
    assert all("/Annots" not in page and not page.images for page in read(body).pages)


@pytest.mark.parametrize("unit", ["x", "Ж", "w ", "seen weekly, "], ids=["one word", "Cyrillic", "letters", "words"])
def test_ten_thousand_characters_of_rationale_are_all_there(unit: str) -> None:
    rationale = (unit * 10_000)[:10_000]
    child = PAPER.record.children[0]
    long = replace(child.views[0], rationale=f"BEGIN {rationale} END")
    pages = [page.extract_text() for page in read(write_conference_record(with_child(views=(long,)))).pages]
    pages = ["\n".join(page.splitlines()[1:-2]) for page in pages]
    text = "".join("".join(pages).split())
    within = text[text.index("BEGIN") : text.index("END")]
    assert within.count(unit[0]) >= rationale.count(unit[0])
    assert sum("Why" in page for page in pages) >= 2  # the headings stand again on each page


@pytest.mark.parametrize("name", ["A" * 10_000, "word " * 2_000, "م" * 4_000], ids=["a word", "words", "Arabic"])
def test_a_name_longer_than_a_page_is_no_reason_to_have_no_paper(name: str) -> None:
    child = replace(PAPER.record.children[0], first_name=name)
    paper = with_record(children=(child,), reference=name, family=name, kind=name, chair=name)
    body = write_conference_record(replace(paper, for_whom=name, unit=name, made_by=name))
    assert text_of(body).count(name[0]) >= 5 * name.count(name[0])


def test_lines_stay_lines_and_control_characters_do_no_harm() -> None:
    paper = with_child(risk_statement="first line\nsecond line\r\n\r\nfourth\x00\x1b\u202e line")
    text = "\n".join(page.extract_text() for page in read(write_conference_record(paper)).pages)
    assert "first line\nsecond line\n" in text
    assert "fourth\ufffd\ufffd line" in text or "fourth[U+FFFD][U+FFFD] line" in text


def test_the_paper_of_a_recipient_names_them_and_keeps_back_what_they_may_not_see() -> None:
    mother = PAPER.record.participants[-1]
    child = PAPER.record.children[0]
    text = text_of(write_conference_record(replace(PAPER, for_whom="D. Father", hides=(mother.id, -child.child_id))))
    assert "This copy is for D. Father" in text
    assert "Robin Ash-Sample, Mother [withheld]" in text
    assert "0116 496 9999" not in text
    assert text.count("Lives at [withheld]") == 1
    assert "Left out Addresses and contact details" in text


def test_a_paper_that_hides_nothing_says_nothing_of_it() -> None:
    assert "withheld" not in text_of(WRITTEN)


def test_a_character_in_no_typeface_is_told_at_the_beginning() -> None:
    body = write_conference_record(with_child(first_name="Mei 张", child_view="I am fine 😀"))
    first, *_ = pages_of(body)
    assert NOT_PRINTABLE in first
    assert "I am fine [U+1F600]" in text_of(body)
    assert "Mei [U+5F20] Ash-Sample" in text_of(body)
    assert NOT_PRINTABLE not in text_of(WRITTEN)


def test_the_same_record_is_the_same_to_the_byte() -> None:
    assert write_conference_record(PAPER) == WRITTEN
    gujarati = with_child(first_name="કૃષ્ણા", child_view="محمد")
    once = write_conference_record(gujarati)
    write_conference_record(with_child(first_name="શ્રી"))
    assert write_conference_record(gujarati) == once


def test_a_large_record_breaks_well_over_fifty_pages(tmp_path: Path) -> None:
    body = write_conference_record(
        a_paper(children=5, professionals=24, actions=60, words="Seen weekly at home. " * 24)
    )
    pages = pages_of(body)
    assert len(pages) > 50
    assert all(f"Page {number} of {len(pages)}" in page for number, page in enumerate(pages, 1))
    text = text_of(body)
    for number in range(1, 61):
        assert f"Action {number}: visit the family" in text
    for child in range(1, 6):
        assert f"Rowan{child} Ash-Sample" in text
    assert text.count("View of ") == 5 * 12
    (tmp_path / "record.pdf").write_bytes(body)
    found = subprocess.run(["pdftotext", "-layout", tmp_path / "record.pdf", "-"], capture_output=True, check=True)
    assert found.stdout.decode("utf-8").count("visit the") >= 60


def test_an_objective_stands_with_the_first_of_its_actions() -> None:
    for lines in range(0, 60, 3):
        paper = with_child(risk_statement="A line.\n" * lines)
        for page in pages_of(write_conference_record(paper)):
            assert ("The child goes to school each day." in page) == ("Rowan1 Who For By Action" in page)


def test_rows_longer_than_a_page_follow_each_other_without_headings_between() -> None:
    views = tuple(replace(one, rationale="Seen weekly at home. " * 300) for one in PAPER.record.children[0].views)
    child = replace(PAPER.record.children[0], views=views)
    pages = pages_of(write_conference_record(with_record(children=(child,))))
    assert max(page.count("Professional Significant harm Plan needed Why") for page in pages) == 1
    of_views = [page for page in pages if "Seen weekly at home. Seen weekly" in page]
    assert len(of_views) > 8
    assert all("Prof. Invented-" in page for page in of_views)  # each page says whose view goes on


def test_no_heading_stands_alone_at_the_foot_of_a_page() -> None:
    for words in ("", "Seen weekly. ", "Seen weekly at home. " * 5):
        body = write_conference_record(a_paper(children=3, professionals=9, actions=20, words=words))
        headings = {str(one.title) for one in flattened(read(body).outline)}
        for page in read(body).pages:
            above_the_foot = [line.strip() for line in page.extract_text().splitlines()[:-2]]
            assert above_the_foot[-1] not in headings
