"""Which single capitalised words that an article never explains may be somebody's family name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from sources.names import UNNAMED
from sources.rules import words
from sources.tokens import ORGANISATION_WORDS, TITLES, Token

# Where something stands is no person: one "in Leeds" makes every "Leeds" a place.
_PLACES: Final = words("grammar", "surnames_places")
# What has a surname's place before a noun is a body or a country: "Hamas officials".
_BORNE: Final = words("grammar", "surnames_borne")
_ENDS: Final = words("grammar", "cast_ends_description")
_FEWEST: Final = 2
# A text with more is a list of names, of which the first are looked at.
_MOST: Final = 2_000


@dataclass
class Alone:
    """The places of single capitalised words, asked for those that may be people."""

    places: list[tuple[int, str, bool, bool]] = field(default_factory=list)
    located: set[str] = field(default_factory=set)
    described: set[str] = field(default_factory=set)

    def note(self, phrase: Sequence[Token], begin: int, *, leads: bool, does: bool) -> None:
        """Keep one word, how it stands in its sentence, and whether something is in or at it."""
        token = phrase[begin]
        word = token.owner or token.text
        before = phrase[begin - 1].key if begin else ""
        behind = phrase[begin + 1].key if begin + 1 < len(phrase) else ""
        if before in _PLACES or (behind in _BORNE and not token.owner):
            self.located.add(word)
        elif len(self.places) < _MOST:
            if _is_described(phrase[begin + 1 : begin + 8]):
                self.described.add(word)
            self.places.append((token.start, word, leads, does and not token.owner))

    def likely(self) -> list[tuple[int, str, bool, bool]]:
        """Words named more than once that do something, and that nothing is in."""
        often = Counter(word for _, word, _, _ in self.places)
        active = {word for _, word, leads, does in self.places if leads and does}
        may_be = {
            word
            for word in active - self.located
            if (often[word] >= _FEWEST or word in self.described) and _is_name(word)
        }
        return [one for one in self.places if one[1] in may_be]


def _is_described(behind: Sequence[Token]) -> bool:
    """Whether a description of a person follows: "Wilders, a far-right firebrand", "Wilders, who"."""
    if len(behind) < 3 or behind[0].text != ",":
        return False
    if behind[1].key == "who":
        return True
    if behind[1].key not in ("a", "an", "the"):
        return False
    rest = behind[2:]
    stop = next((at for at, token in enumerate(rest) if token.key in _ENDS or not token.is_word), len(rest))
    return stop > 0 and rest[stop - 1].key in UNNAMED


def _is_name(word: str) -> bool:
    key = word.lower()
    return word.isalpha() and word.istitle() and len(key) > 2 and key not in _NO_NAMES


_NO_NAMES: Final = (
    ORGANISATION_WORDS | UNNAMED | TITLES | words("places", "countries") | words("places", "states")
)
