"""The unit's names offered in the boxes of a form, and a word when a typed name is not among them yet."""

from cpdesk.rows.unit import Names, NamesToChoose
from ui.shared.desk_link import DeskLink
from ui.shared.forms.fields import FormField, NameBox

KINDS: dict[str, tuple[str, str]] = {
    "team": ("teams", "team"),
    "chair": ("chairs", "chair"),
    "team_manager": ("team_managers", "team manager"),
    "social_worker": ("social_workers", "social worker"),
}


class NamesOffered:
    """Fills the boxes for team, chair, team manager and social worker, and says when a name is new."""

    def __init__(self, link: DeskLink, fields: dict[str, FormField]) -> None:
        self.names: Names | None = None
        self._fields = {key: field for key, field in fields.items() if key in KINDS}
        self._help = {key: field.editor.accessibleDescription() for key, field in self._fields.items()}
        for key, field in self._fields.items():
            field.edited.connect(lambda key=key: self._say_if_new(key))
        link.ask(NamesToChoose(), self._offer)

    def linked_chair(self, team: str) -> str:
        """The Independent Chair linked to this team (D11), or nothing."""
        if self.names is None:
            return ""
        team_id = next((i for i, name in self.names.teams if name.casefold() == team.strip().casefold()), None)
        chair_id = dict(self.names.linked).get(team_id) if team_id is not None else None
        return next((name for i, name in self.names.chairs if i == chair_id), "")

    def _offer(self, names: Names) -> None:
        self.names = names
        for key, field in self._fields.items():
            if isinstance(field.editor, NameBox):
                field.editor.offer(self._offered(key, names))
            self._say_if_new(key)

    def _say_if_new(self, key: str) -> None:
        box = self._fields[key].editor
        if not isinstance(box, NameBox) or self.names is None:
            return
        if key == "team" and box.is_new() and self._is_closed(box.written()):
            self._fields[key].say("This team is closed: choose another one, unless it still had the case.")
            return
        new = f"This {KINDS[key][1]} is new: the name is added when you keep this."
        self._fields[key].say(new if box.is_new() else self._help[key])

    def _offered(self, key: str, names: Names) -> list[str]:
        """The names of a box; a team that is closed is offered to nobody, and stays where it stands."""
        closed = set(names.closed) if key == "team" else set()
        return [name for number, name in getattr(names, KINDS[key][0]) if number not in closed]

    def _is_closed(self, team: str) -> bool:
        if self.names is None:
            return False
        number = next((i for i, name in self.names.teams if name.casefold() == team.strip().casefold()), None)
        return number in self.names.closed
