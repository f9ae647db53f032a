"""What a database says when it cannot, as sentences. No value that was being kept is ever repeated."""

from sqlalchemy.exc import DBAPIError, StatementError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm.exc import StaleDataError

from cpdesk.records.columns import TooLong
from cpdesk.rows.refusals import Refusal, StaleSave

NOT_KEPT = "Nothing was kept."
_LOCKED = f"Another desk is busy with the register. {NOT_KEPT} Try again in a moment; what was typed is still here."
_FULL = f"The disk is full. {NOT_KEPT} Make room on the disk, then try again; what was typed is still here."
_LOST = f"The connection to the database was lost. {NOT_KEPT} Look whether the change is there, then try again."
_DAMAGED = "The database file is damaged. Close the program and put the latest copy back in its place."
_READ_ONLY = f"The database can only be read here. {NOT_KEPT} Ask for the right to write in its folder."
_FAILED = f"The disk failed while the database was being used. {NOT_KEPT} Check the disk and its free space."
_NO_KEY = "The key does not open this file, or the file is damaged. Put the latest copy back, or try the recovery key."
_UNREACHABLE = "The database cannot be opened. Look whether its folder is there and whether you may write in it."
_NO_SUCH_NUMBER = f"There is no record of so high a number. {NOT_KEPT} Look at its number again."

# SQLite's own numbers of what went wrong.
SQLITE_SENTENCES = {5: _LOCKED, 6: _LOCKED, 8: _READ_ONLY, 10: _FAILED, 11: _DAMAGED, 13: _FULL, 14: _UNREACHABLE,
                    23: _READ_ONLY, 26: _NO_KEY}  # fmt: skip
# The first letters of PostgreSQL's SQLSTATE.
POSTGRESQL_SENTENCES = {
    "08": _LOST, "57P": _LOST, "53100": _FULL, "55P03": _LOCKED, "40": _LOCKED, "25006": _READ_ONLY,
    "22003": _NO_SUCH_NUMBER,
    "28": "The server does not let you in. Check the name and password of the database.",
    "3D000": "There is no such database on the server. Check its name with IT.",
    "42501": "Your name on the server may not do this. Ask IT for the right to.",
    "XX001": _DAMAGED,
}  # fmt: skip
# What each named rule of the database means to a person.
CONSTRAINT_SENTENCES = {
    "uq_person_name_key": "There is already a person of this name.",
    "uq_team_name_key": "There is already a team of this name.",
    "uq_linked_chair_team_id_from_on": "This team already has a linked chair from that day.",
    "uq_role_holder_person_id_part_from_on": "This person already has this part from that day.",
    "uq_recommendation_uuid": "This recommendation was already kept.",
    "uq_icpc_request_uuid": "This request was already kept.",
    "uq_conference_uuid": "This conference was already booked.",
    "uq_room_name_key": "There is already a room of this name.",
    "uq_duty_day_on": "Somebody else has just set the duty rota of this day.",
    "pk_list_snapshot": "The list of this month was already issued.",
    "uq_quarter_snapshot_quarter_number": "Somebody else has just kept this quarter. Look at what was kept.",
    "pk_day_not_worked": "This day is already known as not worked.",
    "ck_recommendation_held_was_booked": "An LPM is booked before it can be held.",
    "ck_difference_stage_known": "A difference of view has stages 1 to 3.",
}


def refusal_of_driver(trouble: BaseException, name: str = "") -> Refusal:
    """The sentence for what a database driver said; `name` is the file that it concerns."""
    sentence = _sqlite_sentence(trouble) or _postgresql_sentence(trouble)
    if not sentence:
        return Refusal(f"The database could not do this ({type(trouble).__name__}). {NOT_KEPT}")
    return Refusal(f"{name}: {sentence}" if name else sentence)


def refusal_of(error: Exception) -> Refusal | None:
    """The sentence for what a database could not do, on either engine; None for what is a mistake of the program."""
    if isinstance(error, StaleDataError):
        return StaleSave(
            f"Somebody else changed this first. {NOT_KEPT} Look at it again, then save.", mine={}, theirs={}
        )
    if isinstance(error, StatementError) and isinstance(error.orig, Refusal):
        return error.orig
    if isinstance(error, StatementError) and isinstance(error.orig, TooLong):
        return Refusal(f"A text is too long: at most {error.orig.most} characters fit there. {NOT_KEPT}")
    if isinstance(error, DBAPIError) and error.orig is not None:
        return _refusal_of_rule(error.orig) or (
            Refusal(_LOST) if error.connection_invalidated else refusal_of_driver(error.orig)
        )
    if isinstance(error, OverflowError) and "SQLite" in str(error):
        return Refusal(_NO_SUCH_NUMBER)
    return Refusal(_LOCKED) if isinstance(error, PoolTimeout) else None


def constraint_of(trouble: BaseException) -> str:
    """The name of the rule that was broken, or ''."""
    found = getattr(getattr(trouble, "diag", None), "constraint_name", None)
    if found:
        return str(found)
    text = str(trouble)
    for kind, prefix in (("UNIQUE", "uq"), ("CHECK", ""), ("FOREIGN KEY", "fk"), ("NOT NULL", "nn")):
        start = f"{kind} constraint failed"
        if text.startswith(start):
            named = text[len(start) :].lstrip(": ").split(" (")[0]
            columns = [one.strip() for one in named.split(",") if "." in one]
            if not columns:
                return named or prefix
            table = columns[0].split(".")[0]
            return "_".join([prefix, table, *(one.split(".")[1] for one in columns)])
    return ""


def _refusal_of_rule(trouble: BaseException) -> Refusal | None:
    name = constraint_of(trouble)
    state = str(getattr(trouble, "sqlstate", None) or "")
    if not name and not state.startswith("23"):
        return None
    sentence = CONSTRAINT_SENTENCES.get(name) or CONSTRAINT_SENTENCES.get(name.replace("uq_", "pk_", 1))
    return Refusal(f"{sentence or 'This does not fit with what is already kept.'} {NOT_KEPT}")


def _sqlite_sentence(trouble: BaseException) -> str:
    code = getattr(trouble, "sqlite_errorcode", None)
    return SQLITE_SENTENCES.get(code & 0xFF, "") if isinstance(code, int) else ""


def _postgresql_sentence(trouble: BaseException) -> str:
    state = str(getattr(trouble, "sqlstate", None) or "")
    if not state and type(trouble).__module__.startswith("psycopg"):
        return (
            "The database server cannot be reached, or it has no such database. "
            "Check the address and the network, then try again."
        )
    return next((said for start, said in POSTGRESQL_SENTENCES.items() if state.startswith(start)), "") if state else ""
