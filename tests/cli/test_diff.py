"""`opsbook diff`: what changed between two revisions, in words of governance and by content."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import Ran, opsbook
from tests.git import Repository
from tests.handbooks import Files

BOOK: Files = {
    "data/people/maya.yml": "title: Maya Chen\n",
    "data/people/ravi.yml": "title: Ravi Patel\n",
    "data/roles/lead.yml": "title: Lead\nholders: [maya]\n",
    "data/policies/consent.yml": (
        "title: Consent\nstatus: draft\nowner: maya\nversion: 1\nsummary: Ask.\nreview_every: 6 months\n"
        "requirements:\n"
        "  - {id: proof, text: Keep the proof., level: must}\n"
        "  - {id: days, text: Act within two days.}\n"
        "  - {text: A rule without an id of its own.}\n"
        "reviews: [{on: 2026-06-01, by: maya}]\n"
    ),
    "data/decisions/0001-buy.yml": "title: Buy it\nstatus: accepted\ndecided_on: 2026-01-01\n",
    "data/contracts/order.yml": (
        "title: Order\nschema: [{name: id, type: string, required: true}, {name: mail, type: string}]\n"
    ),
    "data/exceptions/late.yml": "title: Late\nexpires: 2026-12-01\n",
    "data/risks/loss.yml": (
        "title: Loss\nlikelihood: 4\nimpact: 4\nreview_every: 6 months\nreviews: [{on: 2026-06-01, by: maya}]\n"
    ),
}


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """The handbook, committed."""
    made = Repository(tmp_path)
    made.commit("2026-10-01", BOOK)
    made.run("tag", "before")
    return made


def told(repository: Repository, files: Files, *arguments: str) -> list[dict[str, Any]]:
    """The changes that the working tree makes with these files."""
    for path, content in files.items():
        (repository.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (repository.folder / path).write_text(str(content))
    ran = opsbook(repository.folder, "diff", "before", *arguments, "--output-format", "json")
    assert ran.code == 0, ran.err
    found: list[dict[str, Any]] = json.loads(ran.out)["changes"]
    return found


def sentences(repository: Repository, path: str, text: str) -> list[str]:
    """What is told of a new version of one file."""
    changes = told(repository, {path: text})
    assert len(changes) == 1
    return [fact["text"] for fact in changes[0]["facts"]]


def edited(path: str, *swaps: tuple[str, str]) -> str:
    text = str(BOOK[path])
    for old, new in swaps:
        assert old in text
        text = text.replace(old, new)
    return text


CONSENT, RISK = "data/policies/consent.yml", "data/risks/loss.yml"


@pytest.mark.parametrize(
    ("path", "swaps", "expected"),
    [
        (CONSENT, [("owner: maya", "owner: ravi")], ["Owned by: Maya Chen → Ravi Patel"]),
        (CONSENT, [("owner: maya\n", "")], ["Owned by: Maya Chen → none"]),
        (CONSENT, [("owner: maya\n", "owner: maya\ndeputy: ravi\n")], ["Backup: none → Ravi Patel"]),
        (CONSENT, [("status: draft", "status: in-force")], ["Status: Draft → In force"]),
        (CONSENT, [("level: must", "level: should")], ["Requirement proof: level: must → should"]),
        (CONSENT, [("Keep the proof.", "Keep every proof.")], ["Requirement proof reworded"]),
        (CONSENT, [("  - {id: days, text: Act within two days.}\n", "")], ["Requirement days removed"]),
        (CONSENT, [("requirements:\n", "requirements:\n  - {id: new, text: New.}\n")], ["Requirement new added"]),
        (CONSENT, [("an id of its own", "an id of their own")], ["Requirement 3 reworded"]),
        (CONSENT, [("id: days", "id: two-days")], ["Requirement two-days: id: days → two-days"]),
        (
            RISK,
            [("[{on: 2026-06-01, by: maya}]", "[{on: 2026-06-01, by: maya}, {on: 2026-11-01, by: ravi, note: Fine.}]")],
            ["Reviewed, nothing to change: Fine. (Ravi Patel, 2026-11-01)", "Review: due 2026-12-01 → 2027-05-01"],
        ),
        (
            CONSENT,
            [("version: 1", "version: 2\napprovals: [{by: lead, on: 2026-11-02, version: 2}]")],
            ["Version: 1 → 2", "Approved, version 2 (Lead, 2026-11-02)"],
        ),
        (
            RISK,
            [("6 months", "3 months")],
            ["Review every: 6 months → 3 months", "Review: due 2026-12-01 → 2026-09-01"],
        ),
        ("data/roles/lead.yml", [("[maya]", "[ravi]")], ["Held by: Ravi Patel added", "Held by: Maya Chen removed"]),
        ("data/exceptions/late.yml", [("2026-12-01", "2027-03-01")], ["Extended from 2026-12-01 to 2027-03-01"]),
        ("data/exceptions/late.yml", [("2026-12-01", "2026-11-25")], ["Shortened from 2026-12-01 to 2026-11-25"]),
        (RISK, [("likelihood: 4", "likelihood: 2")], ["Score: 16 (4 × 4) → 8 (2 × 4)"]),
        (
            "data/contracts/order.yml",
            [(", {name: mail, type: string}", "")],
            ["Breaking change: mail removed", "Field mail removed"],
        ),
        (
            "data/contracts/order.yml",
            [("name: mail, type: string", "name: mail, type: integer")],
            ["Breaking change: mail retyped", "Field mail: type: string → integer"],
        ),
        (
            "data/contracts/order.yml",
            [("{name: mail, type: string}", "{name: mail, type: string}, {name: phone}")],
            ["Field phone added"],
        ),
    ],
)
def test_a_change_is_told_in_words(
    repository: Repository, path: str, swaps: list[tuple[str, str]], expected: list[str]
) -> None:
    assert sentences(repository, path, edited(path, *swaps)) == expected


def test_formatting_order_of_keys_and_comments_are_no_change(repository: Repository) -> None:
    rewritten = (
        "# a comment\nowner: 'maya'\ntitle: >-\n  Consent\nstatus: draft\nreview_every: 6 months\nversion: 1\n"
        "summary: Ask.\nreviews:\n  - on: 2026-06-01\n    by: maya\nrequirements:\n"
        "  - text: Keep the proof.\n    id: proof\n    level: must\n  - {text: Act within two days., id: days}\n"
        "  - text: A rule without an id of its own.\n"
    )
    assert told(repository, {CONSENT: rewritten}) == []


def test_new_words_that_oblige_nobody_are_only_named(repository: Repository) -> None:
    (change,) = told(repository, {CONSENT: edited(CONSENT, ("summary: Ask.", "summary: Ask first.\ntags: [a]"))})
    assert (change["facts"], change["edited"]) == ([], ["summary", "tags"])


def test_a_replaced_decision_says_by_what(repository: Repository) -> None:
    newer = "title: Build it\nstatus: accepted\ndecided_on: 2026-11-01\nsupersedes: [0001-buy]\nowner: maya\n"
    changes = {one["record"]: one for one in told(repository, {"data/decisions/0002-build.yml": newer})}
    assert changes["decision:0001-buy"]["facts"][0]["text"] == "Replaced by Build it"
    assert changes["decision:0002-build"]["what"] == "added"
    assert [fact["text"] for fact in changes["decision:0002-build"]["facts"]] == [
        "Status: Accepted",
        "Owned by: Maya Chen",
    ]


def test_a_granted_exception_says_until_when(repository: Repository) -> None:
    (change,) = told(repository, {"data/exceptions/new.yml": "title: New\nexpires: 2027-01-31\nowner: ravi\n"})
    assert change["facts"][-1] == {
        "topic": "granted",
        "text": "Granted until 2027-01-31",
        "field": None,
        "before": None,
        "after": None,
    }


def test_a_record_under_a_new_name_is_renamed_not_lost_and_found(repository: Repository) -> None:
    (repository.folder / CONSENT).unlink()
    (change,) = told(
        repository,
        {"data/policies/opt-in.yml": edited(CONSENT, ("title: Consent", "title: Opt-in\naliases: [consent]"))},
    )
    assert (change["record"], change["what"], change["renamed_from"]) == ("policy:opt-in", "renamed", "policy:consent")
    assert [fact["text"] for fact in change["facts"]] == ["Title: Consent → Opt-in"]


def test_a_record_that_went_is_told_with_its_owner(repository: Repository) -> None:
    (repository.folder / CONSENT).unlink()
    (change,) = told(repository, {})
    assert (change["record"], change["what"]) == ("policy:consent", "removed")
    assert "Owned by: Maya Chen" in [fact["text"] for fact in change["facts"]]


def test_facts_have_topics_fields_and_both_texts(repository: Repository) -> None:
    (change,) = told(repository, {CONSENT: edited(CONSENT, ("Keep the proof.", "Keep every proof."))})
    assert change["facts"] == [
        {
            "topic": "requirement-reworded",
            "text": "Requirement proof reworded",
            "field": "requirements[0].text",
            "before": "Keep the proof.",
            "after": "Keep every proof.",
        }
    ]
    assert (change["path"], change["title"], change["edited"]) == (CONSENT, "Consent", [])


def test_two_revisions_are_compared_without_the_working_tree(repository: Repository) -> None:
    repository.commit("2026-10-02", {CONSENT: edited(CONSENT, ("owner: maya", "owner: ravi"))})
    (repository.folder / CONSENT).write_text("title: Something else\n")
    assert "Owned by: Maya Chen → Ravi Patel" in opsbook(repository.folder, "diff", "before", "HEAD").out
    assert (
        opsbook(repository.folder, "diff", "before..HEAD").out
        == opsbook(repository.folder, "diff", "before", "HEAD").out
    )
    assert "Nothing changed" in opsbook(repository.folder, "diff", "HEAD", "HEAD").out


def test_what_others_did_since_the_branch_began_is_left_out_when_asked(repository: Repository) -> None:
    repository.run("checkout", "--quiet", "-b", "work")
    repository.commit("2026-10-02", {"data/risks/loss.yml": "title: Loss\nlikelihood: 1\nimpact: 4\n"})
    repository.run("checkout", "--quiet", "main")
    repository.commit("2026-10-03", {CONSENT: edited(CONSENT, ("owner: maya", "owner: ravi"))})
    repository.run("checkout", "--quiet", "work")
    for arguments in (("main", "--merge-base"), ("main...work",), ("main...",)):
        out = opsbook(repository.folder, "diff", *arguments).out
        assert "risk:loss" in out
        assert "policy:consent" not in out
    assert "policy:consent" in opsbook(repository.folder, "diff", "main").out


def test_text_shows_old_and_new_words(repository: Repository) -> None:
    told(repository, {CONSENT: edited(CONSENT, ("Keep the proof.", "Keep every proof."))})
    ran = opsbook(repository.folder, "diff", "before")
    assert ran.out == (
        "policy:consent  Consent  (changed)\n"
        "  Requirement proof reworded\n    - Keep the proof.\n    + Keep every proof.\n"
    )
    assert ran.err == "1 record changed.\n"


def test_markdown_shows_what_was_added_and_removed(repository: Repository) -> None:
    hostile = '{id: new, text: "Ask <b>@everyone</b>."}'
    swaps = (("  - {id: days, text: Act within two days.}\n", f"  - {hostile}\n"),)
    told(repository, {CONSENT: edited(CONSENT, *swaps)})
    out = opsbook(repository.folder, "diff", "before", "--output-format", "markdown").out
    assert "  - Requirement new added\n    - now: new Ask &#60;b&#62;&#64;everyone&#60;/b&#62;. must\n" in out
    assert "  - Requirement days removed\n    - was: days Act within two days. must\n" in out


def test_markdown_is_a_comment_in_which_nothing_acts(repository: Repository) -> None:
    hostile = edited(CONSENT, ("title: Consent", 'title: "<img src=x> @everyone [a](http://b.example) `c`"'))
    told(repository, {CONSENT: hostile})
    out = opsbook(repository.folder, "diff", "before", "--output-format", "markdown").out
    assert out.startswith("**1 record changed** from before to the working tree.\n\n### Policies\n\n- **")
    assert not any(bad in out for bad in ("<img", "@everyone", "](", "http://b", "` c"))


def test_the_markdown_can_be_written_to_a_file(repository: Repository) -> None:
    ran: Ran = opsbook(repository.folder, "diff", "before", "--output-format", "markdown", "--output-file", "c.md")
    assert (ran.code, ran.out) == (0, "")
    assert (repository.folder / "c.md").read_text() == (
        "**Nothing changed** in the handbook from before to the working tree.\n"
    )


def test_a_version_that_cannot_be_read_invents_nothing(repository: Repository) -> None:
    broken = edited(CONSENT, ("status: draft", "status: nonsense"), ("owner: maya", "owner: ravi"))
    assert sentences(repository, CONSENT, broken) == [
        "Owned by: Maya Chen → Ravi Patel",
        "Status can no longer be read",
    ]
    repository.commit("2026-10-02", {})
    repository.run("tag", "--force", "before")
    assert sentences(repository, CONSENT, str(BOOK[CONSENT])) == [
        "Owned by: Ravi Patel → Maya Chen",
        "Status can be read again",
    ]


def test_a_file_that_can_no_longer_be_read_is_told(repository: Repository) -> None:
    broken = f"{edited(CONSENT)}x: [\n"
    (change,) = told(repository, {CONSENT: broken})
    assert (change["record"], change["title"], change["what"]) == ("policy:consent", "Consent", "unreadable")
    assert opsbook(repository.folder, "diff", "before").out == "policy:consent  Consent  (can no longer be read)\n"
    markdown = opsbook(repository.folder, "diff", "before", "--output-format", "markdown").out
    assert markdown.endswith("\n- **Consent** (`policy:consent`): can no longer be read\n")


def test_a_file_that_can_be_read_again_is_told_with_its_owner(repository: Repository) -> None:
    repository.commit("2026-10-02", {CONSENT: f"{edited(CONSENT)}x: [\n"})
    repository.run("tag", "--force", "before")
    (change,) = told(repository, {CONSENT: str(BOOK[CONSENT])})
    assert (change["record"], change["title"], change["what"]) == ("policy:consent", "Consent", "readable")
    assert "Owned by: Maya Chen" in [fact["text"] for fact in change["facts"]]
    out = opsbook(repository.folder, "diff", "before").out
    assert out.startswith("policy:consent  Consent  (can be read again)\n")
    assert sentences(repository, CONSENT, f"{edited(CONSENT)}y: [\n") == ["Could not be read before, nor can it be now"]


def test_of_a_new_file_that_cannot_be_read_nothing_is_invented(repository: Repository) -> None:
    assert sentences(repository, "data/policies/new.yml", "title: [\n") == ["Cannot be read"]


def test_records_that_came_after_the_first_revision_are_added(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    repository.commit("2026-10-01", {"README.md": "Nothing yet.\n"})
    repository.run("tag", "before")
    (change,) = told(repository, {"data/terms/lead.yml": "title: Lead\n"})
    assert (change["record"], change["what"]) == ("term:lead", "added")


def test_hand_written_pages_are_compared_too(repository: Repository) -> None:
    config = "site_name: Test\nplugins: [opsbook]\n"
    repository.commit("2026-10-02", {"mkdocs.yml": config, "docs/index.md": "---\nowner: maya\n---\n# Home\n"})
    repository.run("tag", "--force", "before")
    changes = told(repository, {"docs/index.md": "---\nowner: ravi\n---\n# Home\n\nText.\n"})
    assert [(one["record"], one["facts"][0]["text"], one["edited"]) for one in changes] == [
        ("page:home", "Owned by: Maya Chen → Ravi Patel", ["body"])
    ]


def test_a_note_on_a_page_may_be_wrapped_elsewhere_and_code_may_not(repository: Repository) -> None:
    page = "# Home\n\n!!! note\n\n    Some words\n    of ours.\n\nThen:\n\n    run  this\n"
    files = {"mkdocs.yml": "site_name: Test\nplugins: [opsbook]\n", "docs/index.md": page}
    repository.commit("2026-10-02", files)
    repository.run("tag", "--force", "before")
    assert told(repository, {"docs/index.md": page.replace("words\n    of", "words of")}) == []
    (change,) = told(repository, {"docs/index.md": page.replace("run  this", "run this")})
    assert change["edited"] == ["body"]


@pytest.mark.parametrize("arguments", [("nowhere",), ("before", "nowhere"), ("before..HEAD", "HEAD"), ("--all",)])
def test_unknown_revisions_are_a_mistake_of_use(repository: Repository, arguments: tuple[str, ...]) -> None:
    assert opsbook(repository.folder, "diff", *arguments).code == 2


def test_without_a_repository_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    ran = opsbook(tmp_path, "diff", "HEAD")
    assert ran.code == 2
    assert "needs a git repository" in ran.err


MOVED = "site_name: Test\nplugins: [{opsbook: {data_dir: records}}]\n"


@pytest.mark.parametrize("staged", [True, False], ids=["by git", "by hand"])
def test_a_folder_of_records_that_moved_is_followed(repository: Repository, staged: bool) -> None:
    repository.commit("2026-10-02", {"mkdocs.yml": "site_name: Test\nplugins: [opsbook]\n"})
    repository.run("tag", "--force", "before")
    if staged:
        repository.run("mv", "data", "records")
    else:
        (repository.folder / "data").rename(repository.folder / "records")
    assert told(repository, {"mkdocs.yml": MOVED}) == []
    (change,) = told(repository, {CONSENT.replace("data", "records"): edited(CONSENT, ("owner: maya", "owner: ravi"))})
    assert [fact["text"] for fact in change["facts"]] == ["Owned by: Maya Chen → Ravi Patel"]
    repository.commit("2026-10-03", {})
    ran = opsbook(repository.folder, "diff", "before", "HEAD")
    assert ran.out == "policy:consent  Consent  (changed)\n  Owned by: Maya Chen → Ravi Patel\n"


def test_a_handbook_that_moved_into_a_folder_is_followed(repository: Repository) -> None:
    config = "site_name: Test\nplugins: [opsbook]\n"
    repository.commit("2026-10-02", {"mkdocs.yml": config, "docs/index.md": "---\nowner: maya\n---\n# Home\n"})
    (repository.folder / "book").mkdir()
    repository.run("mv", "data", "docs", "mkdocs.yml", "book")
    repository.commit("2026-10-03", {"book/docs/index.md": "---\nowner: ravi\n---\n# Home\n"})
    ran = opsbook(repository.folder / "book", "diff", "HEAD~1")
    assert ran.out == "page:home  Home  (changed)\n  Owned by: Maya Chen → Ravi Patel\n"


DOWN = {
    "data/services/store.yml": "title: Store\nowner: maya\n",
    "data/runbooks/down.yml": "title: Store down\nservices: [store]\n",
    "data/runbooks/slow.yml": "title: Store slow\nservices: [store]\nowner: ravi\n",
}


def test_an_inherited_owner_is_told_where_it_comes_from(repository: Repository) -> None:
    repository.commit("2026-10-02", DOWN)
    repository.run("tag", "--force", "before")
    (change,) = told(repository, {"data/services/store.yml": "title: Store\nowner: ravi\n"})
    assert (change["record"], [fact["text"] for fact in change["facts"]]) == (
        "service:store",
        ["Owned by: Maya Chen → Ravi Patel", "The same holds for what takes its owner from here: Store down"],
    )


def test_a_record_that_takes_its_owner_from_another_now_says_so(repository: Repository) -> None:
    repository.commit("2026-10-02", DOWN)
    repository.run("tag", "--force", "before")
    assert sentences(repository, "data/runbooks/slow.yml", "title: Store slow\nservices: [store]\n") == [
        "Owned by: Ravi Patel → none",
        "Takes its owner from Store: Maya Chen",
    ]


@pytest.mark.parametrize("output_format", ["text", "markdown"])
def test_a_name_that_was_added_is_said_once(repository: Repository, output_format: str) -> None:
    told(repository, {"data/roles/lead.yml": edited("data/roles/lead.yml", ("[maya]", "[maya, ravi]"))})
    out = opsbook(repository.folder, "diff", "before", "--output-format", output_format).out
    assert out.endswith("Held by: Ravi Patel added\n")


def test_another_person_to_call_is_told_by_name(repository: Repository) -> None:
    path, text = (
        "data/runbooks/slow.yml",
        "title: Slow\nescalation: [{after: 10 min, to: maya}, {after: 30, to: maya}]\n",
    )
    repository.commit("2026-10-02", {path: text})
    repository.run("tag", "--force", "before")
    assert sentences(repository, path, text.replace("10 min, to: maya", "10 min, to: ravi")) == [
        "Escalation 1: to: Maya Chen → Ravi Patel"
    ]


def test_the_name_of_a_file_is_no_markup(repository: Repository) -> None:
    told(repository, {"data/terms/a`<img src=x> @everyone.yml": "title: A\n"})
    out = opsbook(repository.folder, "diff", "before", "--output-format", "markdown").out
    assert "- **A** (term:a" in out
    assert not any(bad in out for bad in ("<img", "@everyone"))


def test_text_of_records_does_not_command_the_terminal(repository: Repository) -> None:
    told(repository, {CONSENT: edited(CONSENT, ("title: Consent", 'title: "A\\e[31m\\nB"'))})
    out = opsbook(repository.folder, "diff", "before").out
    assert "\x1b" not in out
    assert len(out.splitlines()) == 2
