"""Spans of an article's text, as addresses and forms write them: `120-180`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

_WRITTEN: Final = re.compile(r"([0-9]{1,9})-([0-9]{1,9})", re.ASCII)


class Span(NamedTuple):
    """Characters of a text: text[start:end]."""

    start: int
    end: int

    def __str__(self) -> str:
        return f"{self.start}-{self.end}"

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


def spans_in(written: Iterable[str], text: str) -> list[Span]:
    """Those of `written` that are spans of `text` at all, once each and in reading order."""
    found = (_WRITTEN.fullmatch(one) for one in written)
    spans = {Span(int(one[1]), int(one[2])) for one in found if one}
    return sorted(span for span in spans if span.start < span.end <= len(text))
