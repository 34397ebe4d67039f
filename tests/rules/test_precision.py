"""One fault put into a clean handbook is found once, at its line and column, and nothing else is reported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from opsbook.check.run import check
from opsbook.diagnostic import Severity, Span
from opsbook.model.reference import Ref
from opsbook.model.shape import marked
from opsbook.read import source
from tests.handbooks import KINDS, WriteHandbook, in_memory, places
from tests.rules.clean_handbook import FILES
from tests.rules.test_examples import RULES


@dataclass(frozen=True)
class Fault:
    """An edit of the clean handbook and what must be found.

    ``edits``: file (its path without ``data/`` and ending) to (what stands there, what is put in its place); a whole
    file where nothing stood. ``at``: the text at which the finding begins, after the bar; None for the record itself.
    ``where``: the file that it is found in, the first edited one unless it says otherwise. ``also`` are faults that the
    same edit cannot but cause.
    """

    code: str
    edits: Mapping[str, tuple[str, str]]
    at: str | None = None
    where: str | None = None
    also: tuple[str, ...] = ()

    def files(self) -> dict[str, str]:
        """The handbook with the fault in it."""
        changed = dict(FILES)
        for name, (old, new) in self.edits.items():
            path = _path(name)
            before = changed.get(path, "")
            assert before.count(old) == 1 or not before, f"{old!r} stands in {path} {before.count(old)} times"
            changed[path] = before.replace(old, new) if before else new
        return changed

    def expected(self) -> str:
        """The finding as ``path:line:column CODE``."""
        path = _path(self.where or next(iter(self.edits)))
        line, column = 1, 1
        if self.at:
            before, _, after = self.at.partition("|")
            text = self.files()[path]
            assert text.count(before + after) == 1, f"{self.at} stands in {path} {text.count(before + after)} times"
            upto = text[: text.index(before + after) + len(before)]
            line, column = upto.count("\n") + 1, len(upto) - upto.rfind("\n")
        return f"{path}:{line}:{column} {self.code}"


def _path(name: str) -> str:
    return f"data/{name}.yml"


def fault(code: str, name: str, old: str, new: str = "", at: str | None = None, where: str | None = None) -> Fault:
    """A fault of one edit."""
    return Fault(code, {name: (old, new)}, at, where)


CONSENT, EMEA, FAIR = "policies/consent", "policies/consent-emea", "exceptions/fair-list"
STORE, PAGES = "services/consent-store", "services/preference-pages"
STORE_BOOK, PAGES_BOOK = "runbooks/store-down", "runbooks/pages-down"
READINESS, CAMPAIGN, MAILWRIGHT, YESBOOK = (
    "checklists/factory-readiness",
    "paths/first-campaign",
    "tools/mailwright",
    "tools/yesbook",
)
CONTRACT, RUNNING, DONE, ANALYSED = (
    "contracts/consent-changed",
    "experiments/button-words",
    "experiments/short-forms",
    "experiments/long-letters",
)
LAG, RATE, ONE_STORE, MAIL_RISK = (
    "metrics/consent-lag",
    "metrics/opt-in-rate",
    "decisions/0012-one-store",
    "risks/mail-without-consent",
)
REQUIREMENTS = FILES[_path(CONSENT)].partition("requirements:\n")[2].partition("lawful_basis")[0]
SLOS = FILES[_path(STORE)].partition("slos:\n")[2].partition("depends_on")[0]
DETECTION = "detection:\n  query: select count(*) from saves where saved_at > now() - interval '1 hour'\n"

GIT_RULES = {"REV007", "DEC004", "CON001"}
"""What these find needs a git history: test_git_rules.py has it."""

FAULTS = [
    fault("POL001", CONSENT, "purpose: People decide who may write to them, and we keep our word.\n"),
    fault("POL002", CONSENT, f"requirements:\n{REQUIREMENTS}"),
    fault("POL003", EMEA, "approvals:\n  - {by: steering, on: 2026-07-14, version: 3}\n"),
    fault(
        "POL003",
        EMEA,
        "approvals:\n  - {by: steering, on: 2026-07-14, version: 3}\n",
        "approvals: []\n",
        "approvals: |[]",
    ),
    fault("POL004", CONSENT, "{by: steering, on: 2026-06-10", "{by: maya-chen, on: 2026-06-10", "{by: |maya-chen"),
    fault(
        "POL004", CONSENT, "{by: steering, on: 2026-06-10", "{by: consent-lead, on: 2026-06-10", "{by: |consent-lead"
    ),
    fault("POL005", CONSENT, "\nversion: 3\n", "\nversion: 4\n", "2026-06-10, version: |3"),
    fault("POL005", CONSENT, "  - {by: steering, on: 2026-06-10, version: 3}\n", "", "2025-06-10, version: |2"),
    fault("POL006", CONSENT, "measured_by: [consent-lag]\n"),
    fault("POL007", CONSENT, "lawful_basis: Consent, given in the preference centre.\n"),
    fault("POL008", CONSENT, "    enforced_by: [consent-store, mailwright]\n", "", "- |id: two-days"),
    fault(
        "POL009",
        EMEA,
        "    why: Courts there want proof that the address belongs to the person.\n",
        "",
        "- |id: ask-twice",
    ),
    Fault(
        "POL010",
        {
            CONSENT: (
                "\nversion: 3\napprovals:\n",
                "\nversion: 4\napprovals:\n  - {by: steering, on: 2026-10-13, version: 4}\n",
            )
        },
        "\nversion: |3",
        EMEA,
    ),
    Fault(
        "POL010",
        {
            EMEA: (
                "\nversion: 3\napprovals:\n  - {by: steering, on: 2026-07-14",
                "\nversion: 2\napprovals:\n  - {by: steering, on: 2026-05-14",
            )
        },
        "\nversion: |2",
    ),
    fault("EXC001", FAIR, "expires: 2027-02-26", "expires: 2026-11-20", "expires: |2026"),
    fault("EXC002", FAIR, "expires: 2027-02-26", "expires: 2028-02-26", "expires: |2028"),
    fault("EXC003", FAIR, "compensating_controls: [Every address is asked once.]\n"),
    fault("EXC004", FAIR, "policy: consent\n", "policy: old-consent\n", "policy: |old-consent"),
    fault("EXC005", FAIR, "requirement: ask-first", "requirement: ask-frist", "requirement: |ask-frist"),
    fault("POL011", EMEA, "differs: ask-first", "differs: ask-frist", "differs: |ask-frist"),
    fault("DEC001", "decisions/0014-second-region", "2026-11-02", "2026-05-02", "recorded_on: |2026"),
    fault("DEC002", ONE_STORE, "deciders: [steering, tom-reed]\n"),
    fault(
        "DEC003",
        ONE_STORE,
        "supersedes: [0004-nightly-copy]\n",
        "",
        "status: |superseded",
        "decisions/0004-nightly-copy",
    ),
    fault("DEC005", ONE_STORE, "  - title: Copies, refreshed every hour\n", "", "  |- title: One store"),
    fault("DEC006", "decisions/0013-short-forms", "consequences: {good: [More people finish.]}\n"),
    fault("DEC007", ONE_STORE, "revisit_by: 2027-04-14", "revisit_by: 2026-10-14", "revisit_by: |2026"),
    fault("DEC007", "decisions/0014-second-region", "2027-01-29", "2026-11-20", "revisit_by: |2026-11-20"),
    fault("DEC008", "decisions/0013-short-forms", "affects:", "reversible: one-way\naffects:", "reversible: |one-way"),
    fault("RSK001", MAIL_RISK, "treatment: reduce\n"),
    Fault(
        "RSK001",
        {
            MAIL_RISK: (
                "residual_likelihood: 1\nresidual_impact: 4\n"
                "treatment: reduce\nmitigated_by: [consent, 0012-one-store]\n",
                "treatment: reduce\n",
            )
        },
        "treatment: |reduce",
    ),
    fault("RSK002", "risks/one-vendor", "accepted_until: 2027-03-31", "accepted_until: 2026-03-31", "_until: |2026"),
    fault("RSK003", MAIL_RISK, "residual_likelihood: 1", "residual_likelihood: 3", "residual_likelihood: |3"),
    fault("RUN001", PAGES_BOOK, DETECTION),
    fault(
        "RUN001",
        STORE_BOOK,
        "detection:\n  alert: [Look-ups fail for two minutes.]\n",
        "detection: {}\n",
        "detection: |{}",
    ),
    fault("RUN002", PAGES_BOOK, "escalation:\n  - after: 30\n    to: platform\n"),
    fault("RUN003", "people/nia-jones", 'chat: "@nia"\n', "", "to: |nia-jones", STORE_BOOK),
    Fault(
        "RUN003",
        {
            STORE_BOOK: ("{after: 60, to: nia-jones}", "{after: 60, to: jo-park, via: Call}"),
            "people/jo-park": ("", "title: Jo Park\nstatus: on-leave\nuntil: 2027-01-31\n"),
            "teams/platform": ("[maya-chen, ravi-patel]", "[maya-chen, ravi-patel, jo-park]"),
        },
        "{after: 60, to: |jo-park",
    ),
    fault("RUN004", STORE_BOOK, "    expect: Look-ups answer within a second.\n", "", "- |id: switch"),
    fault("RUN005", STORE_BOOK, "  - on: 2026-08-18", "  - on: 2026-05-18", "- on: |2026-05-18"),
    fault("RUN006", PAGES_BOOK, "services: [preference-pages]", "services: [consent-store]", where=PAGES),
    fault("RUN006", PAGES_BOOK, "services:", "status: draft\nservices:", where=PAGES),
    fault("RUN007", PAGES_BOOK, "rollback: Publish the full page again.\n"),
    fault("CHK001", CAMPAIGN, "uses: [mailwright, lab-exit]", "uses: [mailwright]", where="checklists/lab-exit"),
    fault("CHK002", READINESS, "    evidence: A note of the exercise.\n", "", "- |id: steps-back"),
    fault("CHK002", "checklists/lab-exit", "        evidence: Its page.\n", "", "- |id: runbook"),
    fault("CHK003", READINESS, "approver: steering\n"),
    fault("PTH001", CAMPAIGN, "[mailwright, lab-exit]", "[mailwright, oldpress, lab-exit]", "mailwright, |oldpress"),
    Fault(
        "PTH002",
        {
            MAILWRIGHT: (
                "  - on: 2026-03-24\n    by: maya-chen\n    outcome: confirmed",
                "  - on: 2026-10-24\n    by: maya-chen\n    outcome: changed",
            )
        },
        "uses: [|mailwright",
        CAMPAIGN,
    ),
    fault("PTH003", CAMPAIGN, "  - on: 2026-09-22", "  - on: 2026-04-22", "- on: |2026-04-22"),
    fault("PTH004", CAMPAIGN, "minutes: 60", "minutes: 600", "  |- title: Read the rules"),
    fault("PTH005", CAMPAIGN, "    outcome: A test mail in your inbox.\n", "", "- |title: Build it"),
    fault("SVC001", STORE, f"slos:\n{SLOS}"),
    fault("SVC002", STORE, "outcome: passed", "outcome: failed", "outcome: |failed"),
    fault("SVC002", STORE, "  outcome: passed\n", "", "  |checklist: factory-readiness"),
    fault("SVC003", STORE, "depends_on: [yesbook]", "depends_on: [yesbook, oldpress]", "[yesbook, |oldpress]"),
    fault("SVC004", STORE, 'support:\n  channel: "#consent"\n'),
    fault("SVC005", STORE, "    source: The store's own log\n", "", "- |name: Look-up"),
    fault("TOL001", YESBOOK, "cost: {amount: 31000, currency: EUR, per: year}\n"),
    fault("TOL002", MAILWRIGHT, "capabilities: [email-delivery]\n"),
    Fault(
        "TOL003",
        {"tools/zetabook": ("", FILES[_path(YESBOOK)].replace("title: Yesbook", "title: Zetabook"))},
        "capabilities: [|consent-management]",
    ),
    Fault(
        "TOL003",
        {
            "tools/zetabook": (
                "",
                FILES[_path(YESBOOK)].replace("title: Yesbook", "title: Zetabook")
                + "migration: All of it is exported.\n",
            )
        },
        "capabilities: [|consent-management]",
    ),
    fault("TOL004", MAILWRIGHT, "end: 2027-08-31", "end: 2027-02-28", "end: |2027-02-28"),
    fault("TOL004", MAILWRIGHT, "end: 2027-08-31", "end: 2027-01-31", "end: |2027-01-31"),
    fault("TOL005", MAILWRIGHT, "  - on: 2026-10-05", "  - on: 2026-05-05", "- on: |2026-05-05"),
    fault(
        "TOL006",
        "tools/letterbox",
        "migration: Programmes move by March 2027; the archive is exported, then deleted.\n",
    ),
    fault("TOL007", MAILWRIGHT, "utilisation: 85%", "utilisation: 15%", "utilisation: |15%"),
    fault("TOL008", MAILWRIGHT, "sso: true", "sso: false", "sso: |false"),
    fault("TOL008", MAILWRIGHT, "sso: true\n"),
    fault(
        "TOL009",
        CONSENT,
        "[consent-store, mailwright]\nrequirements",
        "[consent-store]\nrequirements",
        "[|personal]",
        MAILWRIGHT,
    ),
    fault("TOL010", "capabilities/email-delivery", "owner: nia-jones\n"),
    fault("TOL011", "capabilities/surveys", "", "title: Surveys\nowner: nia-jones\n"),
    fault("CON002", CONTRACT, "removed_on: 2027-03-01", "removed_on: 2026-10-01", "removed_on: |2026"),
    fault("CON003", CONTRACT, "name: changed_at", "name: changedAt", "name: |changedAt"),
    fault("CON004", CONTRACT, "producer: consent-store", "producer: preference-pages", "pii: |true"),
    fault("CON005", CONTRACT, "consumers: [mailwright, preference-pages]\n"),
    fault("EXP001", RUNNING, "primary_metric: opt-in-rate\n"),
    fault("EXP002", RUNNING, "guardrail_metrics: [consent-lag]\n"),
    fault("EXP003", RUNNING, "threshold: At least 2 points more.\n"),
    fault("EXP004", RUNNING, "ends: 2026-12-18", "ends: 2026-11-20", "ends: |2026"),
    fault("EXP005", ANALYSED, "decision: 0013-short-forms\n"),
    fault("EXP006", ANALYSED, "No difference. The threshold was not met.", "Three points more, above the threshold."),
    fault("EXP007", DONE, "  runbook: true\n", "", "  |audience:"),
    fault("EXP007", DONE, "  runbook: true\n", "  runbook: false\n", "runbook: |false"),
    fault("MET001", LAG, "target: 48\n"),
    fault("MET002", LAG, "source: Hourly comparison in Yesbook\n"),
    fault("MET003", LAG, "blind_spots: Paper forms are not in it.\n"),
    Fault(
        "MET004",
        {
            LAG: (
                "  - {on: 2026-08-31, value: 31}\n  - {on: 2026-09-30, value: 29}\n  - {on: 2026-10-31, value: 27}\n",
                "  - {on: 2026-06-30, value: 31}\n  - {on: 2026-07-31, value: 29}\n",
            )
        },
        "{on: |2026-07-31",
    ),
    Fault(
        "MET005",
        {
            "metrics/page-views": (
                "",
                FILES[_path(RATE)].replace("scorecard: value\n", "").replace("Opt-in rate", "Views"),
            )
        },
        "tier: |primary",
    ),
    Fault(
        "STG001",
        {"stages/stage-2": ("status: draft", "status: ready"), PAGES_BOOK: ("services:", "status: draft\nservices:")},
        "status: |ready",
        also=(f"{_path(PAGES)}:1:1 RUN006",),
    ),
    fault("STG002", "stages/stage-1", "rule: empty-team", "rule: emtpy-team", "rule: |emtpy"),
]


def test_the_clean_handbook_is_clean_and_has_every_kind(handbook: WriteHandbook) -> None:
    checked = handbook(FILES, settings={})
    assert places(checked.diagnostics) == []
    assert {record.kind.name for record in checked.handbook.book} == set(KINDS)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.code} in {next(iter(fault.edits))}")
def test_one_fault_is_found_once_and_nothing_else(fault: Fault, handbook: WriteHandbook) -> None:
    found = handbook(fault.files(), settings={}).diagnostics
    assert places(found) == sorted([fault.expected(), *fault.also])


def test_each_rule_of_a_kind_is_put_to_this_test() -> None:
    of_kinds = {rule.code for rule in RULES if rule.check and rule.check.__module__.startswith("opsbook.kinds.")}
    assert of_kinds - {fault.code for fault in FAULTS} - GIT_RULES == {"OWN010", "OWN011", "OWN012"}


NOTHING = [
    ("the day on which an exception ends", {FAIR: ("expires: 2027-02-26", "expires: 2026-11-21")}),
    ("an exception that has ended", {FAIR: ("expires: 2027-02-26", "status: ended\nexpires: 2026-10-31")}),
    ("a step that uses one thing", {CAMPAIGN: ("uses: [mailwright, lab-exit]", "uses: lab-exit")}),
    ("a rule that one thing enforces", {CONSENT: ("enforced_by: [consent-store]", "enforced_by: consent-store")}),
    ("the day by which to look again", {ONE_STORE: ("revisit_by: 2027-04-14", "revisit_by: 2026-11-21")}),
    ("an exercise due today", {STORE_BOOK: ("  - on: 2026-08-18", "  - on: 2026-05-21")}),
    ("a walk due today", {CAMPAIGN: ("  - on: 2026-09-22", "  - on: 2026-05-21")}),
    ("an access review due today", {MAILWRIGHT: ("  - on: 2026-10-05", "  - on: 2026-05-21")}),
    ("a risk accepted until today", {"risks/one-vendor": ("2027-03-31", "2026-11-21")}),
    ("an experiment's last day", {RUNNING: ("ends: 2026-12-18", "ends: 2026-11-21")}),
    ("a notice day outside the window", {MAILWRIGHT: ("end: 2027-08-31", "end: 2027-03-31")}),
    ("a field that goes away today", {CONTRACT: ("removed_on: 2027-03-01", "removed_on: 2026-11-21")}),
    (
        "a draft of a policy",
        {"policies/caps": ("", "title: Contact caps\nstatus: draft\nowner: nia-jones\nrelated: [consent]\n")},
    ),
    (
        "a retired checklist",
        {"checklists/old": ("", "title: Old list\nstatus: retired\ngate: Launch\nitems:\n  - text: Done.\n")},
    ),
    ("an idea", {"experiments/idea": ("", "title: Icons\nowner: nia-jones\nrelated: [opt-in-rate]\n")}),
    ("an experiment that was stopped", {RUNNING: ("stage: running", "stage: stopped")}),
    (
        "a recent success",
        {
            ANALYSED: (
                "ends: 2026-03-31\nthreshold: At least 2 points more.\n"
                "result: No difference. The threshold was not met.",
                "ends: 2026-10-31\nthreshold: At least 2 points more.\nresult: The threshold was met.",
            )
        },
    ),
    (
        "a decision named from its own side",
        {
            ANALYSED: ("decision: 0013-short-forms\n", ""),
            "decisions/0013-short-forms": ("affects: [preference-pages]", "affects: [preference-pages, long-letters]"),
        },
    ),
    (
        "a replaced decision that still says accepted",
        {"decisions/0004-nightly-copy": ("status: superseded", "status: accepted")},
    ),
    (
        "a co-signature of the owner",
        {
            CONSENT: (
                "  - {by: steering, on: 2026-06-10, version: 3}\n",
                "  - {by: steering, on: 2026-06-10, version: 3}\n  - {by: maya-chen, on: 2026-06-10, version: 3}\n",
            )
        },
    ),
    (
        "the owner's approval of an older version",
        {CONSENT: ("{by: steering, on: 2025-06-10", "{by: maya-chen, on: 2025-06-10")},
    ),
    (
        "a variant that counts its own versions",
        {
            EMEA: (
                "\nversion: 3\napprovals:\n  - {by: steering, on: 2026-07-14, version: 3}",
                "\nversion: 1\napprovals:\n  - {by: steering, on: 2026-07-14, version: 1}",
            )
        },
    ),
    (
        "a tool for another region that does the same",
        {
            "tools/zetabook": ("", FILES[_path(YESBOOK)] + "regions: [APAC]\n"),
            YESBOOK: ("title: Yesbook", "title: Yesbook\nregions: [EMEA]"),
        },
    ),
    (
        "a tool that does more than another",
        {
            YESBOOK: ("[consent-management]", "[consent-management, email-delivery]"),
            MAILWRIGHT: ("[email-delivery]", "[email-delivery, sending]"),
            "capabilities/sending": ("", "title: Sending\nowner: nia-jones\n"),
        },
    ),
    (
        "names in capitals where naming says so",
        {CONTRACT: ("naming: Fields are snake_case; times end in `_at`.", "naming: Fields are never camelCase.")},
    ),
    (
        "a pilot",
        {"services/pilot": ("", FILES["data/services/send-time.yml"].replace("lifecycle: lab", "lifecycle: pilot"))},
    ),
]
"""What looks like a fault and is none."""


@pytest.mark.parametrize("edits", [edits for _, edits in NOTHING], ids=[name for name, _ in NOTHING])
def test_what_only_looks_like_a_fault_is_none(edits: Mapping[str, tuple[str, str]], handbook: WriteHandbook) -> None:
    found = handbook(Fault("", edits).files(), settings={}).diagnostics
    assert places(found) == []


CASCADES = [
    fault("REF001", PAGES_BOOK, "services: [preference-pages]", "services: [ghost]", "[|ghost]"),
    fault(
        "REF001",
        CONSENT,
        "[consent-store, mailwright]\nrequirements",
        "[consent-store, ghost]\nrequirements",
        "|ghost]",
    ),
    fault("REF001", ONE_STORE, "supersedes: [0004-nightly-copy]", "supersedes: [ghost]", "[|ghost]"),
    fault("REF001", YESBOOK, "capabilities: [consent-management]", "capabilities: [ghost]", "[|ghost]"),
    fault("REF001", CAMPAIGN, "uses: [mailwright, lab-exit]", "uses: [mailwright, ghost]", "|ghost]"),
    fault("REF001", RUNNING, "primary_metric: opt-in-rate", "primary_metric: ghost", "primary_metric: |ghost"),
    fault("REF001", ANALYSED, "decision: 0013-short-forms", "decision: ghost", "decision: |ghost"),
    fault("REF001", CONTRACT, "producer: consent-store", "producer: ghost", "producer: |ghost"),
    fault("REF001", FAIR, "policy: consent\n", "policy: ghost\n", "policy: |ghost"),
    fault("REF001", "capabilities/email-delivery", "owner: nia-jones", "owner: ghost", "owner: |ghost"),
    fault("REF001", READINESS, "approver: steering", "approver: ghost", "approver: |ghost"),
    fault("REF002", CONSENT, "measured_by: [consent-lag]", "measured_by: [mailwright]", "[|mailwright]"),
    fault("DAT005", PAGES_BOOK, "services: [preference-pages]", "services: preference-pages", "services: |preference"),
    fault("DAT005", CONSENT, "status: in-force", "status: in force", "status: |in force"),
    fault("DAT005", CAMPAIGN, "uses: [mailwright, lab-exit]", "uses: {checklist: lab-exit}", "uses: |{checklist"),
    fault("DAT005", MAILWRIGHT, "amount: 48000", "amount: a lot", "amount: |a lot"),
    fault("DAT005", STORE, "lifecycle: factory", "lifecycle: live", "lifecycle: |live"),
    fault("DAT003", PAGES_BOOK, "services:", "servces:", "|servces:"),
    fault("DAT003", CONSENT, "applies_to:", "apply_to:", "|apply_to:"),
    fault("DAT003", CONSENT, "purpose:", "purpos:", "|purpos:"),
    fault("DAT003", RATE, "scorecard:", "score_card:", "|score_card:"),
    fault("DAT003", YESBOOK, "capabilities:", "capabilites:", "|capabilites:"),
    fault("DAT003", RUNNING, "threshold:", "treshold:", "|treshold:"),
    fault("DAT004", FAIR, "expires: 2027-02-26\n", ""),
    fault("DAT010", FAIR, "expires: 2027-02-26", "expires: 2026-08-01", "expires: |2026"),
]
"""A fault of the data, each of which takes away what rules would look at."""


@pytest.mark.parametrize("fault", CASCADES, ids=lambda fault: f"{fault.code} in {next(iter(fault.edits))}: {fault.at}")
def test_a_faulty_value_does_not_set_off_other_rules(fault: Fault, handbook: WriteHandbook) -> None:
    found = handbook(fault.files(), settings={}).diagnostics
    assert places(found) == [fault.expected()]


RECORDS = {path: text for path, text in FILES.items() if path.startswith("data/")}


@pytest.mark.parametrize("path", RECORDS)
def test_whatever_value_is_lost_nothing_else_is_reported(path: str) -> None:
    """Each reference made to lead nowhere, each field misspelt or of the wrong type: one finding, at that value."""
    text, document = RECORDS[path], source.parse(RECORDS[path].encode())
    record = next(record for record in in_memory(RECORDS).book if record.path == path)
    lost = [(document.span(route), "no-such-thing-at-all") for route, _, _ in marked(record, Ref)]
    lost += [(document.key_span((name,)), f"{name}x") for name in document.values if name != "title"]
    flow = [name for name in document.values if document.span((name,)).line == document.key_span((name,)).line]
    lost += [(document.span((name,)), "{no_such_field: 1}") for name in flow]
    for span, new in lost:
        found = check(in_memory({**RECORDS, path: _spliced(text, span, new)}), RULES).reported
        places_ = {(one.path, one.span.line) for one in found}
        assert places_ == {(path, span.line)}, (new, places(found))


def _spliced(text: str, span: Span, new: str) -> str:
    lines = text.splitlines(keepends=True)
    before = "".join(lines[: span.line - 1]) + lines[span.line - 1][: span.column - 1]
    return before + new + lines[span.end_line - 1][span.end_column - 1 :] + "".join(lines[span.end_line :])


def test_severities_are_those_of_the_catalogue() -> None:
    graded = {rule.code: rule.fault.severity for rule in RULES if rule.check}
    kinds = {code: word for code, word in graded.items() if code[:3] not in ("DAT", "REF", "OWN", "REV", "ALW")}
    assert {code for code, word in kinds.items() if word is Severity.ERROR} == {"DEC003", "EXC005", "POL011", "STG002"}
    assert {code for code, word in kinds.items() if word is Severity.NOTE} == {"PTH004"}
