"""Commands, queries and pieces of files, as pages show them: to be read, copied and typed."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from opsbook.emit.safe_html import safe_html

_HYPHENATED = re.compile(r"\S*-\S+|\S+-")


def unbroken(text: str) -> Markup:
    """A command whose words with hyphens are elements, which the style sheet keeps on one line each.

    A browser may break a line after any hyphen: of ``--dry-run`` the first line would end with ``--``, which is another
    command. Nothing is added to the text, so that whoever copies it has what was written.
    """
    return safe_html(_HYPHENATED.sub(r"<span>\g<0></span>", str(escape(text))))
