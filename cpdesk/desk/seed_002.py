"""The eleven teams and six linked chairs of Leicester's notice of 27 May 2016 (D11): data to start from, not truth."""

from datetime import date

from cpdesk.desk.known_names import CHAIR, person_called, team_called
from cpdesk.desk.map_at_hand import linked_on
from cpdesk.desk.team_links import link_from
from cpdesk.desk.work import Work
from cpdesk.records.model import Team
from cpdesk.rows.refusals import Refusal

LINKED_CHAIRS = {
    "Purna": ("DAS", "DCT"),
    "Janice": ("Cluster 1", "Cluster 3B"),
    "Jude": ("Cluster 6",),
    "Avril": ("Cluster 2A", "Cluster 4A"),
    "Tiernan": ("Cluster 4B", "Cluster 2B"),
    "Pauline": ("Cluster 3A", "Cluster 5"),
}
TEAMS = tuple(sorted(team for teams in LINKED_CHAIRS.values() for team in teams))
NOTICE = date(2016, 5, 27)


def teams_and_linked_chairs(work: Work) -> None:
    """Put the eleven teams on the register, each with the chair who is linked to it."""
    for chair, teams in LINKED_CHAIRS.items():
        for name in teams:
            team = team_called(work, name)
            if team is not None:
                link_chair(work, team, chair, NOTICE)


def link_chair(work: Work, team: Team, chair: str, from_on: date | None = None) -> None:
    """Link a chair, known or new, to a team from a day on; whoever was linked until then is no longer (I25)."""
    person = person_called(work, chair, CHAIR)
    if person is None:
        raise Refusal("Enter the name of the chair who is linked to the team.", field="linked_chair")
    starts = from_on or work.today
    now = linked_on(work, team.id, starts)
    if now is None or now.id != person.id:
        link_from(work, team, person, starts)
