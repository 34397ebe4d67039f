"""Nothing above its audience is in any byte that an output makes (SAFETY.md, case A)."""

from __future__ import annotations

import re

import pytest

from tests.outputs.emitted import Emit, Emitted

CANARY = re.compile(rb"canary", re.IGNORECASE)

PUBLIC = {
    "data/teams/front.yml": (
        "title: Front team\naudience: public\nmembers: [canary-person]\nchannel: '#canary-channel'\n"
    ),
    "data/policies/open.yml": (
        "title: Open policy\naudience: public\nstatus: in-force\nowner: canary-person\ndeputy: canary-role\n"
        "related: [canary-tool]\nreview_every: 6 months\nversion: 1\nsupersedes: [canary-policy]\n"
        "applies_to: [canary-service]\nmeasured_by: [canary-metric]\n"
        "reviews: [{on: 2026-10-01, by: canary-person, note: 'Asked [[canary-person]] and [[canary-tool]].'}]\n"
        "approvals: [{by: canary-role, on: 2026-10-02, version: 1}]\n"
        "purpose: 'Because of [[canary-policy]]. See also [[canary-service]] or [[canary-tool#contract]].'\n"
        "requirements: [{id: one, text: 'As [[canary-policy]] says.', enforced_by: [canary-service]}]\n"
        "body: 'Read [[canary-policy]].'\n"
    ),
    "data/tools/open-tool.yml": (
        "title: Open tool\naudience: public\ncost: {amount: 4711, basis: canary-basis}\n"
        "contract: {end: 2027-04-30, notice: 3 months}\nroles: [{name: canary-access, holders: [canary-person]}]\n"
        "access_review_every: 6 months\naccess_reviews: [{on: 2026-09-01, by: canary-person, outcome: canary-note}]\n"
    ),
    "data/decisions/0001-open.yml": (
        "title: Open decision\naudience: public\nstatus: accepted\ndecided_on: 2026-09-01\ndeciders: [canary-person]\n"
        "consulted: [canary-role]\ninformed: [canary-team]\naffects: [canary-tool]\n"
    ),
    "data/runbooks/open-runbook.yml": (
        "title: Open runbook\naudience: public\nservices: [canary-service]\n"
        "escalation: [{after: 10 minutes, to: canary-person}]\nsteps: [{title: Ask, do: 'Ask [[canary-person]].'}]\n"
    ),
    "data/processes/open-process.yml": (
        "title: Open process\naudience: public\n"
        "activities: [{name: Do it, responsible: canary-person, accountable: canary-role, handoff_to: canary-team}]\n"
    ),
    "data/paths/open-path.yml": (
        "title: Open path\naudience: public\naudience_roles: [canary-role]\n"
        "steps: [{title: Start, uses: [canary-tool]}]\nwalked: [{on: 2026-10-01, by: canary-person, note: Fine.}]\n"
    ),
    "data/forums/open-forum.yml": "title: Open forum\naudience: public\nchair: canary-person\n",
    "data/services/open-service.yml": (
        "title: Open service\naudience: public\ndepends_on: [canary-service]\nsupport: {contact: canary-person}\n"
    ),
    "data/risks/open-risk.yml": "title: Open risk\naudience: public\nmitigated_by: [canary-policy]\nowner: front\n",
    "data/people/open-person.yml": (
        "title: Open person\naudience: public\nmanager: canary-person\ndeputy: canary-person\nemail: canary@x.example\n"
        "phone: '+44 canary'\nchat: canary-chat\nstatus: left\nuntil: 2026-05-01\nsuccessor: canary-person\n"
    ),
    "data/metrics/left-behind.yml": "title: Left behind\naudience: public\nowner: open-person\n",
}


def hidden(audience: str) -> dict[str, str]:
    """Records above an audience, of many kinds, that lead to the visible ones and carry what must not be seen."""
    head = f"audience: {audience}\ntags: [canary-tag]\nsummary: Canary summary.\naliases: [canary-alias-{{name}}]\n"
    leading = {
        "people/canary-person": "manager: open-person\n",
        "teams/canary-team": "members: [canary-person]\nparent: front\n",
        "roles/canary-role": "holders: [canary-person]\nteam: front\n",
        "policies/canary-policy": "owner: front\nrelated: [open]\nstatus: in-force\nbody: 'A canary to [[open]].'\n",
        "tools/canary-tool": "owner: open-person\nconnects_to: [open-tool]\ncontract: {end: 2027-02-01}\n",
        "services/canary-service": "owner: front\ndepends_on: [open-service]\nreviewed: 2026-04-01\n",
        "metrics/canary-metric": "owner: front\n",
        "exceptions/canary-exception": "policy: open\nexpires: 2027-01-31\nreason: canary-reason\n",
        "decisions/0002-canary": "status: accepted\ndecided_on: 2026-10-10\naffects: [open]\nsupersedes: [0001-open]\n",
        "runbooks/canary-runbook": "services: [open-service]\nact_within: 1 minute\n",
        "terms/canary-term": "definition: 'Like [[open]].'\n",
    }
    return {
        f"data/{path}.yml": f"title: Canary {path}\n{head.format(name=path.rpartition('/')[2])}{fields}"
        for path, fields in leading.items()
    }


def leaks(site: Emitted) -> list[str]:
    """Where a canary sits, with what stands around it. Kinds and rules are documented alike for everybody."""
    found = []
    for path, content in site.everything():
        if CANARY.search(path.encode()):
            found.append(path)
        for match in CANARY.finditer(content):
            around = content[max(0, match.start() - 60) : match.end() + 40]
            found.append(f"{path}: …{around.decode(errors='replace')}…")
    return found


def test_a_public_site_holds_no_canary(emit: Emit) -> None:
    site = emit({**PUBLIC, **hidden("internal")}, settings={"audience": "public"})
    assert leaks(site) == []
    assert "policies/open/index.html" in site.made


def test_internal_fields_of_public_records_are_not_in_a_public_site(emit: Emit) -> None:
    site = emit({**PUBLIC, **hidden("internal")}, settings={"audience": "public"})
    assert not [path for path, content in site.everything() if b"4711" in content or b"2027-01-30" in content]


def test_an_internal_site_holds_no_restricted_record(emit: Emit) -> None:
    internal = {path: text.replace("audience: public\n", "") for path, text in PUBLIC.items()}
    internal = {
        path: re.sub(r"'#canary-channel'|canary-(?:basis|access|note|chat)|canary@|\+44 canary", "x", text)
        for path, text in internal.items()
    }
    site = emit({**internal, **hidden("restricted")})
    assert leaks(site) == []


def test_restricted_fields_go_by_the_settings(emit: Emit) -> None:
    settings = {"audience_fields": {"policy.purpose": "restricted", "policy.owner": "restricted"}}
    files = {
        "data/people/maya.yml": "title: Maya\n",
        "data/policies/p.yml": "title: P\nstatus: in-force\nowner: maya\npurpose: A canary.\n",
    }
    site = emit(files, settings=settings)
    assert leaks(site) == []
    assert site.data("api/v1/records.json")["records"][1]["owner"] is None


def test_the_counts_of_a_public_site_count_what_is_public(emit: Emit) -> None:
    site = emit({**PUBLIC, **hidden("internal")}, settings={"audience": "public"})
    assert f"{len(PUBLIC)} records." in site.text("health/")
    assert len(site.data("api/v1/records.json")["records"]) == len(PUBLIC)
    assert site.data("api/v1/diagnostics.json")["records"] == len(PUBLIC)


def test_two_audiences_in_one_process_do_not_mix(emit: Emit) -> None:
    whole = {**PUBLIC, **hidden("internal")}
    assert leaks(emit(whole, settings={"audience": "internal"}))
    assert leaks(emit(whole, settings={"audience": "public"})) == []


@pytest.mark.parametrize("audience", ["public", "internal"])
def test_a_record_without_an_audience_is_internal(emit: Emit, audience: str) -> None:
    site = emit({"data/terms/lead.yml": "title: Lead\n"}, settings={"audience": audience})
    assert ("terms/lead/index.html" in site.made) == (audience == "internal")
