"""Where in a case the words of a search stand: the sentences themselves, each with a link to its place."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.utils.translation import gettext as _

from editions.words import WORD, folded, sought, stem, words_of
from pages.casepage.document import present

Document = dict[str, Any]

MOST = 2
"""Sentences shown of one case."""

AROUND = 110
"""Characters shown on either side of the first word found, where a sentence is long."""

QUOTES = '“”"'


@dataclass(frozen=True)
class Piece:
    text: str
    is_found: bool


@dataclass(frozen=True)
class Found:
    """A sentence with what was searched for, and the part of the case that it stands in."""

    where: str
    anchor: str
    pieces: list[Piece]


@dataclass(frozen=True)
class Place:
    where: str
    anchor: str
    text: str


def found_in(document: str, question: str) -> list[Found]:
    """The sentences of a document that hold most of the words of a question, in the order of the page."""
    wanted = wanted_in(question)
    if not wanted:
        return []
    places = list(dict.fromkeys(places_of(json.loads(document))))
    scores = [len(wanted & set(words_of(place.text))) for place in places]
    best = sorted(range(len(places)), key=lambda at: -scores[at])[:MOST]
    return [found(places[at], wanted) for at in sorted(best) if scores[at]]


def wanted_in(question: str) -> frozenset[str]:
    """The roots of the words that a question asks for."""
    return frozenset(word for clause in sought(question).clauses for phrase in clause for word in phrase)


def found(place: Place, wanted: Set[str]) -> Found:
    return Found(place.where, place.anchor, list(marked(cut(place.text, wanted), wanted)))


def marked(text: str, wanted: Set[str]) -> Iterator[Piece]:
    """The text in pieces, the words wanted apart from the others."""
    reached = 0
    for word in WORD.finditer(text):
        if root(word[0]) in wanted:
            if reached < word.start():
                yield Piece(text[reached : word.start()], is_found=False)
            yield Piece(word[0], is_found=True)
            reached = word.end()
    if reached < len(text):
        yield Piece(text[reached:], is_found=False)


def cut(text: str, wanted: Set[str]) -> str:
    """A long text around the first word wanted, cut between words."""
    first = next((word.start() for word in WORD.finditer(text) if root(word[0]) in wanted), 0)
    start, end = max(0, first - AROUND), min(len(text), first + AROUND)
    if start:
        start = text.find(" ", start, first) + 1 or first
    if end < len(text):
        end = text.rfind(" ", first, end) if " " in text[first:end] else end
    return f"{'… ' if start else ''}{text[start:end]}{' …' if end < len(text) else ''}"


def root(word: str) -> str:
    """What a search compares of a word."""
    return stem(folded(word))


def places_of(document: Document) -> Iterator[Place]:
    """Every sentence that a search finds a case by, with where a reader meets it."""
    for row in present(document["summary"]):
        yield Place(_("Summary"), "summary", row["text"])
    for row in present(document["allegations"]):
        yield Place(_("What is alleged"), f"allegation-{row['id']}", row["text"])
    for row in present(document["statements"]):
        yield from in_statement(row)
    for row in present(document["events"]):
        yield Place(_("Event"), f"event-{row['id']}", row["text"])
    for row in present(document["disagreements"]):
        accounts = (account["value"] for account in row["accounts"])
        for text in chain([row["question"]], accounts):
            yield Place(_("Where accounts differ"), f"question-{row['id']}", text)
    yield from named(document)


def in_statement(row: dict[str, Any]) -> Iterator[Place]:
    anchor = f"statement-{row['id']}"
    for printing in row["printings"]:
        for text in exact(printing["passages"]):
            yield Place(_("Statement"), anchor, text)
    yield Place(_("Statement"), anchor, row["about"])


def exact(passages: Sequence[dict[str, Any]]) -> Iterator[str]:
    return (f"“{passage['exact'].strip(QUOTES)}”" for passage in passages)


def named(document: Document) -> Iterator[Place]:
    for row in present(document["agencies"]):
        acronym = f" ({row['acronym']})" if row["acronym"] else ""
        yield Place(_("Agencies"), "agencies", f"{row['name']}{acronym}")
    for row in present(document["people"]):
        yield Place(_("Statements"), "statements", row["name"])
