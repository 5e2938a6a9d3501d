"""Readiness: each published sentence and fact rests on a passage, and each passage holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cases.readiness.problem import Problem
from cases.readiness.walk import Row
from sources.models import SourceArticle
from sources.terms import Basis


def uncited_or_broken(walked: Iterable[Row]) -> Iterator[Problem]:
    for row in walked:
        yield from uncited(row)
        yield from unshown_inference(row)
        yield from broken(row)


def uncited(row: Row) -> Iterator[Problem]:
    if row.needs_passages and not row.passages:
        yield Problem(
            row.where,
            "passages",
            "no passage supports it.",
            "Cite the printed words it rests on, or take it out.",
            row.row,
        )


def unshown_inference(row: Row) -> Iterator[Problem]:
    """An outlet or a day that was read out of the text shows the words it was read from, each its own."""
    article = row.row
    if not isinstance(article, SourceArticle):
        return
    for field, basis, passages in (
        ("outlet_passages", article.outlet_basis, article.outlet_passages.all()),
        ("published_passages", article.published_basis, article.published_passages.all()),
    ):
        if basis == Basis.INFERRED and not passages:
            yield Problem(
                row.where,
                field,
                "no passage supports what is inferred.",
                "Cite the words that it was inferred from, or say that it is not stated.",
                article,
            )


def broken(row: Row) -> Iterator[Problem]:
    for passage in row.passages:
        if reason := passage.fault():
            yield Problem(
                row.where,
                "passages",
                f"the passage {passage} is broken: {reason}",
                "Cite the words as the article prints them; a passage is never moved by itself.",
                row.row,
            )
