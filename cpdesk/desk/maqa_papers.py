"""An alert on paper and as an email draft to the safeguarding lead: by number and reference, never by a name (S17)."""

from cpdesk.desk.acts import does
from cpdesk.desk.email_words import email_subject, email_text
from cpdesk.desk.maqa_at_hand import GONE, named
from cpdesk.desk.maqa_clocks import RAISE
from cpdesk.desk.maqa_rows import AlertFacts, alert_facts
from cpdesk.desk.papers import in_file_name, is_invented, put_paper
from cpdesk.desk.who_may import KEEP_ALERTS
from cpdesk.desk.work import Work
from cpdesk.records.model import MaqaAlert
from cpdesk.rows.invitations import PapersWritten
from cpdesk.rows.maqa import AlertLetter
from cpdesk.rows.maqa_deeds import DraftAlertPapers
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.how_dates_read import counted, long
from cpdesk.rules.london import LONDON
from cpdesk.rules.maqa import AlertDirection, AlertState
from cpdesk.rules.record import ConcernAbout
from cpdesk.words import CONCERN_ABOUT_WORDS

HEADINGS = {
    AlertDirection.TO_AGENCY: "Multi-Agency Quality Assurance (MAQA) notification",
    AlertDirection.FROM_AGENCY: "Your Multi-Agency Quality Assurance (MAQA) notification to this unit",
    AlertDirection.INTERNAL: "Internal quality assurance alert",
}
_RISK = "Immediate risk was identified. The alert is to be resolved within 24 hours, at weekends too."
_NO_ADDRESS = "Enter the email address of the safeguarding lead, or write the letter."


@does(DraftAlertPapers, roles=KEEP_ALERTS)
def draft_alert_papers(work: Work, request: DraftAlertPapers) -> PapersWritten:
    """Write the alert as an email draft, as a letter, or both; that it was sent is said by a person afterwards."""
    alert = work.session.get(MaqaAlert, request.id)
    if alert is None or alert.voided_at is not None:
        raise Refusal(GONE)
    if not (request.email or request.letter):
        raise Refusal("Choose the email draft, the letter or both.", field="email")
    if request.email and not alert.lead_email and not request.letter:
        raise Refusal(_NO_ADDRESS, field="lead_email")
    (facts,) = alert_facts(work, [alert.id])
    letter = _letter(work, alert, facts)
    name = " ".join(
        part for part in (letter.number, in_file_name(letter.reference) if letter.reference else "") if part
    )
    subject, text = _subject(work, letter), _text(work, letter)
    paths = []
    if request.email and alert.lead_email:
        draft = work.tools.write_email_draft(
            subject=subject, recipients=(alert.lead_email,), body=text, made_at=work.now
        )  # fmt: skip
        paths.append(put_paper(work, request.folder, f"{name}.eml", draft))
    if request.letter:
        paths.append(put_paper(work, request.folder, f"{name}.pdf", work.tools.maqa_letter(letter)))
    work.note("maqa_alert", alert.id, "papers drafted", None, len(paths))
    without = (alert.lead or "the safeguarding lead",) if request.email and not alert.lead_email else ()
    said = f"Wrote {counted(len(paths), 'file')}. Nothing was sent: when it is, say so with the step Sent."
    if without:
        said += " No email address is kept for the safeguarding lead, so there is the letter only."
    addresses = (alert.lead_email,) if alert.lead_email and request.email else ()
    return PapersWritten(tuple(paths), addresses, subject, text, said, without)


def _letter(work: Work, alert: MaqaAlert, facts: AlertFacts) -> AlertLetter:
    draft = alert.state == AlertState.DRAFT
    return AlertLetter(
        unit=work.setting("name", ""),
        number=named(alert),
        reference=facts.family.reference,
        on=alert.raised_on or work.today,
        to=alert.lead,
        agency=alert.agency,
        heading=HEADINGS[AlertDirection(alert.direction)],
        meeting=facts.meeting,
        about=CONCERN_ABOUT_WORDS[ConcernAbout(alert.about)],
        words=_lines(alert.words),
        asked=_lines(alert.asked),
        reply_by=_reply_by(facts),
        immediate_risk=_RISK if alert.risk_at is not None else "",
        signed=alert.raised_by if alert.raised_by and alert.direction != AlertDirection.FROM_AGENCY else work.who,
        draft=draft,
        made_at=work.now,
        made_by=work.who,
        demonstration=is_invented(work),
    )


def _reply_by(facts: AlertFacts) -> str:
    """By when an answer is asked for, in words; a draft's day is not known before it is raised."""
    due = facts.due
    if due is None or due.key == RAISE:
        return ""
    if due.at is None:
        return long(due.on)
    at = due.at.astimezone(LONDON)
    return f"{long(at.date())}, {at:%H:%M}"


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _subject(work: Work, letter: AlertLetter) -> str:
    """A subject with number and reference, and no name of a child."""
    reference = f", reference {letter.reference}" if letter.reference else ""
    by = f", answer by {letter.reply_by}" if letter.reply_by else ""
    return email_subject(work, f"{letter.number}{reference}: {letter.about.lower()}{by}")


def _text(work: Work, letter: AlertLetter) -> str:
    facts = (
        ("Reference", letter.reference), ("Meeting", letter.meeting), ("Agency", letter.agency),
        ("About", letter.about),
    )  # fmt: skip
    asked = ("What is asked:", *letter.asked) if letter.asked else ()
    by = f"Answer by {letter.reply_by}." if letter.reply_by else ""
    parts = (
        f"{letter.heading}, {letter.number}",
        "\n".join(f"{name}: {value}" for name, value in facts if value),
        letter.immediate_risk,
        "\n".join(letter.words),
        "\n".join(asked),
        by,
        "The family is not named in this email. Quote the number when you answer.",
    )
    return email_text(work, "\n\n".join(part for part in parts if part), about="alert")
