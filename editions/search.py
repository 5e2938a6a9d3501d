"""Full-text search over public text only: FTS5 on SQLite, tsvector on PostgreSQL, one question for both.

User text never reaches a query language: words are taken out of it and quoted, because FTS5's MATCH reads
`use-of-force` as a column expression and PostgreSQL's to_tsquery refuses two plain words.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from django.db import connection
from django.db.models import BigIntegerField
from django.db.models.expressions import RawSQL

TABLE = "editions_casetext"
MAX_TERMS = 8
WORD = re.compile(r"\w+")

FINE = 1_000_000
"""Ranks are whole numbers of this fineness, so that a cursor can remember one exactly."""

RANKED = 2_000
"""Cases that are put in order of relevance at most, the newest: ranking a common word would take seconds."""


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
    return WORD.findall(folded(question))[:MAX_TERMS]


def folded(text: str) -> str:
    """The text in small letters without accents, so that “pasión” and “pasion” find each other.

    SQLite would do so by itself; PostgreSQL needs an extension that not every server has.
    """
    letters = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()


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


def relevance(question: str) -> RawSQL:
    """How well a case answers a question, as a whole number that grows with it; the title weighs most.

    SQLite ranks all matches in one pass, which it keeps; asked case by case it would count every word anew.
    """
    words = terms(question)
    if is_sqlite():
        quoted = " ".join(f'"{word}"' for word in words)
        sql = (
            "SELECT found.score FROM (SELECT rowid AS place, "
            f"CAST(-bm25({TABLE}, 8.0, 1.0) * {FINE} AS INTEGER) AS score "
            f"FROM {TABLE} WHERE {TABLE} MATCH %s) AS found "
            "WHERE found.place = editions_publiccase.id"
        )
        return RawSQL(sql, [quoted], BigIntegerField())
    sql = (
        f"SELECT CAST(ts_rank(vector, plainto_tsquery('english', %s)) * {FINE} AS bigint) "
        f"FROM {TABLE} WHERE rowid = editions_publiccase.id"
    )
    return RawSQL(sql, [" ".join(words)], BigIntegerField())


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
