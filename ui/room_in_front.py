"""What the menus set going in the room in front: a new thing, a paper, or what only one room can do."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.page_stack import PageStack
from ui.rooms import REGISTER, ROOMS, Room, RoomStack


class RoomInFront:
    """Asks the room that is shown; a page such as Settings gives way to it first."""

    def __init__(self, rooms: RoomStack, pages: PageStack, go_to: Callable[[int], None]) -> None:
        self._rooms = rooms
        self._pages = pages
        self._go_to = go_to

    def new(self) -> None:
        """What Ctrl+N makes here; a room in which nothing is made leads to the register."""
        if not self._room().makes_new:
            self._go_to(REGISTER)
        self.ask(self._room().makes_new)

    def put_on_paper(self, otherwise: Callable[[], None]) -> None:
        """What Ctrl+P puts on paper: the page in front, or the room; `otherwise` where the room has no paper."""
        page = self._pages.page
        if page is not None and page.paper:
            page.put_on_paper()
        elif self._room().prints:
            self.ask(self._room().prints)
        else:
            otherwise()

    def ask_register(self, deed: str, *about: object) -> None:
        """Have the LPM register do something, shown in front."""
        self._go_to(REGISTER)
        self.ask(deed, *about)

    def ask(self, deed: str, *about: object) -> None:
        """Have the room in front do something."""
        self._pages.leave_pages()
        room = self._rooms.front()
        if room is not None:
            getattr(room, deed)(*about)

    def enter(self, place: int) -> None:
        """Go to a room with the keyboard too."""
        self._go_to(place)
        self.take_keyboard()

    def take_keyboard(self) -> None:
        """Put the keyboard where the work of the room in front begins."""
        room = self._rooms.front()
        if room is not None:
            room.setFocus()

    def reach(self, place: int) -> QWidget | None:
        """Go to a room, and have it."""
        self._go_to(place)
        return self._rooms.front()

    def paper(self) -> str:
        """What Ctrl+P would put on paper now, in words; nothing where page and room have no paper of their own."""
        page = self._pages.page
        return page.paper if page is not None and page.paper else self._room().paper

    def _room(self) -> Room:
        return ROOMS[self._rooms.place()]
