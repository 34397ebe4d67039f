"""Makes a handbook of any size for measuring: 3 to 6 KB of YAML a record, linked as densely as a real one.

The same seed gives the same bytes. Words follow Zipf's law, so that common words are as common as in prose.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path

OWNERS = 60
"""Records for each owner; the number of people grows with the handbook."""
_SYLLABLES = (
    "con",
    "sent",
    "mar",
    "ke",
    "ting",
    "da",
    "ta",
    "flow",
    "lead",
    "ser",
    "vice",
    "plan",
    "port",
    "mail",
    "re",
    "view",
)


def write(folder: Path, count: int, seed: int = 1) -> None:
    """Write ``count`` runbooks, policies and services, with the people who own them, into ``folder``/data."""
    chance = random.Random(seed)
    words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(4000)]
    weights = list(accumulate(1 / (rank + 1) for rank in range(len(words))))

    def text(length: int) -> str:
        chosen = chance.choices(words, cum_weights=weights, k=length)
        return " ".join(chosen).capitalize() + "."

    people = [f"person-{number}" for number in range(max(2, count // OWNERS))]
    for person in people:
        _put(folder, "people", person, f"title: {person.replace('-', ' ').title()}\nsummary: {text(8)}\n")
    _put(folder, "teams", "everybody", "title: Everybody\nmembers: [" + ", ".join(people) + "]\n")
    kinds = ("services", "policies", "runbooks")
    ids = [(kinds[number % 3], f"{kinds[number % 3][:-1]}-{number}") for number in range(count)]
    services = [name for kind, name in ids if kind == "services"]
    for number, (kind, name) in enumerate(ids):
        owner, deputy = chance.sample(people, 2)
        near = [ids[(number + step) % count][1] for step in (1, 5, 11, 37)]
        head = (
            f"title: {text(5)[:-1]}\nsummary: {text(12)}\nowner: {owner}\ndeputy: {deputy}\n"
            f"tags: [{', '.join(chance.sample(words, 3))}]\nreview_every: 12 months\n"
            f"reviews:\n  - {{on: 2026-{chance.randint(1, 10):02}-{chance.randint(1, 28):02}, by: {owner}}}\n"
            f"related: [{', '.join(near[:2])}]\n"
        )
        _put(folder, kind, name, head + _BODIES[kind](text, chance, near, services))


Text = Callable[[int], str]


def _service(text: Text, chance: random.Random, near: list[str], services: list[str]) -> str:
    return (
        f"slos:\n  - name: Freshness\n    indicator: {text(10)}\n    objective: 99.5%\n"
        f"    source: {text(6)}\nsupport: {text(15)}\nbody: |\n{_prose(text, near)}"
    )


def _policy(text: Text, chance: random.Random, near: list[str], services: list[str]) -> str:
    rules = "".join(
        f"  - id: rule-{n}\n    text: {text(18)}\n    control: {text(10)}\n    evidence: {text(8)}\n" for n in range(6)
    )
    governed = ", ".join(chance.sample(services, min(3, len(services))))
    head = f"status: draft\npurpose: {text(40)}\napplies_to: [{governed}]\n"
    return f"{head}requirements:\n{rules}body: |\n{_prose(text, near)}"


def _runbook(text: Text, chance: random.Random, near: list[str], services: list[str]) -> str:
    steps = "".join(
        f"  - id: step-{n}\n    title: {text(4)[:-1]}\n    do: {text(20)}\n"
        f"    run: mw {near[0]} --step {n}\n    expect: {text(8)}\n"
        for n in range(6)
    )
    return (
        f"services: [{chance.choice(services)}]\nact_within: 30 minutes\ndetection: {{alert: {text(6)}}}\n"
        f"escalation:\n  - {{after: 15 minutes, to: everybody, via: +44 20 7946 0100}}\n"
        f"first:\n  do: {text(12)}\n  why: {text(10)}\n"
        f"symptoms:\n  - {text(8)}\n  - {text(9)}\nsteps:\n{steps}rollback: {text(15)}\nbody: |\n{_prose(text, near)}"
    )


_BODIES = {"services": _service, "policies": _policy, "runbooks": _runbook}


def _prose(text: Text, near: list[str]) -> str:
    lines = [
        text(50),
        "",
        f"## {text(3)[:-1]}",
        "",
        f"{text(30)} See [[{near[2]}]] and [[{near[3]}|{text(2)[:-1]}]].",
        "",
        *(f"- {text(9)}" for _ in range(4)),
        "",
        "```bash",
        *(f"{text(2).lower()[:-1]} --{text(1).lower()[:-1]}={number}" for number in range(5)),
        "```",
        "",
        "| What | How |",
        "| --- | --- |",
        *(f"| {text(3)} | {text(7)} |" for _ in range(3)),
        "",
        text(60),
    ]
    return "".join(f"  {line}".rstrip() + "\n" for line in lines)


def _put(folder: Path, kind: str, name: str, content: str) -> None:
    file = folder / "data" / kind / f"{name}.yml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content, encoding="utf-8")
