"""Settings: the rooms in which conferences are held; one online can be used by several at a time."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QWidget

from cpdesk.rows.people import AddRoom, Bookable, ChairsAndRooms, CloseRoom, RoomRow
from cpdesk.rows.refusals import Refusal
from ui.settings.section import Section, chosen_row, fill, labelled, paragraph, table_of
from ui.shared.desk_link import DeskLink
from ui.shared.theme import Theme

EXPLAINED = (
    "A room is never booked twice at the same time; one online, such as Teams, is. A room can be closed when no "
    "conference is booked in it any more."
)


class RoomsSection(Section):
    """Which rooms there are, a form to add one, and a way to close one."""

    def __init__(self, link: DeskLink, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Rooms", theme, parent)
        self._link = link
        self._rooms: tuple[RoomRow, ...] = ()
        self.table = table_of("Rooms", ("Room", "How it is used"))
        self.close_room_button = QPushButton("Close the room chosen")
        self.name = QLineEdit()
        self.online = QCheckBox("It is online: several conferences at a time")
        self.add = QPushButton("Add this room")
        self.add.setProperty("kind", "main")
        self._lay_out()
        self.table.itemSelectionChanged.connect(self._choice_changed)
        self.close_room_button.clicked.connect(self.close_room)
        self.add.clicked.connect(self.add_room)
        self.name.returnPressed.connect(self.add_room)
        link.changed.connect(self._area_changed)
        self._choice_changed()

    def read_again(self) -> None:
        """Reads the rooms."""
        self._link.ask(ChairsAndRooms(), self._show, self._refused, latest=True)

    def add_room(self) -> None:
        """Adds the room that stands in the form."""
        name = self.name.text().strip()
        if name:
            self._link.do(AddRoom(name, self.online.isChecked()), self._added, self._refused)
        else:
            self.notice.refuse("Enter the name of the room.")
            self.name.setFocus()

    def close_room(self) -> None:
        """Closes the room chosen in the table; refused while conferences are booked in it."""
        room = self._chosen()
        if room is not None:
            self._link.do(CloseRoom(room.id, room.version), self._closed, self._refused)

    def _area_changed(self, area: str) -> None:
        if area == "diary":
            self.read_again()

    def _show(self, bookable: Bookable) -> None:
        self._rooms = bookable.rooms
        used = {True: "Online, several conferences at a time", False: "One conference at a time"}
        fill(self.table, [(one.name, used[one.online]) for one in self._rooms])
        self._choice_changed()

    def _chosen(self) -> RoomRow | None:
        row = chosen_row(self.table)
        return self._rooms[row] if row is not None and row < len(self._rooms) else None

    def _choice_changed(self) -> None:
        chosen = self._chosen() is not None
        self.close_room_button.setEnabled(chosen)
        self.close_room_button.setToolTip("" if chosen else "Choose a room in the list")

    def _added(self, _kept: object) -> None:
        self.notice.clear()
        self.name.clear()
        self.online.setChecked(False)

    def _closed(self, _kept: object) -> None:
        self.notice.clear()

    def _refused(self, refusal: Refusal) -> None:
        self.notice.refuse(str(refusal))

    def _lay_out(self) -> None:
        self.table.setMinimumHeight(160)
        left = Qt.AlignmentFlag.AlignLeft
        self.body.addWidget(paragraph(EXPLAINED))
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.close_room_button, 0, left)
        self.body.addLayout(labelled("Name of a new room", self.name))
        self.body.addWidget(self.online)
        self.body.addWidget(self.add, 0, left)
