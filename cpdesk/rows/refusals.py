"""Why the desk says no: sentences that a person can act on. Here, so that the window knows them too."""


class Refusal(Exception):
    """The desk will not do this; the text is the sentence to show, `field` the part of the form it concerns."""

    def __init__(self, sentence: str, *, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


class StaleSave(Refusal):
    """Somebody else changed the entry first (I29): both values, so that nothing typed is lost."""

    def __init__(self, sentence: str, *, mine: dict[str, str], theirs: dict[str, str], changed_by: str = "") -> None:
        super().__init__(sentence)
        self.mine = mine
        self.theirs = theirs
        self.changed_by = changed_by


class NotAllowed(Refusal):
    """What was asked is for another role."""


class Cancelled(Refusal):
    """The person pressed Cancel; nothing was kept."""

    def __init__(self, sentence: str = "Cancelled. Nothing was kept.") -> None:
        super().__init__(sentence)


class HeldOpen(Refusal):
    """Another program has the file open; `offer` is the next name that is free."""

    def __init__(self, sentence: str, *, offer: str) -> None:
        super().__init__(sentence, field="file_name")
        self.offer = offer
