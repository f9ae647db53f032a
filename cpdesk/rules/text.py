"""Text as it may be kept: no character that a file, a list or a printer cannot carry."""

import re

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_UNFIT = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane + end) for plane in range(0, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF))
    + "]"
)


def clean(text: str) -> str:
    """The text with line breaks as new lines, without turned writing, and with a mark for what cannot be kept.

    Word's Shift-Enter (VT), form feeds and U+2028 become new lines; marks that turn the direction of writing go;
    other control characters, U+FFFE and halves of characters become U+FFFD.
    """
    if text.isprintable():  # nearly every text; it holds none of these characters
        return text
    return _UNFIT.sub("\ufffd", _TURNING.sub("", _LINE_ENDS.sub("\n", text)))
