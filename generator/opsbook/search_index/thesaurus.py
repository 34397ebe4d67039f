"""Words that people of any trade use for one another when they ask: what a title calls one, a question calls the other.

Each line is a group. They only lend a hand: a page with the very word comes first. What a trade calls its own things
belongs into a glossary's ``also_called``.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

_GROUPS = """
agree approve authorise
alarm alert warning
allowed permitted
begin launch start
bill invoice
boss lead manager
buy order procure purchase
choose decide pick select
client customer
colleague employee staff
cost expense price spend
country market
delay late
delete erase remove
error failure fault
explain definition meaning
figure number
fix mend repair restore
goal objective target
guide instruction manual
halt pause stop
image photo picture
law legal regulation
leaver leaving offboarding
login sign-in sign-on
mail newsletter e-mail
newcomer starter joiner
old outdated stale
outage down
rollback revert undo
supplier vendor
verify check validate
"""


def pairs() -> Iterator[tuple[str, str]]:
    """Every two words that may stand for each other."""
    for group in _GROUPS.strip().splitlines():
        yield from combinations(group.split(), 2)
