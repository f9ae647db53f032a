"""Whether the team map keeps its own rules (I25, I26): one chair a day for a team, one cover, roles that end in order.

What is found is told by numbers, never by names. A gap is no fault of the records: the map itself reports it.
"""

from collections.abc import Callable, Iterator

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import aliased

from cpdesk.desk.directory_entries import STEPS
from cpdesk.desk.found import found, ids_of, stands
from cpdesk.desk.work import Work
from cpdesk.records.model import DirectoryEntry, Happening, LinkedChair, LinkedCover, Operation, Team
from cpdesk.rows.unit import Check

_link, _cover = aliased(LinkedChair), aliased(LinkedCover)


def team_map_checks() -> Iterator[tuple[str, Callable[[Work], Check]]]:
    """The rules of the map, each by its name with the check that looks at it."""
    yield "Linked chairs", _linked
    yield "Covers of linked chairs", _covers
    yield "Directory", _directory


def _linked(work: Work) -> Check:
    """I25: at most one chair is linked to a team on a day, and none to a team that is closed."""
    overlap = and_(
        _link.team_id == LinkedChair.team_id,
        _link.id != LinkedChair.id,
        _link.from_on <= LinkedChair.from_on,
        or_(_link.to_on.is_(None), _link.to_on > LinkedChair.from_on),
    )
    doubled = ids_of(work, select(LinkedChair.team_id).join(_link, overlap))
    backwards = ids_of(work, select(LinkedChair.team_id).where(LinkedChair.to_on <= LinkedChair.from_on))
    after = and_(Team.closed_on.is_not(None), or_(LinkedChair.to_on.is_(None), LinkedChair.to_on > Team.closed_on))
    closed = ids_of(work, select(Team.id).join(LinkedChair, and_(LinkedChair.team_id == Team.id, after)))
    return found(
        "Linked chairs",
        "No team has two on one day, and none that is closed has one.",
        ("Team", doubled, "has two linked chairs on one day. Take one of the links out on the map."),
        ("Team", backwards, "has a link that ends before it begins. Take it out on the map."),
        ("Team", closed, "is closed and still has a linked chair. Close it again on the map."),
    )


def _covers(work: Work) -> Check:
    """Nobody stands in for a team's linked chair on a day on which somebody else does."""
    overlap = and_(
        _cover.team_id == LinkedCover.team_id,
        _cover.id < LinkedCover.id,
        stands(_cover),
        _cover.from_on <= LinkedCover.last_on,
        _cover.last_on >= LinkedCover.from_on,
    )
    doubled = ids_of(work, select(LinkedCover.team_id).join(_cover, overlap).where(stands(LinkedCover)))
    return found(
        "Covers of linked chairs",
        "No team has two on one day.",
        ("Team", doubled, "has two covers on one day. End one of them on the map."),
    )


def _directory(work: Work) -> Check:
    """I26: naming another holder of a role changes nothing but the directory; past records keep their names."""
    asked = (
        select(Happening.seq)
        .join(Operation, Operation.uuid == Happening.operation)
        .where(Operation.title.in_(STEPS), Happening.entity != "directory_entry")
    )
    nowhere = select(DirectoryEntry.id).join(Team, Team.id == DirectoryEntry.team_id)
    loose = nowhere.where(stands(DirectoryEntry), Team.voided_at.is_not(None))
    return found(
        "Directory",
        "Who holds a role changes no record of the past, and each team of it is on the map.",
        ("Change", ids_of(work, asked), "of the directory reached another record. Tell IT."),
        ("Entry", ids_of(work, loose), "of the directory names a team that was taken out. End the entry."),
    )
