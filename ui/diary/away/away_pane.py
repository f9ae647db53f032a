"""Who is away, and every conference that it touches, with free chairs beside each (D14)."""

from datetime import date
from functools import partial

from cpdesk.rows.booking import ChangeConference
from cpdesk.rows.diary import AwayRow
from cpdesk.rows.people import AwayAndTouched, AwayList, Touched
from cpdesk.rules.conferences import AwayKind
from cpdesk.rules.how_dates_read import short
from cpdesk.words import AWAY_WORDS
from ui.diary.away.away_form import AwayForm, EndAwayForm
from ui.diary.pane import Pane
from ui.diary.who import moment_words

NOBODY = "Nobody is away from today on."
NO_CHAIR = "No other chair is free then. Move the conference."


class AwayPane(Pane):
    """Absences from today on, and the conferences that need another chair."""

    def read_again(self) -> None:
        """Ask the desk who is away."""
        self.link.ask(AwayAndTouched(), self._show, self.refuse, latest=True)

    def _show(self, listed: AwayList) -> None:
        self.begin()
        row = self.add_buttons()
        row.add("A chair is away", self._add_away, drawn="plus", main=True)
        if listed.touched:
            self.add_heading("Conferences that need another chair")
        for touched in listed.touched:
            self._add_touched(touched)
        self.add_heading("Away")
        if not listed.away:
            self.add_section("", NOBODY, "quiet")
        for away in listed.away:
            self._add_absence(away)
        self.finish()

    def _add_touched(self, touched: Touched) -> None:
        where = f", {touched.room}" if touched.room else ""
        self.add_section(
            "", f"{touched.kind}, {touched.family}: {moment_words(touched.start_at)}, {touched.chair}{where}"
        )
        if not touched.free_chairs:
            self.add_section("", NO_CHAIR, "amber")
            return
        row = self.add_buttons()
        for _id, name in touched.free_chairs:
            row.add(
                f"Give to {name}",
                partial(self._give, touched, name),
                spoken=f"Give {touched.kind}, {touched.family} to {name}",
            )

    def _add_absence(self, away: AwayRow) -> None:
        kind = AWAY_WORDS[AwayKind(away.kind)]
        why = f" ({away.why})" if away.why else ""
        self.add_section("", f"{away.person}: {kind.lower()}, {_days(away.from_on, away.to_on)}{why}")
        row = self.add_buttons()
        row.add("Other days", partial(self._change, away), spoken=f"{away.person}: other days")

    def _add_away(self) -> None:
        self.wants_form.emit(AwayForm(self.link, self.theme, self.almanac))

    def _change(self, away: AwayRow) -> None:
        self.wants_form.emit(EndAwayForm(self.link, self.theme, self.almanac, away))

    def _give(self, touched: Touched, chair: str) -> None:
        why = f"{touched.chair} is away"
        self.do(ChangeConference(touched.id, touched.version, {"chair": chair}, why))


def _days(first: date, last: date) -> str:
    return short(first) if first == last else f"{short(first)} to {short(last)}"
