"""What changed: from the records' own dates, and from git where nothing is hidden."""

from __future__ import annotations

import subprocess
from pathlib import Path

from opsbook import build
from tests.handbooks import WriteHandbook
from tests.outputs.books import BOOK, PEOPLE
from tests.outputs.emitted import FORGE, Emit, Emitted, emitted


def told(site: Emitted) -> list[tuple[str, str, str | None, str | None]]:
    """The changes as day, record, words and names."""
    return [(change.on.isoformat(), change.target.key, change.what, change.by) for change in site.site.changes]


def test_dated_facts_are_told_in_words_with_who_did_it(emit: Emit) -> None:
    assert told(emit(BOOK)) == [
        ("2026-10-02", "policy:consent", "Approved, version 2", "Data steward"),
        ("2026-10-01", "policy:consent", "Reviewed and changed: Added the two-day rule.", "Maya Chen"),
        ("2026-09-01", "decision:0001-buy", "Decided", "Maya Chen"),
        ("2026-06-20", "service:store", "Reviewed, nothing to change", "Ravi Patel"),
        ("2026-03-01", "policy:retention", "Reviewed, nothing to change", "Maya Chen"),
    ]


def test_facts_of_one_day_are_one_change(emit: Emit) -> None:
    policy = (
        "title: P\nstatus: in-force\nversion: 1\n"
        "approvals: [{by: maya-chen, on: 2026-10-01, version: 1}, {by: ravi-patel, on: 2026-10-01, version: 1}]\n"
        "reviews: [{on: 2026-10-01, by: maya-chen}]\n"
    )
    site = emit({**BOOK, "data/policies/p.yml": policy})
    found = [change for change in told(site) if change[1] == "policy:p"]
    assert len(found) == 1
    assert set((found[0][2] or "").split("; ")) == {"Approved, version 1", "Reviewed, nothing to change"}
    assert set((found[0][3] or "").split(", ")) == {"Maya Chen", "Ravi Patel"}


def test_nothing_is_told_of_days_to_come(emit: Emit) -> None:
    assert told(emit(BOOK, today="2026-08-01"))[0][0] == "2026-06-20"


def test_the_list_is_bounded(emit: Emit) -> None:
    many = {f"data/terms/t{n}.yml": f"title: T{n}\n" for n in range(3)}
    many |= {f"data/tools/t{n}.yml": f"title: T{n}\nreviewed: 2026-05-01\n" for n in range(130)}
    assert len(emit(many).site.changes) == 100


def committed(folder: Path, message: str, day: str) -> None:
    """Commit everything in a folder on a day."""
    stamp = f"{day}T12:00:00+0000"
    surroundings = {"GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp, "HOME": str(folder), "PATH": "/usr/bin:/bin"}
    identity = ("-c", "user.name=Nadia Author", "-c", "user.email=nadia@handbook.example")
    for command in (("init", "-q"), ("add", "data"), ("commit", "-q", "-m", message)):
        subprocess.run(["git", "-C", str(folder), *identity, *command], check=True, env=surroundings)


def site_with_history(handbook: WriteHandbook, folder: Path, audience: str) -> Emitted:
    """Two commits: one that touches a public record only, one that touches an internal one as well."""
    public = "title: Lead\naudience: public\n"
    settings = {"audience": audience}
    handbook({"data/terms/lead.yml": public}, settings=settings)
    committed(folder, "Say what a lead is", "2026-11-01")
    files = {"data/terms/lead.yml": f"{public}summary: A person.\n", "data/terms/inside.yml": "title: Inside\n"}
    checked = handbook(files, settings=settings)
    committed(folder, "Say what inside is", "2026-11-02")
    checked = handbook(files, settings=settings)
    return emitted(build.site_of(checked, "Handbook", "", FORGE))


def test_commits_are_told_with_their_words_and_authors(handbook: WriteHandbook, tmp_path: Path) -> None:
    assert told(site_with_history(handbook, tmp_path, "internal")) == [
        ("2026-11-02", "term:inside", "Say what inside is", "Nadia Author"),
        ("2026-11-02", "term:lead", "Say what inside is", "Nadia Author"),
        ("2026-11-01", "term:lead", "Say what a lead is", "Nadia Author"),
    ]


def test_the_public_learns_that_something_changed_and_no_more(handbook: WriteHandbook, tmp_path: Path) -> None:
    site = site_with_history(handbook, tmp_path, "public")
    assert told(site) == [
        ("2026-11-02", "term:lead", "Changed", None),
        ("2026-11-01", "term:lead", "Changed", None),
    ]
    assert not [path for path, content in site.everything() if b"Nadia" in content or b"inside is" in content]


def test_a_commit_tells_what_it_did_to_the_record(handbook: WriteHandbook, tmp_path: Path) -> None:
    before = {**PEOPLE, "data/tools/t.yml": "title: T\nowner: maya-chen\n"}
    handbook(before)
    committed(tmp_path, "A tool", "2026-11-01")
    after = {**PEOPLE, "data/tools/t.yml": "title: T\nowner: ravi-patel\nsummary: New words.\n"}
    handbook(after)
    committed(tmp_path, "A new owner", "2026-11-02")
    checked = handbook(after)
    site = emitted(build.site_of(checked, "Handbook", "", FORGE))
    found = [(change.what, change.facts) for change in site.site.changes if change.target.key == "tool:t"]
    assert found == [
        ("A new owner", ("Owned by: Maya Chen → Ravi Patel", "Edited: summary")),
        ("A tool", ("Added",)),
    ]
    assert "Owned by: Maya Chen → Ravi Patel" in site.text("changes/")
    assert "Owned by: Maya Chen → Ravi Patel" in site.content("feed.xml").decode()


def test_another_search_word_is_no_news(handbook: WriteHandbook, tmp_path: Path) -> None:
    handbook({"data/terms/t.yml": "title: T\n", "data/terms/u.yml": "title: U\n"})
    committed(tmp_path, "Two terms", "2026-11-01")
    more = "title: U\ntags: [one]\nsummary: S.\n"
    after = {"data/terms/t.yml": "title: T\ntags: [thing]\n", "data/terms/u.yml": more}
    handbook(after)
    committed(tmp_path, "Search words", "2026-11-02")
    checked = handbook(after)
    found = told(emitted(build.site_of(checked, "Handbook", "", FORGE)))
    assert [(day, key) for day, key, *_ in found] == [
        ("2026-11-02", "term:u"),
        ("2026-11-01", "term:t"),
        ("2026-11-01", "term:u"),
    ]


def test_the_same_said_in_another_way_is_no_news(handbook: WriteHandbook, tmp_path: Path) -> None:
    handbook({**PEOPLE, "data/tools/t.md": "---\ntitle: T\nowner: maya-chen\n---\nOne\nline.\n"})
    committed(tmp_path, "A tool", "2026-11-01")
    after = {**PEOPLE, "data/tools/t.md": "---\nowner: person:maya-chen\ntitle: 'T'\n---\nOne line.\n"}
    handbook(after)
    committed(tmp_path, "Formatted", "2026-11-02")
    site = emitted(build.site_of(handbook(after), "Handbook", "", FORGE))
    assert [day for day, key, *_ in told(site) if key == "tool:t"] == ["2026-11-01"]


def test_what_an_audience_may_not_see_is_not_told_of_older_versions(handbook: WriteHandbook, tmp_path: Path) -> None:
    secret = "audience: restricted\n"
    files = {
        "data/people/maya-chen.yml": f"title: Zebulon\n{secret}",
        "data/terms/was-secret.yml": f"title: The old secret title\n{secret}",
        "data/tools/t.yml": "title: T\nowner: maya-chen\ncost: {amount: 7710000991, currency: EUR}\naudience: public\n",
        "data/teams/web.yml": "title: Web\naudience: public\n",
    }
    settings = {"audience": "public"}
    handbook(files, settings=settings)
    committed(tmp_path, "First", "2026-11-01")
    files["data/terms/was-secret.yml"] = "title: The new title\naudience: public\n"
    files["data/tools/t.yml"] = "title: T\nowner: web\ncost: {amount: 7710000992, currency: EUR}\naudience: public\n"
    handbook(files, settings=settings)
    committed(tmp_path, "Second", "2026-11-02")
    checked = handbook(files, settings=settings)
    site = emitted(build.site_of(checked, "Handbook", "", FORGE))
    facts = {change.target.key: change.facts for change in site.site.changes if change.on.day == 2}
    assert facts == {"tool:t": ("Owned by: one that is not shown here → Web",), "term:was-secret": ()}
    secrets = (b"7710000", b"Zebulon", b"old secret")
    assert [(path, word) for path, content in site.everything() for word in secrets if word in content] == []


def test_a_commit_that_touches_very_many_records_says_nothing(handbook: WriteHandbook, tmp_path: Path) -> None:
    files = {f"data/terms/t{n}.yml": f"title: T{n}\n" for n in range(40)}
    handbook(files)
    committed(tmp_path, "Import", "2026-11-01")
    assert emitted(build.site_of(handbook(files), "Handbook", "", FORGE)).site.changes == []
