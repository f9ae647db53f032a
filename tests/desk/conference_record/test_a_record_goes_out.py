"""An issued record goes to everybody who was there or sent apologies, each their own copy, and who had it is kept."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from cpdesk.cli.desk import tools
from cpdesk.desk.work import Desk
from cpdesk.rows.conference import KeptClock, OpenConference
from cpdesk.rows.conference_record import OpenRecord, PaperOfRecord, RecordPaper
from cpdesk.rows.invitations import PapersWritten
from cpdesk.rows.record_deeds import (
    CorrectRecord,
    DraftRecordEmails,
    NoteConcern,
    SayRecordSent,
    SetParticipation,
    WriteRecord,
)
from cpdesk.rows.record_people import RecipientRow
from cpdesk.rows.refusals import NotAllowed, Refusal
from cpdesk.rows.unit import Redo, Undo
from cpdesk.rules.record import ConcernAbout, Participation, SentBy
from cpdesk.rules.redaction import WITHHELD
from cpdesk.rules.roles import Role

ADDRESS = "12 Sample Street\nNewtown\nLE99 1ZZ"
CHILDREN = ("Rowan", "Hazel", "Ash-Sample")


@pytest.fixture(scope="session")
def to_send_written(
    begin_with: Callable[..., object], whole_written: object, chair_at: Callable[[Desk], Any]
) -> object:
    """An issued record with something to keep from a recipient."""
    return begin_with("to_send", lambda desk: _issue(chair_at(desk)), whole_written)


def _issue(whole: Any) -> None:
    whole.person("Ms Ash-Sample", address=ADDRESS, phone="0116 496 0123", email="ms.sample@example.org")
    whole.person("H. Year", email="h.year@example.org")
    whole.child(0, child_view="I like it at 12 Sample Street.")
    mother = one(whole, "Ms Ash-Sample").participant_id
    whole.person("H. Year", hides=(mother,))
    whole.agree()
    whole.issue()


@pytest.fixture
def issued(whole: Any, to_send_written: object, make_desk: Callable[..., Desk]) -> Any:
    """An issued record; the mother has an address that is kept from the school."""
    whole.desk = make_desk(tools=tools())
    return whole


def one(chair: Any, name: str) -> RecipientRow:
    (found,) = (row for row in chair.record().recipients if name in row.who)
    return found


def clock(desk: Desk, conference: int) -> KeptClock | None:
    clocks = desk.ask(OpenConference(conference)).clocks
    return next((row for row in clocks if row.key == "record_to_send"), None)


def text_in(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def email_in(path: Path) -> EmailMessage:
    found = message_from_bytes(path.read_bytes(), policy=default)
    assert isinstance(found, EmailMessage)
    return found


def attached(email: EmailMessage) -> Iterator[tuple[str, bytes]]:
    for part in email.iter_attachments():
        assert isinstance(part, EmailMessage)
        yield part.get_filename() or "", part.get_content()


def test_everybody_who_was_there_or_sent_apologies_gets_it(whole: Any) -> None:
    (worker,) = (row.id for row in whole.record().participants if "F. Testcase" in row.shown)
    (health,) = (row.id for row in whole.record().participants if "A. Sample" in row.shown)
    whole.desk.do(SetParticipation(whole.conference, (worker,), Participation.APOLOGIES_REPORT))
    whole.desk.do(SetParticipation(whole.conference, (health,), Participation.ABSENT))
    names = {row.who: row.because for row in whole.record().recipients}
    assert names["F. Testcase, Social worker"] == "Sent apologies and a report"
    assert names["Ms Ash-Sample, Family"] == "Attended"
    assert not [name for name in names if "A. Sample" in name or "Police" in name]


def test_somebody_may_be_chosen_to_get_it_and_an_agreement_keeps_it_from_another(whole: Any) -> None:
    whole.person("Police", also_gets_record=True)
    whole.person("Ms Ash-Sample", exempt_why="Agreed with the unit: by hand of the social worker.")
    assert one(whole, "Police").because == "Chosen to get it"
    assert one(whole, "Ms Ash-Sample").exempt_why.startswith("Agreed with the unit")
    assert not next(row for row in whole.record().participants if "Ms Ash" in row.name).gets_record


def test_it_is_to_be_sent_until_everybody_has_had_it(issued: Any) -> None:
    running = clock(issued.desk, issued.conference)
    assert running is not None
    assert (running.state, running.due_on) == ("open", date(2026, 12, 14))
    everybody = [row.participant_id for row in issued.record().recipients]
    issued.desk.do(SayRecordSent(issued.conference, tuple(everybody[1:]), SentBy.POST))
    assert issued.shown().missing[-1].sentence == "The record has not gone to 1 person yet."
    assert clock(issued.desk, issued.conference).state == "open"
    issued.desk.do(SayRecordSent(issued.conference, tuple(everybody[:1]), SentBy.BY_HAND))
    done = clock(issued.desk, issued.conference)
    assert done is not None
    assert (done.state, done.met_on) == ("met", issued.desk._today())
    assert not [line for line in issued.shown().missing if line.rule == "S26"]


def test_nothing_is_to_be_sent_before_it_is_issued(whole: Any) -> None:
    whole.agree()
    assert clock(whole.desk, whole.conference) is None
    (first, *_) = whole.record().recipients
    with pytest.raises(Refusal, match="not issued yet"):
        whole.desk.do(SayRecordSent(whole.conference, (first.participant_id,), SentBy.POST))


def test_an_agreement_made_after_the_issue_counts(issued: Any) -> None:
    others = [row.participant_id for row in issued.record().recipients if "W. Within" not in row.who]
    issued.desk.do(SayRecordSent(issued.conference, tuple(others), SentBy.EMAIL))
    assert clock(issued.desk, issued.conference).state == "open"
    issued.person("W. Within", exempt_why="Agreed with the unit.")
    assert clock(issued.desk, issued.conference).state == "met"
    issued.desk.do(Undo())
    assert clock(issued.desk, issued.conference).state == "open"
    issued.desk.do(Redo())
    assert clock(issued.desk, issued.conference).state == "met"


def test_how_and_when_it_went_is_kept_for_each_and_the_last_time_stands(issued: Any) -> None:
    school = one(issued, "H. Year").participant_id
    issued.desk.do(SayRecordSent(issued.conference, (school,), SentBy.EMAIL))
    issued.desk.do(SayRecordSent(issued.conference, (school,), SentBy.POST))
    sent = one(issued, "H. Year")
    assert (sent.how, sent.sent_on, sent.redacted) == (SentBy.POST, issued.desk._today(), True)
    issued.desk.do(Undo())
    assert one(issued, "H. Year").how is SentBy.EMAIL
    issued.desk.do(Undo())
    assert one(issued, "H. Year").how is None
    assert clock(issued.desk, issued.conference).state == "open"


def test_it_was_not_sent_before_it_was_issued_nor_to_come(issued: Any) -> None:
    school = (one(issued, "H. Year").participant_id,)
    with pytest.raises(Refusal, match="issued on Mon 23 Nov 2026"):
        issued.desk.do(SayRecordSent(issued.conference, school, SentBy.POST, date(2026, 11, 20)))
    with pytest.raises(Refusal, match="has not come yet"):
        issued.desk.do(SayRecordSent(issued.conference, school, SentBy.POST, date(2026, 11, 24)))


def test_it_goes_to_recipients_only(issued: Any) -> None:
    (police,) = (row.id for row in issued.record().participants if row.agency == "Police")
    with pytest.raises(Refusal, match="does not get this record"):
        issued.desk.do(SayRecordSent(issued.conference, (police,), SentBy.POST))
    with pytest.raises(Refusal, match="Choose from the recipients"):
        issued.desk.do(SayRecordSent(issued.conference, (), SentBy.POST))
    issued.person("W. Within", exempt_why="Agreed with the unit.")
    with pytest.raises(Refusal, match="agreement"):
        issued.desk.do(SayRecordSent(issued.conference, (one(issued, "W. Within").participant_id,), SentBy.POST))


def test_a_corrected_record_goes_to_everybody_again(issued: Any) -> None:
    everybody = tuple(row.participant_id for row in issued.record().recipients)
    issued.desk.do(SayRecordSent(issued.conference, everybody, SentBy.POST))
    issued.desk.do(CorrectRecord(issued.conference, "The school's name was wrong."))
    assert clock(issued.desk, issued.conference).state == "met"
    issued.agree()
    issued.issue()
    assert clock(issued.desk, issued.conference).state == "open"
    assert [row.sent_on for row in issued.record().recipients] == [None] * len(everybody)
    issued.desk.do(SayRecordSent(issued.conference, everybody, SentBy.POST))
    assert clock(issued.desk, issued.conference).state == "met"


def test_the_page_says_the_same_day_of_sending_as_the_clock_of_that_version(
    issued: Any, make_desk: Callable[..., Desk]
) -> None:
    def day_of(version: int | None = None) -> date | None:
        return issued.desk.ask(OpenRecord(issued.conference, version)).due_on

    assert day_of() == clock(issued.desk, issued.conference).due_on == date(2026, 12, 14)
    late = datetime(2026, 12, 16, 9, tzinfo=UTC)
    issued.desk = make_desk(today=late.date(), now=lambda: late, tools=tools())
    issued.desk.do(CorrectRecord(issued.conference, "The school's name was wrong."))
    assert (day_of(), day_of(1)) == (None, date(2026, 12, 14)), "a correction has no day before it is issued"
    issued.agree()
    issued.issue()
    assert day_of() == clock(issued.desk, issued.conference).due_on == late.date()
    assert day_of(1) is None, "nothing more is sent of a version that another took the place of"


def test_the_unit_has_its_own_copy_with_everything(issued: Any, tmp_path: Path) -> None:
    written: PapersWritten = issued.desk.do(WriteRecord(issued.conference, str(tmp_path)))
    (path,) = (Path(path) for path in written.paths)
    assert path.name == "Record D1 2026-11-23 v1.pdf"
    text = text_in(path.read_bytes())
    assert "12 Sample Street" in text
    assert "OFFICIAL-SENSITIVE" in text


def test_a_recipients_copy_holds_nothing_that_is_kept_from_them(issued: Any, tmp_path: Path) -> None:
    school = one(issued, "H. Year").participant_id
    written: PapersWritten = issued.desk.do(WriteRecord(issued.conference, str(tmp_path), redact_for=school))
    (path,) = (Path(path) for path in written.paths)
    assert path.name == f"Record D1 2026-11-23 v1 for {school}.pdf"
    raw, text = path.read_bytes(), text_in(path.read_bytes())
    for secret in ("12 Sample Street", "LE99 1ZZ", "0116 496 0123", "ms.sample@example.org"):
        assert secret not in text
        assert secret.encode() not in raw
    assert f"I like it at {WITHHELD}." in text
    assert "Ms Ash-Sample" in text


def test_a_draft_says_so_in_its_name_and_on_its_pages(
    whole: Any, make_desk: Callable[..., Desk], tmp_path: Path
) -> None:
    desk = make_desk(tools=tools())
    (path,) = desk.do(WriteRecord(whole.conference, str(tmp_path))).paths
    assert Path(path).name == "Record D1 2026-11-23 v1 draft.pdf"
    pages = PdfReader(path).pages
    assert all("DRAFT" in page.extract_text() for page in pages)


def test_an_earlier_version_is_written_as_it_was_agreed(issued: Any, tmp_path: Path) -> None:
    issued.desk.do(CorrectRecord(issued.conference, "The risk was wrong."))
    issued.child(0, risk_statement="Low.")
    issued.agree()
    issued.issue()
    paper = issued.desk.ask(PaperOfRecord(issued.conference, version_no=1))
    assert (paper.record.children[0].risk_statement, paper.superseded_by) == ("High while at home.", 2)
    (path,) = issued.desk.do(WriteRecord(issued.conference, str(tmp_path), version_no=1)).paths
    assert Path(path).name == "Record D1 2026-11-23 v1.pdf"
    assert "SUPERSEDED" in text_in(Path(path).read_bytes())
    with pytest.raises(Refusal, match="no version 3"):
        issued.desk.ask(PaperOfRecord(issued.conference, version_no=3))
    with pytest.raises(Refusal, match="Nobody of that number"):
        issued.desk.ask(PaperOfRecord(issued.conference, redact_for=999))


def test_who_gets_no_copy_by_agreement_and_why_stands_in_the_units_own_copy_alone(issued: Any) -> None:
    issued.person("W. Within", exempt_why="Moved away after the assault.")

    def said(to: int | None) -> str:
        return repr(issued.desk.ask(PaperOfRecord(issued.conference, to)).record)

    assert "after the assault" in said(None)
    copy = said(one(issued, "H. Year").participant_id)
    assert "assault" not in copy
    recipients = issued.desk.ask(PaperOfRecord(issued.conference, one(issued, "H. Year").participant_id)).record
    assert not [row.who for row in recipients.recipients if "W. Within" in row.who]


def test_each_recipient_with_an_address_has_a_draft_with_their_own_copy(issued: Any, tmp_path: Path) -> None:
    chosen = tuple(one(issued, name).participant_id for name in ("H. Year", "Ms Ash-Sample", "W. Within"))
    written: PapersWritten = issued.desk.do(DraftRecordEmails(issued.conference, chosen, str(tmp_path)))
    assert written.said == (
        "Wrote 2 drafts, each with that person's copy. Without an address: W. Within, Substance misuse service. "
        "Nothing was sent."
    )
    assert sorted(written.addresses) == ["h.year@example.org", "ms.sample@example.org"]
    texts = {}
    for path in map(Path, written.paths):
        email = email_in(path)
        assert (email["X-Unsent"], email["Subject"]) == ("1", "ICPC D1: record of the conference")
        ((name, pdf),) = attached(email)
        assert name == f"{path.stem}.pdf"
        texts[email["To"]] = text_in(pdf)
        body = email.get_body(("plain",))
        assert body is not None
        for word in CHILDREN:
            assert word not in f"{email['Subject']}{path.name}{name}{body.get_content()}"
    assert "12 Sample Street" in texts["ms.sample@example.org"]
    assert "12 Sample Street" not in texts["h.year@example.org"]


def test_no_draft_goes_to_nobody(issued: Any, tmp_path: Path) -> None:
    without = (one(issued, "W. Within").participant_id,)
    with pytest.raises(Refusal, match="send it by post"):
        issued.desk.do(DraftRecordEmails(issued.conference, without, str(tmp_path)))
    with pytest.raises(Refusal, match="Choose the folder"):
        issued.desk.do(DraftRecordEmails(issued.conference, without, " "))
    assert list(tmp_path.glob("*.eml")) == []


def test_others_write_while_a_record_is_drawn(issued: Any, make_desk: Callable[..., Desk], tmp_path: Path) -> None:
    other = make_desk(who="sam")
    draw = tools().conference_record

    def drawn(paper: RecordPaper) -> bytes:
        other.do(NoteConcern(issued.conference, ConcernAbout.ABSENCE, words=f"Noted while {paper.for_whom} is drawn."))
        return draw(paper)

    desk = make_desk(tools=replace(tools(), conference_record=drawn))
    school = one(issued, "H. Year").participant_id
    desk.do(WriteRecord(issued.conference, str(tmp_path), redact_for=school))
    desk.do(DraftRecordEmails(issued.conference, (school,), str(tmp_path)))
    assert len(issued.shown().concerns) == 2


def test_who_may_send(issued: Any, make_desk: Callable[..., Desk], tmp_path: Path) -> None:
    school = (one(issued, "H. Year").participant_id,)
    clerk = make_desk(who="lee", roles={Role.DIARY_CLERK}, tools=tools())
    clerk.do(DraftRecordEmails(issued.conference, school, str(tmp_path)))
    clerk.do(SayRecordSent(issued.conference, school, SentBy.EMAIL))
    progression = make_desk(who="max", roles={Role.CASE_PROGRESSION}, tools=tools())
    with pytest.raises(NotAllowed):
        progression.do(SayRecordSent(issued.conference, school, SentBy.EMAIL))
    with pytest.raises(NotAllowed):
        progression.do(WriteRecord(issued.conference, str(tmp_path)))
