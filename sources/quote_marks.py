"""Which quotation marks of a paragraph belong together, in every style of quoting that newspapers use.

Curly, straight and German marks, guillemets and doubled single marks are one family: outlets mix them within
a sentence, so a curly mark may close what a straight one opened. Single marks quote only where no double mark
is open, because within one they are quotations inside a quotation, and an apostrophe is no mark at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final, Literal, NamedTuple

Style = Literal["double", "single"]

_OPENING: Final = frozenset("“„‟«\u2039")
_CLOSING: Final = frozenset("”»\u203a")
_MARK: Final = re.compile(r"[\"“”„‟«»\u2039\u203a\uff02]|``|''|[‘’'\u201a`]")
_SINGLE: Final = frozenset("‘’'\u201a`")
_ELISION: Final = re.compile(r"(?:\d0s|em|til|tis|twas|cause|n|bout|round|nuff)\b", re.IGNORECASE)
_BEFORE_OPENING: Final = frozenset("([{—–―-/:;=>…¿¡")
_AFTER_CLOSING: Final = frozenset(".,;:!?)]}—–―-/…")
_ENDS_SPEECH: Final = frozenset(".,!?…—;")
# A single mark that nothing closes within so many characters is an apostrophe.
_LONGEST_SINGLE: Final = 3_000
# A paragraph with more marks is none of an article's; what is beyond is not read.
_MOST_MARKS: Final = 12_000


class Mark(NamedTuple):
    """One mark: where it is, how long, and which way the characters around it let it face."""

    place: int
    width: int
    may_open: bool
    may_close: bool
    shape: str

    @property
    def end(self) -> int:
        return self.place + self.width


@dataclass(frozen=True)
class Quoted:
    """Words between two marks, text[start:end]; what is never closed runs to the end of its paragraph."""

    start: int
    end: int
    style: Style
    closed: bool
    opened: bool = True


def marks(text: str, start: int, end: int) -> list[Mark]:
    """Every character of text[start:end] that could be a quotation mark, apostrophes left out."""
    first = islice(_MARK.finditer(text, start, end), _MOST_MARKS)
    return [mark for found in first if (mark := _mark(text, found, start, end))]


def _mark(text: str, found: re.Match[str], start: int, end: int) -> Mark | None:
    place, stop, shape = found.start(), found.end(), found.group()
    before = text[place - 1] if place > start else " "
    after = text[stop] if stop < end else " "
    if shape in _SINGLE and before.isalnum() and after.isalnum():
        return None
    if shape == '"' and before.isdigit() and (after.isdigit() or _is_measure(text, place, start, after)):
        return None
    may_open = (before.isspace() or before in _BEFORE_OPENING or _quotes(before)) and not after.isspace()
    may_close = not before.isspace() and (after.isspace() or after in _AFTER_CLOSING or _quotes(after))
    if shape == "»" and not after.isalnum():
        may_open, may_close = False, True
    if not may_open and not may_close:
        may_open, may_close = shape in _OPENING, shape not in _OPENING
    return Mark(place, stop - place, may_open, may_close, shape)


def _is_measure(text: str, place: int, start: int, after: str) -> bool:
    """Whether a straight mark after a figure means inches or seconds: 5'10", 6" pipe."""
    if not after.isspace() and after not in ".,)":
        return False
    return "'" in text[max(start, place - 4) : place]


def _quotes(character: str) -> bool:
    return character in _OPENING or character in _CLOSING or character in _SINGLE or character == '"'


def pair(
    text: str, start: int, end: int, *, is_open: bool = False, goes_on: bool = False, again: str = ""
) -> list[Quoted]:
    """The outermost quotations of the paragraph text[start:end].

    `is_open` says that a quotation of the paragraph before goes on here without a mark of its own; `goes_on`
    that one left open here goes on in the next, so that it does not count as a slip; `again` is the mark that
    the next paragraph begins with, so that a single one may stay open too.
    """
    found = marks(text, start, end)
    nested, left_open = _Matching(text, found, start, is_open=is_open, nesting=True, again=again).all(end)
    if left_open and not goes_on:
        nested, _ = _Matching(text, found, start, is_open=is_open, nesting=False).all(end)
    return [whole for one in nested if (whole := _trimmed(text, one))]


class _Matching:
    """The quotations of one paragraph while its marks are gone through."""

    def __init__(
        self, text: str, found: list[Mark], start: int, *, is_open: bool, nesting: bool, again: str = ""
    ) -> None:
        self.text, self.found, self.nesting, self.again = text, found, nesting, again
        self.single_open = -1
        self.done: list[Quoted] = []
        self.stack: list[int] = [start] if is_open else []
        self.marked = not is_open

    def all(self, end: int) -> tuple[list[Quoted], bool]:
        """The quotations, and whether the last is left open."""
        place = 0
        while place < len(self.found):
            place = self.step(place)
        if self.stack:
            self.done.append(Quoted(self.stack[0], end, "double", closed=False, opened=self.marked))
        elif self.single_open >= 0:
            self.done.append(Quoted(self.single_open, end, "single", closed=False))
        return self.done, bool(self.stack) or self.single_open >= 0

    def step(self, place: int) -> int:
        """Take in one mark; the index of the next to look at."""
        mark = self.found[place]
        if mark.shape in _SINGLE:
            return self.single(place)
        if _opens(mark, bool(self.stack)):
            self.open(mark)
        elif self.stack:
            self.close(mark)
        return place + 1

    def single(self, place: int) -> int:
        closing = 0 if self.stack else _single_closing(self.text, self.found, place)
        if closing:
            self.done.append(Quoted(self.found[place].end, self.found[closing].place, "single", closed=True))
        elif self._stays_open(self.found[place]):
            self.single_open = self.found[place].end
            return len(self.found)
        return (closing or place) + 1

    def _stays_open(self, mark: Mark) -> bool:
        """Whether a single mark that nothing closes opens what the next paragraph takes up again."""
        alone = not self.stack and mark.shape == self.again and mark.may_open and not mark.may_close
        return alone and not _ELISION.match(self.text, mark.end)

    def open(self, mark: Mark) -> None:
        if self.stack and not self.nesting:
            # What was open was never closed: it ends where the next one begins.
            self.done.append(Quoted(self.stack.pop(), mark.place, "double", closed=False, opened=self.marked))
        self.stack.append(mark.end)
        self.marked = self.marked or len(self.stack) == 1

    def close(self, mark: Mark) -> None:
        opening = self.stack.pop()
        if not self.stack:
            self.done.append(Quoted(opening, mark.place, "double", closed=True, opened=self.marked))
            self.marked = True


def _opens(mark: Mark, something_is_open: bool) -> bool:
    if mark.may_open != mark.may_close:
        return mark.may_open
    if mark.shape in _OPENING:
        return not (mark.shape == "“" and something_is_open)
    return mark.shape not in _CLOSING and not something_is_open


def _single_closing(text: str, found: list[Mark], place: int) -> int:
    """The index of the single mark that closes the one at `place`; 0 where it is an apostrophe."""
    mark = found[place]
    if not mark.may_open or mark.shape == "’" or _ELISION.match(text, mark.end):
        return 0
    possessive = 0
    for index in range(place + 1, min(len(found), place + 60)):
        other = found[index]
        if other.place - mark.place > _LONGEST_SINGLE:
            break
        if possessive and other.may_open and not other.may_close:
            # Another quotation begins: what looked like the end of "the parents'" closed this one.
            break
        if not _may_end(other, mark):
            continue
        before = text[other.place - 1]
        if before in _ENDS_SPEECH or before not in "sS":
            return index
        # "the parents' letter": the mark may be a possessive, so a better one further on is preferred.
        if text[other.end : other.end + 1] in ("", ".", ",", "\n", ";", ":", ")"):
            return index
        possessive = possessive or index
    return possessive


def _may_end(other: Mark, mark: Mark) -> bool:
    """Whether a mark may close the single one given."""
    single = other.shape in _SINGLE and other.shape != "‘"
    return single and other.may_close and other.place != mark.end


def _trimmed(text: str, quoted: Quoted) -> Quoted | None:
    """The quotation without spaces at its ends (« so »), or None where no letter or figure is left."""
    words = text[quoted.start : quoted.end]
    begin = quoted.start + len(words) - len(words.lstrip())
    stop = quoted.start + len(words.rstrip())
    if begin >= stop or not any(map(str.isalnum, words)):
        return None
    return Quoted(begin, stop, quoted.style, quoted.closed, quoted.opened)


def opens_with_mark(text: str, start: int, end: int) -> bool:
    """Whether a paragraph begins with a mark, as each does of a quotation that runs over several."""
    return bool(first_mark(text, start, end).strip("’'"))


def first_mark(text: str, start: int, end: int) -> str:
    """The mark that a paragraph begins with; empty where it begins with none."""
    first = _MARK.match(text, start, end)
    return first.group() if first else ""


def first_closes(text: str, start: int, end: int) -> bool:
    """Whether a paragraph's first double mark closes something that was opened before it."""
    double = (mark for mark in _double_marks(text, start, end))
    first = next(double, None)
    return first is not None and first.may_close and not first.may_open and first.shape not in _OPENING


def _double_marks(text: str, start: int, end: int) -> Iterator[Mark]:
    for found in _MARK.finditer(text, start, end):
        if found.group() not in _SINGLE and (mark := _mark(text, found, start, end)):
            yield mark
