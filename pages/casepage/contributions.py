"""What each article contributes to a case, and how many outlets report it independently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pages.casepage.articles import Article
from pages.casepage.document import Document, passages_in, present

Fact = tuple[str, frozenset[str]]
"""The kind of a fact, and the articles it rests on."""


@dataclass(frozen=True)
class Contribution:
    """Facts of each kind that an article supports, in the order of the page."""

    kinds: dict[str, int]
    alone: int
    """Facts that no other article, a copy of it aside, supports."""


@dataclass(frozen=True)
class Reach:
    """How widely a case was reported; a reprint counts for its outlet and never as independent."""

    outlets: int
    independent: int
    unknown: int
    """Articles whose outlet is not known."""
    reprints: int


def contributions(document: Document, articles: Sequence[Article]) -> dict[str, Contribution]:
    rests = [*facts(document)]
    original = {article.slug: article.reprint_of or article.slug for article in articles}
    return {article.slug: contribution(article.slug, rests, original) for article in articles}


def contribution(slug: str, rests: Sequence[Fact], original: dict[str, str]) -> Contribution:
    mine = [(kind, sources) for kind, sources in rests if slug in sources]
    alone = [1 for _, sources in mine if len({original.get(source, source) for source in sources}) == 1]
    return Contribution(dict(Counter(kind for kind, _ in mine)), len(alone))


def facts(document: Document) -> Iterator[Fact]:
    """Every fact that a reader meets, with the articles whose passages it rests on."""
    for row in present(document["summary"]):
        yield "sentence", sources_of(row)
    for row in present(document["allegations"]):
        yield "allegation", sources_of(row["passages"])
        yield from (("step", sources_of(step)) for step in row["status_steps"])
    for row in present(document["events"]):
        yield "event", sources_of(row)
    for row in present(document["statements"]):
        yield "statement", sources_of(row["printings"])
    for row in present(document["disagreements"]):
        yield from (("account", sources_of(account)) for account in row["accounts"])


def sources_of(value: object) -> frozenset[str]:
    return frozenset(passage["source"] for passage in passages_in(value))


def reach_of(articles: Sequence[Article]) -> Reach:
    articles = [article for article in articles if not article.is_letter]
    known = [article for article in articles if article.outlet]
    return Reach(
        outlets=len({article.outlet for article in known}),
        independent=len({article.outlet for article in known if not article.reprint_of}),
        unknown=len(articles) - len(known),
        reprints=sum(bool(article.reprint_of) for article in articles),
    )
