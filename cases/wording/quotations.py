"""Finding the quotations in a text of ours, which are others' words and not linted.

What is exempt from the lint is exactly what `quotations_in` returns, and readiness demands that each of those
stands inside a cited passage: nobody escapes the lint by putting a word of their own between quotation marks.

A quotation stands on one line. Its two marks are of one family, and double marks may be straight or curly or
one of each, because articles print them so. A straight mark, and a curly single one, is read by what stands
around it, so that an apostrophe opens and closes nothing. A mark that opens while a quotation is already open
starts afresh: the earlier one was never closed, and what followed it is not exempt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LEFT_SINGLE, RIGHT_SINGLE = "\u2018", "\u2019"
LOW_SINGLE = "\u201a\u201b"
ANGLES = "\u2039\u203a"
DASHES = "-\u2013\u2014"
MARKS = f"\"'“”„‟«»{LEFT_SINGLE}{RIGHT_SINGLE}{LOW_SINGLE}{ANGLES}"
OPENING_BEFORE = frozenset(f"([{{</…{DASHES}{MARKS}")  # What may stand directly before a mark that opens.


@dataclass(frozen=True)
class Family:
    opens: str  # Marks that only open.
    closes: str  # Marks that only close.
    either: str  # Marks that do one or the other, by what stands around them.

    @property
    def marks(self) -> str:
        return self.opens + self.closes + self.either


FAMILIES = (
    Family(opens="“„‟", closes="”", either='"'),
    Family(opens="«", closes="»", either=""),
    Family(opens=ANGLES[0], closes=ANGLES[1], either=""),
    # Last: a single mark inside double ones is a quotation within a quotation.
    Family(opens=LOW_SINGLE, closes="", either=f"'{LEFT_SINGLE}{RIGHT_SINGLE}"),
)


@dataclass(frozen=True, order=True)
class Span:
    """A quotation's words, without their marks, as offsets into the text."""

    start: int
    end: int

    def is_before(self, other: Span) -> bool:
        """Whether it ends, its closing mark included, before `other` begins, its opening mark included."""
        return self.end + 1 <= other.start - 1


def quotations_in(text: str) -> list[str]:
    """The quotations in `text`, in order, outermost ones only, without their marks.

    A comma or full stop at the end is left out: American usage puts the sentence's own inside the marks.
    """
    return [text[span.start : span.end].strip().rstrip(",.;") for span in quoted_spans(text)]


def quoted_spans(text: str) -> list[Span]:
    spans: list[Span] = []
    for family in FAMILIES:
        spans = merged(spans, pairs(text, family))
    return spans


def merged(kept: list[Span], found: Iterable[Span]) -> list[Span]:
    """`kept` with those of `found` that overlap none of them; both in order, so one pass is enough."""
    result: list[Span] = []
    ahead = iter(kept)
    current = next(ahead, None)
    for span in found:
        while current and current.is_before(span):
            result.append(current)
            current = next(ahead, None)
        if current is None or span.is_before(current):
            result.append(span)
    return result + ([current] if current else []) + list(ahead)


def pairs(text: str, family: Family) -> Iterator[Span]:
    """Each opening mark with the first that closes it."""
    opened: int | None = None
    for match in re.finditer(f"[\n\r{re.escape(family.marks)}]", text):
        at = match.start()
        if match[0] in "\n\r":
            opened = None
        elif opened is not None and closes(text, at, family):
            if text[opened:at].strip():
                yield Span(opened, at)
            opened = None
        elif opens(text, at, family):
            opened = at + 1


def opens(text: str, at: int, family: Family) -> bool:
    if text[at] in family.opens:
        return True
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    return (
        text[at] in family.either and text[at] != RIGHT_SINGLE and begins_word(before) and bool(after.strip())
    )


def closes(text: str, at: int, family: Family) -> bool:
    if text[at] in family.closes:
        return True
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    ends_word = bool(before.strip()) and not after.isalnum()
    return text[at] in family.either and text[at] != LEFT_SINGLE and ends_word


def begins_word(before: str) -> bool:
    return not before.strip() or before in OPENING_BEFORE
