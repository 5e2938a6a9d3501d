"""What the text engine proposes from an article, as the workbench offers it, with its attribution."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from curation.workbench.spans import Span
from sources.proposals import Candidate

NEAR: Final = 80
"""Characters between a name and its verb beyond which they are two phrases."""


@dataclass(frozen=True)
class Proposal:
    """A candidate with the spans that accepting it would cite."""

    candidate: Candidate
    words: tuple[Span, ...]
    attribution: tuple[Span, ...]
    noun = "statement"

    @property
    def exact(self) -> str:
        return self.candidate.segments[0].exact

    @property
    def is_direct(self) -> bool:
        return self.candidate.kind == "direct"

    @property
    def key(self) -> str:
        return f"{self.candidate.kind}-{self.words[0].start}-{self.words[-1].end}"

    @property
    def confidence(self) -> str:
        return f"{self.candidate.confidence:.0%}"

    def overlaps(self, spans: Iterable[Span]) -> bool:
        return any(mine.overlaps(other) for mine in self.words for other in spans)


def proposals(text: str, candidates: Iterable[Candidate]) -> Iterator[Proposal]:
    for candidate in candidates:
        words = tuple(Span(segment.start, segment.end) for segment in candidate.segments)
        yield Proposal(candidate, words, tuple(attribution(text, candidate, words)))


def attribution(text: str, candidate: Candidate, words: tuple[Span, ...]) -> list[Span]:
    """The phrase that says who said it: the mention nearest to the words, with its verb if that is near."""
    mention = _nearest(text, candidate.mention, words, words)
    if mention is None:
        return []
    cue = _nearest(text, candidate.cue, words, (mention,))
    return [_joined(text, mention, cue, words)] if cue else [mention]


def _nearest(text: str, phrase: str, outside: tuple[Span, ...], places: tuple[Span, ...]) -> Span | None:
    """The occurrence of `phrase` closest to `places` that lies within none of `outside`."""
    if not phrase:
        return None
    found = re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", text)
    free = [span for one in found if not any((span := Span(*one.span())).overlaps(o) for o in outside)]
    return min(free, key=lambda span: min(_gap(span, place) for place in places), default=None)


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _joined(text: str, mention: Span, cue: Span, words: tuple[Span, ...]) -> Span:
    both = Span(min(mention.start, cue.start), max(mention.end, cue.end))
    apart = _gap(mention, cue) > NEAR or "\n" in both.of(text) or any(both.overlaps(one) for one in words)
    return mention if apart else both
