"""A team that is closed stands where it stood, but no form offers it any more."""

from datetime import date
from typing import Any

from cpdesk.rows.team_map_deeds import CloseTeam
from ui.shared.forms.fields import FormField, NameBox
from ui.shared.forms.names_offered import NamesOffered


def test_a_closed_team_is_not_offered_and_is_not_called_new(room: Any) -> None:
    team = room.team("Cluster 1").team
    room.desk.do(CloseTeam(team.id, team.version, date(2026, 11, 23)))
    box = NameBox()
    field = FormField("Team", box)
    room.qtbot.addWidget(field)
    NamesOffered(room.link, {"team": field})
    room.settle()
    assert [box.itemText(place) for place in range(box.count())] == ["Cluster 2A", "Cluster 5", "DAS"]
    box.write("cluster 1")
    assert box.accessibleDescription() == "This team is closed: choose another one, unless it still had the case."
    box.write("Cluster 9")
    assert box.accessibleDescription() == "This team is new: the name is added when you keep this."
