"""Full-text search over public text only: FTS5 on SQLite, tsvector on PostgreSQL, one question for both.

User text never reaches a query language: words are taken out of it and quoted, because FTS5's MATCH reads
`use-of-force` as a column expression and PostgreSQL's to_tsquery refuses two plain words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.db import connection
from django.db.models.expressions import RawSQL

TABLE = "editions_casetext"
MAX_TERMS = 8
WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class SearchText:
    title: str
    body: str


def is_sqlite() -> bool:
    return connection.vendor == "sqlite"


def index(case: int, text: SearchText) -> None:
    """Make the case findable by `text` and by nothing that it said before."""
    remove(case)
    if is_sqlite():
        sql = f"INSERT INTO {TABLE} (rowid, title, body) VALUES (%s, %s, %s)"
    else:
        sql = (
            f"INSERT INTO {TABLE} (rowid, vector) VALUES (%s, "
            "setweight(to_tsvector('english', %s), 'A') || to_tsvector('english', %s))"
        )
    with connection.cursor() as cursor:
        cursor.execute(sql, [case, text.title, text.body])


def remove(case: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE} WHERE rowid = %s", [case])


def clear() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE}")


def indexed() -> set[int]:
    """The keys of all cases that can be found."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT rowid FROM {TABLE}")
        return {row[0] for row in cursor.fetchall()}


def terms(question: str) -> list[str]:
    """The words of a question that are searched for, at most eight."""
    return WORD.findall(question)[:MAX_TERMS]


def matching(question: str) -> RawSQL | None:
    """A subquery of the keys of cases in which every word of `question` stands, or None without a word."""
    words = terms(question)
    if not words:
        return None
    if is_sqlite():
        quoted = " ".join(f'"{word}"' for word in words)
        return RawSQL(f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s", [quoted])
    return RawSQL(
        f"SELECT rowid FROM {TABLE} WHERE vector @@ plainto_tsquery('english', %s)", [" ".join(words)]
    )


def holds(case: int, text: SearchText) -> bool:
    """Whether the case is findable by exactly `text`."""
    if is_sqlite():
        sql = f"SELECT title = %s AND body = %s FROM {TABLE} WHERE rowid = %s"
    else:
        sql = (
            "SELECT vector = setweight(to_tsvector('english', %s), 'A') || to_tsvector('english', %s) "
            f"FROM {TABLE} WHERE rowid = %s"
        )
    with connection.cursor() as cursor:
        cursor.execute(sql, [text.title, text.body, case])
        found = cursor.fetchone()
    return bool(found and found[0])
