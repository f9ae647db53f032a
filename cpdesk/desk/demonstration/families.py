"""Invented families: their names, their children, the team and the people they belong to."""

from dataclasses import dataclass, field
from datetime import date
from random import Random

from cpdesk.desk.demonstration.cases import Case
from cpdesk.desk.demonstration.people import (
    CHAIRS,
    FAMILY_BEGINNINGS,
    FAMILY_ENDINGS,
    FIRST_NAMES,
    MORE_CHAIRS,
    SOCIAL_WORKERS,
    TEAM_MANAGERS,
)
from cpdesk.desk.seed_002 import TEAMS

ALL_CHAIRS = (*CHAIRS, *MORE_CHAIRS)


@dataclass(slots=True)
class Families:
    """Makes invented families, no two of them with one surname while there are surnames left."""

    rng: Random
    today: date
    surnames: list[str] = field(default_factory=list)
    made: int = 0

    def another(self) -> Case:
        """A family with a surname of its own and one to four children."""
        if not self.surnames:
            self.surnames = [begins + ends for begins in FAMILY_BEGINNINGS for ends in FAMILY_ENDINGS]
            self.rng.shuffle(self.surnames)
        return self.new(self.surnames.pop(), self.rng.choice((1, 1, 1, 2, 2, 3, 4)))

    def new(self, surname: str, children: int, *, chair: str = "", team: str = "") -> Case:
        """The family of this name with so many children, of a team and with its people."""
        self.made += 1
        place = TEAMS.index(team) if team else self.rng.randrange(len(TEAMS))
        linked = self.rng.random() < 0.6
        usual = CHAIRS[place % len(CHAIRS)] if linked else self.rng.choice(ALL_CHAIRS)
        return Case(
            surname,
            self._children(children),
            TEAMS[place],
            chair or usual,
            TEAM_MANAGERS[place % len(TEAM_MANAGERS)],
            self.rng.choice(SOCIAL_WORKERS),
            case_id=str(2000 + self.made),
        )

    def _children(self, number: int) -> list[tuple[str, date | None]]:
        names = self.rng.sample(FIRST_NAMES, number)
        children: list[tuple[str, date | None]] = [(name, self._born()) for name in names]
        if self.rng.random() < 0.04:
            children[-1] = ("Unborn", None)
        return children

    def _born(self) -> date:
        age = self.rng.randint(0, 15)
        on = date(self.today.year - age, self.rng.randint(1, 12), self.rng.randint(1, 28))
        return on if on < self.today else on.replace(year=on.year - 1)
