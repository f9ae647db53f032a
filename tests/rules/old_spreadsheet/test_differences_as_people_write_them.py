"""What an old spreadsheet says of a difference of view (L10, L11)."""

import pytest

from cpdesk.rules.lpm import TmView
from cpdesk.rules.old_spreadsheet.difference import difference_in


@pytest.mark.parametrize(
    ("written", "view", "rung"),
    [
        ("TM does not agree, discussed with chair", TmView.DIFFERS, 1),
        ("TM doesn’t agree", TmView.DIFFERS, 1),
        ("Disagrees re timing", TmView.DIFFERS, 1),
        ("Escalated to SM", TmView.DIFFERS, 2),
        ("escalated 3/10, SM to decide", TmView.DIFFERS, 2),
        ("Escalated under LSCB procedure", TmView.DIFFERS, 3),
        ("TM agrees", TmView.AGREES, 0),
        ("agreed 4/5", TmView.AGREES, 0),
        ("No disagreement", TmView.AGREES, 0),
        ("", TmView.NOT_RECORDED, 0),
        ("see email", TmView.NOT_RECORDED, 0),
        ("No", TmView.NOT_RECORDED, 0),
    ],
)
def test_a_cell_tells_the_view_and_how_far_it_went(written: str, view: TmView, rung: int) -> None:
    assert difference_in(written) == (view, rung)
