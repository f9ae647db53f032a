"""Spreadsheets that were kept by hand, against what they mean: at least 99 of 100 cells must be right.

They lie beside the repository where the unit's own documents are; where they are not, there is nothing to compare.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cpdesk.desk.old_spreadsheet.evidence import KnownNames
from cpdesk.desk.old_spreadsheet.understanding import understand
from cpdesk.intake.workbook import read_workbook
from cpdesk.rows.old_spreadsheet import ReadRow
from cpdesk.rules.calendar import england_and_wales
from cpdesk.words import OUTCOME_WORDS

DATA = Path(__file__).parents[3] / "shared" / "data"
TRUTHS = [
    file
    for file in sorted(DATA.glob("*.truth.json"))
    if file.with_name(file.name.replace(".truth.json", ".xlsx")).exists()
]


@pytest.mark.parametrize("truth", TRUTHS, ids=lambda file: file.name)
def spreadsheets_kept_by_hand_mean_what_their_truth_says(truth: Path) -> None:
    right, wrong = compared(truth)
    assert len(wrong) <= 0.01 * (right + len(wrong)), wrong


if TRUTHS:
    test_spreadsheets_kept_by_hand = spreadsheets_kept_by_hand_mean_what_their_truth_says


def compared(truth: Path) -> tuple[int, list[str]]:
    book = read_workbook(str(truth.with_name(truth.name.replace(".truth.json", ".xlsx"))))
    found = understand(book, KnownNames(), (), (), (), date(2026, 11, 23), england_and_wales())
    rows = {f"{row.sheet}!{row.row}": row for row in found.rows}
    turned_away = {f"{one.sheet}!{one.row}" for one in found.rejected}
    right, wrong = 0, []
    for told in json.loads(truth.read_text("utf-8"))["rows"]:
        where = told["_where"]
        if told.get("_expect", "").startswith("rejected"):
            assert where in turned_away
            continue
        for (name, wanted), (_, read) in zip(meant(told).items(), understood(rows[where]).items(), strict=True):
            right += wanted == read
            wrong += [f"{where} {name}"] if wanted != read else []
    return right, wrong


def meant(told: dict[str, Any]) -> dict[str, Any]:
    stage = "held" if told["stage"] == "ic_alerted" else told["stage"]
    return {
        "children": [[first, told["surname"]] for first in told["first_names"]],
        **{name: told[name] for name in ("case_id", "team", "chair", "conference_type", "conference_date", "reason")},
        **{name: told[name] for name in ("timescale_text", "timescale", "alerted", "lpm_date", "outcome", "ic_read")},
        **{name: told[name] for name in ("disagreement", "tm", "sw")},
        "stage": stage,
    }  # fmt: skip


def understood(row: ReadRow) -> dict[str, Any]:
    counted = list(row.span) if row.span and row.span[0] == "wd" else iso(row.lpm_by)
    return {
        "children": [list(child) for child in row.children],
        "case_id": row.case_id,
        "team": row.team,
        "chair": row.chair,
        "conference_type": row.conference_kind.value if row.conference_kind else None,
        "conference_date": iso(row.conference_on),
        "reason": row.rationale,
        "timescale_text": row.timescale,
        "timescale": counted,
        "alerted": iso(row.alerted_on),
        "lpm_date": iso(row.lpm_on),
        "outcome": OUTCOME_WORDS[row.outcome] if row.outcome else None,
        "ic_read": iso(row.ic_read_on),
        "disagreement": row.disagreement,
        "tm": row.team_manager,
        "sw": row.social_worker,
        "stage": row.state.value,
    }


def iso(on: date | None) -> str | None:
    return on.isoformat() if on else None
