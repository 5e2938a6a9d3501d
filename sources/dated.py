"""Every day that an article names: its prose counts from the article's date, a statement from its own.

What cannot be counted stays open and says why: "yesterday" in words whose day nobody tells, and figures that
may be two days. A person decides those.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from sources import numeric_days, relative_days
from sources.candidates import Candidate, Segment
from sources.prose import paragraphs

Whose = Literal["article", "statement"]
# A text with more is no article.
_MOST: Final = 2_000
_SAID: Final = "day on which it was said"


@dataclass(frozen=True)
class Dated:
    """Words that name a day, text[start:end]; where a person decides, edtf is empty."""

    whose: Whose
    start: int
    end: int
    exact: str
    edtf: str
    either: tuple[str, ...]
    reason: str


def dated(text: str, published: str, candidates: Sequence[Candidate]) -> list[Dated]:
    """The days named, in reading order; `candidates` are what propose() found in the same text."""
    direct = [one for one in candidates if one.kind == "direct"]
    spoken = sorted(
        ((part, one.said) for one in direct for part in one.segments), key=lambda one: one[0].start
    )
    found: list[Dated] = []
    for start, end, said in _stretches(text, spoken):
        found += _in_figures(text, start, end, said)
        found += _in_words(text, start, end, published if said is None else said, said is not None)
        if len(found) > _MOST:
            break
    return sorted(found[:_MOST], key=lambda one: one.start)


def _stretches(text: str, spoken: Sequence[tuple[Segment, str]]) -> Iterator[tuple[int, int, str | None]]:
    """The article cut at its statements: each stretch, and the day of the statement that it belongs to."""
    waiting = list(spoken)[::-1]
    for paragraph in paragraphs(text):
        start = paragraph.start
        while waiting and waiting[-1][0].start < paragraph.end:
            part, said = waiting.pop()
            if part.start > start:
                yield start, part.start, None
            yield part.start, part.end, said
            start = max(start, part.end)
        if start < paragraph.end:
            yield start, paragraph.end, None


def _in_words(text: str, start: int, end: int, anchor: str, in_statement: bool) -> Iterator[Dated]:
    for phrase in relative_days.phrases(text, start, end):
        day = relative_days.resolve(phrase, anchor)
        whose: Whose = "statement" if in_statement else "article"
        exact = text[slice(*phrase.span())]
        if day:
            reason = day.reason.replace("day of publication", _SAID) if in_statement else day.reason
            yield Dated(whose, *phrase.span(), exact, day.edtf, (), reason)
        else:
            why = f"the {_SAID} is not told" if in_statement else "the article has no one date"
            yield Dated(whose, *phrase.span(), exact, "", (), f"“{exact}”: {why}")


def _in_figures(text: str, start: int, end: int, said: str | None) -> Iterator[Dated]:
    for one in numeric_days.days(text, start, end):
        exact = text[one.start : one.end]
        why = "as printed" if one.edtf else f"{' or '.join(one.either)}, by the order of day and month"
        whose: Whose = "article" if said is None else "statement"
        either = () if one.edtf else one.either
        yield Dated(whose, one.start, one.end, exact, one.edtf, either, f"“{exact}”: {why}")
