"""The agencies that are known here, offered in a box: those of the directory and those of earlier alerts."""

from PySide6.QtCore import QObject

from cpdesk.rows.directory import Directory, TheDirectory
from cpdesk.rows.maqa import AlertFilter, AlertsPage, MaqaAlerts
from cpdesk.rows.refusals import Refusal
from ui.shared.desk_link import DeskLink
from ui.shared.forms.fields import FormField, NameBox


class AgenciesOffered(QObject):
    """Fills the box for an agency; who may not read one of the two sees the other."""

    def __init__(self, link: DeskLink, field: FormField) -> None:
        super().__init__(field)
        self._field = field
        self._names: set[str] = set()
        link.ask(MaqaAlerts(filter=AlertFilter.ALL, size=1), self._of_alerts, _pass_over)
        link.ask(Directory(), self._of_directory, _pass_over)

    def _of_alerts(self, page: AlertsPage) -> None:
        self._offer({name for _key, name in page.agencies})

    def _of_directory(self, directory: TheDirectory) -> None:
        self._offer({row.agency for row in directory.rows if row.agency})

    def _offer(self, names: set[str]) -> None:
        self._names |= names
        box = self._field.editor
        if isinstance(box, NameBox):
            box.offer(sorted(self._names, key=str.casefold))


def _pass_over(_refusal: Refusal) -> None:
    """Names are only offered: any agency can be typed."""
