"""The style sheet and the script: one bundle each, of one file per component, under a name that changes with them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import cache
from importlib import resources

from opsbook.emit.artifact import Artifact, File
from opsbook.emit.site import Site

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def emit(_site: Site) -> Iterator[Artifact]:
    """The two bundles."""
    for path, content in bundles():
        yield File(path, content)


@cache
def bundles() -> tuple[tuple[str, bytes], tuple[str, bytes]]:
    """Path and content of the style sheet, then of the script."""
    style = _lean_style("\n".join(_parts("css")))
    script = '(function () {\n"use strict";\n' + _lean_script("\n".join(_parts("js"))) + "\n})();\n"
    return _named("css", style), _named("js", script)


def _named(ending: str, text: str) -> tuple[str, bytes]:
    content = text.encode()
    return f"assets/opsbook.{hashlib.sha256(content).hexdigest()[:10]}.{ending}", content


def _parts(ending: str) -> list[str]:
    folder = resources.files("opsbook") / "assets" / ending
    files = sorted((file for file in folder.iterdir() if file.name.endswith(f".{ending}")), key=lambda file: file.name)
    return [file.read_text(encoding="utf-8") for file in files]


def _lean_style(text: str) -> str:
    """Without comments and white space that style sheets do not need."""
    text = re.sub(r"\s+", " ", _COMMENT.sub("", text))
    return re.sub(r":\s+", ":", re.sub(r"\s*([{};,>])\s*", r"\1", text)).strip()


def _lean_script(text: str) -> str:
    """Without comments, indentation and empty lines. Lines stay, so that no statement changes."""
    lines = (line.strip() for line in _COMMENT.sub("", text).splitlines())
    return "\n".join(line for line in lines if line)
