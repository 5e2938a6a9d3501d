"""Reading a public document: what has not been redacted, dates in words, terms with their definitions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext, pgettext

from pages.dates import in_words

Document = dict[str, Any]
Item = dict[str, Any]

MARKER = "[redacted]"
"""Stands in place of a text that was redacted; see `editions.redaction`."""

NOT_STATED = "not stated"


def present(items: list[Item]) -> list[Item]:
    """The items of a list that have not been redacted."""
    return [item for item in items if "redacted" not in item]


def on(date: str | None) -> str:
    """An EDTF date in words; nothing where there is none, and the marker where it was redacted."""
    if not date or date == MARKER:
        return date or ""
    return in_words(date)


def said_to_be_unstated(text: str) -> bool:
    """Whether a description is empty or says itself that no article states it."""
    return not text or text.casefold().startswith(NOT_STATED)


def passages_in(value: Any) -> Iterator[Item]:
    """Every passage inside a JSON value."""
    if isinstance(value, dict):
        if "exact" in value:
            yield value
            return
        for inner in value.values():
            if isinstance(inner, dict | list):
                yield from passages_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from passages_in(inner)


@dataclass(frozen=True)
class Meaning:
    """A controlled term as the document itself defines it, in the reader's language where that is known."""

    vocabulary: str
    value: str
    label: str
    definition: str = ""
    source: str = ""
    source_url: str = ""

    @property
    def anchor(self) -> str:
        return f"term-{self.vocabulary}-{self.value}"


class Terms:
    """The terms of one document, found by vocabulary and value."""

    def __init__(self, terms: list[Item]) -> None:
        self._terms = {(term["vocabulary"], term["value"]): term for term in terms}

    def meaning(self, vocabulary: str, value: str) -> Meaning:
        term = self._terms.get((vocabulary, value))
        if term is None:
            return Meaning(vocabulary, value, value.replace("-", " ").capitalize())
        about = {key: term[key] for key in ("label", "definition", "source", "source_url")}
        about |= {
            "label": pgettext(vocabulary, term["label"]),
            "definition": gettext(term["definition"]) if term["definition"] else "",
        }
        return Meaning(vocabulary, value, **about)

    def label(self, vocabulary: str, value: str) -> str:
        return self.meaning(vocabulary, value).label
