"""An issued list as it is kept: plain JSON in, the same list out, to the last figure."""

from dataclasses import asdict, fields
from datetime import date, datetime
from typing import Any

from cpdesk.records.model import ListSnapshot
from cpdesk.rows.lpm_list import ListChanges, ListLine, LpmList, NotReady
from cpdesk.rules.first_monday import FirstMonday

_DATES = frozenset(field.name for field in fields(ListLine) if "date" in str(field.type))


def frozen(lpm_list: LpmList) -> dict[str, Any]:
    """The list as JSON holds it; who, when and the seal stand in columns of their own."""
    return {name: _plain(value) for name, value in asdict(lpm_list).items() if name not in ("issued_at", "sha256")}


def thawed(kept: ListSnapshot) -> LpmList:
    """The list exactly as it was issued."""
    body = kept.frozen
    monday = body["monday"]
    return LpmList(
        unit=body["unit"],
        month=kept.month,
        monday=FirstMonday(monday["month"], _day(monday["nominal"]), _day(monday["due"]), monday["explained"]),
        lines=tuple(_line(line) for line in body["lines"]),
        changes=_changes(body["changes"]),
        not_ready=tuple(NotReady(**entry) for entry in body["not_ready"]),
        counts=tuple((words, number) for words, number in body["counts"]),
        standards=body["standards"],
        standards_notice=body["standards_notice"],
        days_explained=tuple(body["days_explained"]),
        demonstration=body["demonstration"],
        chain_head=kept.chain_head,
        issued_at=kept.issued_at,
        issued_by=kept.issued_by,
        sha256=kept.sha256,
    )


def _changes(kept: dict[str, Any]) -> ListChanges:
    values: dict[str, Any] = {name: tuple(ids) if isinstance(ids, list) else ids for name, ids in kept.items()}
    return ListChanges(**values)


def _line(kept: dict[str, Any]) -> ListLine:
    values: dict[str, Any] = {**kept, "gaps": tuple(kept["gaps"])}
    values.update({name: _day(kept[name]) for name in _DATES if kept[name]})
    return ListLine(**values)


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date | datetime) else value
