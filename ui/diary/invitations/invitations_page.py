"""The invitations of one conference: who is told, considered and invited; what was sent and answered (S05 to S12)."""

from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cpdesk.rows.conference import ConferenceShown, OpenConference
from cpdesk.rows.invitations import (
    ConsiderAgency,
    DraftInvitations,
    Invitations,
    InviteeRow,
    PapersWritten,
    SayInvitationsSent,
    TakeOutInvitee,
)
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.how_dates_read import listed, long
from ui.diary.conferences.conference_sections import tell_again_words
from ui.diary.invitations.considered_list import ConsideredList
from ui.diary.invitations.invitee_form import AddInviteeForm, ChangeInviteeForm
from ui.diary.invitations.invitee_table import InviteeTable
from ui.diary.pane import at_the_left
from ui.diary.who import conference_line, when
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.explained import ExplainedDate
from ui.shared.forms.form import Form
from ui.shared.notice_bar import NoticeBar
from ui.shared.outside import Outside
from ui.shared.page import Page
from ui.shared.plain_text import plain_label, plain_tip
from ui.shared.rows_of_buttons import ButtonRow
from ui.shared.side_panel import SidePanel
from ui.shared.theme import Theme

ALWAYS = "Police, probation and GP are always told of an initial conference. Every other agency is considered."


class InvitationsPage(Page):
    """The lists of one conference, with a form at the right when somebody is added or changed."""

    kept = Signal()

    def __init__(  # noqa: PLR0917  what every page is given, then what it is about
        self,
        link: DeskLink,
        theme: Theme,
        almanac: Almanac,
        conference_id: int,
        outside: Outside,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Invitations", parent)
        self.back.setToolTip("Back to the diary (Esc)")
        self.link = link
        self.theme = theme
        self.almanac = almanac
        self.id = conference_id
        self.shown: ConferenceShown | None = None
        self._outside = outside
        self.notice = NoticeBar(theme)
        self.about = plain_label("", "strong")
        self.state = plain_label("", "amber")
        self.send_by, self.report_by = ExplainedDate(), ExplainedDate()
        self.table = InviteeTable(theme)
        self.considered = ConsideredList()
        self.side = SidePanel(theme)
        self.buttons = ButtonRow()
        self._lay_out()
        self._join()

    def read_again(self) -> None:
        """Ask the desk for the conference and its invitations anew."""
        self.link.ask(OpenConference(self.id), self._show, self._refuse, latest=True)

    def _show(self, conference: ConferenceShown) -> None:
        self.shown = conference
        invitations = conference.invitations
        self.about.setText(f"{conference_line(conference)}. {when(conference.start_at, conference.end_at)}")
        self.state.setText(_state(invitations))
        self.state.setVisible(bool(self.state.text()))
        _show_day(self.send_by, "Send by", invitations.send_by, invitations.send_by_explained)
        _show_day(self.report_by, "Reports by", invitations.report_by, invitations.report_by_explained)
        self.table.show_invitees(invitations.invitees)
        self.considered.show_rows(invitations.considered)

    def _chosen(self) -> tuple[InviteeRow, ...]:
        """The lines chosen, or all of them when none is."""
        return self.table.chosen() or (self.shown.invitations.invitees if self.shown else ())

    def _draft(self) -> None:
        ids = tuple(row.id for row in self._chosen())
        folder = self._outside.documents()
        self.link.do(
            DraftInvitations(self.id, ids, folder), self._say_written, self._refuse, words="Writing letters..."
        )

    def _say_written(self, written: PapersWritten) -> None:
        draft = next((path for path in written.paths if path.endswith(".eml")), "")
        target = draft or self._outside.documents()
        self.notice.say(
            f"{written.said} They lie in {self._outside.documents()}.",
            button="Open the draft" if draft else "Show the folder",
            act=lambda: self._open(target),
        )

    def _open(self, path: str) -> None:
        if not self._outside.open_path(path):
            self.notice.warn(f"It did not open. It lies here: {path}")

    def _copy_addresses(self) -> None:
        addresses = [row.email for row in self._chosen() if row.email]
        if not addresses:
            self.notice.warn("None of these has an email address. Choose a line and enter one.")
            return
        QGuiApplication.clipboard().setText("; ".join(dict.fromkeys(addresses)))
        self.notice.say("The addresses are copied. Paste them into the To line.")

    def _say_sent(self) -> None:
        ids = tuple(row.id for row in self._chosen() if row.sent_at is None or row.tell_again)
        if not ids:
            self.notice.say("All of these went out before.")
            return
        self._do(SayInvitationsSent(self.id, ids))

    def _add(self) -> None:
        self._show_form(AddInviteeForm(self.link, self.theme, self.almanac, self.id))

    def _change(self, invitee: InviteeRow) -> None:
        self._show_form(ChangeInviteeForm(self.link, self.theme, self.almanac, invitee))

    def _change_chosen(self) -> None:
        chosen = self.table.chosen()
        if len(chosen) == 1:
            self._change(chosen[0])
        else:
            self.notice.warn("Choose one line to change.")

    def _take_out(self) -> None:
        chosen = self.table.chosen()
        if not chosen:
            self.notice.warn("Choose the line that is to be taken out.")
        for row in chosen:
            self._do(TakeOutInvitee(row.id, row.version))

    def _show_form(self, form: Form) -> None:
        form.closed.connect(self.side.put_away)
        form.kept.connect(lambda _kept: self.kept.emit())
        self.side.show_form(form.title, form)
        form.open()

    def _do(self, request: object) -> None:
        self.notice.clear()
        self.link.do(request, lambda _kept: self.kept.emit(), self._refuse)

    def _refuse(self, refusal: Refusal) -> None:
        self.notice.refuse(str(refusal))
        self._soon.start()

    def _lay_out(self) -> None:
        self.buttons.add("Add somebody", self._add, drawn="plus", main=True)
        self.buttons.add("Reply, report, address", self._change_chosen, drawn="edit")
        self.buttons.add("Draft letters and email", self._draft, drawn="mail")
        self.buttons.add("Copy addresses", self._copy_addresses, drawn="copy")
        self.buttons.add("Say these went out", self._say_sent, drawn="tick")
        self.buttons.add("Take out", self._take_out, drawn="close")
        lists = QWidget()
        lists.setProperty("kind", "scrolled")
        column = QVBoxLayout(lists)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        for part in (
            self.about,
            self.state,
            at_the_left(self.send_by),
            at_the_left(self.report_by),
            self.buttons,
            self.table,
            plain_label("Considered for this conference", "strong"),
            plain_label(ALWAYS, "quiet"),
            self.considered,
        ):
            column.addWidget(part)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(lists)
        row = QHBoxLayout()
        row.addWidget(scroll, 1)
        row.addWidget(self.side)
        self.body.addWidget(self.notice)
        self.body.addLayout(row, 1)

    def _join(self) -> None:
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.read_again)
        self.link.changed.connect(self._follow)
        self.table.opened.connect(self._change)
        self.considered.answered.connect(self._consider)
        self.side.closed.connect(self.table.setFocus)

    def _follow(self, _area: str) -> None:
        self._soon.start()

    def _consider(self, agency: object, answer: object) -> None:
        self._do(ConsiderAgency(self.id, agency, answer))  # type: ignore[arg-type]  # what the list was made of


def _state(invitations: Invitations) -> str:
    """Who of the three does not know its time, and how many know the time of before only; nothing when all know."""
    said = [f"Still to be told: {listed(list(invitations.missing))}."] if invitations.missing else []
    if invitations.to_tell_again:
        said.append(tell_again_words(invitations))
    return " ".join(said)


def _show_day(shown: ExplainedDate, what: str, on: date | None, explained: str) -> None:
    shown.setVisible(on is not None)
    if on is not None:
        shown.show_date(f"{what} {long(on)}", explained)
        shown.setToolTip(plain_tip(explained))
