"""Whether quarters that were shared are as they were kept (S44)."""

from collections.abc import Callable, Iterator

from sqlalchemy import select

from cpdesk.desk.found import found, ids_of
from cpdesk.desk.quarter_kept import seal_of
from cpdesk.desk.work import Work
from cpdesk.records.history import FIRST_HASH
from cpdesk.records.model import Happening, QuarterSnapshot
from cpdesk.rows.unit import Check

_SHARED = "Shared quarters"
_VERSION = "Shared quarter"


def quarter_checks() -> Iterator[tuple[str, Callable[[Work], Check]]]:
    """What is checked of shared quarters, by its name."""
    yield _SHARED, _shared


def _shared(work: Work) -> Check:
    """Both papers of each version fit its seal, and the history still holds what stood when it was made."""
    numbers = work.session.scalars(select(QuarterSnapshot.id).order_by(QuarterSnapshot.id)).all()
    before = select(Happening.seq).where(Happening.hash == QuarterSnapshot.chain_head).exists()
    altered = {number for number in numbers if not _fits(work, number)}
    lost = select(QuarterSnapshot.id).where(QuarterSnapshot.chain_head != FIRST_HASH, ~before)
    return found(
        _SHARED,
        "Each is as it was kept.",
        (_VERSION, altered, "its papers do not fit its seal. Tell IT."),
        (_VERSION, ids_of(work, lost), "what stood in the history before it is no longer there. Tell IT."),
    )


def _fits(work: Work, number: int) -> bool:
    """Whether the papers of one version fit its seal; one at a time, since each may be large."""
    kept = QuarterSnapshot
    row = work.session.execute(select(kept.workbook, kept.paper, kept.sha256).where(kept.id == number)).one()
    return bool(seal_of(row.workbook, row.paper) == row.sha256)
