"""Full-text search over public text only: FTS5 on SQLite, tsvector on PostgreSQL, one answer from both.

Both hold the words of `words.py` and neither reads text by itself, so they agree on what a word is. User text
never reaches a query language: FTS5's MATCH reads `use-of-force` as a column expression and PostgreSQL's
to_tsquery refuses two plain words. What is asked here is made of ASCII words in quotation marks alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import islice

from django.db import connection
from django.db.models import BigIntegerField
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext as _

from editions.words import Phrase, Sought, sought, words_of

MAX_TERMS = 8
"""Words or phrases of one question."""

MAX_WORDS = 32

RANKED = 2_000
"""Cases that are put in order of relevance at most, the newest: ranking a common word would take seconds."""

LAST_PLACE = 16_383
"""PostgreSQL counts places in a text up to here: words behind it are found, phrases are not."""

APART = 10
"""Places between title and body, so that no phrase reaches from one into the other."""


@dataclass(frozen=True)
class SearchText:
    title: str
    body: str


def is_sqlite() -> bool:
    return connection.vendor == "sqlite"


COLUMNS = {"sqlite": ("title", "body"), "postgresql": ("vector",)}


def stored(text: SearchText) -> tuple[str, ...]:
    """The values of these columns."""
    title, body = list(words_of(text.title)), list(words_of(text.body))
    return (" ".join(title), " ".join(body)) if is_sqlite() else (vector(title, body),)


def vector(title: list[str], body: list[str]) -> str:
    """A tsvector written out, title words marked A: PostgreSQL takes it as it stands and parses no text."""
    places: dict[str, list[str]] = {}
    for place, word in enumerate(title, start=1):
        places.setdefault(word, []).append(f"{min(place, LAST_PLACE)}A")
    for place, word in enumerate(body, start=len(title) + APART):
        places.setdefault(word, []).append(str(min(place, LAST_PLACE)))
    return " ".join(f"'{word}':{','.join(islice(found, 255))}" for word, found in sorted(places.items()))


def terms(question: str) -> list[Phrase]:
    """The words and phrases that a question is made of."""
    return sought(question).terms


def unanswerable(question: str) -> str:
    """Why there is no answer to a question: it asks for nothing, or for more than both databases can plan."""
    found = terms(question)
    if question and not found:
        return _("There is no word to search for. Write letters or figures; signs and OR alone find nothing.")
    if len(found) > MAX_TERMS:
        counted = {"words": len(found), "most": MAX_TERMS}
        return (
            _("%(words)s words are too many; the limit is %(most)s. A phrase in quotation marks is one.")
            % counted
        )
    if sum(map(len, found)) > MAX_WORDS:
        return _("The phrases have too many words; the limit is %(most)s in all.") % {"most": MAX_WORDS}
    return ""


def expression(asked: Sought) -> str:
    """What is sought, in the language of the database; it has at least one clause."""
    phrase, both, either, but_not = (
        (fts_phrase, " AND ", " OR ", " NOT ") if is_sqlite() else (ts_phrase, " & ", " | ", " & !")
    )
    clauses = both.join(grouped(clause, phrase, either) for clause in asked.clauses)
    return f"({clauses}){but_not}{grouped(asked.barred, phrase, either)}" if asked.barred else clauses


def grouped(phrases: Iterable[Phrase], written: Callable[[Phrase], str], either: str) -> str:
    return f"({either.join(map(written, phrases))})"


def fts_phrase(phrase: Phrase) -> str:
    return f'"{" ".join(phrase)}"'


def ts_phrase(phrase: Phrase, weight: str = "") -> str:
    words = " <-> ".join(f"'{word}'{weight}" for word in phrase)
    return f"({words})"


def in_title(phrases: Iterable[Phrase]) -> str:
    """The same for the title alone."""
    if is_sqlite():
        return f"{{title}} : {grouped(phrases, fts_phrase, ' OR ')}"
    return grouped(phrases, partial(ts_phrase, weight=":A"), " | ")


@dataclass(frozen=True)
class TextIndex:
    """The words of one kind of public row, under the row's key."""

    table: str

    def write(self, texts: Mapping[int, SearchText]) -> None:
        """Make rows findable by these texts and by nothing that they said before."""
        self.remove(texts)
        rows: list[tuple[int | str, ...]] = [(key, *stored(text)) for key, text in texts.items()]
        if not rows:
            return
        places = ", ".join(["%s"] * len(rows[0]))
        columns = ", ".join(["rowid", *COLUMNS[connection.vendor]])
        with connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO {self.table} ({columns}) VALUES ({places})", rows)

    def remove(self, keys: Iterable[int]) -> None:
        if gone := [(key,) for key in keys]:
            with connection.cursor() as cursor:
                cursor.executemany(f"DELETE FROM {self.table} WHERE rowid = %s", gone)

    def clear(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {self.table}")

    def keys(self) -> set[int]:
        """Of all rows that can be found."""
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT rowid FROM {self.table}")
            return {row[0] for row in cursor.fetchall()}

    def holds(self, key: int, text: SearchText) -> bool:
        """Whether the row is findable by exactly `text`."""
        same = "title = %s AND body = %s" if is_sqlite() else "vector = %s::tsvector"
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {same} FROM {self.table} WHERE rowid = %s", [*stored(text), key])
            found = cursor.fetchone()
        return bool(found and found[0])

    def matching(self, question: str) -> RawSQL | None:
        """A subquery of the keys of rows that answer `question`, or None where it asks for no word."""
        asked = sought(question)
        if not asked:
            return None
        if asked.clauses:
            return self.found_by(expression(asked))
        barred = self.found_by(expression(Sought((asked.barred,))))
        return RawSQL(f"SELECT rowid FROM {self.table} WHERE rowid NOT IN ({barred.sql})", barred.params)

    def found_by(self, asked: str) -> RawSQL:
        condition = f"{self.table} MATCH %s" if is_sqlite() else "vector @@ %s::tsquery"
        return RawSQL(f"SELECT rowid FROM {self.table} WHERE {condition}", [asked])


CASES = TextIndex("editions_casetext")
ALLEGATIONS = TextIndex("editions_allegationtext")
STATEMENTS = TextIndex("editions_statementtext")
SOURCES = TextIndex("editions_sourcetext")
AGENCIES = TextIndex("editions_agencytext")
INDEXES = {one.table: one for one in (CASES, ALLEGATIONS, STATEMENTS, SOURCES, AGENCIES)}


def relevance(question: str) -> RawSQL:
    """How many clauses of a question the title of a case answers.

    Coarse, and the same on both databases, whose own ranks are not; equal cases come newest first. Each
    clause is searched for once, not once a case.
    """
    found = [CASES.found_by(in_title(clause)) for clause in sought(question).clauses]
    score = " + ".join(f"CASE WHEN editions_publiccase.id IN ({one.sql}) THEN 1 ELSE 0 END" for one in found)
    return RawSQL(score or "0", [value for one in found for value in one.params], BigIntegerField())
