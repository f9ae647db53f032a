"""A quarter as it was shared, kept with both papers: nobody changes it, and it is given out as it was (S44)."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace

from sqlalchemy import select

from cpdesk.desk.quarter_frozen import frozen, says_the_same, what_was_shared
from cpdesk.desk.work import Work
from cpdesk.records.model import QuarterSnapshot
from cpdesk.rows.maqa_quarter import QuarterPaper
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.quarters import Quarter


@dataclass(frozen=True, slots=True)
class QuarterFiles:
    """Both papers of a quarter, and what their files are called before the dot."""

    name: str
    workbook: bytes
    paper: bytes


def keep_files(
    work: Work, quarter: Quarter, paper: QuarterPaper, draw: Callable[[QuarterPaper], QuarterFiles]
) -> QuarterSnapshot:
    """Keep the quarter as it stands as its next version; refused where the last one says the same."""
    last = work.session.scalar(
        select(QuarterSnapshot)
        .where(QuarterSnapshot.quarter == quarter.name)
        .order_by(QuarterSnapshot.number.desc())
        .limit(1)
    )
    shown = paper.quarter
    shared = what_was_shared(shown.tables, shown.learning, shown.actions)
    if last is not None and last.suppressed == shown.suppressed and says_the_same(last.frozen, shared):
        raise Refusal(f"Nothing has changed since version {last.number} was kept. Export that one again.")
    number = 1 if last is None else last.number + 1
    files = draw(replace(paper, shared_as=number))
    kept = QuarterSnapshot(
        quarter=quarter.name, number=number, kept_at=work.now, kept_by=work.who, suppressed=shown.suppressed,
        frozen=frozen(shown), workbook=files.workbook, paper=files.paper, sha256=seal_of(files.workbook, files.paper),
        chain_head=paper.chain_head,
    )  # fmt: skip
    work.session.add(kept)
    work.session.flush()
    work.note("quarter_snapshot", kept.id, "kept", None, f"{quarter.name} version {number} {kept.sha256}")
    return kept


def kept_files(work: Work, quarter: Quarter, snapshot_id: int) -> QuarterFiles:
    """The papers of a version exactly as they were shared; refused where they are not what was kept."""
    kept = work.session.get(QuarterSnapshot, snapshot_id)
    if kept is None or kept.quarter != quarter.name:
        raise Refusal("That version is not one of this quarter. Choose it from the list.", field="snapshot_id")
    if seal_of(kept.workbook, kept.paper) != kept.sha256:
        raise Refusal(
            "This version is not what was kept: its seal does not fit. Tell IT, and keep the copies you have."
        )
    name = f"MAQA quarter {kept.quarter}{' small numbers withheld' if kept.suppressed else ''} version {kept.number}"
    return QuarterFiles(name, kept.workbook, kept.paper)


def seal_of(workbook: bytes, paper: bytes) -> str:
    """The seal of both papers together."""
    return hashlib.sha256(hashlib.sha256(workbook).digest() + hashlib.sha256(paper).digest()).hexdigest()
