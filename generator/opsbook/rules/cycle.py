"""References that lead back to where they began.

A team inside itself, two tools or decisions that each replace the other, or a policy that is a regional variant of its
own variant cannot be true, and whoever follows them never arrives.

Fails:

```yaml
# data/teams/email.yml
title: E-mail
parent: lifecycle
# data/teams/lifecycle.yml
title: Lifecycle
parent: email
```

Passes:

```yaml
# data/teams/email.yml
title: E-mail
parent: lifecycle
# data/teams/lifecycle.yml
title: Lifecycle
```
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from opsbook.check.rule import Finding, Gathered, Options, rule_of_all
from opsbook.diagnostic import Route, Severity
from opsbook.graph.handbook import Handbook
from opsbook.model.record import Record

MOST_SHOWN = 3


class Edge(NamedTuple):
    """A reference that must not lead in a circle, by keys."""

    source: str
    target: str
    route: Route


def _edges(record: Record, handbook: Handbook) -> list[tuple[str, Route]]:
    """Where such references of a record lead, and where they stand."""
    return [(link.target.key, link.route) for link in handbook.book.out.get(record.key, ()) if link.ref.acyclic]


@rule_of_all("REF010", each=Record, gathers=_edges, severity=Severity.ERROR)
def cycle(edges: Gathered, handbook: Handbook, options: Options) -> Iterator[Finding]:
    by_field: dict[str, dict[str, list[Edge]]] = defaultdict(lambda: defaultdict(list))
    for key, told in edges.items():
        for target, route in told:
            by_field[str(route[0])][key].append(Edge(key, target, tuple(route)))
    records = handbook.book.records
    for field, of_field in sorted(by_field.items()):
        for circle in _cycles(of_field):
            sources = [records[edge.source] for edge in circle]
            way = " → ".join(source.id for source in [*sources, sources[0]])
            steps = " or ".join(
                f"{records[edge.target].id} in {records[edge.source].path}" for edge in circle[:MOST_SHOWN]
            )
            advice = f"Delete under {field}: what is not true, such as {steps}."
            message = f"{field} leads in a circle: {way}"
            if len(circle) == 1:
                advice = f"Write the id of another record, or delete {sources[0].id} from {field}:."
                message = f"{field} names the record itself"
            yield Finding(message, advice, circle[0].route, sources[0])


def _cycles(edges: dict[str, list[Edge]]) -> Iterator[list[Edge]]:
    """Each circle once, starting at its first record by key. Depth first, without recursion."""
    done: set[str] = set()
    for start in sorted(edges):
        way: list[Edge] = []
        walks = [iter(edges[start])] if start not in done else []
        on_way = [start]
        while walks:
            edge = next(walks[-1], None)
            if edge is None:
                walks.pop()
                done.add(on_way.pop())
                if way:
                    way.pop()
                continue
            target = edge.target
            if target in on_way:
                found = [*way, edge][on_way.index(target) :]
                first = min(range(len(found)), key=lambda index: found[index].source)
                yield [*found[first:], *found[:first]]
            elif target in edges and target not in done:
                way.append(edge)
                on_way.append(target)
                walks.append(iter(edges[target]))
