"""No withheld figure of a quarter follows from those that are shown, in whatever way its tables are added together."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from cpdesk.desk.maqa_quarter_counted import CountedAlert
from cpdesk.desk.maqa_quarter_tables import tables_of
from cpdesk.rows.maqa_quarter import FigureTable, QuarterTable

RAISED = ("raised_in_time", "raised_late", "raised_no_limit")
RESOLVED = ("resolved_in_time", "resolved_late", "resolved_no_timescale")
OPEN = ("open_in_time", "open_late", "open_no_timescale")
SAME = {"internal": "internal", "withdrawn": "withdrawn", "open": "open", "": "all"}
Equation = dict[str, int]


@st.composite
def alerts(draw: st.DrawFn) -> CountedAlert:
    """An alert as it is counted."""
    direction = draw(st.sampled_from(["to_agency"] * 5 + ["from_agency", "internal"]))
    agency = "internal" if direction == "internal" else draw(st.sampled_from(["gp", "police", "typed school"]))
    ended = draw(st.sampled_from([*RESOLVED, *RESOLVED[:1] * 6, *OPEN, "withdrawn"]))
    outcome = "withdrawn" if ended == "withdrawn" else "open" if ended in OPEN else draw(
        st.sampled_from(["explained", "put_right", "put_right", "learning"])
    )  # fmt: skip
    themes = tuple(sorted(draw(st.sets(st.sampled_from(["attendance", "report_late", "other"]), max_size=2))))
    return CountedAlert(
        0,
        {
            QuarterTable.CHANNEL: (direction,),
            QuarterTable.THEME: themes or ("none",),
            QuarterTable.AGENCY: (agency,),
            QuarterTable.ABOUT: (draw(st.sampled_from(["absence", "absence", "late_report", "no_report"])),),
            QuarterTable.TIMELINESS: (draw(st.sampled_from(RAISED)), ended),
            QuarterTable.OUTCOME: (outcome,),
        },
        agency,
    )


def name(table: QuarterTable, key: str) -> str:
    """One name for a number, also where two tables show it."""
    return SAME.get(key, f"{table}:{key}")


def equations(tables: Sequence[FigureTable]) -> Iterable[Equation]:
    """What anybody knows who understands the tables: each equation's terms add up to nought."""
    keys = {one.table: [name(one.table, figure.key) for figure in one.figures] for one in tables}
    timely = {part: name(QuarterTable.TIMELINESS, part) for part in (*RAISED, *RESOLVED, *OPEN, "withdrawn")}
    outcomes = [key for key in keys[QuarterTable.OUTCOME] if key not in {"open", "withdrawn"}]
    for table in (QuarterTable.CHANNEL, QuarterTable.AGENCY, QuarterTable.ABOUT, QuarterTable.OUTCOME):
        yield {**dict.fromkeys(keys[table], 1), "all": -1}
    yield {**{timely[part]: 1 for part in RAISED}, "all": -1}
    yield {**{timely[part]: 1 for part in (*RESOLVED, *OPEN, "withdrawn")}, "all": -1}
    yield {**{timely[part]: 1 for part in OPEN}, "open": -1}
    yield {**{timely[part]: 1 for part in RESOLVED}, **dict.fromkeys(outcomes, -1)}


def worked_out(tables: Sequence[FigureTable]) -> list[str]:
    """The withheld numbers that the equations leave only one value for, by elimination."""
    figures = [(table.table, one) for table in tables for one in (table.total, *table.figures)]
    unknown = sorted({name(table, one.key) for table, one in figures if one.count is None})
    rows = [[Fraction(one.get(key, 0)) for key in unknown] for one in equations(tables)]
    place = 0
    for column in range(len(unknown)):
        pivot = next((at for at in range(place, len(rows)) if rows[at][column]), None)
        if pivot is None:
            continue
        rows[place], rows[pivot] = rows[pivot], rows[place]
        rows[place] = [value / rows[place][column] for value in rows[place]]
        for at, row in enumerate(rows):
            if at != place and row[column]:
                rows[at] = [value - row[column] * base for value, base in zip(row, rows[place], strict=True)]
        place += 1
    alone = [[key for key, value in zip(unknown, row, strict=True) if value] for row in rows]
    return [keys[0] for keys in alone if len(keys) == 1]


@given(st.lists(alerts(), max_size=60), st.lists(alerts(), max_size=25))
def test_no_withheld_figure_follows_from_the_others(now: list[CountedAlert], before: list[CountedAlert]) -> None:
    tables = tables_of(now, before, suppress=True)
    figures = [one for table in tables for one in (table.total, *table.figures)]
    assert not [one for one in figures if one.count in range(1, 5) or one.before in range(1, 5)]
    assert worked_out(tables) == []
    assert worked_out(tables_of(before, (), suppress=True)) == []


def with_theme(theme: str) -> CountedAlert:
    """An alert with one theme, like any other in everything else."""
    under = {
        QuarterTable.CHANNEL: ("to_agency",), QuarterTable.THEME: (theme,), QuarterTable.AGENCY: ("gp",),
        QuarterTable.ABOUT: ("absence",), QuarterTable.TIMELINESS: ("raised_in_time", "resolved_in_time"),
        QuarterTable.OUTCOME: ("explained",),
    }  # fmt: skip
    return CountedAlert(0, under, "gp")


def test_eight_alerts_under_two_themes_that_are_under_five_would_be_four_and_four() -> None:
    tables = tables_of([with_theme(theme) for theme in ("attendance", "other") * 4], (), suppress=True)
    assert {table.total.shown for table in tables} == {"withheld"}, "each has a theme, so eight would tell of both"
    nine = tables_of([with_theme(theme) for theme in ("attendance", "other", "other") * 3], (), suppress=True)
    assert {table.total.shown for table in nine} == {"9"}, "three and six are not told by nine: one may have both"


def test_the_attack_finds_what_is_given_away() -> None:
    plain = tables_of([], [], suppress=False)
    channel = plain[0]
    first, *rest = channel.figures
    hidden = FigureTable(
        channel.table, channel.title, channel.said,
        (type(first)(first.table, first.key, first.words, None, "under 5"), *rest), channel.total,
    )  # fmt: skip
    assert worked_out([hidden, *plain[1:]]) == ["channel:to_agency"]


@given(st.lists(alerts(), max_size=40))
def test_the_order_of_agencies_says_nothing_of_withheld_numbers(now: list[CountedAlert]) -> None:
    table = next(one for one in tables_of(now, (), suppress=True) if one.table is QuarterTable.AGENCY)
    assert [one.words for one in table.figures] == sorted((one.words for one in table.figures), key=str.casefold)
