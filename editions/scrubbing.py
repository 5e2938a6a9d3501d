"""Scrubbing the database's own files after a redaction: what was removed must not lie on in them."""

from __future__ import annotations

from django.db import connection

from editions.search import INDEXES, is_sqlite


def scrub() -> None:
    """Rewrite SQLite's files without what was deleted; to be run after the redaction was committed.

    The page of a deleted row is overwritten at once (`secure_delete`), but a deleted word stays in the
    search tables' segments until they are merged, and in the write-ahead log until it is cut. Rewriting
    takes as long as copying the database. On PostgreSQL the files are the server's: see docs/decisions.
    """
    if not is_sqlite():
        return
    with connection.cursor() as cursor:
        for table in INDEXES:
            cursor.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
