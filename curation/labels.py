"""What staff are shown as the name of a row, in lists of choices and in links."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.text import Truncator

from cases.models import Agency, Case, Printing
from sources.models import Passage

LONGEST = 110


def label_of(row: models.Model) -> str:
    """A row in one line; a passage by its words, because nobody knows one by its offsets."""
    match row:
        case Passage():
            return f"“{shortened(row.exact)}” {row.article.slug}"
        case Agency() if row.acronym:
            return f"{row.name} ({row.acronym})"
        case Agency():
            return row.name
        case Case():
            return shortened(row.title)
        case Printing():
            return f"{row.article.slug}, {row.get_kind_display().lower()}"
        case _:
            return shortened(str(row))


def shortened(text: str, longest: int = LONGEST) -> str:
    return Truncator(" ".join(text.split())).chars(longest)


def labelled(rows: models.QuerySet[Any]) -> models.QuerySet[Any]:
    """`rows` with what their labels need, so that a hundred labels cost one query, and no article's text."""
    if rows.model is Passage:
        return rows.select_related("article").defer("article__text")
    if rows.model is Printing:
        return rows.select_related("article").defer("article__text")
    return rows
