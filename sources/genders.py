"""Whether "he" or "she" means somebody: by what they are called, by first name, or by pronouns near them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, Literal

from sources.rules import words

Gender = Literal["he", "she", ""]

HE_NAMES: Final = words("first_names", "he")
SHE_NAMES: Final = words("first_names", "she")
_HE_NOUNS: Final = words("genders", "he")
_SHE_NOUNS: Final = words("genders", "she")
_PRONOUN: Final = re.compile(r"\b(?:(he|his|himself)|(she|her|hers|herself)|(its|itself))\b", re.IGNORECASE)
# A pronoun that stands further from a name than this tells nothing of who bears it.
_REACH: Final = 200
_MOST_VOTES: Final = 5_000


def of_nouns(nouns: Iterable[str]) -> Gender:
    """What nouns tell: "the mother", "a spokesman"."""
    told = {noun.strip(".,") for noun in nouns}
    he, she = bool(told & _HE_NOUNS), bool(told & _SHE_NOUNS)
    return "he" if he and not she else "she" if she and not he else ""


def of_name(first: str) -> Gender:
    he, she = first in HE_NAMES, first in SHE_NAMES
    return "he" if he and not she else "she" if she and not he else ""


def told_by_pronouns(
    text: str,
    stretches: Sequence[tuple[int, int]],
    named: Sequence[tuple[int, str]],
    doubtful: frozenset[str] = frozenset(),
) -> dict[str, Gender]:
    """What the pronouns behind each name tell; `named` lists where which person is named, in order.

    A name that is `doubtful`, because it may be a body's, is nobody's where "its" is as near as often.

    Costs one pass over the prose, whatever the number of names.
    """
    starts = [start for start, _ in named]
    votes: dict[str, Counter[str]] = {}
    counted = 0
    for begin, end in stretches:
        for found in _PRONOUN.finditer(text, begin, end):
            place = bisect_right(starts, found.start()) - 1
            if place < 0 or found.start() - starts[place] > _REACH or counted >= _MOST_VOTES:
                continue
            counted += 1
            votes.setdefault(named[place][1], Counter())[_kind(found)] += 1
    return {
        name: told
        for name, vote in votes.items()
        if (told := _majority(vote)) and (name not in doubtful or vote[told] > vote["its"])
    }


def _kind(found: re.Match[str]) -> str:
    return "he" if found[1] else "she" if found[2] else "its"


def _majority(vote: Counter[str]) -> Gender:
    he, she = vote["he"], vote["she"]
    return "he" if he > 2 * she else "she" if she > 2 * he else ""
