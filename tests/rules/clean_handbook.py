"""A small handbook of every kind in which nothing is wrong, for tests that put one fault in."""

FILES = {
    "docs/index.md": "---\ntitle: Home\n---\n\nStart with the [[consent]] policy.\n",
    "data/people/maya-chen.yml": """\
title: Maya Chen
email: maya.chen@example.com
phone: "+44 20 7946 0101"
chat: "@maya"
manager: nia-jones
deputy: ravi-patel
""",
    "data/people/ravi-patel.yml": """\
title: Ravi Patel
email: ravi.patel@example.com
manager: nia-jones
deputy: maya-chen
""",
    "data/people/nia-jones.yml": """\
title: Nia Jones
chat: "@nia"
deputy: maya-chen
""",
    "data/people/tom-reed.yml": """\
title: Tom Reed
status: left
until: 2026-06-30
successor: ravi-patel
""",
    "data/teams/platform.yml": """\
title: Platform team
lead: nia-jones
members: [maya-chen, ravi-patel]
channel: "#platform"
""",
    "data/roles/consent-lead.yml": """\
title: Consent lead
responsibilities: Keeps consent right in every system.
holders: [maya-chen]
team: platform
""",
    "data/forums/steering.yml": """\
title: Steering committee
every: 1 month
next_on: 2026-12-08
owner: nia-jones
chair: nia-jones
attendees: [platform]
""",
    "data/policies/consent.yml": """\
title: Consent
status: in-force
risk_tier: high
owner: consent-lead
deputy: ravi-patel
version: 3
approvals:
  - {by: steering, on: 2025-06-10, version: 2}
  - {by: steering, on: 2026-06-10, version: 3}
effective_from: 2026-07-01
purpose: People decide who may write to them, and we keep our word.
applies_to: [consent-store, mailwright]
requirements:
  - id: ask-first
    text: No message without a recorded consent.
    control: The store answers no where it knows nothing.
    evidence: Monthly sample of fifty.
    enforced_by: [consent-store]
  - id: two-days
    text: A withdrawal holds within two days.
    enforced_by: [consent-store, mailwright]
  - id: thank
    text: Thank people for telling us.
    level: should
lawful_basis: Consent, given in the preference centre.
measured_by: [consent-lag]
review_every: 6 months
reviews:
  - on: 2026-09-14
    by: maya-chen
    outcome: confirmed
""",
    "data/policies/consent-emea.yml": """\
title: Consent in EMEA
risk_tier: medium
owner: ravi-patel
regions: [EMEA]
localises: consent
version: 3
approvals:
  - {by: steering, on: 2026-07-14, version: 3}
requirements:
  - id: ask-twice
    text: A consent is confirmed by a second click.
    differs: ask-first
    why: Courts there want proof that the address belongs to the person.
    enforced_by: [consent-store]
  - id: keep-proof
    text: The wording that was agreed to is kept.
    adds: true
    enforced_by: [consent-store]
review_every: 12 months
reviews:
  - {on: 2026-07-20, by: maya-chen}
""",
    "data/policies/old-consent.yml": """\
title: Consent, as it was in 2022
status: retired
owner: ravi-patel
""",
    "data/exceptions/fair-list.yml": """\
title: List from the trade fair
owner: ravi-patel
policy: consent
requirement: ask-first
reason: The partner hands consent over as a weekly file.
compensating_controls: [Every address is asked once.]
granted_on: 2026-08-03
expires: 2027-02-26
version: 1
approvals:
  - {by: steering, on: 2026-08-03, version: 1}
""",
    "data/decisions/0004-nightly-copy.yml": """\
title: Copy consent every night
status: superseded
owner: ravi-patel
decided_on: 2024-03-05
deciders: [steering]
""",
    "data/decisions/0012-one-store.yml": """\
title: One consent store
status: accepted
risk_tier: high
owner: nia-jones
deputy: maya-chen
decided_on: 2026-04-14
recorded_on: 2026-04-16
deciders: [steering, tom-reed]
options:
  - title: One store, asked at the moment of sending
  - title: Copies, refreshed every hour
chosen: One store, asked at the moment of sending
consequences:
  good: [A withdrawal holds at once.]
  bad: [Sending depends on the store.]
reversible: one-way
affects: [consent-store, mail-without-consent]
supersedes: [0004-nightly-copy]
revisit_by: 2027-04-14
""",
    "data/decisions/0013-short-forms.yml": """\
title: Use short forms
owner: nia-jones
decided_on: 2026-06-05
deciders: [steering]
options:
  - {title: Short forms}
  - {title: Long forms}
chosen: Short forms
consequences: {good: [More people finish.]}
affects: [preference-pages]
""",
    "data/decisions/0014-second-region.yml": """\
title: A second region for the store
status: proposed
owner: ravi-patel
recorded_on: 2026-11-02
affects: [consent-store]
revisit_by: 2027-01-29
""",
    "data/risks/mail-without-consent.yml": """\
title: Mail without consent
owner: consent-lead
likelihood: 3
impact: 4
residual_likelihood: 1
residual_impact: 4
treatment: reduce
mitigated_by: [consent, 0012-one-store]
review_every: 12 months
reviews:
  - {on: 2026-03-03, by: ravi-patel}
""",
    "data/risks/one-vendor.yml": """\
title: One vendor sends everything
status: accepted
owner: nia-jones
likelihood: 2
impact: 3
treatment: accept
accepted_by: steering
accepted_until: 2027-03-31
related: [mailwright]
review_every: 12 months
reviews:
  - {on: 2026-03-10, by: nia-jones}
""",
    "data/runbooks/store-down.yml": """\
title: The consent store is down
owner: ravi-patel
services: [consent-store]
detection:
  alert: [Look-ups fail for two minutes.]
steps:
  - id: look
    do: Open the dashboard.
    expect: Both regions are green or one is red.
  - id: switch
    do: Send the look-ups to the region that is green.
    run: store route --region other
    expect: Look-ups answer within a second.
rollback: Route the look-ups back.
escalation:
  - {after: 15, to: consent-lead, via: Call}
  - {after: 60, to: nia-jones}
exercise_every: 6 months
exercises:
  - on: 2026-08-18
    by: maya-chen
    outcome: Nine minutes.
review_every: 6 months
reviews:
  - {on: 2026-08-20, by: ravi-patel}
""",
    "data/runbooks/pages-down.yml": """\
title: The preference pages are down
services: [preference-pages]
detection:
  query: select count(*) from saves where saved_at > now() - interval '1 hour'
steps:
  - do: Publish the plain page.
    expect: A test contact can refuse.
rollback: Publish the full page again.
escalation:
  - after: 30
    to: platform
review_every: 12 months
reviews:
  - {on: 2026-02-24, by: ravi-patel}
""",
    "data/checklists/factory-readiness.yml": """\
title: Factory readiness
owner: nia-jones
gate: Go-live of a service
approver: steering
items:
  - id: owner
    text: One owner and one backup have said yes.
    evidence: The service record names both.
  - id: steps-back
    text: The way back was tried.
    evidence: A note of the exercise.
  - id: party
    text: Tell everybody.
    required: false
review_every: 12 months
reviews:
  - {on: 2026-04-21, by: nia-jones}
""",
    "data/checklists/lab-exit.yml": """\
title: Laboratory exit
owner: ravi-patel
sections:
  - title: Before the hand-over
    items:
      - id: audience
        text: The audience is written down.
        evidence: A saved definition.
      - id: runbook
        text: There is a runbook.
        evidence: Its page.
      - id: thanks
        text: Everybody was thanked.
        required: false
review_every: 12 months
reviews:
  - {on: 2026-05-12, by: ravi-patel}
""",
    "data/paths/first-campaign.yml": """\
title: Your first campaign
owner: nia-jones
outcome: A campaign that only reaches people who said yes.
steps:
  - title: Read the rules
    do: Read the consent policy.
    uses: [consent]
    outcome: You can say who may be written to.
    minutes: 30
  - title: Build it
    do: Build the mail.
    uses: [mailwright, lab-exit]
    outcome: A test mail in your inbox.
    minutes: 60
walk_every: 6 months
walked:
  - on: 2026-09-22
    by: ravi-patel
review_every: 12 months
reviews:
  - {on: 2026-05-26, by: nia-jones}
""",
    "data/services/consent-store.yml": """\
title: Consent store
risk_tier: high
owner: ravi-patel
deputy: maya-chen
lifecycle: factory
slos:
  - name: Look-up
    objective: "99.9%"
    window: 30 days
    source: The store's own log
depends_on: [yesbook]
support:
  channel: "#consent"
readiness:
  checklist: factory-readiness
  on: 2026-05-12
  by: steering
  outcome: passed
change_class: careful
review_every: 6 months
reviews:
  - {on: 2026-08-20, by: ravi-patel}
""",
    "data/services/preference-pages.yml": """\
title: Preference pages
risk_tier: low
owner: maya-chen
lifecycle: factory
slos:
  - {name: Saving, objective: "99%", source: Lampwatch}
depends_on: [consent-store]
support: Ask in the channel of the platform team.
readiness: {checklist: factory-readiness, on: 2026-06-16, outcome: passed-with-conditions, missing: [A second language]}
review_every: 12 months
reviews:
  - {on: 2026-09-29, by: maya-chen}
""",
    "data/services/send-time.yml": """\
title: Send-time model
risk_tier: low
owner: ravi-patel
lifecycle: lab
related: [short-forms]
review_every: 12 months
reviews:
  - {on: 2026-10-06, by: ravi-patel}
""",
    "data/tools/mailwright.yml": """\
title: Mailwright
owner: maya-chen
status: active
capabilities: [email-delivery]
cost: {amount: 48000, currency: EUR, per: year}
seats: 40
utilisation: 85%
contract: {start: 2025-09-01, end: 2027-08-31, notice: 90 days, auto_renews: true}
data_classes: [personal]
sso: true
access_review_every: 6 months
access_reviews:
  - on: 2026-10-05
    by: ravi-patel
    outcome: Two accounts closed.
review_every: 12 months
reviews:
  - on: 2026-03-24
    by: maya-chen
    outcome: confirmed
""",
    "data/tools/yesbook.yml": """\
title: Yesbook
owner: ravi-patel
status: active
capabilities: [consent-management]
cost: {amount: 31000, currency: EUR, per: year}
seats: 20
utilisation: 14
data_classes: [pseudonymous]
sso: true
review_every: 12 months
reviews:
  - {on: 2026-04-28, by: ravi-patel}
""",
    "data/tools/letterbox.yml": """\
title: Letterbox
owner: maya-chen
status: deprecated
capabilities: [email-delivery]
replaced_by: mailwright
migration: Programmes move by March 2027; the archive is exported, then deleted.
review_every: 12 months
reviews:
  - {on: 2026-02-10, by: maya-chen}
""",
    "data/tools/oldpress.yml": """\
title: Oldpress
status: retired
""",
    "data/capabilities/email-delivery.yml": """\
title: E-mail delivery
owner: nia-jones
""",
    "data/capabilities/consent-management.yml": """\
title: Consent management
owner: consent-lead
""",
    "data/contracts/consent-changed.yml": """\
title: Consent changed
owner: ravi-patel
producer: consent-store
consumers: [mailwright, preference-pages]
version: 2
schema:
  - name: person_key
    type: string
    required: true
    pii: true
  - name: changed_at
    type: timestamp
    required: true
  - name: channel
    type: string
  - name: source_code
    type: string
    deprecated_on: 2026-09-01
    removed_on: 2027-03-01
naming: Fields are snake_case; times end in `_at`.
review_every: 12 months
reviews:
  - {on: 2026-06-30, by: ravi-patel}
""",
    "data/experiments/button-words.yml": """\
title: Words on the button
owner: maya-chen
stage: running
hypothesis: Plain words bring more consents.
primary_metric: opt-in-rate
guardrail_metrics: [consent-lag]
starts: 2026-10-05
ends: 2026-12-18
threshold: At least 2 points more.
""",
    "data/experiments/short-forms.yml": """\
title: Short forms
owner: maya-chen
stage: productionised
primary_metric: opt-in-rate
guardrail_metrics: [consent-lag]
threshold: At least 2 points more.
result: Three points more. The threshold was met.
decision: 0013-short-forms
productionised_as: preference-pages
package:
  audience: Everybody who opens the form.
  runbook: true
""",
    "data/experiments/long-letters.yml": """\
title: Long letters
owner: maya-chen
stage: analysed
primary_metric: opt-in-rate
guardrail_metrics: [consent-lag]
ends: 2026-03-31
threshold: At least 2 points more.
result: No difference. The threshold was not met.
decision: 0013-short-forms
""",
    "data/metrics/consent-lag.yml": """\
title: Consent lag
owner: ravi-patel
tier: secondary
scorecard: risk
formula: Hours until a withdrawal holds everywhere.
unit: hours
target: 48
better: lower
source: Hourly comparison in Yesbook
blind_spots: Paper forms are not in it.
series:
  - {on: 2026-08-31, value: 31}
  - {on: 2026-09-30, value: 29}
  - {on: 2026-10-31, value: 27}
review_every: 12 months
reviews:
  - {on: 2026-05-05, by: ravi-patel}
""",
    "data/metrics/opt-in-rate.yml": """\
title: Opt-in rate
owner: maya-chen
tier: primary
scorecard: value
formula: People who said yes, of those who were asked.
target: 38
source: Yesbook
blind_spots: [A pushy question raises it.]
review_every: 12 months
reviews:
  - {on: 2026-01-20, by: maya-chen}
""",
    "data/processes/consent-change.yml": """\
title: A person changes their mind
owner: consent-lead
trigger: A click, a letter or a call.
activities:
  - name: Note it
    responsible: maya-chen
    accountable: maya-chen
    handoff_to: ravi-patel
  - name: Spread it
    responsible: ravi-patel
    accountable: ravi-patel
related: [consent]
review_every: 12 months
reviews:
  - {on: 2026-06-02, by: maya-chen}
""",
    "data/change-classes/careful.yml": """\
title: Careful change
risk_tier: medium
owner: nia-jones
tests: [A trial in the second region]
approvals: [The consent lead]
review_every: 12 months
reviews:
  - {on: 2026-02-17, by: nia-jones}
""",
    "data/stages/stage-1.yml": """\
title: Inventory
status: ready
level: 1
criteria:
  - text: Every team has members.
    check: {rule: empty-team, kind: team, at_least: 100%}
  - text: Most capabilities have a tool.
    check: {rule: capability-without-tool, kind: capability, at_least: 0.4}
  - text: People know the register.
    evidence: Survey of October.
""",
    "data/stages/stage-2.yml": """\
title: Monitored
status: draft
level: 2
criteria:
  - text: Every service has a runbook.
    check: {rule: service-without-runbook, kind: service, at_least: 100%}
""",
    "data/terms/opt-in.yml": """\
title: Opt-in
definition: Somebody says yes to messages, see [[consent]].
""",
}
"""Every kind is there, and what only looks like a fault: retired records, drafts, what is over, what is excused."""
