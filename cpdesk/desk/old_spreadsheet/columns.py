"""What each column of a sheet means: by its heading, settled by what stands beneath it, or by what a person said."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from cpdesk.desk.old_spreadsheet.by_contents import meant_by_contents
from cpdesk.desk.old_spreadsheet.evidence import ENOUGH, SAMPLE, Evidence, KnownNames, evidence_of
from cpdesk.rows.old_spreadsheet import Cell, ColumnMatch, Field, Sheet
from cpdesk.rules.old_spreadsheet.headings import LIKELY, folded_heading, meanings

Matches = Sequence[tuple[str, str, Field]]
_DATES = (Field.CONFERENCE_ON, Field.ALERTED_ON, Field.LPM_ON, Field.BORN_ON)
_WORDS = (
    Field.TEAM_MANAGER, Field.SOCIAL_WORKER, Field.CHAIR, Field.TEAM, Field.RATIONALE,
    Field.OUTCOME, Field.FIRST_NAME, Field.SURNAME,
)  # fmt: skip
_PEOPLE = (Field.TEAM_MANAGER, Field.SOCIAL_WORKER, Field.CHAIR)


@dataclass(frozen=True, slots=True)
class _Claim:
    sure: int
    column: int
    field: Field
    because: str


def match_columns(sheet: Sheet, known: KnownNames, said: Matches, *, from_1904: bool) -> tuple[ColumnMatch, ...]:
    """What every column of a sheet is taken to mean; each field is given to the column that fits it best."""
    below = [row.cells for row in sheet.rows if row.number > sheet.headings_row][: 4 * SAMPLE]
    width = max([len(sheet.headings), *(len(cells) for cells in below)], default=0)
    headings = [sheet.headings[place] if place < len(sheet.headings) else "" for place in range(width)]
    told = _told(sheet.name, headings, said)
    claims = [_Claim(100, column, field, "You said so.") for column, field in told.items()]
    evidence: dict[int, Evidence] = {}
    for column, heading in enumerate(headings):
        if column not in told:
            seen = evidence_of([cells[column] for cells in below if column < len(cells)], known, from_1904=from_1904)
            evidence[column] = seen
            claims += _claims(column, heading, seen)
    taken = _settle(claims)
    places = {claim.field: claim.column for claim in taken.values()}
    for column, (field, why) in meant_by_contents(headings, evidence, places, below, from_1904=from_1904).items():
        taken[column] = _Claim(LIKELY, column, field, why)
    return tuple(
        ColumnMatch(
            sheet.name,
            column,
            heading,
            *_meaning(taken.get(column), heading),
            hidden=column in sheet.hidden_columns,
            samples=_samples([cells[column] for cells in below if column < len(cells)]),
        )
        for column, heading in enumerate(headings)
    )


def _samples(cells: Iterable[Cell]) -> tuple[str, ...]:
    """The first three different texts of a column, to recognise it by."""
    return tuple(islice(dict.fromkeys(cell.shown for cell in cells if cell.shown), 3))


def _meaning(claim: _Claim | None, heading: str) -> tuple[Field, str, int]:
    if claim is not None:
        return claim.field, claim.because, claim.sure
    words = "This heading is not known" if heading else "This column has no heading"
    return Field.UNKNOWN, f"{words}; what stands here stays on the entry as it is written.", 0


def _told(sheet: str, headings: Sequence[str], said: Matches) -> dict[int, Field]:
    told: dict[int, Field] = {}
    for name, heading, field in said:
        if name in ("", sheet):
            for column, written in enumerate(headings):
                if folded_heading(written) == folded_heading(heading) and column not in told:
                    told[column] = field
                    break
    return told


def _settle(claims: Iterable[_Claim]) -> dict[int, _Claim]:
    """The best claims first; a column means one thing, and one column means it."""
    taken: dict[int, _Claim] = {}
    fields: set[Field] = set()
    for claim in sorted(claims, key=lambda claim: (-claim.sure, claim.column)):
        if claim.column in taken or claim.field in fields or claim.sure < LIKELY:
            continue
        taken[claim.column] = claim
        if claim.field is not Field.UNKNOWN:
            fields.add(claim.field)
    return taken


def _claims(column: int, heading: str, seen: Evidence) -> list[_Claim]:
    """The fields that a column may stand for, and how sure each is."""
    found = []
    for meaning in meanings(heading):
        field = Field(meaning.field)
        change, why = _settled_by(field, seen)
        sure = min(100, meaning.sure + change)
        found.append(_Claim(sure, column, field, f"{meaning.because} {why}".strip()))
    return found or _by_content_alone(column, seen)


def _by_content_alone(column: int, seen: Evidence) -> list[_Claim]:
    for field, share, what in (
        (Field.CONFERENCE_KIND, seen.kinds, "initial and review conferences"),
        (Field.OUTCOME, seen.outcomes, "outcomes of LPMs"),
        (Field.TIMESCALE, seen.spans, "spans of time, like 4 weeks"),
        (Field.TEAM, seen.teams, "teams of this register"),
        (Field.CHAIR, seen.chairs, "chairs of this register"),
    ):
        if seen.seen >= 2 and share >= (0.5 if field is Field.TIMESCALE else 0.8):
            return [_Claim(LIKELY, column, field, f"The cells beneath it name {what}.")]
    return []


Settled = tuple[int, str]
_NEITHER: Settled = (0, "")


def _settled_by(field: Field, seen: Evidence) -> Settled:
    """How much what stands in the column makes a field likelier or less likely, and why."""
    if not seen.seen:
        return _NEITHER
    speaks_for = _speaks_for(field, seen)
    if speaks_for:
        return (20 if field is Field.CONFERENCE_KIND else 10), speaks_for
    return -_speaks_against(field, seen), ""


def _speaks_for(field: Field, seen: Evidence) -> str:
    """The sentence that says why the cells of a column bear its heading out, empty when they do not."""
    for fields, share, sentence in (
        (_DATES, seen.dates, "The cells beneath it are dates."),
        ((Field.CONFERENCE_KIND,), seen.kinds, "The cells beneath it say initial or review."),
        ((Field.CASE_ID,), seen.large, "The cells beneath it are numbers."),
        ((Field.SURNAME,), seen.single_words, "The cells beneath it are single names."),
        ((Field.TEAM,), seen.teams, "The cells beneath it are teams of this register."),
        ((Field.CHAIR,), seen.chairs, "The cells beneath it are chairs of this register."),
        ((Field.OUTCOME,), seen.outcomes, "The cells beneath it are outcomes."),
        ((Field.CHILDREN,), min(seen.names, 1.3 - seen.single_words), "The cells beneath it are names."),
    ):
        if field in fields and share >= 0.5:
            return sentence
    return ""


def _is_another(field: Field, seen: Evidence) -> bool:
    """Whether the cells of a column are plainly those of another field."""
    return (
        (field is Field.CONFERENCE_KIND and seen.dates >= 0.5)
        or (field is Field.NUMBER and seen.large >= 0.5 and not seen.counts_up)
        or (field is Field.CASE_ID and seen.counts_up and seen.large < 0.5)
        or (field in _PEOPLE and max(seen.like_teams, seen.views, seen.prose, seen.spans) >= 0.6)
        or (field is Field.SURNAME and seen.seen >= ENOUGH and seen.single_words < 0.3 and seen.like_families >= 0.3)
        or (field is Field.TIMESCALE and seen.seen >= ENOUGH and seen.names >= 0.8 and seen.spans + seen.dates < 0.1)
    )


def _speaks_against(field: Field, seen: Evidence) -> int:
    """How much the cells of a column speak against its heading; a few odd cells prove nothing."""
    if _is_another(field, seen):
        return 60
    if field is Field.CHILDREN and seen.single_words > 0.8:
        return 20
    if seen.seen < ENOUGH:
        return 0
    against = {
        Field.CONFERENCE_KIND: (seen.kinds < 0.1, 60),
        Field.IC_READ_ON: (seen.dates + seen.yes_or_no < 0.2, 45),
        Field.CASE_ID: (seen.dates >= 0.5 or (seen.numbers < 0.1 and seen.names > 0.8), 30),
        Field.CHILDREN: (seen.names < 0.3, 50),
        **dict.fromkeys(_DATES, (seen.dates < 0.2, 45)),
        **dict.fromkeys(_WORDS, (seen.dates >= 0.7, 50)),
    }
    speaks, weight = against.get(field, (False, 0))
    return weight if speaks else 0
