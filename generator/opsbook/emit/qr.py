"""An address as a QR code, for a room that follows along on its phones."""

from __future__ import annotations

from markupsafe import Markup


def qr(address: str) -> Markup:
    """The code as inline SVG, black on the ground of the style sheet; the address stands beside it in words."""
    import segno  # noqa: PLC0415  # few sites have a page that shows one, and it takes as long as fifty pages

    code = segno.make(address, error="m", micro=False)
    return Markup(code.svg_inline(border=2, omitsize=True, svgclass="ob-qr", lineclass=None))
