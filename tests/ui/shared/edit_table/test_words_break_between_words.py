"""Words in a cell break between words and none is lost, also behind an emoji, of which Qt counts two signs."""

import pytest
from PySide6.QtWidgets import QApplication

from ui.shared.edit_table.painting import wrapped


@pytest.mark.parametrize("first", ["Worker", "\U0001f642", "\U0001f642\U0001f600\U0001f642", "\u0142", "\U00020000"])
def test_every_line_holds_whole_words(qapp: QApplication, first: str) -> None:
    words = f'{first}, Worker, Charity "Home & Away" and one more name at the end'
    lines = wrapped(words, qapp.font(), 140, 20)
    assert len(lines) > 2
    assert " ".join(lines) == words
