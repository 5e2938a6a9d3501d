"""What a page of one outlet shows: its articles, what each contributes to which case, and its reprints."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from editions.models import Listing
from editions.projection import read
from pages.casepage.articles import Article, article, articles_of
from pages.casepage.contributions import Contribution, contributions
from pages.casepage.document import Document

SHOWN = 20
"""Articles on the page itself; the list of sources has all of them."""

MOST_CASES = 10
"""Cases that are read for what its articles contribute: each costs the reading of a document."""

Body = dict[str, Any]


@dataclass(frozen=True)
class Gift:
    """What one article contributes to one case."""

    case: Body
    gives: Contribution


@dataclass(frozen=True)
class Printed:
    """An article of the outlet, with the cases that rest on it and the articles that are copies of it."""

    article: Article
    gifts: list[Gift]
    copies: list[Article]


@dataclass(frozen=True)
class OutletPage:
    outlet: Body
    articles: list[Printed]
    has_more_articles: bool
    cases: list[Body]
    has_more_cases: bool


def outlet_page(bodies: Sequence[Body], listings: Iterable[Listing]) -> OutletPage:
    """`bodies` are its articles, newest first, and one more than is shown where there are more."""
    cases = list(listings)
    read_cases = [
        (json.loads(listing.case.body), read(listing.case.edition)) for listing in cases[:MOST_CASES]
    ]
    gifts, copies = gifts_of(read_cases), copies_of(document for _, document in read_cases)
    shown = [article(0, "", body) for body in bodies[:SHOWN]]
    return OutletPage(
        outlet=bodies[0]["outlet"],
        articles=[Printed(one, gifts[one.slug], list(copies[one.slug].values())) for one in shown],
        has_more_articles=len(bodies) > SHOWN,
        cases=[body for body, _ in read_cases],
        has_more_cases=len(cases) > MOST_CASES,
    )


def gifts_of(cases: Iterable[tuple[Body, Document]]) -> dict[str, list[Gift]]:
    """By article, what it contributes to each case that cites it."""
    found: dict[str, list[Gift]] = defaultdict(list)
    for body, document in cases:
        for slug, gives in contributions(document, articles_of(document)).items():
            found[slug].append(Gift(body, gives))
    return found


def copies_of(documents: Iterable[Document]) -> dict[str, dict[str, Article]]:
    """By article, those that are marked as its reprints, whoever printed them."""
    found: dict[str, dict[str, Article]] = defaultdict(dict)
    for document in documents:
        for one in articles_of(document):
            if one.reprint_of:
                found[one.reprint_of][one.slug] = one
    return found
