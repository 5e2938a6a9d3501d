"""What a reviewer is shown: each fact that publishing would change, word by word, with its passages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from cases.models import FactCheck
from editions.publishing import Change, Progress
from editions.publishing.changes import passages_in
from sources.wordings import Piece, compare

SKIPPED: Final = ("id", "passages", "attribution", "position", "sources", "name_passages")
DERIVED: Final = ("_earliest", "_latest", "_sentence", "_sha256", "_passages", "_length")


Terms = dict[tuple[str, str], str]
"""The label of each coded value by its vocabulary, as the document itself says."""


@dataclass(frozen=True)
class Words:
    """One column of a fact: what it said and what it would say, in pieces that are the same or not."""

    label: str
    pieces: list[Piece]

    @property
    def changed(self) -> bool:
        return any(piece.kind != "same" for piece in self.pieces)


@dataclass(frozen=True)
class Cited:
    """A passage that the fact rested on, rests on, or both."""

    kind: str  # "same", "removed" or "added"
    source: str
    exact: str


@dataclass(frozen=True)
class Reviewed:
    change: Change
    check: FactCheck | None
    terms: Terms

    @property
    def words(self) -> list[Words]:
        before, after = columns(self.change.before, self.terms), columns(self.change.after, self.terms)
        return [
            Words(label, compare(before.get(label, ""), after.get(label, ""), ignore_typography=False))
            for label in {**after, **before}
        ]

    @property
    def passages(self) -> list[Cited]:
        old, new = cited(self.change.before), cited(self.change.after)
        kept = [Cited("same" if key in old else "added", *key) for key in new]
        return [*kept, *(Cited("removed", *key) for key in old if key not in new)]


@dataclass(frozen=True)
class Review:
    progress: Progress

    @cached_property
    def facts(self) -> list[Reviewed]:
        checked = self.progress.checked
        terms = {**terms_of(self.progress.public_content), **terms_of(self.progress.content or {})}
        return [Reviewed(change, checked.get(change.sha256), terms) for change in self.progress.changes]

    @property
    def left(self) -> int:
        return sum(fact.check is None for fact in self.facts)


def terms_of(content: dict[str, Any]) -> Terms:
    return {(term["vocabulary"], term["value"]): term["label"] for term in content.get("terms", ())}


def columns(fact: Any, terms: Terms) -> dict[str, str]:
    """A fact's own words by label, in the order of the document; what follows from others is left out."""
    if fact is None:
        return {}
    return {label_of(path): in_words(path, value, terms) for path, value in labelled(fact, ())}


def in_words(path: tuple[str, ...], value: Any, terms: Terms) -> str:
    """A coded value by its term, as readers see it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return terms.get((path[-1], str(value)), str(value)) if path else str(value)


def labelled(value: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    if isinstance(value, dict):
        yield from labelled_object(value, path)
    elif isinstance(value, list):
        yield from labelled_list(value, path)
    elif value not in (None, ""):
        yield path, value


def labelled_object(value: dict[str, Any], path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """A body or a person that a fact names stands there by name alone."""
    if path and "name" in value:
        yield path, value["name"]
        return
    for key, inner in value.items():
        if key not in SKIPPED and not key.endswith(DERIVED):
            yield from labelled(inner, (*path, key))


def labelled_list(value: list[Any], path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Passages are shown by themselves, below the words."""
    if value and not isinstance(value[0], dict):
        yield path, ", ".join(map(str, value))
    elif not any("exact" in item for item in value):
        for place, item in enumerate(value, start=1):
            yield from labelled(item, (*path, str(place)))


def label_of(path: tuple[str, ...]) -> str:
    return " ".join(path).replace("_", " ").capitalize()


def cited(fact: Any) -> list[tuple[str, str]]:
    return list(dict.fromkeys((item["source"], item["exact"]) for item in passages_in(fact)))
