"""Icons, as one set of symbols for each page that holds just those it uses."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from markupsafe import Markup

_USED = 'xlink:href="#i-'
_NAME = re.compile(r'([a-z0-9-]+)"')
_SVG = re.compile(r"<svg[^>]*?(viewBox=\"[^\"]+\")[^>]*>(.*)</svg>", re.DOTALL)


@cache
def icon(name: str) -> Markup:
    """An icon beside words that say the same. ``xlink:href``: a plain href breaks Material's instant navigation."""
    return Markup(
        '<svg class="ob-icon" aria-hidden="true" focusable="false"><use xlink:href="#i-{}"></use></svg>'
    ).format(name)


def with_symbols(article: str) -> str:
    """The article followed by the symbols of the icons that it uses."""
    return f"{article}{symbols(article)}"


def symbols(html: str) -> str:
    """The symbols of the icons that some HTML uses; nothing where there are none."""
    used = sorted({found[1] for part in html.split(_USED)[1:] if (found := _NAME.match(part))})
    if not used:
        return ""
    each = "".join(_symbol(name) for name in used)
    return f'<svg class="ob-symbols" width="0" height="0" aria-hidden="true" focusable="false">{each}</svg>'


@cache
def _symbol(name: str) -> str:
    source = resources.files("opsbook") / "assets" / "icons" / f"{name}.svg"
    match = _SVG.search(source.read_text(encoding="utf-8"))
    if match is None:
        raise ValueError(f"the icon {name} is not an SVG file with a viewBox")
    return f'<symbol id="i-{name}" {match[1]}>{match[2].strip()}</symbol>'
