"""Correct anything of an entry: its texts, people, dates and choices; only what was changed is kept."""

from datetime import date
from enum import StrEnum

from cpdesk.rows.lpm_register import RecommendationPane
from cpdesk.rows.register_deeds import ChangeRecommendation
from cpdesk.rules.lpm import ConferenceKind, TmView
from cpdesk.words import TM_VIEW_WORDS
from ui.lpm_register.entry_form import CONFERENCE_WORDS
from ui.lpm_register.move_form import MoveForm
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.forms.date_box import DateBox
from ui.shared.forms.field_words import field_words
from ui.shared.forms.fields import ChoiceBox, FormField, LongText, NameBox, ShortText
from ui.shared.forms.form import Missing
from ui.shared.forms.names_offered import NamesOffered
from ui.shared.theme import Theme

TEXTS = ("rationale", "risk_statement", "notes")
NAMES = ("team", "chair", "team_manager", "social_worker")
DATES = ("lpm_by", "conference_on", "recommended_on", "plan_start_on", "diary_sheet_on", "case_note_on")
KINDS: dict[str, type[StrEnum]] = {"tm_view": TmView, "conference_kind": ConferenceKind}


class ChangeForm(MoveForm):
    """Every field of an entry that a person may correct."""

    def __init__(self, link: DeskLink, theme: Theme, almanac: Almanac, entry: RecommendationPane) -> None:
        super().__init__(
            link, theme, almanac, entry, name="change", title="Edit the entry", keep_words="Keep the changes"
        )
        for key in TEXTS:
            self.add_field(key, FormField(field_words(key), LongText(4)))
        self.add_field("timescale", FormField(field_words("timescale"), ShortText()))
        self.add_date("lpm_by", field_words("lpm_by"))
        self.add_field("tm_view", FormField(field_words("tm_view"), ChoiceBox(TM_VIEW_WORDS)))
        self.add_field("case_id", FormField(field_words("case_id"), ShortText()))
        for key in NAMES:
            self.add_field(key, FormField(field_words(key), NameBox()))
        self.add_field("conference_kind", FormField(field_words("conference_kind"), ChoiceBox(CONFERENCE_WORDS)))
        for key in DATES[1:]:
            self.add_date(key, field_words(key))
        self.add_field("why", FormField("Why, if it should be remembered", ShortText()))
        self._write(self.blank())
        self.names = NamesOffered(link, self.fields)
        self._before = {key: field.written() for key, field in self.fields.items()}

    def request(self) -> ChangeRecommendation:
        """The fields that differ from what was there."""
        changed: dict[str, object] = {
            key: self._value(key)
            for key, field in self.fields.items()
            if key != "why" and field.written() != self._before[key]
        }
        if not changed:
            raise Missing("", "Nothing was changed yet.")
        return ChangeRecommendation(self.id, self.version, changed, self.fields["why"].text())

    def blank(self) -> dict[str, object]:
        """The entry as it is kept."""
        line, entry = self.entry.line, self.entry
        return {
            "rationale": entry.rationale,
            "risk_statement": entry.risk_statement,
            "notes": entry.notes,
            "timescale": line.timescale,
            "lpm_by": line.lpm_by,
            "tm_view": line.tm_view.value,
            "case_id": line.reference,
            "team": line.team,
            "chair": line.chair,
            "team_manager": line.team_manager,
            "social_worker": line.social_worker,
            "conference_kind": line.conference_kind.value if line.conference_kind else "",
            "conference_on": line.conference_on,
            "recommended_on": line.recommended_on,
            "plan_start_on": line.plan_start_on,
            "diary_sheet_on": line.diary_sheet_on,
            "case_note_on": line.case_note_on,
        }

    def gathered(self) -> dict[str, object]:
        """Only what differs, so that a draft never puts back what somebody else has changed since."""
        typed = super().gathered()
        return {key: value for key, value in typed.items() if value != self._before.get(key)}

    def _value(self, key: str) -> str | date | StrEnum | None:
        if key in KINDS:
            chosen = self.fields[key].text()
            return KINDS[key](chosen) if chosen else None
        if isinstance(self.fields[key].editor, DateBox):
            return self.optional_date(key)
        return self.fields[key].text()
