"""Opens the desk of the person who runs the program: their database, their name, today."""

from collections.abc import Callable
from datetime import date

from cpdesk import settings
from cpdesk.desk.work import Desk, Tools
from cpdesk.records.database import open_database
from cpdesk.records.keys import KeyFile, KeyStore, SystemSafe


def open_desk(given: str = "", *, tools: Tools | None = None, today: Callable[[], date] = settings.today) -> Desk:
    """The desk on the database given (a path or an address), or on the person's own; made when not there yet."""
    folders = settings.folders()
    database = open_database(settings.database_url(given), key_store(), folders.copies)
    return Desk(database, who=settings.who(), today=today, now=settings.now, tools=tools)


def key_store() -> KeyStore:
    """Where this person's keys are kept: the system's safe, or a file where there is none or CPDESK_HOME is set."""
    folders = settings.folders()
    file = KeyFile(folders.config)
    return file if folders.moved else SystemSafe(file)
