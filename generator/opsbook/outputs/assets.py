"""The style sheets and the scripts, under names that change with them."""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.emit import bundle
from opsbook.emit.artifact import Artifact, File
from opsbook.emit.site import Site


def emit(_site: Site) -> Iterator[Artifact]:
    """The bundles of every page, and those of its parts."""
    for one in (*bundle.common(), *bundle.parts()):
        yield File(one.path, one.content)
