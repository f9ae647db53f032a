"""What a person can have done with the outline plan: objectives, actions, and roles given to absent agencies."""

from dataclasses import dataclass, field
from datetime import date

from cpdesk.rules.conferences import ToldBy


@dataclass(frozen=True, slots=True)
class AddObjective:
    """Request: the plan is to achieve this, for one child or for all."""

    conference_id: int
    text: str
    child_id: int | None = None
    by_on: date | None = None


@dataclass(frozen=True, slots=True)
class ChangeObjective:
    """Request: new values for an objective. Keys: `text`, `child_id`, `by_on`, `place`."""

    id: int
    version: int
    fields: dict[str, object]
    seen: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TakeOutObjective:
    """Request: an objective is not part of the plan; its actions stay and belong to none."""

    id: int
    version: int


@dataclass(frozen=True, slots=True)
class MoveObjective:
    """Request: an objective stands one place further up (`by` is -1) or down (1), and its number goes with it."""

    id: int
    version: int
    by: int


@dataclass(frozen=True, slots=True)
class AddAction:
    """Request: an action of the plan. Owner and date may follow; without them the record cannot be agreed (S23)."""

    conference_id: int
    text: str
    owner: str = ""
    agency: str = ""
    agency_key: str = ""
    due_on: date | None = None
    objective_id: int | None = None
    child_id: int | None = None


@dataclass(frozen=True, slots=True)
class ChangeAction:
    """Request: new values for an action.

    Keys: `text`, `owner`, `agency`, `agency_key`, `due_on`, `objective_id`, `child_id`, `place`.
    """

    id: int
    version: int
    fields: dict[str, object]
    seen: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TakeOutAction:
    """Request: an action is not part of the plan."""

    id: int
    version: int


@dataclass(frozen=True, slots=True)
class MoveAction:
    """Request: an action stands one place further up (`by` is -1) or down (1)."""

    id: int
    version: int
    by: int


@dataclass(frozen=True, slots=True)
class DraftRoleNotice:
    """Request: the notification to an absent agency's safeguarding lead, as an email draft (S15). `PapersWritten`.

    It holds what is asked of the agency and the date and details of the first core group: refused without them.
    """

    action_ids: tuple[int, ...]
    to_email: str
    folder: str


@dataclass(frozen=True, slots=True)
class SayRoleTold:
    """Request: the safeguarding lead was told of these actions (S15)."""

    action_ids: tuple[int, ...]
    who: str
    how: ToldBy
    on: date | None = None


@dataclass(frozen=True, slots=True)
class RecordObjection:
    """Request: the agency objects to its role (S16)."""

    action_id: int
    version: int
    on: date
    words: str
