"""The tables of a quarter: each figure with the one of the quarter before, small ones withheld where that is asked."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cpdesk.desk.maqa_quarter_counted import CountedAlert
from cpdesk.rows.alert_words import ALERT_DIRECTION_WORDS, ALERT_OUTCOME_WORDS, THEME_WORDS
from cpdesk.rows.maqa_quarter import Figure, FigureTable, QuarterTable
from cpdesk.rules.maqa import AlertDirection, AlertOutcome, Theme
from cpdesk.rules.quarter_figures import (
    NEVER_SHOWN,
    NO_THEME,
    NOT_SAID,
    OPEN,
    WITHDRAWN,
    Timely,
    figure_key,
    how_figures_add_up,
)
from cpdesk.rules.record import ConcernAbout
from cpdesk.rules.small_numbers import with_small_numbers_withheld
from cpdesk.words import CONCERN_ABOUT_WORDS

ALL = "All alerts"
_TITLES = {
    QuarterTable.CHANNEL: ("Which way they went", "Each alert once."),
    QuarterTable.THEME: (
        "Themes", "An alert with several themes counts under each, so these add up to more than all alerts.",
    ),
    QuarterTable.AGENCY: (
        "Agencies", "Each alert once: to whom it went, or from whom it came. Internal ones are about social care.",
    ),
    QuarterTable.ABOUT: ("What they were about", "Each alert once."),
    QuarterTable.TIMELINESS: (
        "Timeliness", "Each alert twice: when it was raised, and when it was resolved or how it stands today.",
    ),
    QuarterTable.OUTCOME: ("What came of them", "Each alert once, as it stands today."),
}  # fmt: skip
_TIMELY_WORDS = {
    Timely.RAISED_IN_TIME: "Raised in time",
    Timely.RAISED_LATE: "Raised late",
    Timely.RAISED_NO_LIMIT: "Raised, no limit is set",
    Timely.RESOLVED_IN_TIME: "Resolved in time",
    Timely.RESOLVED_LATE: "Resolved late",
    Timely.RESOLVED_NO_TIMESCALE: "Resolved, no timescale is set",
    Timely.OPEN_IN_TIME: "Open, its day is not past",
    Timely.OPEN_LATE: "Open past its day",
    Timely.OPEN_NO_TIMESCALE: "Open, no timescale is set",
    Timely.WITHDRAWN: "Withdrawn",
}


@dataclass(frozen=True, slots=True)
class _Counts:
    """The numbers of one quarter by figure, and what is shown of each."""

    numbers: Mapping[str, int]
    shown: Mapping[str, str]

    def figure(self, key: str) -> tuple[int | None, str]:
        """A number with its words; no number where it is withheld."""
        words = self.shown[key]
        return (self.numbers[key] if words.isdigit() else None), words


def tables_of(
    alerts: Sequence[CountedAlert], before: Sequence[CountedAlert], *, suppress: bool
) -> tuple[FigureTable, ...]:
    """Every table of the quarter, in their order."""
    rows = _rows(alerts, before, by_name=suppress)
    counts = _counts(alerts, rows, suppress=suppress)
    counts_before = _counts(before, rows, suppress=suppress)
    return tuple(_table(table, rows[table], counts, counts_before) for table in QuarterTable)


def _rows(
    alerts: Sequence[CountedAlert], before: Sequence[CountedAlert], *, by_name: bool
) -> dict[QuarterTable, tuple[tuple[str, str], ...]]:
    """The rows of each table as key and words: all there can be, so that quarters compare; of agencies those named."""
    return {
        QuarterTable.CHANNEL: tuple((one.value, ALERT_DIRECTION_WORDS[one]) for one in AlertDirection),
        QuarterTable.THEME: (*((one.value, THEME_WORDS[one]) for one in Theme), (NO_THEME, "No theme yet")),
        QuarterTable.AGENCY: _agencies(alerts, before, by_name=by_name),
        QuarterTable.ABOUT: tuple((one.value, CONCERN_ABOUT_WORDS[one]) for one in ConcernAbout),
        QuarterTable.TIMELINESS: tuple((one.value, words) for one, words in _TIMELY_WORDS.items()),
        QuarterTable.OUTCOME: (
            *((one.value, ALERT_OUTCOME_WORDS[one]) for one in AlertOutcome),
            (NOT_SAID, "Resolved, not said how"),
            (OPEN, "Still open"),
            (WITHDRAWN, "Withdrawn"),
        ),
    }


def _agencies(
    alerts: Sequence[CountedAlert], before: Sequence[CountedAlert], *, by_name: bool
) -> tuple[tuple[str, str], ...]:
    """The agencies, most alerts first; by name where small numbers are withheld, since the order would tell of them."""
    numbers = Counter(one.under[QuarterTable.AGENCY][0] for one in alerts)
    names = {one.under[QuarterTable.AGENCY][0]: one.agency for one in (*before, *alerts)}
    return tuple(sorted(names.items(), key=lambda one: (0 if by_name else -numbers[one[0]], one[1].casefold(), one[0])))


def _counts(
    alerts: Sequence[CountedAlert], rows: Mapping[QuarterTable, tuple[tuple[str, str], ...]], *, suppress: bool
) -> _Counts:
    numbers = {figure_key(table, key): 0 for table, of in rows.items() for key, _ in of}
    found = Counter((table, key) for one in alerts for table, keys in one.under.items() for key in keys)
    for (table, key), number in found.items():
        numbers[figure_key(table, key)] = number  # the same figure in two tables has the same number in both
    numbers["all"] = len(alerts)
    if not suppress:
        return _Counts(numbers, {key: str(number) for key, number in numbers.items()})
    counted = (QuarterTable.CHANNEL, QuarterTable.THEME, QuarterTable.AGENCY, QuarterTable.ABOUT)
    sums = how_figures_add_up(*(tuple(key for key, _ in rows[table]) for table in counted))
    for one in sums:
        if one.whole in NEVER_SHOWN:
            numbers[one.whole] = sum(numbers[part] for part in one.parts)
    return _Counts(numbers, with_small_numbers_withheld(numbers, sums, never_shown=NEVER_SHOWN))


def _table(table: QuarterTable, rows: tuple[tuple[str, str], ...], counts: _Counts, before: _Counts) -> FigureTable:
    title, said = _TITLES[table]
    figures = tuple(_figure(table, key, words, counts, before) for key, words in rows)
    return FigureTable(table, title, said, figures, _figure(table, "", ALL, counts, before))


def _figure(table: QuarterTable, key: str, words: str, counts: _Counts, before: _Counts) -> Figure:
    number, shown = counts.figure(figure_key(table, key))
    number_before, shown_before = before.figure(figure_key(table, key))
    return Figure(table, key, words, number, shown, number_before, shown_before)
