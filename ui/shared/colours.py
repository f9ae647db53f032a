"""The colours of the window, light and dark, and what each state looks like; every pair was measured for contrast.

Ratios stand in the house's design notes: all text passes AA, nearly all AAA, every edge 3:1.
"""

from dataclasses import dataclass

from cpdesk.rows.marks import Mark


@dataclass(frozen=True, slots=True)
class MarkColours:
    """The text, fill and edge of a state's chip."""

    text: str
    fill: str
    edge: str


@dataclass(frozen=True, slots=True)
class Colours:
    """Every colour that the window uses, by what it is for."""

    window: str
    page: str
    stripe: str
    text: str
    quiet: str
    edge: str
    line: str
    main: str
    main_text: str
    main_over: str
    selected: str
    selected_text: str
    head: str
    head_text: str
    banner: str
    banner_text: str
    amber: str
    problem: str
    marks: dict[Mark, MarkColours]


LIGHT = Colours(
    window="#F2F4F7",
    page="#FFFFFF",
    stripe="#F7F9FB",
    text="#1B2733",
    quiet="#4A5866",
    edge="#6B7885",
    line="#D3DAE1",
    main="#1D4E89",
    main_text="#FFFFFF",
    main_over="#163E6E",
    selected="#DCE8F6",
    selected_text="#10253D",
    head="#16324F",
    head_text="#FFFFFF",
    banner="#FFF4D6",
    banner_text="#5A3E00",
    amber="#6B4200",
    problem="#8A1C1C",
    marks={
        Mark.OVERDUE: MarkColours("#8A1C1C", "#FBE5E5", "#B3261E"),
        Mark.ESCALATED: MarkColours("#4B2379", "#EDE4F8", "#6B3FA0"),
        Mark.DUE_SOON: MarkColours("#6B4200", "#FFF0CC", "#8F5B00"),
        Mark.ON_TRACK: MarkColours("#0B4F3F", "#DDF3EC", "#117A60"),
        Mark.HELD: MarkColours("#2F3E4E", "#E7ECF1", "#5B6B7B"),
        Mark.NEUTRAL: MarkColours("#0F3D6E", "#E1EDFA", "#1D5FA8"),
    },
)

DARK = Colours(
    window="#12171D",
    page="#1A2129",
    stripe="#1F2730",
    text="#E8EDF2",
    quiet="#A9B5C1",
    edge="#8795A3",
    line="#35404B",
    main="#8AB8F0",
    main_text="#0B1620",
    main_over="#A5C9F5",
    selected="#24405F",
    selected_text="#F2F7FC",
    head="#0E2238",
    head_text="#F2F7FC",
    banner="#3B2E0A",
    banner_text="#FFE19A",
    amber="#FFD58A",
    problem="#FFB4AB",
    marks={
        Mark.OVERDUE: MarkColours("#FFB4AB", "#4A1512", "#FF8A7E"),
        Mark.ESCALATED: MarkColours("#D9BFFF", "#35205A", "#B58CF0"),
        Mark.DUE_SOON: MarkColours("#FFD58A", "#432C00", "#E0A63A"),
        Mark.ON_TRACK: MarkColours("#8FE0C8", "#0C3A2E", "#4DB89A"),
        Mark.HELD: MarkColours("#C3CED9", "#2A333D", "#8795A3"),
        Mark.NEUTRAL: MarkColours("#A9CEFA", "#12304F", "#6FA8E8"),
    },
)
