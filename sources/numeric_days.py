"""Days printed in figures, and the two that 3/4/2024 may be: which it is, a person decides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

_FIGURES: Final = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-]|\.\d)")


@dataclass(frozen=True)
class Figures:
    """A day in figures, text[start:end]: as EDTF where it can be one only, else the ones that it may be."""

    start: int
    end: int
    edtf: str
    either: tuple[str, ...]


def days(text: str, start: int, end: int) -> Iterator[Figures]:
    """Every day in figures in text[start:end] that is one in some order of day and month."""
    for found in _FIGURES.finditer(text, start, end):
        year = int(found[4]) if len(found[4]) == 4 else 2000 + int(found[4])
        one, two = int(found[1]), int(found[3])
        may_be = {day for day in (_day(year, one, two), _day(year, two, one)) if day}
        if may_be:
            told = tuple(sorted(may_be))
            yield Figures(found.start(), found.end(), told[0] if len(told) == 1 else "", told)


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat() if 1900 <= year <= 2100 else ""
    except ValueError:
        return ""
