"""Style sheets and scripts: a bundle for every page, and one for each part of the handbook that only some pages show.

A bundle is made of one file per component and bears a name that changes with them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from markupsafe import Markup

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_FRAME = '(function () {{\n"use strict";\n{}{}\n}})();\n'
_MODULE = "/*\n{}*/\nexport default function ({{ $, $$, make, site, address }}) {{\nvar BaseStemmer;\n{}\n}}\n"
_SHARED = "const { $, $$, make, component, store, address, minutes, clock, label, toast } = window.opsbook;\n"
"""What a part's script takes from the script of every page (assets/js/99-parts.js)."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """One style sheet or script: its path from the site's root, and its bytes."""

    path: str
    content: bytes


@cache
def common() -> tuple[Bundle, Bundle]:
    """The style sheet and the script of every page."""
    assets = resources.files("opsbook") / "assets"
    return _style("opsbook", assets / "css"), _script("opsbook", assets / "js", f'const SEARCH = "{search().path}";\n')


@cache
def early() -> Bundle:
    """The script that stands in the head of every page: what must be right before anything is shown."""
    return _script("opsbook-early", resources.files("opsbook") / "assets" / "early", "")


@cache
def search() -> Bundle:
    """The module that the script of every page loads when somebody wants to search.

    The stemmer in it is Snowball's, as its compiler made it; its licence goes along.
    """
    assets = resources.files("opsbook") / "assets"
    stemmer = assets / "vendor" / "snowball"
    licence = (stemmer / "LICENSE").read_text(encoding="utf-8")
    text = _lean_script("\n".join((_text(stemmer, "js"), _text(assets / "search", "js"))))
    return _named("opsbook-search", "js", _MODULE.format(licence, text))


@cache
def part(name: str) -> tuple[Bundle, ...]:
    """The bundles of a part, a folder of ``assets/parts/``: a style sheet, a script, or both."""
    folder = resources.files("opsbook") / "assets" / "parts" / name
    found = (_style(name, folder), _script(name, folder, _SHARED))
    return tuple(bundle for bundle in found if bundle.content)


def parts() -> Iterator[Bundle]:
    """The bundles of all parts."""
    folders = (resources.files("opsbook") / "assets" / "parts").iterdir()
    for name in sorted(folder.name for folder in folders if folder.is_dir()):
        yield from part(name)


def tags(name: str, root: str) -> Markup:
    """The elements by which a page loads a part. They stand before what they dress: it never shows undressed."""
    style = Markup('<link rel="stylesheet" href="{}{}">')
    script = Markup('<script src="{}{}" defer></script>')
    lines = ((style if bundle.path.endswith(".css") else script).format(root, bundle.path) for bundle in part(name))
    return Markup("").join(lines)


def _style(name: str, folder: Traversable) -> Bundle:
    return _named(name, "css", _lean_style(_text(folder, "css")))


def _script(name: str, folder: Traversable, shared: str) -> Bundle:
    text = _lean_script(_text(folder, "js"))
    return _named(name, "js", _FRAME.format(shared, text) if text else "")


def _named(name: str, ending: str, text: str) -> Bundle:
    content = text.encode()
    return Bundle(f"assets/{name}.{hashlib.sha256(content).hexdigest()[:10]}.{ending}", content)


def _text(folder: Traversable, ending: str) -> str:
    files = sorted((file for file in folder.iterdir() if file.name.endswith(f".{ending}")), key=lambda file: file.name)
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def _lean_style(text: str) -> str:
    """Without comments and white space that style sheets do not need."""
    text = re.sub(r"\s+", " ", _COMMENT.sub("", text))
    return re.sub(r":\s+", ":", re.sub(r"\s*([{};,>])\s*", r"\1", text)).strip()


def _lean_script(text: str) -> str:
    """Without comments, indentation and empty lines. Lines stay, so that no statement changes."""
    lines = (line.strip() for line in _COMMENT.sub("", text).splitlines())
    return "\n".join(line for line in lines if line)
