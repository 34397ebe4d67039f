"""References that lead back to where they began.

A team inside itself, or two decisions that each replace the other, cannot be true, and whoever follows them never
arrives.

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

from collections.abc import Iterator

from opsbook.check.rule import Finding, Options, rule
from opsbook.diagnostic import Severity
from opsbook.graph.book import Book
from opsbook.graph.handbook import Handbook
from opsbook.graph.link import Link

MOST_SHOWN = 3


@rule("REF010", on=Book, severity=Severity.ERROR)
def cycle(book: Book, handbook: Handbook, options: Options) -> Iterator[Finding]:
    fields = {str(link.route[0]) for links in book.out.values() for link in links if link.ref.acyclic}
    for field in sorted(fields):
        edges = {
            key: [link for link in links if link.ref.acyclic and link.route[0] == field]
            for key, links in book.out.items()
        }
        for links in _cycles({key: links for key, links in edges.items() if links}):
            way = " → ".join([*(link.source.id for link in links), links[0].source.id])
            first = links[0]
            steps = " or ".join(f"{link.target.id} in {link.source.path}" for link in links[:MOST_SHOWN])
            advice = f"Delete under {field}: what is not true, such as {steps}."
            yield Finding(f"{field} leads in a circle: {way}", advice, first.route, first.source)


def _cycles(edges: dict[str, list[Link]]) -> Iterator[list[Link]]:
    """Each circle once, starting at its first record by key. Depth first, without recursion."""
    done: set[str] = set()
    for start in sorted(edges):
        way: list[Link] = []
        walks = [iter(edges[start])] if start not in done else []
        on_way = [start]
        while walks:
            link = next(walks[-1], None)
            if link is None:
                walks.pop()
                done.add(on_way.pop())
                if way:
                    way.pop()
                continue
            target = link.target.key
            if target in on_way:
                found = [*way, link][on_way.index(target) :]
                first = min(range(len(found)), key=lambda index: found[index].source.key)
                yield [*found[first:], *found[:first]]
            elif target in edges and target not in done:
                way.append(link)
                on_way.append(target)
                walks.append(iter(edges[target]))
