"""By when invitations leave, and who must have been told (section 6.2, S03, S05, S41, A09, A10, I13)."""

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rules.calendar import england_and_wales
from cpdesk.rules.invitations import AlwaysTold, notice_from, notice_words, send_by, still_lacking
from cpdesk.rules.standards import standard

DAYS = england_and_wales()
UNIT = standard("LEICESTER_CITY")


@pytest.mark.parametrize(
    ("planned", "icpc", "rcpc"),
    [
        pytest.param("2023-04-18", "2023-04-05", "2023-03-31", id="TV-N01"),
        pytest.param("2023-01-09", "2022-12-28", "2022-12-21", id="TV-N03"),
        pytest.param("2023-06-26", "2023-06-15", "2023-06-12", id="TV-N05"),
    ],
)
def test_invitations_leave_7_working_days_before_an_icpc_and_10_before_a_review(
    planned: str, icpc: str, rcpc: str
) -> None:
    found = {kind: send_by(kind, date.fromisoformat(planned), UNIT, DAYS) for kind in ("ICPC", "RCPC")}
    assert [one.due for one in found.values() if one] == [date.fromisoformat(icpc), date.fromisoformat(rcpc)]


def test_a_standard_that_sets_no_notice_gives_none() -> None:
    assert send_by("ICPC", date(2023, 6, 26), standard("PLO_003"), DAYS) is None
    assert notice_from("ICPC", date(2023, 6, 26), standard("PLO_003"), DAYS) is None
    assert notice_words("ICPC", standard("PLO_003")) == ""
    assert notice_words("RCPC", UNIT) == "10 working days"


@given(
    st.dates(date(2015, 1, 1), date(2028, 1, 1)),
    st.integers(1, 30),
    st.sampled_from(["ICPC", "RCPC"]),
    st.booleans(),
)
def test_notice_is_whole_from_the_first_day_on_and_on_no_day_before(
    sent: date, later: int, kind: str, clear: bool
) -> None:
    spans = {key: replace(span, clear=clear) for key, span in UNIT.spans.items()}
    asks = replace(UNIT, spans=MappingProxyType(spans))
    first, planned = notice_from(kind, sent, asks, DAYS), DAYS.add(sent, later)
    by = send_by(kind, planned, asks, DAYS)
    assert first is not None
    assert by is not None
    assert (sent <= by.due) == (planned >= first)


def test_police_probation_and_gp_are_asked_for_until_each_is_sent() -> None:
    """S05, I13: a name on the list does not do, it has to have gone out."""
    assert still_lacking([("police", True), ("gp", False), ("school_nurse", True)]) == (
        AlwaysTold.PROBATION,
        AlwaysTold.GP,
    )
    assert still_lacking([(agency.value, True) for agency in AlwaysTold]) == ()
