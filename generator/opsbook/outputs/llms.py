"""``llms.txt``: where a program that reads text finds what, on one short page (llmstxt.org)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from opsbook.emit.artifact import Artifact, File, Late
from opsbook.emit.fingerprint import text_print
from opsbook.emit.side_list import OVERVIEWS
from opsbook.emit.site import Site
from opsbook.model.kind import Kind

PATH = "llms.txt"
MACHINE = (
    ("Every record", "api/v1/records.json", "kind, title, owner, status, review and links of each, as JSON"),
    ("Findings", "api/v1/diagnostics.json", "what the checks found, as JSON"),
    ("Kinds", "kinds/", "the fields of each kind of record, with a JSON Schema"),
    ("Changes", "feed.xml", "what changed, as an Atom feed"),
    ("Deadlines", "deadlines.ics", "every date that somebody must meet, as a calendar"),
)


def emit(site: Site) -> Iterator[Artifact]:
    """One file. Records are reached through the indexes, so that it stays short."""
    kinds = [kind for kind in site.handbook.book.kinds() if kind.group]
    yield Late(PATH, text_print([kind.name for kind in kinds]), partial(_text, site, kinds), noted=False)


def _text(site: Site, kinds: list[Kind]) -> File:
    base = site.forge.site_url or ""
    lines = [f"# {site.facts.name}", ""]
    lines += [f"> {site.facts.description}", ""] if site.facts.description else []
    lines += ["## Records", "", *(f"- [{kind.labels}]({base}{kind.plural}/): {kind.about}" for kind in kinds), ""]
    lines += ["## Overviews", "", f"- [Owners]({base}owners/)"]
    lines += [*(f"- [{title}]({base}{url})" for title, url in OVERVIEWS), ""]
    lines += ["## For programs", "", *(f"- [{title}]({base}{url}): {about}" for title, url, about in MACHINE), ""]
    return File(PATH, "\n".join(lines).encode())
