"""What a deadline is counted from, as a person types it."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from cpdesk.rules.anchors import read_anchor
from cpdesk.rules.dates import NotADate

SUMMER = timezone(timedelta(hours=1))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2024-03-18", date(2024, 3, 18)),
        ("18/3/2024", date(2024, 3, 18)),
        ("18 March 2024", date(2024, 3, 18)),
        ("2026-12", "2026-12"),
        ("2024-03-18T14:30", datetime(2024, 3, 18, 14, 30)),  # noqa: DTZ001 (a clock in London shows it)
        ("18/3/2024 14:30", datetime(2024, 3, 18, 14, 30)),  # noqa: DTZ001 (typed, without a zone)
        ("18 March 2024 at 9:05", datetime(2024, 3, 18, 9, 5)),  # noqa: DTZ001 (typed, without a zone)
        ("2024-03-18T14:30:15Z", datetime(2024, 3, 18, 14, 30, 15, tzinfo=UTC)),
        ("2024-06-18T14:30+01:00", datetime(2024, 6, 18, 14, 30, tzinfo=SUMMER)),
        ("2024-06-18 14:30 +0100", datetime(2024, 6, 18, 14, 30, tzinfo=SUMMER)),
    ],
)
def test_a_date_a_moment_or_a_month(text: str, meant: date | datetime | str) -> None:
    found = read_anchor(text)
    assert found == meant
    assert type(found) is type(meant)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Enter a date like 27/3/2027."),
        ("tomorrow", "Enter a date like 27/3/2027."),
        ("31/2/2024 10:00", "There is no 31 February."),
        ("18/3/2024 25:10", "There is no 25:10. Enter the time like 14:30."),
        ("18/3/2024 10:75", "There is no 10:75. Enter the time like 14:30."),
        ("2024-03-18T10:00+99:99", "There is no such time zone. Leave it out for the time in London."),
        ("10:00", "Enter a date like 27/3/2027."),
    ],
)
def test_anything_else_is_refused_with_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(NotADate) as refused:
        read_anchor(text)
    assert str(refused.value) == sentence
