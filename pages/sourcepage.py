"""What a page of one article shows: what is known of it, and every passage that cases quote from it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from editions.models import Listing, PublicSource
from editions.projection import read
from pages.casepage.articles import Article, article, articles_of
from pages.casepage.notes import Note, Notes

MOST_CASES = 10
"""Cases whose passages one page shows: each costs the reading of a document."""


@dataclass(frozen=True)
class Citing:
    """A case that rests on the article, with the passages it takes from it."""

    case: dict[str, Any]
    notes: list[Note]


@dataclass(frozen=True)
class SourcePage:
    article: Article
    cases: list[Citing]

    @property
    def quoted(self) -> int:
        """Characters that the cases shown quote, each counted once."""
        spans = sorted((note.start, note.end) for citing in self.cases for note in citing.notes)
        total = reached = 0
        for start, end in spans:
            total += max(0, end - max(start, reached))
            reached = max(reached, end)
        return total

    @property
    def may_cite_more(self) -> bool:
        return len(self.cases) == MOST_CASES


def source_page(row: PublicSource, listings: Iterable[Listing]) -> SourcePage:
    cases = [citing(row.slug, listing) for listing in listings]
    return SourcePage(article(0, "", json.loads(row.body)), cases)


def citing(slug: str, listing: Listing) -> Citing:
    document = read(listing.case.edition)
    notes = Notes(document, articles_of(document))
    mine = [notes for found, notes in notes.of(document) if found.slug == slug]
    return Citing(json.loads(listing.case.body), mine[0] if mine else [])
