"""The records of conferences as Reports lists them: what waits comes first, and says how late it is (S26)."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from cpdesk.desk.clocks import keep_clocks
from cpdesk.desk.work import Desk, Work
from cpdesk.records.model import ConferenceRecord
from cpdesk.rows.records_listed import RecordLine, RecordsListed
from cpdesk.rules.record import RecordState

Make = Callable[..., int]


@pytest.fixture
def held(working: Callable[[], AbstractContextManager[Work]], diary_records: Any) -> Make:
    """Makes a conference held on this day, with or without a record in some state."""

    def make(family: str, on: date, state: RecordState | None = None, *, case_id: str, issued: bool = False) -> int:
        with working() as work:
            made = diary_records(work)
            known, children = made.family(family, case_id=case_id)
            start = datetime(on.year, on.month, on.day, 10, tzinfo=UTC)
            conference = made.conference(
                known, children, start, state="held", held_at=start, shown=family,
                record_issued_on=on + timedelta(days=1) if issued else None,
            )  # fmt: skip
            if state is not None:
                made.new(
                    ConferenceRecord(
                        conference_id=conference.id, version_no=1, state=state.value, begun_at=start, begun_by="pat",
                        issued_at=start + timedelta(days=1) if issued else None,
                    )
                )  # fmt: skip
            keep_clocks(work, conferences=[conference.id])
            number: int = conference.id
        return number

    return make


def listed(desk: Desk, words: str = "") -> list[RecordLine]:
    return list(desk.ask(RecordsListed(words)))


def test_what_waits_comes_first_and_what_is_late_says_by_how_much(desk: Desk, held: Make) -> None:
    sent = held("Gone", date(2026, 11, 16), RecordState.ISSUED, case_id="1", issued=True)
    draft = held("Young", date(2026, 11, 20), RecordState.DRAFT, case_id="2")
    late = held("Old", date(2026, 10, 26), case_id="3")
    lines = listed(desk)
    assert [line.conference_id for line in lines] == [late, draft, sent]
    assert lines[0].stands == "Not begun, 5 wd over"
    assert lines[0].due_on == date(2026, 11, 16)
    assert (lines[1].stands, lines[1].state) == ("Draft", RecordState.DRAFT)
    assert (lines[2].stands, lines[2].due_on) == ("Sent to everybody", None)


def test_every_typed_word_stands_in_the_family_or_in_the_reference(desk: Desk, held: Make) -> None:
    one = held("Ash-Sample", date(2026, 11, 16), case_id="1042")
    held("Sample_Ng", date(2026, 11, 16), case_id="2099")
    assert [line.conference_id for line in listed(desk, "ash 104")] == [one]
    assert [line.family for line in listed(desk, "sample_")] == ["Sample_Ng"]
    assert listed(desk, "%") == []
    assert len(listed(desk, "SAMPLE")) == 2


@pytest.mark.parametrize("typed", ["Żak", "żak", "ŻAK", "ślusarz", "Żak-Ślusarz"])
def test_a_family_is_found_however_its_letters_are_typed(desk: Desk, held: Make, typed: str) -> None:
    one = held("Żak-Ślusarz", date(2026, 11, 16), case_id="1042")
    held("Sample", date(2026, 11, 16), case_id="2099")
    assert [line.conference_id for line in listed(desk, typed)] == [one]


def test_a_conference_to_come_is_listed_once_its_record_was_begun(
    desk: Desk, working: Callable[[], AbstractContextManager[Work]], diary_records: Any
) -> None:
    with working() as work:
        made = diary_records(work)
        family, children = made.family("Sample")
        start = datetime(2026, 12, 4, 10, tzinfo=UTC)
        made.conference(family, children, start, shown="Sample")
    assert listed(desk) == []
    with working() as work:
        made = diary_records(work)
        made.new(ConferenceRecord(conference_id=1, version_no=1, state="draft", begun_at=start, begun_by="pat"))
    assert [(line.name, line.stands) for line in listed(desk)] == [("ICPC", "Draft")]
