"""The form in which the chair recommends a Legal Planning Meeting; it enters the register at once (L02 to L04, I14)."""

from datetime import date

from cpdesk.rows.conference_record import TheRecord
from cpdesk.rows.record_decision_deeds import RecommendLpmFromRecord
from cpdesk.rows.record_decisions import ChildDecisionRow
from cpdesk.rules.decisions import RecommendedBy
from cpdesk.rules.how_dates_read import slashed
from cpdesk.rules.london import LONDON
from cpdesk.rules.timescale import lpm_by_explained, read_timescale
from cpdesk.words import RECOMMENDED_BY_WORDS
from ui.conference_record.child.whose import ticks_of
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.forms.fields import FormField
from ui.shared.forms.form import Missing
from ui.shared.forms.panel_form import LIKE, PanelForm
from ui.shared.theme import Theme

TIMESCALE_HELP = "As the chair put it: within 4 weeks, 15 working days, by 6/11/26."
DUE_HELP = "A clear, child-focused timescale: a day after the conference."
BOTH_HELP = "A recommendation carries a clear text and its rationale; without both it is not finished."
BY_HELP = "For a looked-after child the social worker and the Practice Lead recommend, and the Service Manager decides."


class RecommendLpmForm(PanelForm):
    """What is recommended, why, and by when, for one child or several of the conference."""

    draft_name = "record-lpm"
    form_title = "Recommend an LPM"
    keep_words = "Recommend the LPM"

    def __init__(
        self, link: DeskLink, theme: Theme, almanac: Almanac, record: TheRecord, child: ChildDecisionRow
    ) -> None:
        super().__init__(link, theme, almanac, draft_of=f"{record.conference_id}-{child.child_id}")
        self.record = record
        self.child = child
        self._proposed: date | None = None
        self.set_up()

    def add_fields(self) -> None:
        """The children, the text with its rationale, the timescale, and who recommends."""
        self.add_words("It enters the LPM register at once, as recommended.")
        open_ones = [one for one in self.record.children if one.lpm.recommendation_id is None]
        self.ticks = ticks_of(open_ones, "Recommend for")
        self.add_field("child_ids", FormField("For", self.ticks))
        self.add_text("text", "Recommendation", BOTH_HELP)
        self.add_text("rationale", "Rationale", lines=4)
        self.add_line("timescale", "Timescale", TIMESCALE_HELP)
        self.add_date("by", "LPM due by", DUE_HELP)
        self.add_choice("recommended_by", "Recommended by", RECOMMENDED_BY_WORDS, BY_HELP)
        self.fields["recommended_by"].setVisible(any(one.looked_after for one in open_ones))
        self.fields["timescale"].edited.connect(self._propose_date)

    def request(self) -> RecommendLpmFromRecord:
        """The recommendation as typed."""
        if not self.ticks.ids():
            raise Missing("child_ids", "Tick the children for whom an LPM is recommended.")
        text = self.required_text("text", "Enter what the chair recommends.")
        rationale = self.required_text("rationale", "Enter why the chair recommends a Legal Planning Meeting.")
        by = self.optional_date("by")
        if by is None:
            raise Missing("by", f"Enter the day the LPM is due by, {LIKE}, or a timescale like within 4 weeks.")
        return RecommendLpmFromRecord(
            conference_id=self.record.conference_id,
            child_ids=self.ticks.ids(),
            text=text,
            rationale=rationale,
            timescale=self.fields["timescale"].text(),
            by=by,
            recommended_by=self.chosen("recommended_by", RecommendedBy) or RecommendedBy.CHAIR,
        )

    def blank(self) -> dict[str, object]:
        """For the child whose page it was opened from, by the chair."""
        return {"child_ids": [self.child.child_id], "recommended_by": RecommendedBy.CHAIR.value}

    def fill(self, body: dict[str, object]) -> None:
        """Put back what a draft holds."""
        super().fill(body)
        self._propose_date()

    def _propose_date(self) -> None:
        """Work out the day from the timescale, as long as no other was typed (L04)."""
        typed, held_on = self.fields["timescale"].text(), self._held_on()
        calendar = self.almanac.calendar()
        meant = read_timescale(typed, held_on, calendar)
        if typed and not meant.understood:
            self.fields["timescale"].say("This does not name a day. It is kept as written; enter the day below.")
        elif meant.by is not None:
            self.fields["timescale"].say(lpm_by_explained(meant.by, meant.unit, meant.count, held_on, calendar))
        else:
            self.fields["timescale"].say(TIMESCALE_HELP)
        due = self.fields["by"]
        if meant.by != self._proposed and due.text() in ("", _typed(self._proposed)):
            due.write(meant.by if meant.by is not None else "")  # half a timescale ("10 w") must leave no day behind
            self.draft.typed()
        self._proposed = meant.by

    def _held_on(self) -> date | None:
        start = self.record.start_at
        return start.astimezone(LONDON).date() if start is not None else None


def _typed(on: date | None) -> str:
    return slashed(on) if on is not None else ""
