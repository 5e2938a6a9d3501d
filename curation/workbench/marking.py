"""An article's text cut into pieces, each with the marks that lie on it; together they are the text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from curation.workbench.spans import Span


@dataclass(frozen=True)
class Mark:
    """A span that the text pane colours, and what tells it from others: `passage-12`, `candidate`."""

    span: Span
    kind: str  # "cited", "proposed", "current" or "drafted"
    key: str = ""


@dataclass(frozen=True)
class Piece:
    """A stretch of text under the same marks; `anchors` are the keys of marks that begin with it."""

    text: str
    marks: tuple[Mark, ...]
    anchors: tuple[str, ...] = ()

    @property
    def kinds(self) -> str:
        return " ".join(sorted({mark.kind for mark in self.marks}))

    @property
    def keys(self) -> str:
        return " ".join(mark.key for mark in self.marks if mark.key)


def pieces(text: str, marks: Iterable[Mark]) -> list[Piece]:
    """`text` cut wherever a mark begins or ends."""
    held = sorted((mark for mark in marks if mark.span.end <= len(text)), key=lambda mark: mark.span)
    cuts = sorted({0, len(text), *(place for mark in held for place in mark.span)})
    return [_piece(text, Span(start, end), held) for start, end in pairwise(cuts)]


def _piece(text: str, span: Span, held: list[Mark]) -> Piece:
    over = tuple(mark for mark in held if mark.span.overlaps(span))
    begun = dict.fromkeys(mark.key for mark in over if mark.span.start == span.start and mark.key)
    return Piece(span.of(text), over, tuple(begun))
