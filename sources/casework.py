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

from sources.known import Known
from sources.prose import paragraphs
from sources.rules import alternatives
from sources.sentences import boundaries

Kind = Literal["agency", "unit", "district", "tracking number", "process", "disposition", "characterisation"]


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
_ACRONYM: Final = re.compile(r" \(([A-Z]{2,8})\)")
# A text with more is no article.
_LONGEST: Final = 200_000
_MOST_IN_A_SENTENCE: Final = 60
_NUMBER: Final = re.compile(
    r"\b(?:log|case|complaint|tracking|reference|docket|file|report|incident)(?: (?:no\.?|number|#))? ?#?:? ?"
    r"([A-Z]{0,4}-?\d[\dA-Z-]{3,20})\b",
    re.IGNORECASE,
)
# A word in capitals, no longer than any is, so that a text without spaces costs no more than its length.
_WORD: Final = r"[A-Z][\w.’'-]{1,40}"
_UNITS: Final = alternatives("casework", "unit_ends")
# "Gang Investigations Division", "Bureau of Internal Affairs"
_UNIT: Final = re.compile(
    rf"\b(?!The )(?:(?:{_WORD}(?<!['’]s),? (?:and )?){{1,5}}(?:{_UNITS})(?! of)"
    rf"|(?:{_UNITS}) of (?:{_WORD} (?:and )?){{0,3}}{_WORD}(?<!\.))\b"
)
_AGENCY: Final = re.compile(
    rf"\b(?!The )(?:{_WORD} (?:of |and |for )?){{1,5}}(?:{alternatives('casework', 'agency_ends')})"
    rf"(?: (?:of|for) (?:{_WORD} (?:and )?){{0,3}}{_WORD}(?<!\.))?(?!\w)"
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


def cues(text: str, known: Known | None = None) -> list[Cue]:
    """Everything of an article's prose that tells of a case, in reading order; each word is told once.

    An agency that the archive has is told under its own name, whatever variant or acronym the article prints.
    """
    names = {**_introduced(text), **(_names(known) if known else {})}
    pattern = re.compile(
        rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})(?!\w)"
    )
    named = _Named(pattern if names else None, names)
    return [cue for one in paragraphs(text) for cue in _of_paragraph(text, one.start, one.end, named)]


@dataclass(frozen=True)
class _Named:
    """The agencies that can be told by name: every way to print one, and what it is called."""

    pattern: re.Pattern[str] | None
    names: dict[str, str]

    def within(self, text: str, start: int, end: int) -> Iterator[tuple[Kind, str, re.Match[str]]]:
        if self.pattern:
            for match in self.pattern.finditer(text, start, end):
                yield "agency", self.names[match.group()], match


def _names(known: Known) -> dict[str, str]:
    return {name: agency.name for agency in known.agencies for name in (agency.name, *agency.also)}


def _introduced(text: str) -> dict[str, str]:
    """The acronyms that an article explains: "the Civilian Review Board (CRB)"."""
    found: dict[str, str] = {}
    for match in _AGENCY.finditer(text[:_LONGEST]):
        if acronym := _ACRONYM.match(text, match.end()):
            found.setdefault(acronym[1], match.group())
    return found


def _of_paragraph(text: str, begin: int, stop: int, named: _Named) -> list[Cue]:
    cuts = [begin, *boundaries(text, begin, stop), stop]
    found: list[Cue] = []
    for start, end in pairwise(cuts):
        taken: list[tuple[int, int]] = []
        for kind, term, match in (*named.within(text, start, end), *_matches(text, start, end)):
            if any(match.start() < other and match.end() > one for one, other in taken):
                continue
            if len(taken) == _MOST_IN_A_SENTENCE:
                break
            taken.append(match.span())
            found.append(Cue(kind, term, match.start(), match.end(), match.group(), (start, end)))
    return sorted(found, key=lambda one: one.start)


def _matches(text: str, start: int, end: int) -> Iterator[tuple[Kind, str, re.Match[str]]]:
    for kind, term, pattern in _TERMS:
        yield from ((kind, term, match) for match in pattern.finditer(text, start, end))
    yield from (("district", match[1], match) for match in _DISTRICT.finditer(text, start, end))
    yield from (("tracking number", match[1], match) for match in _NUMBER.finditer(text, start, end))
    yield from (("unit", match.group(), match) for match in _UNIT.finditer(text, start, end))
    yield from (("agency", match.group(), match) for match in _AGENCY.finditer(text, start, end))
