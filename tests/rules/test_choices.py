"""Choices inside single rules that an example is too coarse to show."""

from __future__ import annotations

import pytest

from opsbook.check.criterion import wanted_share
from opsbook.model.version import version_number
from tests.handbooks import WriteHandbook, places


def codes(handbook: WriteHandbook, files: dict[str, str], *wanted: str) -> list[str]:
    """Where the rules with these codes find something."""
    return places([one for one in handbook(files).diagnostics if one.code in wanted])


@pytest.mark.parametrize(
    ("naming", "name", "fits"),
    [
        ("Fields are snake_case.", "order_id", True),
        ("Fields are snake_case.", "orderId", False),
        ("Fields are snake_case.", "2fa_on", True),
        ("Fields are snake_case.", "größe_in_mm", True),
        ("Fields are snake_case.", "address.post_code", True),
        ("Fields are snake_case.", "lines[].sku", True),
        ("Fields are snake_case.", "order-id", False),
        ("Small letters with underscores; times end in `_at`.", "paidAt", False),
        ("camelCase, never snake_case", "orderId", True),
        ("camelCase, never snake_case", "order_id", False),
        ("PascalCase", "OrderId", True),
        ("UpperCamelCase", "orderId", False),
        ("kebab-case", "order-id", True),
        ("kebab-case", "order_id", False),
        ("Events are PascalCase, fields are snake_case.", "OrderPaid", True),
        ("snake_case, but IDs keep the capital letters of the source", "gateID", True),
        ("snake_case, but IDs keep the capital letters of the source", "gateURL", False),
        ("IDs are snake_case.", "gateID", False),
        ("Names are English words.", "Whatever_youLike", True),
    ],
)
def test_field_names(handbook: WriteHandbook, naming: str, name: str, fits: bool) -> None:
    contract = f"title: Orders\nnaming: {naming}\nschema:\n  - name: {name}\n"
    found = codes(handbook, {"data/contracts/orders.yml": contract}, "CON003")
    assert found == ([] if fits else ["data/contracts/orders.yml:4:11 CON003"])


def test_field_names_without_a_stated_convention_follow_most_of_them(handbook: WriteHandbook) -> None:
    names = ["order_id", "paid_at", "sold_by", "currency", "unit_price", "lineCount"]
    contract = "title: Orders\nschema:\n" + "".join(f"  - name: {name}\n" for name in names)
    assert codes(handbook, {"data/contracts/orders.yml": contract}, "CON003") == [
        "data/contracts/orders.yml:8:11 CON003"
    ]


@pytest.mark.parametrize(
    ("result", "threshold", "worked"),
    [
        ("The threshold was met.", "At least 2 points.", True),
        ("Threshold met: four points more.", "At least 2 points.", True),
        ("The threshold was not met.", "At least 2 points.", False),
        ("Four points more, well above the threshold.", "At least 2 points.", True),
        ("It missed the threshold by a point.", "At least 2 points.", False),
        ("The new form won in every market.", "At least 2 points.", True),
        ("A success. What we cannot say is how long it lasts.", "At least 2 points.", True),
        ("Opt-ins rose by 6%.", "At least 3% more opt-ins.", True),
        ("Opt-ins rose by 2%.", "At least 3% more opt-ins.", False),
        ("Opt-ins fell by 6%.", "At least 3% more opt-ins.", False),
        ("We are 95% sure that nothing changed.", "At least 3% more opt-ins.", False),
        ("Inconclusive, although one market met the threshold.", "At least 2 points.", False),
        ("No difference.", "At least 2 points.", False),
    ],
)
def test_what_counts_as_a_success(handbook: WriteHandbook, result: str, threshold: str, worked: bool) -> None:
    files = {
        "data/decisions/0014-forms.yml": "title: Forms\ndecided_on: 2026-05-04\n",
        "data/experiments/forms.yml": (
            f'title: Forms\nstage: analysed\nends: 2026-04-30\nthreshold: "{threshold}"\nresult: "{result}"\n'
            "decision: 0014-forms\n"
        ),
    }
    assert codes(handbook, files, "EXP006") == (["data/experiments/forms.yml:1:1 EXP006"] if worked else [])


@pytest.mark.parametrize(
    ("fields", "low"),
    [
        ("utilisation: 12%", True),
        ("utilisation: 0.12", True),
        ("utilisation: 12", True),
        ("utilisation: 12\nseats: 100", True),
        ("utilisation: 12\nseats: 20", False),
        ("utilisation: 45\nseats: 200", False),
        ("utilisation: 0.8\nseats: 50", False),
        ("utilisation: 39%\nstatus: deprecated", False),
        ("utilisation: hardly any", False),
        ("utilisation: 40%", False),
        ("utilisation: 3 of 20", True),
        ("utilisation: 3/20 seats\nseats: 20", True),
        ("utilisation: 19 out of 20", False),
    ],
)
def test_what_counts_as_hardly_used(handbook: WriteHandbook, fields: str, low: bool) -> None:
    found = codes(handbook, {"data/tools/mailwright.yml": f"title: Mailwright\n{fields}\n"}, "TOL007")
    assert found == (["data/tools/mailwright.yml:2:14 TOL007"] if low else [])


@pytest.mark.parametrize(
    ("contract", "found"),
    [
        ("{end: 2026-12-31, notice: 9 days}", False),
        ("{end: 2026-12-31, notice: 10 days}", True),
        ("{end: 2026-12-31, notice: 90 days, auto_renews: true}", True),
        ("{end: 2026-12-15}", False),
        ("{end: 2026-12-15, auto_renews: true}", True),
        ("{end: 2025-12-31, notice: 90 days, auto_renews: true}", True),
        ("{end: 2024-08-31, notice: 90 days, auto_renews: true}", False),
        ("{end: 2026-10-31, notice: 90 days}", True),
        ("{start: 2026-01-01, notice: 90 days}", False),
    ],
)
def test_notice_days(handbook: WriteHandbook, contract: str, found: bool) -> None:
    tool = f"title: Mailwright\ncontract: {contract}\n"
    assert bool(codes(handbook, {"data/tools/mailwright.yml": tool}, "TOL004")) is found


@pytest.mark.parametrize(
    ("classes", "personal"),
    [
        ("[personal]", True),
        ("[Personal data]", True),
        ("[operational, PII]", True),
        ("[Special categories of data]", True),
        ("[personenbezogene Daten]", True),
        ("[pseudonymous]", False),
        ("[non-personal]", False),
        ("[no personal data]", False),
        ("[aggregated, staff]", False),
        ("[]", False),
    ],
)
def test_which_data_classes_are_personal(handbook: WriteHandbook, classes: str, personal: bool) -> None:
    tool = f"title: Mailwright\nsso: true\ndata_classes: {classes}\n"
    assert bool(codes(handbook, {"data/tools/mailwright.yml": tool}, "TOL009")) is personal


@pytest.mark.parametrize(
    ("days", "stale"),
    [
        (["2026-10-01"], False),
        (["2025-11-21"], False),
        (["2025-11-20"], True),
        (["2026-09-01", "2026-10-01"], False),
        (["2026-07-31", "2026-08-31", "2026-09-20"], False),
        (["2026-06-30", "2026-07-31", "2026-08-31"], True),
        (["2023-12-31", "2024-12-31", "2025-12-31"], False),
        (["2026-08-31", "2026-07-31", "2026-06-30"], True),
    ],
)
def test_when_a_reading_is_stale(handbook: WriteHandbook, days: list[str], stale: bool) -> None:
    series = "".join(f"  - {{on: {day}, value: 1}}\n" for day in days)
    found = codes(handbook, {"data/metrics/rate.yml": f"title: Rate\nseries:\n{series}"}, "MET004")
    assert found == ([f"data/metrics/rate.yml:{3 + days.index(max(days))}:10 MET004"] if stale else [])


def test_a_self_approval_is_seen_through_roles_and_not_through_leave(handbook: WriteHandbook) -> None:
    people = {
        "data/people/maya-chen.yml": "title: Maya Chen\nstatus: on-leave\nuntil: 2027-01-31\ndeputy: ravi-patel\n",
        "data/people/ravi-patel.yml": "title: Ravi Patel\n",
        "data/roles/consent-lead.yml": "title: Consent lead\nholders: [maya-chen]\n",
        "data/teams/board.yml": "title: Board\nmembers: [maya-chen, ravi-patel]\n",
    }
    policy = "title: Caps\nowner: {owner}\napprovals:\n  - by: {by}\n    on: 2026-05-04\n"
    for owner, by, own in [
        ("maya-chen", "consent-lead", True),
        ("consent-lead", "maya-chen", True),
        ("board", "board", True),
        ("maya-chen", "ravi-patel", False),
        ("maya-chen", "board", False),
        ("board", "maya-chen", False),
    ]:
        files = {**people, "data/policies/caps.yml": policy.format(owner=owner, by=by)}
        assert bool(codes(handbook, files, "POL004")) is own, (owner, by)


def test_sections_of_a_body_count(handbook: WriteHandbook) -> None:
    body = "## Considered options\n\nTwo.\n\n## Consequences\n\nSome.\n"
    decision = f"---\ntitle: One store\ndecided_on: 2026-05-04\n---\n\n{body}"
    policy = "---\ntitle: Caps\n---\n\n## Purpose\n\nFewer messages.\n"
    files = {"data/decisions/0001-one-store.md": decision, "data/policies/caps.md": policy}
    assert codes(handbook, files, "DEC005", "DEC006", "POL001") == []


@pytest.mark.parametrize(
    ("text", "number"), [(3, (3,)), ("1.10", (1, 10)), ("v2", (2,)), ("2026-05", None), ("draft", None), (None, None)]
)
def test_versions_as_numbers(text: int | str | None, number: tuple[int, ...] | None) -> None:
    assert version_number(text) == number


@pytest.mark.parametrize(
    ("text", "share"), [(1, 1), (0.9, 0.9), (90, 0.9), ("90%", 0.9), ("0.5", 0.5), ("1%", 0.01), ("most", None)]
)
def test_shares_as_people_write_them(text: int | float | str, share: float | None) -> None:
    assert wanted_share(text) == (None if share is None else pytest.approx(share))


@pytest.mark.parametrize(
    ("written", "advice"),
    [
        ("reviewed: 2026-01-10", "Ana reads it and sets reviewed: 2026-11-21"),
        ("reviews: [{on: 2026-01-10, by: ana}]", "Ana reads it and adds to reviews: - {on: 2026-11-21, by: ana}"),
        (
            "reviewed: 2025-01-10\nreviews: [{on: 2026-01-10, by: ana}]",
            "Ana reads it and adds to reviews: - {on: 2026-11-21, by: ana}",
        ),
    ],
)
def test_a_late_review_is_noted_as_the_last_one_was(handbook: WriteHandbook, written: str, advice: str) -> None:
    metric = f"title: Reach\nowner: ana\nreview_every: 6 months\n{written}\n"
    found = handbook({"data/people/ana.yml": "title: Ana\n", "data/metrics/reach.yml": metric}).diagnostics
    assert [one.help for one in found if one.code == "REV001"] == [advice]


@pytest.mark.parametrize(
    ("owner", "written", "found"),
    [
        (
            "ana",
            "reviewed: 2026-06-10",
            ["10 records of ana are marked as reviewed on 2026-06-10 without a note on any"],
        ),
        (
            "solo",
            "reviewed: 2026-06-10",
            ["10 records of ana are marked as reviewed on 2026-06-10 without a note on any"],
        ),
        ("pair", "reviewed: 2026-06-10", []),
        ("gone", "reviewed: 2026-06-10", []),
        ("ana", "reviewed: 2026-06-10\nreviews: [{on: 2026-06-10, by: ana, note: Read.}]", []),
        (
            "ana",
            "reviews: [{on: 2026-06-10, by: ana}]",
            ["ana reviewed 10 records on 2026-06-10 without a note on any"],
        ),
    ],
)
def test_the_shorthand_is_a_silent_review_by_an_owner_who_is_one_person(
    handbook: WriteHandbook, owner: str, written: str, found: list[str]
) -> None:
    files = {
        "data/people/ana.yml": "title: Ana\n",
        "data/people/ben.yml": "title: Ben\n",
        "data/people/gone.yml": "title: Gone\nstatus: left\n",
        "data/teams/solo.yml": "title: Solo\nmembers: [ana]\n",
        "data/teams/pair.yml": "title: Pair\nmembers: [ana, ben]\n",
    }
    for number in range(10):
        files[f"data/metrics/m{number}.yml"] = f"title: M{number}\nowner: {owner}\nreview_every: 1 year\n{written}\n"
    assert [one.message for one in handbook(files).diagnostics if one.code == "REV009"] == found


@pytest.mark.parametrize(
    ("day", "every", "found"),
    [
        ("2026-11-22", "1 week", {"DAT009"}),
        ("2026-12-22", "1 year", {"DAT009"}),
        ("2026-11-21", "1 week", {"REV003", "REV010"}),
        ("2026-11-20", "1 year", {"REV010"}),
    ],
)
def test_of_a_review_that_has_not_been_yet_only_that_is_said(
    handbook: WriteHandbook, day: str, every: str, found: set[str]
) -> None:
    metric = f"title: M\nowner: ana\nreview_every: {every}\nreviewed: {day}\n"
    files = {f"data/metrics/m{number}.yml": metric for number in range(7)}
    diagnostics = handbook({"data/people/ana.yml": "title: Ana\n", **files}).diagnostics
    assert {one.code for one in diagnostics if one.code.startswith(("REV", "DAT"))} == found


@pytest.mark.parametrize(("stage", "count"), [("idea", 0), ("running", 3), ("productionised", 3), ("stopped", 0)])
def test_the_design_of_an_experiment_counts_from_its_start(handbook: WriteHandbook, stage: str, count: int) -> None:
    files = {"data/experiments/send-time.yml": f"title: Send time\nstage: {stage}\n"}
    assert len(codes(handbook, files, "EXP001", "EXP002", "EXP003")) == count
