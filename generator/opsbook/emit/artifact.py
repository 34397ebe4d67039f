"""One file of the site, before anyone decides where it goes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of a page's table of contents."""

    level: int
    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class File:
    """A file as it stands: ``path`` from the site's root, ``content`` its bytes."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that was made before and is still the same; it is made again where nobody kept it."""

    path: str
    made: Callable[[], File]

    @property
    def content(self) -> bytes:
        """Its bytes, made now."""
        return self.made().content


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the handbook: an article for which the publisher supplies what surrounds it.

    ``url`` ends in a slash and counts from the site's root. ``section`` is the entry of the side list to mark.
    ``listed``: whether the sitemap names it. ``edit_url`` is absolute.
    """

    url: str
    title: str
    description: str
    article: str
    section: str | None = None
    toc: tuple[Heading, ...] = ()
    edit_url: str | None = None
    listed: bool = True
    aside: bool = field(default=True)
    """Whether the table of contents has room beside the article."""

    @property
    def path(self) -> str:
        """The page's file, from the site's root."""
        return f"{self.url}index.html"


Made = File | Page


@dataclass(frozen=True, slots=True)
class Late:
    """An artifact that is made only when something that it is made from has changed since the last build.

    ``print`` covers what ``make`` reads, but for the targets and views that it asks for, which are noted as it runs.
    ``url`` is the address of a page that the sitemap names.
    """

    path: str
    print: bytes
    make: Callable[[], Made]
    url: str | None = None
    noted: bool = True
    """Whether to note what it asks for; not where the print covers that as well."""

    @classmethod
    def page(cls, url: str, made_of: bytes, make: Callable[[], Page]) -> Late:
        """A page that is made late."""
        return cls(f"{url}index.html", made_of, make, url)

    @classmethod
    def overview(cls, url: str, made_of: bytes, make: Callable[[], Page]) -> Late:
        """A page that shows many records; ``made_of`` is the print of all that it shows of them."""
        return cls(f"{url}index.html", made_of, make, url, noted=False)


@dataclass(frozen=True, slots=True)
class Bunch:
    """Several artifacts that are made together, when something that any of them shows has changed.

    ``name`` tells it from others; ``print`` covers all that they show, but for what is ``noted`` as they are made.
    """

    name: str
    print: bytes
    make: Callable[[], Iterable[Made]]
    noted: bool = False
    """Whether to note the records that they ask for."""


@dataclass(frozen=True, slots=True)
class Group:
    """Artifacts that are made late, each by itself, and are not even looked for when nothing that any shows has moved.

    ``name`` tells it from bunches and other groups; ``print`` covers all that decides which there are, and what they
    show.
    """

    name: str
    print: bytes
    find: Callable[[], Iterable[Late]]


Artifact = Made | Late | Bunch | Group


def made(artifact: Artifact) -> Iterator[Made]:
    """The artifact itself, made now if it was to be made late; of a bunch or group, all that are in it."""
    if isinstance(artifact, Group):
        yield from (one.make() for one in artifact.find())
    elif isinstance(artifact, Bunch):
        yield from artifact.make()
    else:
        yield artifact.make() if isinstance(artifact, Late) else artifact
