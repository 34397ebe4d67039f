"""Work in several processes: every piece is done once, by whoever has time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from opsbook.diagnostic import OpsbookError
from opsbook.workers import WORTH_IT, in_turns, shared_out

MANY = list(range(WORTH_IT * 5))


def test_shares_come_back_in_order() -> None:
    def doubled(numbers: Sequence[int]) -> list[int]:
        return [number * 2 for number in numbers]

    assert [one for share in shared_out(MANY, doubled) for one in share] == doubled(MANY)


@pytest.mark.parametrize("count", [0, 1, WORTH_IT, len(MANY)])
def test_every_piece_is_taken_by_one_process_only(count: int) -> None:
    done = in_turns(MANY[:count], list, lambda: None, lambda taken, total: None)
    assert sorted(number for share in done for number in share) == MANY[:count]


def test_what_is_done_beside_is_done_here_once() -> None:
    beside: list[str] = []
    steps: list[tuple[int, int]] = []
    in_turns(MANY, list, lambda: beside.append("done"), lambda taken, total: steps.append((taken, total)))
    assert beside == ["done"]
    assert all(taken < total == len(MANY) for taken, total in steps)


def test_a_worker_that_fails_ends_the_work() -> None:
    def fail(numbers: Iterator[int]) -> list[int]:
        if any(number == len(MANY) - 1 for number in numbers):
            raise OpsbookError("the last one is broken")
        return []

    with pytest.raises(OpsbookError):
        in_turns(MANY, fail, lambda: None, lambda taken, total: None)
