"""Dates in the words of the reader's language."""

from __future__ import annotations

from django.utils.translation import get_language

from editions.reading import describe


def in_words(date: str | None) -> str:
    """An EDTF date in words; nothing where there is none."""
    return describe(date, get_language() or "en") if date else ""
