"""A site that is brought up to date is byte for byte the site that is built anew, and only what changed is made."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from opsbook import build
from opsbook.cache import Cache
from opsbook.emit.forge import Forge
from opsbook.live import LiveSite
from opsbook.publish.edition import Edition
from opsbook.shell import Blank, Shell
from opsbook.timings import Timings
from tests.handbooks import checked, write
from tests.publish.test_edition import files
from tests.rules.clean_handbook import FILES

FRAME = (
    "<html><title>{title}</title><meta content='{description}'><link href='{canonical}'>"
    '<ul><li><a href="{anchor}">{entry}</a></li></ul><main>{content}</main></html>'
)


def frame(blank: Blank, section: str | None) -> str:
    """A theme's page of the simplest sort."""
    entry = blank.toc[0]
    return FRAME.format(
        title=blank.title,
        description=blank.meta["description"],
        canonical=blank.canonical_url,
        anchor=entry.url,
        entry=entry.title,
        content=blank.content,
    )


@dataclass
class Built:
    """How much a build had to do."""

    made: int
    written: int


def made(folder: Path, live: Path, cache: Cache) -> LiveSite:
    """Make the site of a folder's handbook, up to the moment in which it is published; what then can follow edits."""
    found, own = checked(folder), folder / "overrides"
    site = build.site_of(found, "Test", "", Forge("https://handbook.example/"), own if own.is_dir() else None)
    edition = Edition(live, cache).__enter__()
    edition.write("index.html", b"home")
    edition.write("404.html", b"lost")
    making = build.Build(site, edition, cache, Timings())
    making.write(Shell(frame, "https://handbook.example/"), b"", [""])
    making.index()
    return LiveSite(found, making)


def published(folder: Path, live: Path, cache: Cache) -> LiveSite:
    """Publish the handbook of a folder; what then can follow edits."""
    site = made(folder, live, cache)
    site.build.publish()
    site.build.edition.close()
    return site


def publish(folder: Path, live: Path, cache: Cache) -> Built:
    """Publish the handbook of a folder; how much there was to do."""
    done = published(folder, live, cache).build
    return Built(done.writer.made, done.edition.written)


@dataclass
class Workshop:
    """A handbook with its published site, to be edited and published again."""

    folder: Path
    live: Path
    cache: Cache

    def publish(self) -> Built:
        """Bring the site up to date."""
        return publish(self.folder, self.live, self.cache)

    def edit(self, path: str, old: str, new: str) -> None:
        """Change a file."""
        file = self.folder / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def assert_as_if_new(self) -> None:
        """Compare the site with one that is built from nothing."""
        anew = self.live.with_name("anew")
        publish(self.folder, anew, Cache(None))
        found, wanted = files(self.live), files(anew)
        assert found.keys() == wanted.keys()
        assert [path for path in wanted if found[path] != wanted[path]] == []


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    """The clean handbook, published once."""
    write(tmp_path / "book", FILES, {})
    shop = Workshop(tmp_path / "book", tmp_path / "www/site", Cache(tmp_path / "cache"))
    shop.publish()
    return shop


def test_nothing_is_made_or_written_when_nothing_changed(workshop: Workshop) -> None:
    before = {path: (workshop.live / path).stat().st_ino for path in files(workshop.live)}
    done = workshop.publish()
    assert (done.made, done.written) == (0, 0)
    assert {path: (workshop.live / path).stat().st_ino for path in files(workshop.live)} == before
    workshop.assert_as_if_new()


def test_an_edit_of_the_text_writes_the_record_and_nothing_that_does_not_show_it(workshop: Workshop) -> None:
    workshop.publish()
    workshop.edit("data/roles/consent-lead.yml", "Keeps consent right", "Sees that consent is right")
    before = files(workshop.live)
    workshop.publish()
    after = files(workshop.live)
    changed = {path for path in after if before.get(path) != after[path]}
    assert "roles/consent-lead/index.html" in changed
    assert not {path for path in changed if path.endswith("/index.html")} - {"roles/consent-lead/index.html"}
    workshop.assert_as_if_new()


def test_an_edit_of_the_text_leaves_overviews_alone(workshop: Workshop) -> None:
    workshop.publish()
    workshop.edit("data/terms/opt-in.yml", "Somebody says yes", "Somebody agrees")
    assert workshop.publish().made == 3  # its page, its own data, and the glossary
    workshop.assert_as_if_new()


def test_an_edit_of_the_text_leaves_the_index_of_its_kind_alone(workshop: Workshop) -> None:
    workshop.publish()
    workshop.edit("data/services/preference-pages.yml", "Ask in the channel", "Write to the channel")
    assert workshop.publish().made == 2  # its page and its own data
    workshop.assert_as_if_new()


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("data/contracts/consent-changed.yml", "version: 2", "version: 3"),
        ("data/contracts/consent-changed.yml", "pii: true", "pii: false"),
        ("data/tools/mailwright.yml", "seats: 40", "seats: 55"),
        ("data/services/consent-store.yml", "depends_on: [yesbook]", "depends_on: [yesbook, send-time]"),
    ],
)
def test_an_index_follows_what_it_shows_of_its_records(workshop: Workshop, path: str, old: str, new: str) -> None:
    index = f"{path.split('/')[1]}/index.html"
    before = files(workshop.live)[index]
    workshop.edit(path, old, new)
    workshop.publish()
    assert files(workshop.live)[index] != before
    workshop.assert_as_if_new()


def test_an_index_of_the_handbooks_own_making_follows_what_it_shows(workshop: Workshop) -> None:
    shown = "{% for entry in entries %}<p>{{ entry.record.support }} {{ entry.record.whole().title }}</p>{% endfor %}"
    own = "{% extends 'index.html.jinja' %}{% block above %}" + shown + "{% endblock %}"
    write(workshop.folder, {"overrides/service/index.html.jinja": own})
    workshop.publish()
    workshop.edit("data/services/preference-pages.yml", "Ask in the channel", "Write to the channel")
    workshop.publish()
    assert b"Write to the channel" in files(workshop.live)["services/index.html"]
    workshop.assert_as_if_new()


def test_an_edit_of_the_summary_renders_what_shows_it(workshop: Workshop) -> None:
    path = "data/checklists/lab-exit.yml"
    workshop.publish()
    workshop.edit(path, "title:", "summary: First words.\ntitle:")
    workshop.publish()
    workshop.edit(path, "First words", "Other words")
    workshop.publish()
    workshop.edit(path, "Other words", "Last words")
    assert workshop.publish().made == 4  # its page, its own data, the list of all, and the index of its kind
    workshop.assert_as_if_new()


PEOPLE = {
    "data/people/ann.yml": "title: Ann\n",
    "data/people/ben.yml": "title: Ben\n",
    "data/people/cleo.yml": "title: Cleo\nphone: +44 20 7946 0001\n",
    "data/teams/outer.yml": "title: Outer\n",
    "data/teams/inner.yml": "title: Inner\nparent: outer\nmembers: [ann]\n",
    "data/roles/lead.yml": "title: Lead\nholders: [ben]\ndeputy: cleo\n",
    "data/services/by-team.yml": "title: By team\nowner: team:outer\ndeputy: ben\n",
    "data/services/by-role.yml": "title: By role\nowner: lead\ndeputy: team:outer\n",
    "data/runbooks/heir.yml": "title: Heir\nservices: [by-role]\nsymptoms: [It is slow]\nsteps: [{do: Restart it.}]\n",
    "data/runbooks/other.yml": "title: Other\nservices: [by-team]\nsymptoms: [It is off]\nsteps: [{do: Start it.}]\n",
}
"""Records that come down to people by several ways: teams within teams, roles, stand-ins, parents."""


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("people/ann", "title: Ann", "title: Anna"),
        ("people/ann", "title: Ann", "title: Ann\nstatus: on-leave\ndeputy: cleo"),
        ("people/ann", "title: Ann", "title: Ann\nleft_on: 2026-01-01"),
        ("people/ann", "title: Ann", "title: Ann\nphone: +44 20 7946 0002"),
        ("people/ben", "title: Ben", "title: Ben\nleft_on: 2026-01-01"),
        ("people/cleo", "0001", "0009"),
        ("teams/inner", "parent: outer\n", ""),
        ("teams/inner", "[ann]", "[cleo, ben]"),
        ("teams/outer", "title: Outer", "title: Outside\nmembers: [cleo]"),
        ("roles/lead", "[ben]", "[cleo]"),
        ("roles/lead", "holders: [ben]\n", ""),
        ("services/by-role", "owner: lead", "owner: ann"),
    ],
)
def test_whoever_changes_all_that_comes_down_to_them_follows(tmp_path: Path, path: str, old: str, new: str) -> None:
    write(tmp_path / "book", PEOPLE, {})
    shop = Workshop(tmp_path / "book", tmp_path / "www/site", Cache(tmp_path / "cache"))
    shop.publish()
    shop.edit(f"data/{path}.yml", old, new)
    shop.publish()
    shop.assert_as_if_new()


def test_an_edit_of_the_title_renders_the_pages_that_show_it(workshop: Workshop) -> None:
    workshop.publish()
    workshop.edit("data/people/maya-chen.yml", "title: Maya Chen", "title: Maya Chen-Ortiz")
    before = files(workshop.live)
    workshop.publish()
    after = files(workshop.live)
    pages = {path for path in before if path.endswith("index.html") and not path.startswith(("rules/", "kinds/"))}
    shows = {path for path in pages if b"Maya Chen" in before[path]}  # rules and kinds have her in their examples
    assert shows <= {path for path in after if before.get(path) != after[path]}
    workshop.assert_as_if_new()


def test_the_list_of_all_is_made_anew_where_somebody_changed_it(workshop: Workshop) -> None:
    workshop.publish()
    (workshop.live / "api/v1/records.json").write_text('{"records":[{"key":"person:maya-chen"}]}', encoding="utf-8")
    workshop.edit("data/terms/opt-in.yml", "title:", 'summary: It says ,{"key":"x"} here.\ntitle:')
    workshop.publish()
    workshop.assert_as_if_new()
    workshop.edit("data/terms/opt-in.yml", "It says", "It still says")
    workshop.publish()
    workshop.assert_as_if_new()


def test_a_record_that_moves_in_a_long_list_moves_on_its_plain_pages(workshop: Workshop) -> None:
    tools = {f"data/tools/tool-{number:03}.yml": f"title: Tool {number:03}\n" for number in range(410)}
    write(workshop.folder, {**FILES, **tools}, {})
    workshop.publish()
    workshop.edit("data/tools/tool-000.yml", "title: Tool 000", "title: Tool 999")
    workshop.publish()
    workshop.assert_as_if_new()


def test_a_file_that_somebody_changed_in_the_site_is_put_right(workshop: Workshop) -> None:
    wanted = files(workshop.live)
    (workshop.live / "people/maya-chen/index.html").write_text("defaced", encoding="utf-8")
    (workshop.live / "people/ravi-patel/index.html").unlink()
    workshop.publish()
    assert files(workshop.live) == wanted
    workshop.publish()
    assert files(workshop.live) == wanted


@pytest.mark.parametrize("spoil", [lambda raw: b"", lambda raw: raw[:-7], lambda raw: raw[:60] + b"x" + raw[61:]])
def test_a_spoilt_memory_costs_time_only(workshop: Workshop, spoil: Callable[[bytes], bytes]) -> None:
    wanted = files(workshop.live)
    for file in (workshop.folder.parent / "cache").iterdir():
        file.write_bytes(spoil(file.read_bytes()))
    workshop.publish()
    assert files(workshop.live) == wanted


Edit = Callable[[random.Random, Path], None]


def _title(chance: random.Random, folder: Path) -> None:
    _replace(chance, folder, r"^title: (.*)$", f"title: Renamed {chance.randint(1, 999)}")


def _owner(chance: random.Random, folder: Path) -> None:
    _replace(chance, folder, r"^owner: .*$", f"owner: {chance.choice(['maya-chen', 'nia-jones', 'team:platform'])}")


def _review(chance: random.Random, folder: Path) -> None:
    _replace(chance, folder, r"on: 20\d\d-\d\d-\d\d", f"on: 2026-0{chance.randint(1, 9)}-1{chance.randint(0, 9)}")


def _summary(chance: random.Random, folder: Path) -> None:
    _replace(chance, folder, r"^title: (.*)$", f"title: \\1\nsummary: Words {chance.randint(1, 999)}")


def _text(chance: random.Random, folder: Path) -> None:
    _replace(chance, folder, r"\Z", f"# {chance.randint(1, 999)}\n")


def _value(chance: random.Random, folder: Path) -> None:
    """Change something that the index of a kind shows of its records."""
    patterns = ("version", "seats", "act_within", "likelihood", "every", "next_on", "expires", "definition", "unit")
    pattern = rf"^{chance.choice(patterns)}: (\d+|.*)"
    _replace(chance, folder, pattern, lambda found: found[0].replace(found[1], _other(chance, found[1])))


def _other(chance: random.Random, value: str) -> str:
    """Another value of the same sort: of a number or day the last digit, of words one more."""
    return f"{value[:-1]}{chance.randint(1, 5)}" if value[-1:].isdigit() else f"{value} anew"


def _supersede(chance: random.Random, folder: Path) -> None:
    found = sorted(file.stem for file in folder.glob("data/policies/*.yml"))
    older = f"supersedes: [{chance.choice(found)}]\n"
    new = f"data/policies/newer-{chance.randint(1, 99)}.yml"
    write(folder, {new: f"title: Newer\nstatus: {chance.choice(['draft', 'in-force'])}\nowner: nia-jones\n{older}"})


def _link(chance: random.Random, folder: Path) -> None:
    target = chance.choice(["maya-chen", "platform", "ravi-patel"])
    _replace(chance, folder, r"\Z", f"related: [{target}]\nbody: See [[{chance.choice(['platform', 'maya-chen'])}]].\n")


def _leave(chance: random.Random, folder: Path) -> None:
    file = folder / "data/people/ravi-patel.yml"
    text = file.read_text(encoding="utf-8")
    leave = "status: on-leave\n"
    file.write_text(text.replace(leave, "") if leave in text else text + leave, encoding="utf-8")


def _seat(chance: random.Random, folder: Path) -> None:
    """Put others into a team or role, or a team into another one or out of it."""
    people = chance.sample(["maya-chen", "nia-jones", "ravi-patel", "tom-reed"], 2)
    _replace(chance, folder, r"^(members|holders): .*$", f"\\1: [{', '.join(people)}]")
    part = folder / "data/teams/part.yml"
    if part.exists() and chance.random() < 0.5:
        _replace(chance, folder, r"^parent: platform$\n", "")
    else:
        write(folder, {"data/teams/part.yml": f"title: Part\nparent: platform\nmembers: [{people[0]}]\n"})


def _add(chance: random.Random, folder: Path) -> None:
    number = chance.randint(1, 999)
    write(folder, {f"data/terms/new-{number}.yml": f"title: New {number}\ndefinition: As [[maya-chen]] says.\n"})


def _delete(chance: random.Random, folder: Path) -> None:
    found = sorted(folder.glob("data/terms/new-*.yml"))
    if found:
        chance.choice(found).unlink()


def _rename(chance: random.Random, folder: Path) -> None:
    found = sorted(folder.glob("data/terms/new-*.yml"))
    if found:
        file = chance.choice(found)
        number = chance.randint(1000, 9999)
        file.write_text(file.read_text(encoding="utf-8") + f"aliases: [{file.stem}]\n", encoding="utf-8")
        file.rename(file.with_name(f"new-{number}.yml"))


def _replace(chance: random.Random, folder: Path, pattern: str, new: str | Callable[[re.Match[str]], str]) -> None:
    found = sorted(file for file in folder.glob("data/*/*.yml") if re.search(pattern, file.read_text(), re.MULTILINE))
    if found:
        file = chance.choice(found)
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub(pattern, new, text, count=1, flags=re.MULTILINE), encoding="utf-8")


EDITS: tuple[Edit, ...] = (
    _text, _value, _supersede, _title, _owner, _review, _summary, _link, _leave, _seat, _add, _add, _delete, _rename,
)  # fmt: skip


@pytest.mark.parametrize("seed", range(7))
def test_after_any_edits_the_site_is_as_if_built_anew(workshop: Workshop, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(4):
        before = {file: file.read_bytes() for file in workshop.folder.glob("data/*/*")}
        for edit in chance.choices(EDITS, k=chance.randint(1, 3)):
            edit(chance, workshop.folder)
        if checked(workshop.folder).errors():
            _restore(workshop.folder, before)
            continue
        workshop.publish()
        workshop.assert_as_if_new()


def _restore(folder: Path, before: dict[Path, bytes]) -> None:
    for file in folder.glob("data/*/*"):
        if file not in before:
            file.unlink()
    for file, content in before.items():
        file.write_bytes(content)
