"""Who gets the first-Monday list: the three groups of service managers, and the email that carries it (L12)."""

from cpdesk.desk.acts import ANYBODY, answers, does
from cpdesk.desk.work import Work
from cpdesk.rows.lpm_list import ChangeRecipients, LpmList, RecipientsOfList
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept
from cpdesk.rules.email_address import is_email_address, not_an_address
from cpdesk.rules.how_dates_read import long, month_and_year
from cpdesk.rules.roles import Role
from cpdesk.rules.text import clean

UNIT_MANAGERS, PROGRESSION_MANAGERS = "Safeguarding Unit service managers", "Case progression service managers"
GROUPS = ("CIN service managers", UNIT_MANAGERS, PROGRESSION_MANAGERS)
SETTING = "recipients of the first-Monday list"


@answers(RecipientsOfList, roles=ANYBODY)
def recipients_of_list(work: Work, _: RecipientsOfList | None = None) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The three groups and their addresses, always all three (L12)."""
    kept = work.setting(SETTING, {})
    return tuple((group, tuple(kept.get(group, ()))) for group in GROUPS)


@does(ChangeRecipients, roles={Role.LPM_LEAD, Role.SERVICE_MANAGER}, named="Change who gets the list")
def change_recipients(work: Work, request: ChangeRecipients) -> Kept:
    """Other addresses for one of the three groups."""
    if request.group not in GROUPS:
        raise Refusal(f"The list goes to three groups: {', '.join(GROUPS)}.", field="group")
    addresses = tuple(dict.fromkeys(address for typed in request.addresses if (address := clean(typed).strip())))
    for address in addresses:
        if not is_email_address(address):
            raise Refusal(not_an_address(address), field="addresses")
    kept = dict(work.setting(SETTING, {}))
    work.change_setting(SETTING, {**kept, request.group: list(addresses)})
    return Kept((), f"{request.group}: {_counted(len(addresses))}.", work.operation)


def addresses_of(work: Work) -> tuple[str, ...]:
    """Every address that gets the list, once."""
    return tuple(dict.fromkeys(address for _, group in recipients_of_list(work) for address in group))


def subject_of(lpm_list: LpmList) -> str:
    """The subject of the email; it never names a child."""
    invented = "DEMONSTRATION: " if lpm_list.demonstration else ""
    return f"{invented}LPM list, {long(lpm_list.monday.due)}"


def body_of(lpm_list: LpmList) -> str:
    """What the email says: numbers only, the list itself is in the workbook."""
    changes = lpm_list.changes
    first = "DEMONSTRATION: every person and every date in this list is invented.\n\n" if lpm_list.demonstration else ""
    entries, gaps = entries_told(len(lpm_list.lines)), len(lpm_list.not_ready)
    have = "entry has" if gaps == 1 else "entries have"
    return (
        f"{first}OFFICIAL-SENSITIVE\n\n"
        f"Here is the LPM list for {month_and_year(lpm_list.monday.nominal)}, with {entries}.\n\n"
        f"{changes.since}\n"
        f"New: {len(changes.new)}\nHeld: {len(changes.held)}\n"
        f"Newly overdue: {len(changes.newly_overdue)}\nClosed or withdrawn: {len(changes.closed)}\n\n"
        f"{gaps} {have} gaps in progress; they are on the first sheet, for you to review.\n\n"
        f"{lpm_list.issued_by}\n{lpm_list.unit}\n"
    )


def entries_told(number: int) -> str:
    """How many entries, as people say it."""
    return "1 entry" if number == 1 else f"{number} entries"


def _counted(number: int) -> str:
    return {0: "no address", 1: "1 address"}.get(number, f"{number} addresses")
