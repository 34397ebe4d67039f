"""Handbooks that several tests of the outputs look at."""

from __future__ import annotations

PEOPLE = {
    "data/people/maya-chen.yml": "title: Maya Chen\nemail: maya@handbook.example\ndeputy: ravi-patel\n",
    "data/people/ravi-patel.yml": "title: Ravi Patel\n",
    "data/people/old-hand.yml": "title: Old Hand\nstatus: left\nuntil: 2026-05-01\nsuccessor: maya-chen\n",
    "data/teams/platform.yml": "title: Platform team\nlead: maya-chen\nmembers: [ravi-patel]\n",
    "data/roles/steward.yml": "title: Data steward\nholders: [ravi-patel]\n",
    "data/roles/empty-seat.yml": "title: Empty seat\n",
}

RULES = {
    "data/policies/consent.yml": (
        "title: Consent\nsummary: Ask first.\nstatus: in-force\nowner: platform\ndeputy: steward\nrisk_tier: high\n"
        "review_every: 6 months\nversion: 2\ntags: [opt-in]\naliases: [consent-old]\napplies_to: [store]\n"
        "purpose: See [[store]] and [[retention|the other one]].\n"
        "reviews: [{on: 2026-10-01, by: maya-chen, outcome: changed, note: Added the *two-day* rule.}]\n"
        "approvals: [{by: steward, on: 2026-10-02, version: 2}]\n"
    ),
    "data/policies/retention.yml": (
        "title: Retention\nstatus: in-force\nowner: old-hand\nreview_every: 3 months\n"
        "reviews: [{on: 2026-03-01, by: maya-chen}]\n"
    ),
    "data/policies/nobodys.yml": "title: Nobody's\nstatus: in-force\nreview_every: 1 year\n",
    "data/decisions/0001-buy.yml": (
        "title: Buy it\nstatus: accepted\ndecided_on: 2026-09-01\ndeciders: [maya-chen]\nowner: maya-chen\n"
        "revisit_by: 2026-12-24\naffects: [store]\n"
    ),
}

SERVICES = {
    "data/services/store.yml": (
        "title: Consent store\nowner: steward\ndeputy: maya-chen\nrisk_tier: high\nreview_every: 6 months\n"
        "reviews: [{on: 2026-06-20, by: ravi-patel}]\n"
    ),
    "data/services/mail.yml": "title: Mail\nowner: platform\n",
    "data/runbooks/store-down.yml": (
        "title: The store is down\nservices: [store]\nact_within: 5 minutes\nsymptoms: [Nothing is saved.]\n"
    ),
    "data/runbooks/store-slow.yml": "title: The store is slow\nservices: [store]\nact_within: 2 hours\n",
}

BOOK = {**PEOPLE, **RULES, **SERVICES}
