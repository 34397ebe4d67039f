"""The Atom feed is one, and names its entries for good."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from opsbook.emit.forge import Forge
from tests.outputs.books import BOOK
from tests.outputs.emitted import Emit, Emitted

ATOM = "{http://www.w3.org/2005/Atom}"


def feed(site: Emitted) -> ET.Element:
    """The feed, parsed."""
    return ET.fromstring(site.content("feed.xml"))


def test_the_feed_has_all_that_atom_asks_for(emit: Emit) -> None:
    root = feed(emit(BOOK))
    assert root.tag == f"{ATOM}feed"
    assert root.findtext(f"{ATOM}id") == "tag:handbook.example,2026:ops/feed"
    assert root.findtext(f"{ATOM}updated") == "2026-10-02T00:00:00Z"
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "Handbook"
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links == {
        "self": "https://handbook.example/ops/feed.xml",
        "alternate": "https://handbook.example/ops/changes/",
    }
    for entry in root.findall(f"{ATOM}entry"):
        assert all(entry.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated", "summary"))
        link = entry.find(f"{ATOM}link")
        assert link is not None
        assert link.get("href", "").startswith("https://handbook.example/ops/")


def test_entries_are_the_changes_under_names_of_their_own(emit: Emit) -> None:
    entries = feed(emit(BOOK)).findall(f"{ATOM}entry")
    assert entries[0].findtext(f"{ATOM}id") == "tag:handbook.example,2026-10-02:ops/policy:consent"
    assert entries[0].findtext(f"{ATOM}title") == "Consent"
    names = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(names)) == len(names) == 5


def test_markup_in_a_title_is_text(emit: Emit) -> None:
    title = "]]> <script>alert(1)</script> & more"
    site = emit({"data/policies/p.yml": f"title: '{title}'\nstatus: in-force\nreviewed: 2026-05-01\n"})
    assert feed(site).findtext(f"{ATOM}entry/{ATOM}title") == title


def test_a_site_without_an_address_still_has_a_feed(emit: Emit) -> None:
    root = feed(emit(BOOK, forge=Forge()))
    assert root.findtext(f"{ATOM}id") == "tag:opsbook.invalid,2026:feed"


def test_an_empty_handbook_has_an_empty_feed(emit: Emit) -> None:
    root = feed(emit({}))
    assert not root.findall(f"{ATOM}entry")
    assert root.findtext(f"{ATOM}updated") == "2026-11-21T00:00:00Z"
