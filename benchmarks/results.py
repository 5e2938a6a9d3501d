"""What a measurement says, and how two ways of doing the same thing are compared."""

import statistics
import time
from collections.abc import Callable
from typing import Final, TypedDict

ROUNDS: Final = 7


class Result(TypedDict):
    """One line of results.json; `ratio` is how many times better the archive does, so more is better."""

    id: str
    what: str
    ratio: float
    gate: float
    aim: float


def times_faster(ours: Callable[[], object], plain: Callable[[], object], *, calls: int) -> float:
    """How many times faster `ours` is; the rounds alternate, so that a busy machine slows both."""
    pairs = [(_seconds(ours, calls), _seconds(plain, calls)) for _ in range(ROUNDS)]
    return round(statistics.median(slow / fast for fast, slow in pairs), 2)


def _seconds(call: Callable[[], object], calls: int) -> float:
    start = time.process_time()
    for _ in range(calls):
        call()
    return time.process_time() - start
