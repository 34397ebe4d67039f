"""The style sheets and the scripts, under names that change with them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from opsbook.emit import bundle
from opsbook.emit.artifact import Artifact, File, Late
from opsbook.emit.site import Site


def emit(_site: Site) -> Iterator[Artifact]:
    """The bundles of every page, that of the search, and those of parts."""
    for one in (bundle.early(), *bundle.common(), bundle.search(), *bundle.parts()):
        yield Late(one.path, b"", partial(File, one.path, one.content))  # the path says what is in it
