"""Characters that nobody sees and that change what a text seems to say."""

from __future__ import annotations

import re

HIDDEN = re.compile(
    "[\u202a-\u202e\u2066-\u2069]"  # turn the direction of what follows
    "|[\u200b\u2060\ufeff]"  # no width at all
    "|(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0001-\U000e007f]+"  # tags, which only flags are made of
)
_SIGNS = tuple(
    map(chr, (0x200B, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xE0001, 0xE0080)))
)
"""Each looked for by itself, which takes a tenth of the time that the pattern does."""


def made_visible(text: str) -> str:
    """A text, plain or HTML, with each such character replaced by its number: ``[U+202E]``."""
    if text.isascii() or not any(map(text.__contains__, _SIGNS)):
        return text
    return HIDDEN.sub(lambda match: "".join(f"[U+{ord(char):04X}]" for char in match[0]), text)
