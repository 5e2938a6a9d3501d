"""Which characters of an article's text are its own prose, found without moving any of them.

Feeds store texts with things between the paragraphs that no reporter wrote: a stamp before the first word
(" date 2023-07-07 "), link lines set in capitals, "CLICK HERE" lines, captions. They stay where they are,
because an offset counts from the beginning of the stored text; they are only recognised, line by line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final, Literal

Kind = Literal["prose", "link", "caption"]

_STAMP: Final = re.compile(r"\s{0,8}date (\d{4}-\d{2}-\d{2})(?:\s|\Z)")
_LINK: Final = re.compile(
    r"(?:click here|read more|read also|related:|see also|more:|watch:|sign up|subscribe|advertisement\b"
    r"|story continues below|media playback is|share this with"
    r"|download the|share this|follow us|lea también|haga clic)",
    re.IGNORECASE,
)
_CAPTION: Final = re.compile(
    r"(?:photo|image|caption|file photo|picture|video|foto|pie de foto)\s?[:—–-]", re.I
)

_DATELINE: Final = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ.'’/-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ.'’-]*){0,4}(?:, [\w. ]{1,30}){0,3}"
    r"(?: ?\([^()\n]{1,40}\))? ?(?:--|—|–|―|-) ?"
    r"|\([^()\n]{2,40}\) ?(?:--|—|–|―|-) ?"
)
# A line in capitals is a link from so many words on; a shorter one may be a place ("CHICAGO") or a heading.
_LINK_WORDS: Final = 3
# A text whose lines are broken at a column has lines of this length; a paragraph on one line has more.
_COLUMN: Final = 100
_SHORTEST_FULL_LINE: Final = 45


@dataclass(frozen=True)
class Paragraph:
    """A stretch of the text that is read together: text[start:end]."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True)
class Stamp:
    """The date that a feed set before the first word; the article begins at `end`."""

    published: str
    end: int


def stamp(text: str) -> Stamp | None:
    """The leading " date YYYY-MM-DD " of a text, where it names a day that exists."""
    found = _STAMP.match(text)
    if not found:
        return None
    try:
        date.fromisoformat(found[1])
    except ValueError:
        return None
    return Stamp(found[1], found.end())


def paragraphs(text: str) -> list[Paragraph]:
    """Every paragraph in reading order; none is empty, and none begins or ends with a space."""
    leading = stamp(text)
    begin = leading.end if leading else 0
    found = []
    for start, end in _stretches(text, begin):
        words = text[start:end].strip()
        first = start + (text[start:end].find(words) if words else 0)
        if words:
            found.append(Paragraph(first, first + len(words), kind_of(words)))
    return found


def after_dateline(text: str, start: int, end: int) -> int:
    """Where a paragraph's own words begin behind a place and a wire service: "DUNMORE, Pa. (AP) — "."""
    found = _DATELINE.match(text, start, min(end, start + 120))
    return found.end() if found else start


def prose(text: str) -> list[Paragraph]:
    """The paragraphs that the article's author wrote."""
    return [paragraph for paragraph in paragraphs(text) if paragraph.kind == "prose"]


def kind_of(line: str) -> Kind:
    """What a line is, by its beginning and its letters."""
    if _CAPTION.match(line):
        return "caption"
    if _LINK.match(line) and len(line) < 200:
        return "link"
    return "link" if _in_capitals(line) else "prose"


def _in_capitals(line: str) -> bool:
    """Whether a line is set in capitals, like a link to another story: a quoted sentence of it may not be."""
    return (
        line.upper() == line and line.lower() != line and len(line.split(None, _LINK_WORDS)) > _LINK_WORDS - 1
    )


def _stretches(text: str, begin: int) -> Iterator[tuple[int, int]]:
    """Lines, or blocks of lines where a block was broken at a column."""
    for blank, group in groupby(_lines(text, begin), key=lambda line: not text[line[0] : line[1]].strip()):
        if blank:
            continue
        block = list(group)
        if _is_wrapped(block):
            yield block[0][0], block[-1][1]
        else:
            yield from block


def _lines(text: str, begin: int) -> Iterator[tuple[int, int]]:
    start = begin
    while (end := text.find("\n", start)) >= 0:
        yield start, end
        start = end + 1
    yield start, len(text)


def _is_wrapped(block: list[tuple[int, int]]) -> bool:
    widths = [end - start for start, end in block]
    return len(block) > 1 and max(widths) <= _COLUMN and min(widths[:-1]) >= _SHORTEST_FULL_LINE
