"""Cross-check extracts for Ofsted's Annex A, lists 5 and 7: what the desk can fill of them, and what it cannot (2.4).

They are for laying beside the return that comes from the case management system, never the return itself.
"""

from collections.abc import Callable, Iterator
from datetime import date

from cpdesk.desk.acts import answers
from cpdesk.desk.annex_a_list_5 import HEADINGS_5, NOT_FILLED_5, NOTES_5, rows_of_list_5
from cpdesk.desk.annex_a_list_7 import HEADINGS_7, NOT_FILLED_7, NOTES_7, rows_of_list_7
from cpdesk.desk.given_values import as_day
from cpdesk.desk.who_may import READ_TIMELINESS
from cpdesk.desk.work import Work
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.timeliness import AnnexExtract, AnnexList, AnnexShown
from cpdesk.rules.how_dates_read import long
from cpdesk.rules.names import sort_key
from cpdesk.rules.spans import add_months

_MONTHS = 6
_Rows = Callable[[Work, date, date], Iterator[tuple[object, ...]]]
_LISTS: dict[AnnexList, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], _Rows]] = {
    AnnexList.LIST_5: (HEADINGS_5, NOT_FILLED_5, NOTES_5, rows_of_list_5),
    AnnexList.LIST_7: (HEADINGS_7, NOT_FILLED_7, NOTES_7, rows_of_list_7),
}
_EVERY_LIST = (
    "This is a cross-check against the return, not the return.",
    "The unique ID is the unit's reference of the family: brothers and sisters share it.",
)


@answers(AnnexExtract, roles=READ_TIMELINESS)
def annex_extract(work: Work, question: AnnexExtract) -> AnnexShown:
    """A list over the six months up to a day: one row for each child and enquiry, or for each child and plan."""
    as_at = as_day("as_at", question.as_at) or work.today
    if as_at > work.today:
        raise Refusal(f"{long(as_at)} has not come yet. Choose today or an earlier day.", field="as_at")
    first = add_months(as_at, -_MONTHS)
    headings, not_filled, notes, rows = _LISTS[question.which]
    return AnnexShown(
        which=question.which,
        first=first,
        as_at=as_at,
        headings=headings,
        rows=tuple(sorted(rows(work, first, as_at), key=lambda row: sort_key(str(row[0])))),
        not_filled=not_filled,
        notes=(*_EVERY_LIST, *notes),
    )
