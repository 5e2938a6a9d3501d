"""What a call costs in processor time, measured so that a busy machine fails no test.

Other programs, cold caches and the collector of garbage (whose passes grow with all that the test run holds)
only ever add to a measure. So a bound is broken only where each of several tries breaks it: code that is too
slow fails every time.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

TRIES = 4
LEAST = 0.005  # Seconds; below this the clock's own steps would decide.


def takes_less_than(limit: float, call: Callable[[], object]) -> bool:
    """Whether `call` can be done within `limit` processor seconds; at most `TRIES` calls."""
    return any(seconds(call) < limit for _ in range(TRIES))


def grows_no_faster_than(times: float, short: Callable[[], object], long: Callable[[], object]) -> bool:
    """Whether `long` costs less than `times` what `short` costs, taken in turn; `TRIES` pairs at most."""
    return any(seconds(long) < times * max(seconds(short), LEAST) for _ in range(TRIES))


def seconds(call: Callable[[], object]) -> float:
    with without_collector():
        begun = time.process_time()
        call()
        return time.process_time() - begun


@contextmanager
def without_collector() -> Iterator[None]:
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
