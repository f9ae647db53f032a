"""Undo and Redo: takes the last operation back by its history, and does it again; each is a step in the history."""

from sqlalchemy import select

from cpdesk.desk.rooms import open_rooms
from cpdesk.desk.taking_back import take_back, undoes_field
from cpdesk.desk.work import Work, answers, does
from cpdesk.records.model import Operation, UnitSetting
from cpdesk.rows.refusals import NotAllowed, Refusal
from cpdesk.rows.register_deeds import Kept
from cpdesk.rows.unit import LastDone, Redo, Undo, Undoable
from cpdesk.rules.roles import Role


@does(Undo)
def undo(work: Work, request: Undo) -> Kept:
    """Take back the last thing that the asker did, or the operation that is named."""
    operation = _named(work, request.operation) if request.operation else _last_standing(work)
    if operation is None:
        raise Refusal("There is nothing to undo.")
    return _reverse(work, operation, f"Taken back: {operation.title}.", may_undo=True)


@does(Redo)
def redo(work: Work, request: Redo) -> Kept:
    """Do again what the asker took back last, as long as they did nothing else since."""
    taken_back = _last_taken_back(work)
    if taken_back is None:
        raise Refusal("There is nothing to redo.")
    kept = _reverse(work, taken_back, f"Done again: {taken_back.title}.", may_undo=False)
    original = work.session.scalars(select(Operation).where(Operation.uuid == taken_back.undoes)).one()
    original.undone_by = ""
    return kept


@answers(LastDone)
def last_done(work: Work, question: LastDone) -> Undoable:
    """What Undo and Redo would take now, by their titles."""
    done, undone = _last_standing(work), _last_taken_back(work)
    return Undoable(undo=done.title if done else "", redo=undone.title if undone else "", at=done.at if done else None)


@undoes_field("unit_setting")
def set_setting_again(work: Work, number: int, key: str, value: object) -> None:
    """Give a setting of the unit its old value back."""
    found = work.session.get(UnitSetting, key)
    if found is not None:
        found.value = value


def _reverse(work: Work, operation: Operation, said: str, *, may_undo: bool) -> Kept:
    work.session.refresh(operation, with_for_update=True)
    if operation.undone_by:
        raise Refusal(f"This was taken back already: {operation.title}.")
    uuid, title = operation.uuid, operation.title
    open_rooms()  # each says what follows from its records
    take_back(work, operation)
    operation.undone_by = work.operation
    work.session.add(
        Operation(uuid=work.operation, at=work.now, by=work.who, title=title, undoes=uuid, may_undo=may_undo)
    )
    return Kept((), said, work.operation)


def _named(work: Work, uuid: str) -> Operation | None:
    operation = work.session.scalar(select(Operation).where(Operation.uuid == uuid))
    if operation is not None and operation.by != work.who and Role.SERVICE_MANAGER not in work.roles:
        raise NotAllowed(f"{operation.by} did this. They, or a service manager, can take it back.")
    if operation is not None and operation.undoes:
        raise Refusal("This step took something back itself. Choose Redo to do that again.")
    if operation is not None and not operation.may_undo:
        raise Refusal("Somebody was told of this already, so it is not taken back. Change it again instead.")
    return operation


def _last_standing(work: Work) -> Operation | None:
    """The asker's last operation that was not taken back."""
    standing = select(Operation).where(
        Operation.by == work.who, Operation.undoes == "", Operation.undone_by == "", Operation.may_undo
    )
    return work.session.scalar(standing.order_by(Operation.id.desc()).limit(1))


def _last_taken_back(work: Work) -> Operation | None:
    """What the asker took back last, unless they have done something else since: then there is nothing to redo."""
    mine = select(Operation).where(Operation.by == work.who, Operation.undone_by == "", Operation.may_undo)
    last = work.session.scalar(mine.where(Operation.undoes != "").order_by(Operation.id.desc()).limit(1))
    if last is None:
        return None
    newer = mine.where(Operation.undoes == "", Operation.id > last.id).limit(1)
    return None if work.session.scalar(newer) is not None else last
