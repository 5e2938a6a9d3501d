"""One unchanging view of the database for as long as a proof takes, without making any writer wait."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def snapshot() -> Iterator[None]:
    """A publication made meanwhile is not seen, so it cannot look like a fault.

    Inside a transaction of the caller's (a test, say) that one serves.
    """
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        yield from deferred()
    else:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield


def deferred() -> Iterator[None]:
    """SQLite: `atomic()` would begin IMMEDIATE here, and hold the one write lock for minutes."""
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")
