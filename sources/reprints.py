"""Which article held is the one that another copies, told by the runs of eight words that both print.

Two reports of one event share names and statements, but hardly ever eight words in a row outside them; a copy
shares most of its runs, even when it was cut, extended or given another beginning. The share is counted over
the shorter text, so that a copy inside a longer article is found too. An article gets one pointer, to the
best earlier one, and pointers are never followed: that A copies B and B copies C says nothing of A and C
(every false merge that was measured came from such a chain).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar
from zlib import crc32

from sources.prose import paragraphs
from sources.text import WORD, typewritten

RUN: Final = 8
# A share of the shorter text's runs from which it is a copy. Independent reports that print the same long
# statements were found to share up to a third.
LEAST_SHARE: Final = 0.45
# With fewer runs a shared notice or a shared sentence would already make a copy.
FEWEST_RUNS: Final = 20
# A run that more articles print is boilerplate: a footer says nothing of who copied whom.
BOILERPLATE: Final = 50

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class Reprint(Generic[Key]):
    """The article copied, and the share of the shorter text's runs that both print."""

    key: Key
    share: float


def runs(text: str) -> frozenset[int]:
    """A number for each eight words in a row of the article's prose; links and captions left out."""
    kept = " ".join(text[one.start : one.end] for one in paragraphs(text) if one.kind == "prose")
    words = [word.lower().encode() for word in WORD.findall(typewritten(kept))]
    return frozenset(_number(words[place : place + RUN]) for place in range(len(words) - RUN + 1))


def _number(words: list[bytes]) -> int:
    joined = b" ".join(words)
    # Two sums make chance agreement of different words rarer than one in 10^18.
    # Signed, as a database's largest whole numbers are.
    return (crc32(joined) << 32 | crc32(joined[::-1])) - (1 << 63)


@dataclass
class Index(Generic[Key]):
    """The runs of the articles held; adding one and asking for one cost what its own text costs."""

    _holders: dict[int, list[Key]] = field(default_factory=dict)
    _sizes: dict[Key, int] = field(default_factory=dict)
    _order: dict[Key, int] = field(default_factory=dict)

    def add(self, key: Key, text: str) -> None:
        found = runs(text)
        self._sizes[key] = len(found)
        self._order[key] = len(self._order)
        for run in found:
            self._holders.setdefault(run, []).append(key)

    @property
    def keys(self) -> Set[Key]:
        """The articles held."""
        return self._sizes.keys()

    def holders(self, words: str) -> set[Key]:
        """The articles that print eight words in a row of what is given."""
        return {key for run in runs(words) for key in self._holders.get(run, ())[:BOILERPLATE]}

    def best(self, text: str, *, fits: Callable[[Key], bool] = lambda _: True) -> Reprint[Key] | None:
        """The article that shares most with `text`, if enough to be a copy; among equals the first added."""
        found = runs(text)
        holders = {run: self._holders.get(run, ()) for run in found}
        ranked = [one for one in copied(len(found), holders, self._sizes.__getitem__) if fits(one.key)]
        return max(ranked, key=lambda one: (one.share, -self._order[one.key]), default=None)


def copied(
    size: int, holders: Mapping[int, Sequence[Key]], size_of: Callable[[Key], int]
) -> list[Reprint[Key]]:
    """The articles with enough in common with one of `size` runs, by who holds each of its runs."""
    shared: Counter[Key] = Counter()
    for keys in holders.values():
        if len(keys) > BOILERPLATE:
            size -= 1
        else:
            shared.update(keys)
    both = ((key, count, min(size, size_of(key))) for key, count in shared.items())
    shares = (Reprint(key, count / least) for key, count, least in both if least >= FEWEST_RUNS)
    return [one for one in shares if one.share >= LEAST_SHARE]
