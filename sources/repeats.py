"""Which candidate statements were printed before: in the same words, in others, in part, or retold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Final, Generic, Literal, TypeVar

from rapidfuzz import fuzz

from sources.proposals import Candidate
from sources.text import WORD, typewritten
from sources.wordings import Difference, differences, is_partial

RUN: Final = 4
# The share of the shorter one's runs of four words that both print.
LEAST_SHARE: Final = 0.5
LEAST_SHARE_OF_TWO: Final = 0.8
FEWEST_WORDS: Final = 4
# From which likeness of their words two statements of one speaker are one, retold.
LEAST_LIKENESS: Final = 78
# So many words are nobody else's, whoever is said to have said them.
_TELLING: Final = 12
# So many statements with the same four words are a way of speaking.
_COMMONPLACE: Final = 50

How = Literal["exact", "changed", "cut", "paraphrased"]
Key = TypeVar("Key", bound=Hashable)
Words = tuple[str, ...]


@dataclass(frozen=True)
class Repeat(Generic[Key]):
    """The statement that is printed again, in which way, and which words differ (there, here)."""

    key: Key
    how: How
    differences: tuple[Difference, ...]


def words_of(candidate: Candidate) -> Words:
    return tuple(word.lower() for word in WORD.findall(typewritten(joined(candidate))))


def joined(candidate: Candidate) -> str:
    return " ".join(segment.exact for segment in candidate.segments)


class Statements(Generic[Key]):
    """The direct statements seen so far, found again by any four words in a row."""

    def __init__(self) -> None:
        self._holders: dict[Words, list[Key]] = {}
        self._sizes: dict[Key, int] = {}
        self._candidates: dict[Key, Candidate] = {}

    def add(self, key: Key, candidate: Candidate) -> None:
        found = _runs(words_of(candidate))
        self._sizes[key] = len(found)
        self._candidates[key] = candidate
        for run in found:
            self._holders.setdefault(run, []).append(key)

    def repeated(self, candidate: Candidate, *, fits: Callable[[Key], bool]) -> Key | None:
        """The first statement that shares most with this one, if it is the same; only one that `fits`."""
        found = self.repeat(candidate, fits=fits)
        return found.key if found else None

    def repeat(self, candidate: Candidate, *, fits: Callable[[Key], bool]) -> Repeat[Key] | None:
        """The same, with what differs."""
        found = _runs(words_of(candidate))
        shared = Counter(
            key for run in found for key in self._holders.get(run, ())[:_COMMONPLACE] if fits(key)
        )
        shares = {key: count / min(len(found), self._sizes[key]) for key, count in shared.items()}
        alike = (key for key in shares if shares[key] >= self._least(key, candidate))
        if (best := max(alike, key=lambda key: shares[key], default=None)) is not None:
            return Repeat(best, *_compared(self._candidates[best], candidate))
        retold = next((key for key in shared if _is_retold(self._candidates[key], candidate)), None)
        if retold is None:
            return None
        return Repeat(retold, "paraphrased", _compared(self._candidates[retold], candidate)[1])

    def _least(self, key: Key, candidate: Candidate) -> float:
        """How much must be shared: nearly all of many words, where two speakers are named."""
        before = self._candidates[key]
        if _may_be_one(before, candidate):
            return LEAST_SHARE
        telling = min(len(words_of(before)), len(words_of(candidate))) >= _TELLING
        return LEAST_SHARE_OF_TWO if telling else 2


def _compared(before: Candidate, after: Candidate) -> tuple[How, tuple[Difference, ...]]:
    one, other = joined(before), joined(after)
    if words_of(before) == words_of(after):
        return "exact", ()
    changed = tuple(differences(one, other))
    if is_partial(one, other) or is_partial(other, one):
        return "cut", changed
    return "changed", changed


def _may_be_one(before: Candidate, after: Candidate) -> bool:
    """Whether two printings may be of one utterance: what two people say is a way of speaking."""
    for one, other in ((before.speaker, after.speaker), (before.agency, after.agency)):
        if one and other:
            return one == other
    return not (before.speaker or before.agency) or not (after.speaker or after.agency)


def _is_retold(before: Candidate, after: Candidate) -> bool:
    """Whether one speaker's words were told again in others: most are the same, in whatever order."""
    one, other = (before.speaker, before.agency), (after.speaker, after.agency)
    same = bool(any(one)) and (one[0] == other[0] if one[0] and other[0] else one[1] == other[1])
    return same and fuzz.token_set_ratio(joined(before).lower(), joined(after).lower()) >= LEAST_LIKENESS


def _runs(words: Words) -> frozenset[Words]:
    if len(words) < FEWEST_WORDS:
        return frozenset()
    return frozenset(words[place : place + RUN] for place in range(len(words) - RUN + 1))
