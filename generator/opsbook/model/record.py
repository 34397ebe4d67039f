"""The record: one file of the handbook, checked and typed. Every kind is a subclass composed of traits."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, Protocol, Self

from pydantic import BaseModel, ConfigDict, Field

from opsbook.diagnostic import Route
from opsbook.model.due import Due
from opsbook.model.identity import Identity
from opsbook.model.kind import Kind, Status
from opsbook.model.reference import ANY, Ref
from opsbook.model.telling import Told
from opsbook.model.text import Line, Prose, Url

Audience = Literal["public", "internal", "restricted"]
AUDIENCES: tuple[Audience, ...] = ("public", "internal", "restricted")


class Part(BaseModel):
    """A mapping inside a record. Strict: nothing is converted, nothing unknown is kept."""

    # Deferred: a trait is never a record itself, and a kind of which there is no record needs no checker.
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, defer_build=True)

    called: ClassVar[str | None] = None
    """What one of a list of these is called, such as "field"; None where the class's own name says it."""


HELD = "_held"
"""The attribute of a record that holds the fields which nobody asked for yet."""


class Held(Protocol):
    """The fields of a record that nobody asked for yet."""

    def fetch(self, name: str | None) -> dict[str, Any]:
        """The fields that come with one; all, when it is None."""
        ...


class Link(Part):
    """An address outside the handbook."""

    label: Line
    """What the link leads to, in a few words."""
    url: Url
    """The address: https, http, mailto or tel."""


def shifted(route: Route, cuts: Iterable[Route]) -> Route:
    """A route among items of which some were left out, as a route among all of them."""
    found: Route = ()
    for step in route:
        if isinstance(step, int):
            for gap in sorted(cut[-1] for cut in cuts if cut[:-1] == found and isinstance(cut[-1], int)):
                step += gap <= step  # noqa: PLW2901  # each gap before it moves it one on
        found = (*found, step)
    return found


class Record(Part):
    """The fields that every record has."""

    kind: ClassVar[Kind]
    ordered_days: ClassVar[tuple[tuple[str, str], ...]] = ()
    """Pairs of fields, of the record or of its parts, of which the second day must not come before the first."""
    review_expected: ClassVar[bool] = True
    """Whether a record that says nothing of reviews wants one."""
    owner_expected: ClassVar[bool] = True
    """Whether a record without an owner is a gap."""
    ownerless_rule: ClassVar[str | None] = None
    """The code of a rule of the kind's own that speaks of a missing owner, in place of the general one."""
    weighty: ClassVar[frozenset[str]] = frozenset()
    """Fields whose wording obliges somebody, so that new words in them are news and no mere edit."""
    foreign_fields: ClassVar[frozenset[str]] = frozenset()
    """Fields that belong to another program and are passed over."""

    title: Line
    """The name that readers see. A person's title is the name."""
    summary: Line | None = None
    """One plain line for lists, search results and hover cards."""
    status: Literal["draft", "ready", "retired"] | None = None
    """Where the record stands: draft, ready or retired."""
    tags: list[Line] = Field(default_factory=list)
    """Other words that people search for."""
    audience: Audience = "internal"
    """Who may see the record: public, internal (the default) or restricted."""
    regions: list[Line] = Field(default_factory=list)
    """The regions that the record holds for; none means everywhere."""
    related: list[Annotated[str, Ref(ANY, says="Related", back="Related")]] = Field(default_factory=list)
    """Other records worth reading beside this one."""
    links: list[Link] = Field(default_factory=list)
    """Addresses outside the handbook."""
    aliases: list[Line] = Field(default_factory=list)
    """Ids that this record had before; each becomes a redirect."""
    body: Prose | None = None
    """Free text in Markdown, shown after the other fields."""

    identity: ClassVar[Identity]
    """Who the record is. Set on each record by ``placed``, as are the next four."""
    id: ClassVar[str]
    """The file's name without its ending."""
    key: ClassVar[str]
    """Kind and id, such as ``policy:consent``: unique in the handbook."""
    path: ClassVar[str]
    """The file, relative to the handbook's root."""
    damaged: ClassVar[frozenset[str]]
    """Top-level fields that could not be read in full; ``*`` when nothing could."""
    faulty: ClassVar[frozenset[Route]] = frozenset()
    """Where the values stand that could not be read. Rules say nothing about these."""
    cuts: ClassVar[frozenset[Route]] = frozenset()
    """The items of lists that were left out because they could not be read, by their place in the file."""

    def placed(self, identity: Identity, damaged: frozenset[str] = frozenset()) -> Self:
        """This record under its identity. Plain attributes: pydantic's private ones cost a call at each look."""
        for name, value in (
            ("identity", identity),
            ("id", identity.id),
            ("key", identity.key),
            ("path", identity.path),
            ("damaged", damaged),
        ):
            object.__setattr__(self, name, value)
        return self

    def in_file(self, route: Route) -> Route:
        """Where a value of this record stands in its file, in which the items that were left out still count."""
        return shifted(route, self.cuts) if self.cuts else route

    def whole(self) -> Self:
        """This record with all of its fields at hand, in their order."""
        if HELD in self.__dict__:
            self._fetch(None)
            del self.__dict__[HELD]
            fields = {name: self.__dict__[name] for name in type(self).model_fields}
            object.__setattr__(self, "__dict__", {**fields, **self.__dict__})
        return self

    def _fetch(self, name: str | None) -> None:
        held: Held | None = self.__dict__.get(HELD)
        if held is not None:
            for field, value in held.fetch(name).items():
                self.__dict__.setdefault(field, value)

    if not TYPE_CHECKING:  # to the type checker every field is there

        def __getattr__(self, name: str) -> Any:
            """A field that nobody asked for yet."""
            if name not in type(self).model_fields:
                return super().__getattr__(name)
            self._fetch(name)
            try:
                return self.__dict__[name]
            except KeyError:
                return super().__getattr__(name)

    def __hash__(self) -> int:
        """By identity: two records are the same when they are one file's."""
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return self is other

    @property
    def url(self) -> str:
        """The page's address, relative to the site's root."""
        return self.identity.url if self.identity.url is not None else f"{self.kind.plural}/{self.id}/"

    @property
    def own_status(self) -> Status:
        """The status that the record states itself. Whether it is superseded, only the graph knows."""
        return self.kind.status(self.status)

    @property
    def unlinked_rule(self) -> str | None:
        """The code of a rule of the kind's own that speaks of this record when nothing leads to it."""
        return None

    @property
    def heading(self) -> str:
        """The title as links show it."""
        return self.title

    @property
    def synonyms(self) -> list[str]:
        """Other words for what the record is about: who searches for them finds all that speaks of it."""
        return []

    def deadlines(self, today: date) -> Iterator[Due]:
        """The dates of this record's own that somebody must meet; reviews come from the trait."""
        return iter(())

    def told(self, before: Self | None) -> Iterator[Told]:
        """What a change since an earlier version means, beyond its fields; without one, that the record came."""
        return iter(())

    def anchors(self) -> Iterator[str]:
        """The anchors of the record's own parts, beside the sections of its kind."""
        return iter(())
