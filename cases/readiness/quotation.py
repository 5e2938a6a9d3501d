"""Readiness: fair quotation. A speaker's words stand in full, an article's own prose by the shortest phrase.

The limits are settings; `docs/methodology` gives their reasons. Speakers' own words are the passages of
direct printings; whatever lies inside one of those is not the article's prose. A letter is nobody's article:
the archive wrote it itself, or got it in order to publish it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.conf import settings

from cases.models import Printing
from cases.readiness.problem import Problem
from cases.readiness.walk import Row
from cases.terms import PrintingKind
from sources.models import Passage, SourceArticle
from sources.terms import Basis
from sources.text import count_words

Span = tuple[int, int]


def beyond_fair_quotation(walked: list[Row]) -> Iterator[Problem]:
    spoken = spoken_spans(walked)
    prose = [(row, passage) for row in walked for passage in row.passages if not is_spoken(passage, spoken)]
    for row, passage in prose:
        yield from too_long(row, passage)
    for row, passage in unique_passages(walked):
        yield from needless_context(row, passage)
    yield from too_large_a_share((passage for _, passage in prose), spoken)


def spoken_spans(everything: Iterable[Row]) -> dict[int, list[Span]]:
    """Article key to the spans of its direct quotations."""
    spans: dict[int, list[Span]] = defaultdict(list)
    for row in everything:
        if isinstance(row.row, Printing) and row.row.kind == PrintingKind.DIRECT:
            for passage in row.row.passages.all():
                spans[passage.article_id].append((passage.start, passage.end))
    return spans


def is_spoken(passage: Passage, spoken: dict[int, list[Span]]) -> bool:
    return passage.article.outlet_basis == Basis.LETTER or any(
        start <= passage.start and passage.end <= end for start, end in spoken.get(passage.article_id, [])
    )


def too_long(row: Row, passage: Passage) -> Iterator[Problem]:
    words = count_words(passage.exact)
    if words > settings.QUOTE_MAX_PROSE_WORDS:
        yield Problem(
            row.where,
            "passages",
            f"{passage} takes {words} words of the article's own prose; the limit is "
            f"{settings.QUOTE_MAX_PROSE_WORDS}.",
            "Cite the shortest phrase that carries the fact.",
            row.row,
        )


def unique_passages(everything: Iterable[Row]) -> list[tuple[Row, Passage]]:
    first: dict[int, tuple[Row, Passage]] = {}
    for row in everything:
        for passage in row.passages:
            first.setdefault(passage.pk, (row, passage))
    return list(first.values())


def needless_context(row: Row, passage: Passage) -> Iterator[Problem]:
    """Context is quotation too: it is allowed only where the words alone would be ambiguous."""
    longest = max(len(passage.prefix), len(passage.suffix))
    text = passage.article.text
    limit = settings.QUOTE_MAX_CONTEXT_CHARS
    if longest > limit:
        what = f"{passage} carries {longest} characters of context; the limit is {limit}."
    elif longest and text and text.count(passage.exact) == 1:
        what = f"{passage} carries context, though its words occur only once in the article."
    else:
        return
    yield Problem(row.where, "passages", what, "Shorten the prefix and suffix.", row.row)


def too_large_a_share(prose: Iterable[Passage], spoken: dict[int, list[Span]]) -> Iterator[Problem]:
    spans: dict[int, list[Span]] = defaultdict(list)
    articles: dict[int, SourceArticle] = {}
    for passage in prose:
        articles[passage.article_id] = passage.article
        spans[passage.article_id].append((passage.start, passage.end))
    for key, article in articles.items():
        share = covered(spans[key]) / max(1, article.text_length - covered(spoken.get(key, [])))
        if share > settings.QUOTE_MAX_PROSE_SHARE:
            yield Problem(
                f"article {article.slug}",
                "passages",
                f"the case quotes {share:.0%} of its own prose; the limit is "
                f"{settings.QUOTE_MAX_PROSE_SHARE:.0%}.",
                "Cite shorter phrases, or fewer.",
                article,
            )


def covered(spans: Iterable[Span]) -> int:
    """Characters in the union of spans."""
    total = reached = 0
    for start, end in sorted(spans):
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total
