"""What the pane says of an entry, section by section, as plain text."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from cpdesk.rows.lpm_register import DifferenceRung, HistoryLine, RecommendationPane, RegisterLine
from cpdesk.rules.how_dates_read import listed, short, slashed
from cpdesk.rules.london import LONDON
from cpdesk.rules.lpm import TmView
from cpdesk.words import IC_POSITION_WORDS, NOT_RECORDED, OUTCOME_WORDS, TM_VIEW_WORDS

RUNGS = {1: "Chair and Team Manager", 2: "Service manager", 3: "LSCP procedure"}


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, its text, and whether it stands out in amber."""

    heading: str
    text: str
    kind: str = ""


def sections_of(entry: RecommendationPane) -> tuple[Section, ...]:
    """Everything the pane says, in the order in which a chair asks for it; empty sections are left out."""
    sections = (
        Section("", gaps_words(entry.line.gaps), "amber"),
        Section("Rationale", entry.rationale),
        Section("Risk statement", entry.risk_statement),
        Section("Timescale", entry.line.timescale),
        Section("Difference of view", _difference_words(entry)),
        Section("Steps", "\n".join(_steps(entry))),
        Section("Notes", entry.notes),
        Section("Children", _children_words(entry.line)),
        Section("History", "\n".join(history_words(entry.history)), "quiet"),
        Section(
            f"As written in the spreadsheet, {entry.imported_from}" if entry.imported_from else "", _as_written(entry)
        ),
        Section(
            "How dates are counted",
            "\n".join(
                part
                for part in (f"Standards: {entry.standards}." if entry.standards else "", entry.standards_notice)
                if part
            ),
            "quiet",
        ),
    )
    return tuple(section for section in sections if section.text.strip())


def _children_words(line: RegisterLine) -> str:
    """Each child with the date of birth that is known; a single child stands in the heading already."""
    if len(line.children) == 1 and line.children[0].born_on is None:
        return ""
    return "\n".join(
        f"{child.first_name} {child.surname}".strip() + (f", born {slashed(child.born_on)}" if child.born_on else "")
        for child in line.children
    )


def gaps_words(gaps: tuple[str, ...]) -> str:
    """What is missing, as "Not recorded: risk statement and LPM date"."""
    return f"{NOT_RECORDED}: {listed([missing(gap) for gap in gaps])}." if gaps else ""


def missing(sentence: str) -> str:
    """What is missing, out of a sentence such as "No rationale recorded"."""
    return sentence.removeprefix("No ").removesuffix(" recorded")


def history_words(lines: tuple[HistoryLine, ...]) -> list[str]:
    """What was done, newest first: day, who, what, and everything that changed with it."""
    told = []
    for (at, by, title), together in groupby(lines, key=lambda line: (line.at, line.by, line.title)):
        changed = list(together)
        moment = at.astimezone(LONDON)
        changes = "; ".join(words for line in reversed(changed) if (words := _change_words(line)))
        why = next((f" ({line.why})" for line in changed if line.why), "")
        lead = f"{slashed(moment.date())} {moment:%H:%M} {by}, {title or 'change'}"
        told.append(f"{lead}: {changes}{why}" if changes else f"{lead}{why}")
    return told


def _change_words(line: HistoryLine) -> str:
    """One field with its new value, and the old one where there was one."""
    if not line.old and not line.new:
        return ""
    if not line.old:
        return f"{line.field} {line.new}"
    return f"{line.field} from {line.old} to {line.new or 'nothing'}"


def rung_words(rung: DifferenceRung) -> str:
    """One rung of the ladder with its date."""
    texts = (("", rung.discussion), ("Outcome: ", rung.outcome), ("Because: ", rung.rationale))
    said = " ".join(f"{lead}{text.strip().rstrip('.')}." for lead, text in texts if text.strip())
    end = "Settled." if rung.closed else "Not settled yet."
    on = slashed(rung.opened_on) if rung.opened_on else "date not recorded"
    return f"{rung.stage}. {on}, {RUNGS.get(rung.stage, '')} on the {rung.about}: {said} {end}"


def _difference_words(entry: RecommendationPane) -> str:
    lines = [rung_words(rung) for rung in entry.differences]
    if entry.disagreement and not any(rung.discussion == entry.disagreement for rung in entry.differences):
        lines.append(entry.disagreement)
    if lines or entry.line.tm_view is TmView.DIFFERS:
        lines.insert(0, f"Team Manager: {TM_VIEW_WORDS[entry.line.tm_view].lower()}.")
    return "\n".join(lines)


def _steps(entry: RecommendationPane) -> list[str]:
    line = entry.line
    where = f" at the {line.conference_kind.value}" if line.conference_kind else ""
    if line.conference_on and where and line.recommended_on not in (None, line.conference_on):
        where += f" of {short(line.conference_on)}"
    steps = [
        _step("Recommended", line.recommended_on or line.conference_on, where),
        _step("Case progression told", entry.alerted_case_progression_on),
        _step("Team Manager told", entry.alerted_team_manager_on),
        _step(
            "LPM booked for", line.lpm_booked_for, f", booked again {_times(entry.rebooked)}" if entry.rebooked else ""
        ),
        _step("LPM held", line.lpm_on, _outcome(line)),
        _step("Chair alerted", entry.ic_alerted_on),
        _step("Read by the chair", entry.ic_read_on, _position(entry)),
        _step("CP plan began", line.plan_start_on),
        _step("Diary sheet received", line.diary_sheet_on),
        _step("Case-note entry", line.case_note_on),
    ]
    return [step for step in steps if step]


def _step(words: str, on: date | None, more: str = "") -> str:
    return f"{words} {short(on)}{more}" if on else ""


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"


def _outcome(line: RegisterLine) -> str:
    return f": {OUTCOME_WORDS[line.outcome]}" if line.outcome else ", outcome not recorded"


def _position(entry: RecommendationPane) -> str:
    return f": {IC_POSITION_WORDS[entry.ic_position].lower()}" if entry.ic_position else ""


def _as_written(entry: RecommendationPane) -> str:
    return "\n".join(f"{heading or 'No heading'}: {text}" for heading, text in entry.as_written if text)
