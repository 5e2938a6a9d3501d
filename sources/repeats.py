"""Which candidate statements were printed before: the same words, a few changed, or a part of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable
from typing import Final, Generic, TypeVar

from sources.proposals import Candidate
from sources.text import WORD, typewritten

RUN: Final = 4
# The share of the shorter one's runs of four words that both print.
LEAST_SHARE: Final = 0.5
FEWEST_WORDS: Final = 4

Key = TypeVar("Key", bound=Hashable)
Words = tuple[str, ...]


def words_of(candidate: Candidate) -> Words:
    joined = " ".join(segment.exact for segment in candidate.segments)
    return tuple(word.lower() for word in WORD.findall(typewritten(joined)))


class Statements(Generic[Key]):
    """The direct statements seen so far, found again by any four words in a row."""

    def __init__(self) -> None:
        self._holders: dict[Words, list[Key]] = {}
        self._sizes: dict[Key, int] = {}

    def add(self, key: Key, candidate: Candidate) -> None:
        found = _runs(words_of(candidate))
        self._sizes[key] = len(found)
        for run in found:
            self._holders.setdefault(run, []).append(key)

    def repeated(self, candidate: Candidate, *, fits: Callable[[Key], bool]) -> Key | None:
        """The first statement that shares most with this one, if it is the same; only one that `fits`."""
        found = _runs(words_of(candidate))
        shared = Counter(key for run in found for key in self._holders.get(run, ())[:50] if fits(key))
        best = max(shared, key=lambda key: shared[key] / min(len(found), self._sizes[key]), default=None)
        if best is None or shared[best] / min(len(found), self._sizes[best]) < LEAST_SHARE:
            return None
        return best


def _runs(words: Words) -> frozenset[Words]:
    if len(words) < FEWEST_WORDS:
        return frozenset()
    return frozenset(words[place : place + RUN] for place in range(len(words) - RUN + 1))
