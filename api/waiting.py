"""Requests that wait for the log to grow: few at a time, none holding a connection to the database.

A waiting request holds a thread of the server, which is why there are only so many places (`LONG_POLLS` a
worker, and `archive/serve.py` gives each worker as many threads more). All of them share one look at the log.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cache
from threading import BoundedSemaphore, Lock

from django.conf import settings
from django.db import connections

from editions import filters

LONGEST = 25
"""Seconds; proxies commonly cut a silent request off after thirty."""

EVERY = 0.5
"""Seconds between looks: a new line is heard of within one second."""


class WaitingRoom:
    """Where requests wait until `look` finds a number beyond the one that they have."""

    def __init__(self, places: int, look: Callable[[], int], every: float = EVERY) -> None:
        self.places = BoundedSemaphore(places) if places else None
        self.look = look
        self.every = every
        self.lock = Lock()
        self.seen = 0
        self.look_again = 0.0

    def wait(self, beyond: int, seconds: float) -> bool:
        """Returns once there is more, or after `seconds`; False, at once, where every place is taken."""
        if not self.places or not self.places.acquire(blocking=False):
            return False
        try:
            until = time.monotonic() + seconds
            while self.newest() <= beyond and (left := until - time.monotonic()) > 0:
                time.sleep(min(left, self.every))
        finally:
            self.places.release()
        return True

    def newest(self) -> int:
        """One look for all who wait; whoever asks while another looks gets what that one saw."""
        with self.lock:
            if time.monotonic() >= self.look_again:
                self.seen = self.look()
                self.look_again = time.monotonic() + self.every
            return self.seen


@cache
def room() -> WaitingRoom:
    """The one room of this process."""
    return WaitingRoom(settings.LONG_POLLS, newest_sequence)


def newest_sequence() -> int:
    """The newest number of the log; the thread is about to sleep, so its connection goes back."""
    found = filters.newest_line().sequence
    for connection in connections.all(initialized_only=True):
        if not connection.in_atomic_block:  # As it is in tests, and nowhere else in a public read.
            connection.close()
    return found
