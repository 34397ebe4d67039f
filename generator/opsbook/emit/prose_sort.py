"""What sort of prose a text is: a plain line, ordinary prose that every parser reads alike, or anything else."""

from __future__ import annotations

import re
import string

_UNMARKED = (string.ascii_letters + string.digits + " ,;'\"?=%$^").encode() + bytes(range(0x80, 0x100))
"""Characters that mean nothing in Markdown, wherever they stand."""
_SPARSE = b".:/()-"
"""Characters that mean nothing as long as no two of them stand together."""
_TWO_TOGETHER = re.compile(r"[.:/()-]{2}")
_STARTS_BLOCK = re.compile(r"\s|[-+*>#=~`|]|\d+[.)]")

_ODD = (
    *("![", "]](", "\t", "\0", "\r", "\f", "\v"),
    *("\x1c", "\x1d", "\x1e", "\x1f", "\x85", "\u2028", "\u2029"),
)
"""What only the whole dialect knows, and white space that parsers differ about."""
_ODD_BRACKET = re.compile(r"\[(?:[\^!]|[ xX]\] )")
_ODD_BACKSLASH = re.compile(r"\\(?:[\[\\\s]|\Z)")
_ENTITY = re.compile(r"&[#a-zA-Z]")
_DEFINITION = re.compile(r"(?<!\])\]:")
_DEEP_MARKER = re.compile(r"\n {4,}[#>]")
_FLANKED = re.compile(r"[^\x00-\x7f][*_]|[*_][^\x00-\x7f]")
_DELIMITER = re.compile(r"\|(?: *:?-+:? *\|)+")
PLAIN_ADDRESS = re.compile(
    r"https?://[a-z0-9.-]+(?::\d+)?(?:[/?#][\w./?#=+,;-]*)?|mailto:[\w.+-]+@[a-z0-9.-]+|tel:\+?[\d-]+"
    r"|(?!//)[\w./#-][\w./?#=+,;-]*",
    re.ASCII,
)
"""Addresses that all parsers write as they were written; all are of an allowed scheme."""
_ADDRESSES = ("://", "@", "www.", "mailto:", "xmpp:")


def is_plain(text: str) -> bool:
    """Whether a text is one plain line, without any markup."""
    if starts_block(text) or "www." in text:
        return False
    marks = text.strip().encode(errors="surrogatepass").translate(None, _UNMARKED)
    return len(marks) == 0 or (not marks.strip(_SPARSE) and (len(marks) == 1 or not _TWO_TOGETHER.search(text)))


def starts_block(text: str) -> bool:
    """Whether a text begins with what may be a list, a heading, a table or any other block."""
    return _STARTS_BLOCK.match(text) is not None


def names_address(text: str) -> bool:
    """Whether something in a text may be an address that becomes a link by itself."""
    lower = text.lower()
    return any(part in lower for part in _ADDRESSES)


def ordinary(text: str) -> bool:
    """Whether nothing in a text is peculiar to one dialect, or known to be read in two ways."""
    return not (
        any(part in text for part in _ODD)
        or _ODD_BRACKET.search(text)
        or text.count("~") > 1
        or ("]:" in text and _DEFINITION.search(text))
        or ("\\" in text and _ODD_BACKSLASH.search(text))
        or ("&" in text and _ENTITY.search(text))
        or ("\n    " in text and _DEEP_MARKER.search(text))
        or (not text.isascii() and _FLANKED.search(text))
        or ("|" in text and not _has_plain_tables(text))
    )


def _has_plain_tables(text: str) -> bool:
    """Whether whatever could be taken for a table is one as people write it: by itself, each line between bars."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        above = lines[number - 1] if number else ""
        if "-" in line and not line.strip("|:- >*+.)0123456789") and ("|" in line or ":" in line or "|" in above):
            before = lines[number - 2] if number > 1 else ""
            if before or not _between_bars(above) or not _DELIMITER.fullmatch(line):
                return False
            for row in lines[number + 1 :]:
                if not row:
                    break
                if not _between_bars(row):
                    return False
    return True


def _between_bars(line: str) -> bool:
    return line.startswith("|") and line.endswith("|") and len(line) > 1 and "\\" not in line
