"""Words as a search knows them, the same on every database: folded, stemmed and put into plain ASCII.

A database's own notion of a word differs from the next one's: PostgreSQL drops “the” and reads `10th` and
`a/b` in ways of its own, SQLite folds accents and PostgreSQL does not. So the words are made here, for the
text and for the question alike, and a database only compares them.

A question is written as in the search engines people know:

    mill lane            both words
    "mill lane"          the words one after the other
    use-of-force         the same: words that signs hold together
    mill OR quay         either; OR stands between two things and binds closer than the space
    -mill, -"mill lane"  not this
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

WORD = re.compile(r"[^\W_]+")
PART = re.compile(r'(?P<minus>-?)"(?P<quoted>[^"]*)"?|(?P<bare>\S+)')
QUOTES = str.maketrans("“”„«»", '"""""')
LONGEST = 60
"""Characters of a word that are compared; nobody writes a longer one twice in two ways."""

Phrase = tuple[str, ...]
"""Words that stand one after the other; usually it is one."""

_stemmer = snowballstemmer.stemmer("english")


@dataclass(frozen=True)
class Sought:
    """Every clause must hold, by any of its phrases; no barred phrase may stand in the text."""

    clauses: tuple[tuple[Phrase, ...], ...] = ()
    barred: tuple[Phrase, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.clauses or self.barred)

    @property
    def terms(self) -> list[Phrase]:
        return [*(phrase for clause in self.clauses for phrase in clause), *self.barred]


def words_of(text: str) -> Iterator[str]:
    return map(stem, WORD.findall(folded(text)))


def folded(text: str) -> str:
    """Small letters without accents."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The word without its ending; one of another script as the numbers of its bytes: all are ASCII."""
    if not word.isascii():
        return f"u{word.encode().hex()}"[:LONGEST]
    return str(_stemmer.stemWord(word[:LONGEST]))


def sought(question: str) -> Sought:
    """What a question asks for. Nothing that is written is an error; what holds no word is left out."""
    clauses: list[list[Phrase]] = []
    barred: list[Phrase] = []
    joins = False
    for part in PART.finditer(question.translate(QUOTES)):
        if part["bare"] == "OR":
            joins = bool(clauses)
            continue
        phrase, is_barred = phrase_in(part)
        if not phrase:
            continue
        if is_barred:
            barred.append(phrase)
        elif joins:
            clauses[-1].append(phrase)
        else:
            clauses.append([phrase])
        joins = False
    return Sought(tuple(map(tuple, clauses)), tuple(barred))


def phrase_in(part: re.Match[str]) -> tuple[Phrase, bool]:
    written = part["quoted"] if part["bare"] is None else part["bare"]
    is_barred = part["minus"] == "-" if part["bare"] is None else written.startswith("-")
    return tuple(words_of(written)), is_barred
