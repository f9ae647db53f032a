"""The directory: who holds a role from a day on, who did before; naming another changes no past record (D15, I26)."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from cpdesk.desk.work import Desk
from cpdesk.records.database import Database
from cpdesk.rows.conference_record import OpenRecord
from cpdesk.rows.directory import ChangeRole, Directory, DirectoryRow, EndRole, HoldRole, LeadOfAgency
from cpdesk.rows.people import AddChair, SetDuty
from cpdesk.rows.record_deeds import ChangeConcern, NoteConcern
from cpdesk.rows.refusals import Refusal, StaleSave
from cpdesk.rows.team_map import TeamMap
from cpdesk.rules.linked_chairs import DirectoryPart
from cpdesk.rules.record import ConcernAbout

TODAY, BEGAN, NEXT = date(2026, 11, 23), date(2024, 1, 8), date(2026, 12, 1)
MANAGER, LEAD, LADO = DirectoryPart.TEAM_MANAGER, DirectoryPart.SAFEGUARDING_LEAD, DirectoryPart.LADO


def rows(desk: Desk, **asked: Any) -> tuple[DirectoryRow, ...]:
    found: tuple[DirectoryRow, ...] = desk.ask(Directory(**asked)).rows
    return found


def lead(desk: Desk, agency: str, on: date | None = None) -> str:
    found = desk.ask(LeadOfAgency(agency, on))
    return found.name if found is not None else ""


def test_whoever_held_the_role_ends_the_day_before(mapped: Desk, teams: Any) -> None:
    at = teams(mapped)
    number = at.of("Cluster 5").id
    mapped.do(HoldRole(MANAGER, "N. Invented", BEGAN, number))
    said = mapped.do(HoldRole(MANAGER, "C. Notional", NEXT, number)).said
    assert said == (
        "Team Manager, Cluster 5: C. Notional, from Tue 1 Dec 2026. N. Invented held it until Mon 30 Nov 2026."
    )
    assert [(one.name, one.last_on) for one in rows(mapped)] == [("N. Invented", date(2026, 11, 30))]
    assert [one.name for one in rows(mapped, on=NEXT)] == ["C. Notional"]
    assert [one.name for one in rows(mapped, past=True)] == ["C. Notional", "N. Invented"]
    days = (date(2024, 1, 7), BEGAN, date(2026, 11, 30), NEXT)
    assert [at.of("Cluster 5", day).team_manager for day in days] == ["", "N. Invented", "N. Invented", "C. Notional"]


def test_two_may_hold_a_role_beside_each_other(sqlite_desk: Desk) -> None:
    for name in ("Jude Atkinson", "Purna Patel"):
        sqlite_desk.do(HoldRole(DirectoryPart.LADO_REFERRALS, name, BEGAN, beside=True))
    assert {one.name for one in rows(sqlite_desk)} == {"Jude Atkinson", "Purna Patel"}


def test_a_role_named_for_an_earlier_time_ends_where_the_next_begins(sqlite_desk: Desk) -> None:
    sqlite_desk.do(HoldRole(LADO, "Later", NEXT))
    sqlite_desk.do(HoldRole(LADO, "Earlier", BEGAN))
    assert [(one.name, one.last_on) for one in rows(sqlite_desk, past=True)] == [
        ("Later", None), ("Earlier", date(2026, 11, 30)),
    ]  # fmt: skip


def test_two_from_the_same_day_are_refused(sqlite_desk: Desk) -> None:
    sqlite_desk.do(HoldRole(LADO, "One", BEGAN))
    with pytest.raises(Refusal, match="One holds this role from that very day"):
        sqlite_desk.do(HoldRole(LADO, "Other", BEGAN))


@pytest.mark.parametrize(
    ("wanted", "field"),
    [
        (HoldRole(MANAGER, "N. Invented", BEGAN), "team_id"),
        (HoldRole(LEAD, "A. Sample", BEGAN), "agency"),
        (HoldRole(LADO, " ", BEGAN), "name"),
        (HoldRole(DirectoryPart.SHARED_MAILBOX, "LADO referrals", BEGAN), "email"),
        (HoldRole(LADO, "A. Sample", BEGAN, email="not an address"), "email"),
        (HoldRole(LADO, "A. Sample", date(1899, 1, 1)), "from_on"),
        (HoldRole("queen", "A. Sample", BEGAN), "part"),  # type: ignore[arg-type]  # as from a stranger's program
    ],
)
def test_what_a_role_lacks_is_said_at_its_field(sqlite_desk: Desk, wanted: HoldRole, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        sqlite_desk.do(wanted)
    assert refused.value.field == field


def test_the_lead_of_an_agency_is_found_however_it_is_spelt_on_any_day(desk: Desk) -> None:
    desk.do(HoldRole(LEAD, "A. Before", BEGAN, agency="Health visitor", email="a@example.org"))
    desk.do(HoldRole(LEAD, "B. Now", TODAY, agency="HEALTH  VISITOR"))
    desk.do(HoldRole(LEAD, "C. Other", BEGAN, agency="Sunnyside nursery"))
    assert lead(desk, "health visitor") == "B. Now"
    assert lead(desk, "Health Visitor", date(2026, 11, 22)) == "A. Before"
    assert lead(desk, "Health visitor", date(2024, 1, 7)) == ""
    assert (lead(desk, "sunnyside Nursery"), lead(desk, "Police"), lead(desk, "")) == ("C. Other", "", "")


def test_two_schools_have_leads_of_their_own(sqlite_desk: Desk) -> None:
    sqlite_desk.do(HoldRole(LEAD, "A. Hill", BEGAN, agency="Hill School"))
    sqlite_desk.do(HoldRole(LEAD, "B. Dale", BEGAN, agency="Dale School"))
    assert (lead(sqlite_desk, "Hill school"), lead(sqlite_desk, "DALE SCHOOL")) == ("A. Hill", "B. Dale")


def test_roles_that_nobody_holds_are_named(mapped: Desk, teams: Any) -> None:
    for team in ("Cluster 1", "Cluster 6"):
        mapped.do(HoldRole(MANAGER, "N. Invented", BEGAN, teams(mapped).of(team).id))
    missing = mapped.ask(Directory()).missing
    assert missing[:5] == ("Safeguarding Manager", "LADO", "Business office", "Training lead",
                           "Team Manager of Cluster 2A")  # fmt: skip
    assert "Team Manager of Cluster 6" not in missing
    mapped.do(HoldRole(LADO, "Service Manager", NEXT))
    assert "LADO" in mapped.ask(Directory()).missing
    assert "LADO" not in mapped.ask(Directory(on=NEXT)).missing


def test_the_directory_is_narrowed_by_name_agency_or_team(mapped: Desk, teams: Any) -> None:
    mapped.do(HoldRole(MANAGER, "N. Invented", BEGAN, teams(mapped).of("Cluster 5").id))
    mapped.do(HoldRole(LEAD, "A. Sample", BEGAN, agency="Police"))
    found = {words: [one.name for one in rows(mapped, words=words)] for words in ("police", "cluster 5", "INV", "x")}
    assert found == {"police": ["A. Sample"], "cluster 5": ["N. Invented"], "INV": ["N. Invented"], "x": []}


def test_the_directory_names_who_has_duty_today(unit: Desk) -> None:
    assert unit.ask(Directory()).duty == ""
    unit.do(SetDuty("P. Example", TODAY))
    assert unit.ask(Directory()).duty == "P. Example"


def test_on_a_sunday_the_duty_chair_of_monday_is_named(sqlite_database: Database) -> None:
    desk = Desk(sqlite_database, who="pat", today=lambda: date(2026, 11, 22))
    desk.do(AddChair("P. Example"))
    missing = "Nobody has duty today, and nobody is named for Monday 23 November 2026 yet."
    assert (desk.ask(Directory()).duty_said, desk.ask(TeamMap()).duty_said) == (missing, missing)
    desk.do(SetDuty("P. Example", date(2026, 11, 23)))
    assert desk.ask(TeamMap()).duty_said == "Nobody has duty today; on Monday 23 November 2026 it is P. Example."
    assert desk.ask(TeamMap()).duty == ""


def test_an_entry_is_changed_ended_and_taken_out(sqlite_desk: Desk) -> None:
    sqlite_desk.do(HoldRole(LEAD, "A. Sample", BEGAN, agency="Police"))
    (entry,) = rows(sqlite_desk)
    sqlite_desk.do(ChangeRole(entry.id, entry.version, {"email": "a@example.org", "agency": "Probation"}))
    assert (lead(sqlite_desk, "Probation"), lead(sqlite_desk, "Police")) == ("A. Sample", "")
    with pytest.raises(StaleSave):
        sqlite_desk.do(ChangeRole(entry.id, entry.version, {"email": "b@example.org"}, {"email": ""}))
    (entry,) = rows(sqlite_desk)
    with pytest.raises(Refusal, match="Enter that day or a later one"):
        sqlite_desk.do(EndRole(entry.id, entry.version, date(2024, 1, 7)))
    said = sqlite_desk.do(EndRole(entry.id, entry.version, TODAY)).said
    assert said == "Safeguarding lead of an agency, Probation: A. Sample, until Mon 23 Nov 2026."
    assert (rows(sqlite_desk, on=NEXT), len(rows(sqlite_desk))) == ((), 1)
    (entry,) = rows(sqlite_desk)
    sqlite_desk.do(EndRole(entry.id, entry.version, None))
    assert rows(sqlite_desk, past=True) == ()


def test_another_holder_of_a_role_alters_no_record_of_the_past(
    unit: Desk, begun: int, snapshot: Callable[[Desk], dict[str, Any]]
) -> None:
    unit.do(HoldRole(LEAD, "A. Before", BEGAN, agency="School", email="a@example.org"))
    concern = unit.do(NoteConcern(begun, ConcernAbout.ABSENCE, words="Nobody came.")).ids[0]
    draft = next(one for one in unit.ask(OpenRecord(begun)).concerns if one.id == concern)
    unit.do(ChangeConcern(concern, draft.version, {"agency": "School", "lead": "A. Before"}))
    before = snapshot(unit)
    unit.do(HoldRole(LEAD, "B. After", TODAY, agency="School"))
    entry = next(one for one in rows(unit, past=True) if one.name == "A. Before")
    unit.do(ChangeRole(entry.id, entry.version, {"name": "A. Married"}))
    after = snapshot(unit)
    changed = {table for table in before if before[table] != after[table]}
    assert changed - {"find_word"} == {"directory_entry"}  # by the new name people find the entry
    shown = next(one for one in unit.ask(OpenRecord(begun)).concerns if one.id == concern)
    assert shown.lead == "A. Before"
