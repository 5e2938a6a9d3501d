"""What an article says of a case: districts, tracking numbers, steps of the process, findings.

Each is a passage with the words that tell it, proposed for a person, and never decided here. That somebody
was "unable to substantiate" a claim is a way of putting it and no finding: a disposition is what a body
decides when it closes an allegation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from sources.prose import paragraphs
from sources.rules import alternatives
from sources.sentences import boundaries

Kind = Literal["district", "tracking number", "process", "disposition", "characterisation"]


@dataclass(frozen=True)
class Cue:
    """Words that tell something of a case, text[start:end], and the sentence in which they stand."""

    kind: Kind
    term: str
    start: int
    end: int
    exact: str
    sentence: tuple[int, int]


_DISTRICT: Final = re.compile(
    r"\b(?:the )?((?:\d{1,3}(?:st|nd|rd|th)|[A-Z][a-z]+(?:-[A-Z][a-z]+)?) (?:Police )?(?:District|Precinct)"
    r"|(?:District|Precinct) \d{1,3})\b"
)
_NUMBER: Final = re.compile(
    r"\b(?:log|case|complaint|tracking|reference|docket|file|report|incident)(?: (?:no\.?|number|#))? ?#?:? ?"
    r"([A-Z]{0,4}-?\d[\dA-Z-]{3,20})\b",
    re.IGNORECASE,
)
# Kind and term of each list in the tables; a longer phrase stands before what it contains.
_LISTS: Final[tuple[tuple[Kind, str, str], ...]] = (
    ("characterisation", "unable to substantiate", "unable"),
    ("process", "reported", "reported"),
    ("process", "referred", "referred"),
    ("process", "preliminary inquiry", "preliminary"),
    ("process", "under investigation", "investigating"),
    ("process", "concluded", "concluded"),
    ("process", "under review", "reviewing"),
    ("process", "reopened", "reopened"),
    ("disposition", "not sustained", "not_sustained"),
    ("disposition", "sustained", "sustained"),
    ("disposition", "unfounded", "unfounded"),
    ("disposition", "exonerated", "exonerated"),
    ("disposition", "administratively closed", "closed"),
    ("disposition", "closed without allegations or findings", "without_findings"),
    ("disposition", "no affidavit", "no_affidavit"),
    ("disposition", "withdrawn", "withdrawn"),
)
_TERMS: Final = tuple(
    (kind, term, re.compile(rf"\b(?:{alternatives('casework', key)})\b", re.IGNORECASE))
    for kind, term, key in _LISTS
)


def cues(text: str) -> list[Cue]:
    """Everything of an article's prose that tells of a case, in reading order; each word is told once."""
    return [cue for one in paragraphs(text) for cue in _of_paragraph(text, one.start, one.end)]


def _of_paragraph(text: str, begin: int, stop: int) -> list[Cue]:
    cuts = [begin, *boundaries(text, begin, stop), stop]
    found: list[Cue] = []
    for start, end in pairwise(cuts):
        taken: list[tuple[int, int]] = []
        for kind, term, match in _matches(text, start, end):
            if any(match.start() < other and match.end() > one for one, other in taken):
                continue
            taken.append(match.span())
            found.append(Cue(kind, term, match.start(), match.end(), match.group(), (start, end)))
    return sorted(found, key=lambda one: one.start)


def _matches(text: str, start: int, end: int) -> Iterator[tuple[Kind, str, re.Match[str]]]:
    for kind, term, pattern in _TERMS:
        yield from ((kind, term, match) for match in pattern.finditer(text, start, end))
    yield from (("district", match[1], match) for match in _DISTRICT.finditer(text, start, end))
    yield from (("tracking number", match[1], match) for match in _NUMBER.finditer(text, start, end))
