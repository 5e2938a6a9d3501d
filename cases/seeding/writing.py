"""Exporting: a record of the working copy as the data, and the bytes, that its seed file would hold."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models

from cases.seeding.shapes import CASE, Children, Cites, Day, Key, Plain, Ref, Refs, Shape
from cases.seeding.yamltext import dump
from sources.models import Passage, SourceArticle


def export(shape: Shape, row: models.Model) -> dict[str, Any]:
    """`row` in the order and with the keys of its shape; a key without a value is left out."""
    written = {key.key: written_value(key, row) for key in shape.keys}
    return {name: value for name, value in written.items() if value not in ("", None, [], False)}


def written_value(key: Key, row: models.Model) -> Any:
    match key:
        case Plain():
            return getattr(row, key.attr or key.key)
        case Day():
            day = getattr(row, key.key)
            return day.isoformat() if day else None
        case Ref():
            other = getattr(row, key.attr or key.key)
            return getattr(other, key.by) if other else None
        case Refs():
            return sorted(getattr(other, key.by) for other in getattr(row, key.key).all())
        case Cites():
            own = key.own(row) if key.own else None
            return [
                passage_data(passage, own) for passage in in_order(getattr(row, key.attr or key.key).all())
            ]
        case Children():
            return [export(key.shape, child) for child in getattr(row, key.related).all()]


def in_order(passages: Iterable[Passage]) -> list[Passage]:
    return sorted(passages, key=lambda passage: (passage.article.slug, passage.start, passage.end))


def passage_data(passage: Passage, own: SourceArticle | None) -> dict[str, Any]:
    data = {
        "source": "" if own == passage.article else passage.article.slug,
        "start": passage.start,
        "exact": passage.exact,
        "prefix": passage.prefix,
        "suffix": passage.suffix,
    }
    return {name: value for name, value in data.items() if value != ""}


def to_yaml(shape: Shape, rows: Iterable[models.Model]) -> str:
    """The whole seed file: one mapping for a case, a list for every other noun."""
    written = [export(shape, row) for row in rows]
    return dump(written[0] if shape is CASE else written)
