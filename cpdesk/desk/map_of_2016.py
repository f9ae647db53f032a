"""Leicester's notice of 27 May 2016 on the map: its teams, their linked chairs, and who is the LADO (D11, D15)."""

from uuid import uuid4

from sqlalchemy import func, select

from cpdesk.desk.known_names import team_called
from cpdesk.desk.map_at_hand import hold_the_map
from cpdesk.desk.seed_002 import LINKED_CHAIRS, NOTICE, link_chair
from cpdesk.desk.team_links import links_of
from cpdesk.desk.who_may import KEEP_TEAM_MAP
from cpdesk.desk.work import Work, does
from cpdesk.records.model import DirectoryEntry, Team
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept
from cpdesk.rows.team_map_deeds import TakeMapOf2016
from cpdesk.rules.how_dates_read import counted, short
from cpdesk.rules.linked_chairs import DirectoryPart

_FROM_THE_NOTICE = "From the notice of 27 May 2016."
# D15 gives no more than this: an interim arrangement, and a shared mailbox whose address is for the unit to enter.
_LADO = (
    (DirectoryPart.LADO, "Service Manager", f"{_FROM_THE_NOTICE} For the time being. Enter the name and the mailbox."),
    (DirectoryPart.LADO_REFERRALS, "Jude Atkinson", f"{_FROM_THE_NOTICE} Day-to-day referrals."),
    (DirectoryPart.LADO_REFERRALS, "Purna Patel", f"{_FROM_THE_NOTICE} Day-to-day referrals."),
)


@does(TakeMapOf2016, roles=KEEP_TEAM_MAP, named="Take the map of 2016")
def take_map_of_2016(work: Work, request: TakeMapOf2016) -> Kept:
    """Add the eleven teams and six linked chairs of the notice; a team that ever had a link keeps its own (D11)."""
    hold_the_map(work)
    before = work.session.scalar(select(func.count()).select_from(Team).where(Team.voided_at.is_(None))) or 0
    linked = []
    for chair, teams in LINKED_CHAIRS.items():
        for name in teams:
            team = team_called(work, name)
            if team is not None and not links_of(work, team.id) and team.closed_on is None:
                link_chair(work, team, chair, NOTICE)
                linked.append(team.id)
    if not linked:
        raise Refusal("Every team of the notice of 27 May 2016 is on the map already.")
    after = work.session.scalar(select(func.count()).select_from(Team).where(Team.voided_at.is_(None))) or 0
    said = f"Linked {counted(len(linked), 'team')} as in the notice of 27 May 2016, from {short(NOTICE)}."
    added = f" {counted(after - before, 'team')} of them new." if after > before else ""
    return Kept(tuple(linked), f"{said}{added}", work.operation)


def lado_of_2016(work: Work) -> None:
    """Put the interim arrangement for the LADO into the directory (D15)."""
    entries = [
        DirectoryEntry(uuid=str(uuid4()), part=part.value, name=name, note=note, from_on=NOTICE)
        for part, name, note in _LADO
    ]
    work.session.add_all(entries)
    work.session.flush()
    for entry in entries:
        work.note_new(entry)
