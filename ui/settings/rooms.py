"""Settings: the rooms in which conferences are held; one online can be used by several at a time."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit

from cpdesk.rows.people import AddRoom, Bookable, ChairsAndRooms, CloseRoom, RoomRow
from ui.settings.section import ListSection, chosen_of, fill, labelled, paragraph

EXPLAINED = (
    "A room is never booked twice at the same time; one online, such as Teams, is. A room can be closed when no "
    "conference is booked in it any more."
)


class RoomsSection(ListSection):
    """Which rooms there are, a form to add one, and a way to close one."""

    heading_words = "Rooms"
    list_name = "Rooms"
    columns = ("Room", "How it is used")
    chosen_words = "Close the room chosen"
    choose_first = "Choose a room in the list"
    add_words = "Add this room"

    def make_fields(self) -> None:
        """The name of a room, and whether it is online."""
        self._rooms: tuple[RoomRow, ...] = ()
        self.name = QLineEdit()
        self.name.returnPressed.connect(self.add_one)
        self.online = QCheckBox("It is online: several conferences at a time")

    def read_again(self) -> None:
        """Reads the rooms."""
        self._link.ask(ChairsAndRooms(), self._show, self.refused, latest=True)

    def add_one(self) -> None:
        """Adds the room that stands in the form."""
        name = self.name.text().strip()
        if name:
            self._link.do(AddRoom(name, self.online.isChecked()), self._added, self.refused)
        else:
            self.notice.refuse("Enter the name of the room.")
            self.name.setFocus()

    def act_on_chosen(self) -> None:
        """Closes the room chosen in the table; refused while conferences are booked in it."""
        room = self._chosen()
        if room is not None:
            self._link.do(CloseRoom(room.id, room.version), self.done, self.refused)

    def _show(self, bookable: Bookable) -> None:
        self._rooms = bookable.rooms
        used = {True: "Online, several conferences at a time", False: "One conference at a time"}
        fill(self.table, [(one.name, used[one.online]) for one in self._rooms])
        self.choice_changed()

    def _chosen(self) -> RoomRow | None:
        return chosen_of(self.table, self._rooms)

    def _added(self, _kept: object) -> None:
        self.notice.clear()
        self.name.clear()
        self.online.setChecked(False)

    def lay_out(self) -> None:
        """The list with its button above, what can be added beneath."""
        self.table.setMinimumHeight(160)
        left = Qt.AlignmentFlag.AlignLeft
        self.body.addWidget(paragraph(EXPLAINED))
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.for_chosen, 0, left)
        self.body.addLayout(labelled("Name of a new room", self.name))
        self.body.addWidget(self.online)
        self.body.addWidget(self.add, 0, left)
