"""The form behind each move of an entry."""

from collections.abc import Callable

from cpdesk.rows.lpm_register import RecommendationPane
from ui.lpm_register.change_form import ChangeForm
from ui.lpm_register.difference_form import DifferenceForm
from ui.lpm_register.lpm_date_form import LpmDateForm
from ui.lpm_register.move_forms import (
    AlertChairForm,
    AlertsForm,
    BookForm,
    ChairReadForm,
    CloseForm,
    WithdrawForm,
)
from ui.lpm_register.next_step import Move
from ui.lpm_register.split_form import SplitForm
from ui.lpm_register.update_form import UpdateForm
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.forms.form import Form
from ui.shared.theme import Theme

FormOf = Callable[[DeskLink, Theme, Almanac, RecommendationPane], Form]

FORMS: dict[Move, FormOf] = {
    Move.RECORD_ALERTS: AlertsForm,
    Move.BOOK: BookForm,
    Move.REBOOK: BookForm,
    Move.RECORD_LPM: lambda link, theme, almanac, entry: LpmDateForm(link, theme, almanac, (entry,)),
    Move.ALERT_CHAIR: AlertChairForm,
    Move.CHAIR_READ: ChairReadForm,
    Move.CLOSE: CloseForm,
    Move.UPDATE: UpdateForm,
    Move.DIFFERENCE: DifferenceForm,
    Move.SPLIT: SplitForm,
    Move.EDIT: ChangeForm,
    Move.WITHDRAW: WithdrawForm,
}
