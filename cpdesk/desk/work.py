"""The desk: people ask, and nothing is kept; or have something done, and all of it is kept or nothing."""

import logging
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any
from uuid import uuid4

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from cpdesk.desk.acts import ANSWERS, ANYBODY, DOES, UseCase, answers, does
from cpdesk.desk.rooms import open_room
from cpdesk.records import history
from cpdesk.records.database import Database
from cpdesk.records.engine import READS
from cpdesk.records.history import Change, as_kept
from cpdesk.records.model import DayNotWorked, Happening, Operation, Record, UnitSetting
from cpdesk.records.trouble import constraint_of, refusal_of
from cpdesk.rows.refusals import Cancelled, NotAllowed, Refusal, StaleSave
from cpdesk.rules.calendar import NotWorked, WorkingDays, england_and_wales
from cpdesk.rules.london import LONDON
from cpdesk.rules.roles import Role
from cpdesk.rules.standards import Standard, standard
from cpdesk.rules.text import clean

__all__ = ["ANYBODY", "Desk", "Tools", "Work", "answers", "does"]

log = logging.getLogger(__name__)
Progress = Callable[[int, int, str], None]
DEFAULT_STANDARDS = "LEICESTER_CITY"


def _not_given(*_: object) -> Any:
    raise Refusal("This desk was opened without what it needs to read or write files.")


@dataclass(frozen=True)
class Tools:
    """What the desk is given to work with files, since it knows neither Excel nor paper."""

    read_workbook: Callable[..., Any] = _not_given
    write_lpm_list: Callable[..., bytes] = _not_given
    write_email_draft: Callable[..., bytes] = _not_given
    write_letter: Callable[..., bytes] = _not_given
    write_calendar: Callable[..., bytes] = _not_given
    write_diary_sheet: Callable[..., bytes] = _not_given
    conference_record: Callable[..., bytes] = _not_given
    child_road: Callable[..., bytes] = _not_given
    team_map: Callable[..., bytes] = _not_given
    maqa_letter: Callable[..., bytes] = _not_given
    maqa_quarter_sheet: Callable[..., bytes] = _not_given
    maqa_quarter_paper: Callable[..., bytes] = _not_given
    timeliness: Callable[..., bytes] = _not_given
    annex_a: Callable[..., bytes] = _not_given
    put_file: Callable[..., str] = _not_given


@dataclass
class Work:
    """One piece of work at the desk: one session, what day it is, and who is asking."""

    session: Session
    today: date
    now: datetime
    who: str
    tools: Tools
    database: Database
    roles: frozenset[Role] = ANYBODY
    operation: str = field(default_factory=lambda: str(uuid4()))
    may_undo: bool = True
    _progress: Progress | None = None
    _cancelled: Callable[[], bool] | None = None
    _noted: list[tuple[Record | None, Change]] = field(default_factory=list)

    @cached_property
    def calendar(self) -> WorkingDays:
        """The working days of England and Wales, with the days that were added here."""
        days = self.session.execute(select(DayNotWorked.on, DayNotWorked.title, DayNotWorked.source)).all()
        return england_and_wales().with_days({one.on: NotWorked(one.title, one.source) for one in days})

    @cached_property
    def moment(self) -> datetime:
        """What the clock in London shows now; on the day that the desk was told to work on, where that is another."""
        shown = self.now.astimezone(LONDON)
        return (
            shown
            if shown.date() == self.today
            else shown.replace(year=self.today.year, month=self.today.month, day=self.today.day, fold=0)
        )

    @cached_property
    def standard(self) -> Standard:
        """The practice standard that the unit works by."""
        return standard(self.setting("standards", DEFAULT_STANDARDS))

    def setting(self, key: str, otherwise: Any = None) -> Any:
        """A setting of the unit, or what stands for it until there is one."""
        found = self.session.get(UnitSetting, key)
        return otherwise if found is None or found.value is None else found.value  # none again after Undo

    def change_setting(self, key: str, value: Any, why: str = "") -> None:
        """Set a setting of the unit, with its history."""
        found = self.session.get(UnitSetting, key)
        self.note("unit_setting", 0, key, None if found is None else found.value, value, why)
        if found is None:
            self.session.add(UnitSetting(key=key, value=value))
        else:
            found.value = value

    def progress(self, done: int, total: int, words: str) -> None:
        """Say how far the work is; the place where Cancel takes effect."""
        if self._cancelled is not None and self._cancelled():
            raise Cancelled
        if self._progress is not None:
            self._progress(done, total, words)

    def note(self, entity: str, entity_id: int, field: str, old: object, new: object, why: str = "") -> None:  # noqa: PLR0917 - a change is told in one line
        """Append a change of a field to the history."""
        self._noted.append((None, Change(entity, entity_id, field, as_kept(old), as_kept(new), why)))

    def note_kept(self, changes: Iterable[Change], place: int) -> None:
        """Put changes into the history whose values already are what it keeps, before whatever was noted after."""
        self._noted[place:place] = [(None, change) for change in changes]

    def note_new(self, entity: str | Record, entity_id: int | None = None, why: str = "") -> None:
        """Append to the history that a record was made; a record may be given before it has its number."""
        if isinstance(entity, Record):
            change = Change(entity.__tablename__, 0, history.CREATED, None, None, why)
            self._noted.append((entity, change))
        else:
            self._noted.append((None, Change(entity, entity_id or 0, history.CREATED, None, None, why)))

    def change(self, record: Record, field: str, value: object, why: str = "") -> bool:
        """Give a field its new value, with its history; False when it had that value already."""
        value = clean(value) if isinstance(value, str) else value
        old = getattr(record, field)
        if old == value:
            return False
        setattr(record, field, value)
        self._noted.append((record, Change(record.__tablename__, 0, field, as_kept(old), as_kept(value), why)))
        return True

    def guard(self, record: Any, version: int, mine: Mapping[str, object] | None = None) -> None:
        """Refuse a save that was made on an older version, with both values (I29); holds the record until the end."""
        self.session.refresh(record, with_for_update=True)
        if record.version == version:
            return
        mine = mine or {}
        theirs = {name: _shown(self._now_in(record, name)) for name in mine}
        by = self._last_changed_by(record)
        raise StaleSave(
            f"{by or 'Somebody else'} changed this while you were working on it. Nothing was kept. "
            "Look at both values, then save again.",
            mine={name: _shown(value) for name, value in mine.items()},
            theirs=theirs,
            changed_by=by,
        )

    def _now_in(self, record: Any, field: str) -> object:
        """What a field of the record holds now; of a person or a team the name, as it was typed."""
        column = record.__table__.c.get(f"{field}_id")
        if column is None:
            return getattr(record, field, None)
        (names,) = (key.column.table for key in column.foreign_keys)
        return self.session.scalar(select(names.c.name).where(names.c.id == getattr(record, column.name)))

    def _last_changed_by(self, record: Any) -> str:
        last = select(Happening.by).where(Happening.entity == record.__tablename__, Happening.entity_id == record.id)
        return self.session.scalar(last.order_by(Happening.seq.desc()).limit(1)) or ""

    def let_others_write(self) -> None:
        """Let go of the database while paper is drawn from what was read; only before anything was changed."""
        if self._noted:
            raise RuntimeError("something was changed already, and would be lost")
        self.session.rollback()

    @property
    def noted(self) -> int:
        """How many changes were noted so far."""
        return len(self._noted)

    @property
    def has_noted(self) -> bool:
        """Whether anything was changed that Undo could take back."""
        return bool(self._noted)

    def append_history(self) -> None:
        """Write what was noted into the history, chained; the desk calls it last."""
        self.session.flush()
        changes = [_with_id(record, change) for record, change in self._noted]
        self._noted.clear()
        if changes:
            history.append(self.session.connection(), changes, at=self.now, by=self.who, operation=self.operation)


def _with_id(record: Record | None, change: Change) -> Change:
    if record is None:
        return change
    number = record.id  # type: ignore[attr-defined]  # every record that is noted has one
    return Change(change.entity, number, change.field, change.old, change.new, change.why)


def _shown(value: object) -> str:
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    return "" if value is None else str(value)


class Desk:
    """Where people ask and have things done; what each may do is held here."""

    def __init__(
        self,
        database: Database | Engine,
        *,
        who: str,
        roles: frozenset[Role] = ANYBODY,
        today: Callable[[], date],
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        tools: Tools | None = None,
    ) -> None:
        if isinstance(database, Engine):
            database = Database(database, shown=database.url.render_as_string(hide_password=True))
        self.database = database
        self.who = who
        self.roles = roles
        self._today = today
        self._now = now
        self._tools = tools or Tools()
        self._reading = database.engine.execution_options(**READS)

    def ask(self, question: object) -> Any:
        """The answer to a question; nothing is kept."""
        case = self._case(ANSWERS, question)
        with self._session(self._reading) as session:
            return case.act(self._work(session), question)

    def do(
        self, request: object, *, progress: Progress | None = None, cancelled: Callable[[], bool] | None = None
    ) -> Any:
        """What the request asks, all of it or nothing; what comes back was kept durably."""
        case = self._case(DOES, request)
        with self._session(self.database.engine) as session:
            work = self._work(session)
            work._progress, work._cancelled = progress, cancelled
            done = case.act(work, request)
            if case.named and work.has_noted:
                session.add(
                    Operation(uuid=work.operation, at=work.now, by=self.who, title=case.named, may_undo=work.may_undo)
                )
            work.append_history()
            self.database.refuse_when_gone()
            session.commit()
            return done

    def close(self) -> None:
        """Close the register."""
        self.database.close()

    def _case(self, book: dict[type, UseCase], asked: object) -> UseCase:
        if type(asked) not in book:
            open_room(type(asked))
        case = book.get(type(asked))
        if case is None:
            raise RuntimeError(f"the desk knows no {type(asked).__name__}")
        if not case.roles & self.roles:
            raise NotAllowed("This is for another role. Ask somebody who has it.")
        return case

    def _work(self, session: Session) -> Work:
        return Work(session, self._today(), self._now(), self.who, self._tools, self.database, self.roles)

    @contextmanager
    def _session(self, engine: Engine) -> Iterator[Session]:
        """One session from start to end; the one place where the database's trouble becomes a sentence."""
        self.database.refuse_when_gone()
        try:
            with Session(engine, expire_on_commit=False) as session:
                yield session
        except Refusal:
            raise
        except Exception as trouble:
            refusal = refusal_of(trouble)
            _log_place(trouble, unexpected=refusal is None)
            if refusal is None:
                raise
            raise refusal from None


def _log_place(trouble: Exception, *, unexpected: bool = False) -> None:
    """Log what kind of trouble it was and where, never what it said: that may hold a child's name."""
    steps = traceback.extract_tb(trouble.__traceback__)
    places = [f"{step.filename.rsplit('cpdesk', 1)[-1]}:{step.lineno}" for step in steps]
    level = logging.ERROR if unexpected else logging.INFO
    constraint = constraint_of(getattr(trouble, "orig", None) or trouble)
    log.log(level, "%s %s at %s", type(trouble).__name__, constraint, " < ".join(reversed(places[-6:])))
