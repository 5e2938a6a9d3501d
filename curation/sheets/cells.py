"""What one cell of a sheet may hold: read strictly, saying what would be right, and written so as not to act.

A spreadsheet runs a cell that begins like a formula. Such text goes out behind an apostrophe, which coming in
takes off again, so that a sheet that goes round is the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any, Final

from django.db import models
from import_export.widgets import Widget

ACTS: Final = re.compile(r"'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])")  # noqa: RUF001 - a Japanese Excel takes these too
BETWEEN: Final = " | "
"""Between the names of a list."""
MOST_TOLD: Final = 30


def guarded(text: str) -> str:
    return f"'{text}" if ACTS.match(text) else text


def unguarded(text: str) -> str:
    return text[1:] if text.startswith("'") and ACTS.match(text) else text


class Text(Widget):  # type: ignore[misc]  # The library ships no types.
    """Words as they stand."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        return unguarded(str(value or "").strip())

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return guarded("" if value is None else str(value))


class Number(Text):
    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        text = super().clean(value)
        if not (text.isascii() and text.isdigit() and len(text) <= 9):
            raise ValueError(f"“{text}” is no whole number. Write digits alone, for example 5120.")
        return int(text)


class Term(Text):
    """One of a controlled list."""

    def __init__(self, values: Iterable[str]) -> None:
        super().__init__()
        self.values = [value for value in values if value]

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        text = super().clean(value)
        if text not in self.values:
            raise ValueError(f"“{text}” is not one of the terms. Write one of: {', '.join(self.values)}.")
        return text


class Names(Text):
    """A list of names in one cell."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        names = (name.strip() for name in super().clean(value).split(BETWEEN.strip()))
        return list(dict.fromkeys(name for name in names if name))

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return guarded(BETWEEN.join(map(str, value or [])))


class Named(Text):
    """A row of another noun, by its slug; `known` are all those that the sheet names, loaded together."""

    def __init__(self, model: type[models.Model]) -> None:
        super().__init__()
        self.model = model
        self.known: dict[str, models.Model] = {}

    def load(self, slugs: Iterable[Any]) -> None:
        wanted = {text for slug in slugs if (text := Text().clean(slug))}
        found = self.model._default_manager.filter(slug__in=wanted)
        self.known = {row.slug: row for row in _light(found)}

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        if text not in self.known:
            raise ValueError(self._unknown(text))
        return self.known[text]

    def _unknown(self, text: str) -> str:
        noun = self.model._meta.verbose_name
        slugs = self.model._default_manager.order_by("slug").values_list("slug", flat=True)[:5_000]
        close = get_close_matches(text, list(slugs), n=3)
        like = f"; did you mean {' or '.join(close)}?" if close else "."
        return f"There is no {noun} with the slug “{text}”{like} Enter it first, or leave the cell empty."

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return guarded(value.slug if value else "")


def _light(rows: models.QuerySet[Any]) -> models.QuerySet[Any]:
    """An article's text is by far its largest column, and no sheet has it."""
    has_text = any(field.name == "text" for field in rows.model._meta.concrete_fields)
    return rows.defer("text") if has_text else rows


Cells = Mapping[str, Widget]
