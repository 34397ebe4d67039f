"""The side list: hand-written pages, kinds and overviews, one level deep. Records never appear in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from opsbook.graph.book import Book
from opsbook.model.kind import Kind

GROUPS = ("Do", "Rules", "Know", "People")
OVERVIEWS = (
    ("Handbook health", "health/"),
    ("Deadlines", "deadlines/"),
    ("What changed", "changes/"),
    ("Relations", "relations/"),
    ("What is checked", "rules/"),
)


@dataclass(frozen=True, slots=True)
class Item:
    """One entry: the words, the address from the site's root, and the key by which it is marked as active."""

    title: str
    url: str
    key: str


@dataclass(frozen=True, slots=True)
class ItemGroup:
    """Entries under a heading; None for those at the top."""

    title: str | None
    items: list[Item] = field(default_factory=list)


def side_list(book: Book, pages: Iterable[ItemGroup]) -> list[ItemGroup]:
    """The whole list: first the hand-written pages as given, then the kinds that have records, then the overviews."""
    groups = [group for group in pages if group.items]
    if not groups or groups[0].title is not None or not any(item.url == "" for item in groups[0].items):
        home = Item("Home", "", "home")
        top = groups.pop(0).items if groups and groups[0].title is None else []
        groups.insert(0, ItemGroup(None, [home, *top]))
    kinds = book.kinds()
    for title in GROUPS:
        items = [_item(kind) for kind in kinds if kind.group == title]
        if newcomers := [kind for kind in kinds if kind.group == title and kind.door and kind.door.newcomers]:
            items.insert(items.index(_item(newcomers[0])) + 1, Item("Your first week", "first-week/", "first-week"))
        if title == "People":
            items.insert(0, Item("Owners", "owners/", "owners"))
        if items:
            groups.append(ItemGroup(title, items))
    overviews = [Item(title, url, url.rstrip("/")) for title, url in OVERVIEWS]
    return [*groups, ItemGroup("Keep it true", overviews)]


def _item(kind: Kind) -> Item:
    return Item(kind.labels, f"{kind.plural}/", kind.plural)
