"""Counters that every worker process of one machine shares: a cache of whole numbers in a file of its own.

For limits, where nobody has set CACHE_URL. Django's own caches do not serve: the memory of a process is not
shared, and those in files or in the database read, add and write in three steps, so that of two requests at
once one is not counted. Here each step is one statement of SQLite, and nothing waits for the disk: a crash
loses a minute.
"""

from __future__ import annotations

import random
import sqlite3
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache

TABLE = "CREATE TABLE IF NOT EXISTS counts (name TEXT PRIMARY KEY, number INTEGER, ends REAL)"
BUSY = 2.0
"""Seconds to wait for another process; a count takes some ten microseconds."""

SWEPT = 0.005
"""Of new counters, how many first throw out those that have ended."""

_opened = threading.local()
"""A connection of each thread; Django makes a new cache object for each request."""


class Counts(BaseCache):
    """A file that cannot be used counts nothing: a limit must not be what stops the archive."""

    def __init__(self, location: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        self.path = str(location)

    def add(
        self, key: str, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:
        if random.random() < SWEPT:  # Never a secret: which request tidies up is all the same.
            self.run("DELETE FROM counts WHERE ends <= ?", [time.time()])
        insert = (
            "INSERT INTO counts VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET number = excluded.number,"
            " ends = excluded.ends WHERE counts.ends <= ? RETURNING 1"
        )
        name, number, ends = self.row(key, value, timeout, version)
        return bool(self.run(insert, [name, number, ends, time.time()]))

    def set(
        self, key: str, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None
    ) -> None:
        self.run("REPLACE INTO counts VALUES (?, ?, ?)", self.row(key, value, timeout, version))

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        found = self.run(
            "SELECT number FROM counts WHERE name = ? AND ends > ?",
            [self.make_and_validate_key(key, version), time.time()],
        )
        return found[0][0] if found else default

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        add = "UPDATE counts SET number = number + ? WHERE name = ? AND ends > ? RETURNING number"
        found = self.run(add, [delta, self.make_and_validate_key(key, version), time.time()])
        if not found:
            raise ValueError(f"There is no counter {key}.")
        return int(found[0][0])

    def delete(self, key: str, version: int | None = None) -> bool:
        name = self.make_and_validate_key(key, version)
        return bool(self.run("DELETE FROM counts WHERE name = ? RETURNING 1", [name]))

    def clear(self) -> None:
        self.run("DELETE FROM counts", [])

    def row(self, key: str, value: Any, timeout: float | None, version: int | None) -> list[Any]:
        if not isinstance(value, int):
            raise TypeError(f"Only whole numbers are counted here, and not {value!r}.")
        ends = self.get_backend_timeout(timeout)
        name = self.make_and_validate_key(key, version)
        return [name, value, float("inf") if ends is None else ends]

    def run(self, statement: str, values: Sequence[Any]) -> list[Any]:
        with suppress(sqlite3.Error):
            return opened(self.path).execute(statement, values).fetchall()
        return []


def opened(path: str) -> sqlite3.Connection:
    """This thread's connection; workers are forked before they serve, and so never share one."""
    held: dict[str, sqlite3.Connection] = _opened.__dict__
    if path not in held:
        made = sqlite3.connect(path, timeout=BUSY, isolation_level=None)
        for statement in ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = OFF", TABLE):
            made.execute(statement)
        held[path] = made
    return held[path]
