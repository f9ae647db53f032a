"""An alert as email draft and letter: by number, reference and day of the meeting; no name of a child anywhere."""

import subprocess
from collections.abc import Callable
from datetime import UTC, date, datetime
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from pypdf import PdfReader

from cpdesk.cli.desk import tools
from cpdesk.desk.work import Desk
from cpdesk.rows.directory import HoldRole
from cpdesk.rows.invitations import PapersWritten
from cpdesk.rows.maqa import AlertShown, OpenAlert
from cpdesk.rows.maqa_deeds import ChangeAlert, DraftAlertPapers, IdentifyRisk, RaiseAlert
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.linked_chairs import DirectoryPart
from cpdesk.rules.maqa import AlertDirection

NAMES = ("Ash-Sample", "Rowan", "Hazel")
Drafted = Callable[..., int]


@pytest.fixture
def writer(unit: Desk, make_desk: Callable[..., Desk]) -> Desk:
    """A desk that can write files, in a unit that knows Housing's safeguarding lead since the spring."""
    unit.do(
        HoldRole(DirectoryPart.SAFEGUARDING_LEAD, "L. Ead", date(2026, 4, 1), agency="Housing", email="l@h.example")
    )
    return make_desk(tools=tools())


@pytest.fixture
def raised(writer: Desk, held: int, drafted: Drafted) -> int:
    """An alert to Housing about a held conference, which was raised."""
    number = drafted(conference_id=held, asked="Name a deputy.\nSay who comes next time.")
    writer.do(RaiseAlert(number, 1))
    return number


def papers(desk: Desk, number: int, folder: Path, **more: bool) -> PapersWritten:
    found: PapersWritten = desk.do(DraftAlertPapers(number, str(folder), **more))
    return found


def test_the_lead_of_the_directory_gets_a_draft_and_a_letter(writer: Desk, raised: int, tmp_path: Path) -> None:
    written = papers(writer, raised, tmp_path)
    draft, letter = (Path(path) for path in written.paths)
    reference = writer.ask(OpenAlert(raised)).row.reference
    assert (draft.name, letter.name) == (f"MAQA {raised} {reference}.eml", f"MAQA {raised} {reference}.pdf")
    message = message_from_bytes(draft.read_bytes(), policy=default)
    assert message["To"] == "l@h.example"
    assert message["Subject"] == f"MAQA {raised}, reference {reference}: absence, answer by Monday 7 December 2026"
    text = subprocess.run(["pdftotext", "-layout", letter, "-"], capture_output=True, text=True, check=True).stdout
    for said in ("Multi-Agency Quality Assurance", "L. Ead", "Housing", "ICPC, 23/11/2026", "Nobody came.",
                 "Say who comes next time.", "Monday 7 December 2026"):  # fmt: skip
        assert said in text
        assert said in written.text or said in ("L. Ead",)
    assert "DRAFT" not in text
    everything = draft.read_text() + text + str(PdfReader(letter).metadata) + written.subject + written.text
    assert not [name for name in NAMES if name in everything]


def test_immediate_risk_names_its_hour(writer: Desk, raised: int, tmp_path: Path) -> None:
    at = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
    writer.do(IdentifyRisk(raised, writer.ask(OpenAlert(raised)).row.version, at, "A bruise was seen."))
    written = papers(writer, raised, tmp_path, letter=False)
    assert "Tuesday 24 November 2026, 08:30" in written.subject
    assert "within 24 hours, at weekends too" in written.text


def test_without_an_address_there_is_the_letter_and_it_says_so(writer: Desk, drafted: Drafted, tmp_path: Path) -> None:
    number = drafted(agency="Turning Point")
    written = papers(writer, number, tmp_path)
    assert [Path(path).suffix for path in written.paths] == [".pdf"]
    assert written.without_address == ("the safeguarding lead",)
    assert "DRAFT: this alert was not raised yet." in PdfReader(written.paths[0]).pages[0].extract_text()
    for wrong, field in (({"letter": False}, "lead_email"), ({"letter": False, "email": False}, "email")):
        with pytest.raises(Refusal) as refused:
            papers(writer, number, tmp_path, **wrong)
        assert refused.value.field == field


@pytest.mark.parametrize(
    ("direction", "heading"),
    [
        (AlertDirection.INTERNAL, "Internal quality assurance alert"),
        (AlertDirection.FROM_AGENCY, "notification to this unit"),
    ],
)
def test_each_way_has_its_heading(
    writer: Desk, drafted: Drafted, tmp_path: Path, direction: AlertDirection, heading: str
) -> None:
    written = papers(writer, drafted(direction=direction), tmp_path, email=False)
    assert heading in PdfReader(written.paths[0]).pages[0].extract_text()


def test_i26_a_later_lead_changes_nothing_in_an_alert_that_went_out(
    writer: Desk, raised: int, drafted: Drafted, shown: Callable[[int], AlertShown]
) -> None:
    writer.do(
        HoldRole(DirectoryPart.SAFEGUARDING_LEAD, "N. Ew", date(2026, 11, 23), agency="Housing", email="n@h.example")
    )
    assert (shown(raised).row.lead, shown(raised).lead_email) == ("L. Ead", "l@h.example")
    other = drafted()
    assert (shown(other).lead_known, shown(other).lead_known_email) == ("N. Ew", "n@h.example")
    writer.do(ChangeAlert(other, 1, {"lead": "S. Omebody"}))
    writer.do(RaiseAlert(other, 2))
    assert (shown(other).row.lead, shown(other).lead_email) == ("S. Omebody", "")
