"""Possible reprints: articles that share much of their text, noted as they come in, decided by a person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from django.contrib.auth.models import User
from django.db import transaction

from curation import divergence
from curation.models import Resemblance, Verdict
from curation.workbench.spans import Span
from sources import copies
from sources.intake import point
from sources.keeping import because
from sources.models import SourceArticle
from sources.reprints import RUN
from sources.text import WORD, typewritten

MOST: Final = 5
"""Articles that one article is held against by a person: an agency's report has hundreds of copies."""


def look(article: SourceArticle) -> list[Resemblance]:
    """Note the articles with which `article`, just received, shares enough to be a copy or to be copied."""
    copies.enter(article)
    likest = copies.copies(article)[:MOST]
    held = SourceArticle.objects.without_text().in_bulk([one.article for one in likest])
    noted = []
    for one in likest:
        if article.pk == held[one.article].reprint_of_id or one.article == article.reprint_of_id:
            continue  # Somebody has said so already.
        later, earlier = max(article.pk, one.article), min(article.pk, one.article)
        row, _ = Resemblance.objects.update_or_create(
            article_id=later, other_id=earlier, defaults={"share": one.share}
        )
        noted.append(row)
    return noted


def decide(row: Resemblance, copy: SourceArticle | None, *, by: User) -> None:
    """Say that `copy` is a reprint of the other of the two, or that neither copies the other."""
    with transaction.atomic(), because("Decided whether it is a reprint.", by=by):
        if copy:
            original = row.other if copy.pk == row.article_id else row.article
            point(copy, original)
            divergence.note(copy)
        row.verdict, row.by = (Verdict.REPRINT if copy else Verdict.APART), by
        row.save()


def shared(text: str, other: str) -> list[Span]:
    """Where `text` prints eight or more words in a row that `other` prints too."""
    theirs = set(_runs([word for word, _ in _words(other)]))
    mine = list(_words(text))
    starts = [place for place, run in enumerate(_runs([word for word, _ in mine])) if run in theirs]
    return list(_joined(starts, [span for _, span in mine]))


def _words(text: str) -> Iterator[tuple[str, Span]]:
    """Each word, with its place, as if everybody set quotation marks and dashes alike."""
    return ((typewritten(one.group()).lower(), Span(*one.span())) for one in WORD.finditer(text))


def _runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[place:] for place in range(RUN)), strict=False)


def _joined(starts: list[int], places: list[Span]) -> Iterator[Span]:
    """Runs that overlap or touch are one stretch of the text."""
    begin = end = -1
    for start in starts:
        if start > end:
            if begin >= 0:
                yield Span(places[begin].start, places[end - 1].end)
            begin = start
        end = start + RUN
    if begin >= 0:
        yield Span(places[begin].start, places[end - 1].end)
