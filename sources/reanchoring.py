"""Where passages stand in a later capture of their article: the same words, or changed.

A passage is found again only where its exact words stand, at one place that its context tells. Everything
else is reported with the closest place and how like it is, for a person to decide; nothing is moved here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from rapidfuzz import fuzz

from sources.anchoring import Anchor, AnchorError, anchor, occurrences
from sources.wordings import Difference, differences

Outcome = Literal["same place", "moved", "several places", "changed", "gone"]
# Below this likeness the closest place is no place of the passage at all.
LEAST_LIKENESS: Final = 60


@dataclass(frozen=True)
class Found:
    """What became of one passage: text[start:end] of the new capture, and which words differ (there, here).

    start is -1 where it is gone; likeness is 100 for the same words.
    """

    passage: Anchor
    outcome: Outcome
    start: int
    end: int
    likeness: float
    differences: tuple[Difference, ...] = ()


def report(text: str, passages: Iterable[Anchor]) -> list[Found]:
    """What became of each passage of the earlier text in this one, in the order given."""
    return [_found(text, passage) for passage in passages]


def _found(text: str, passage: Anchor) -> Found:
    if text[passage.start : passage.end] == passage.exact:
        return Found(passage, "same place", passage.start, passage.end, 100)
    try:
        place = anchor(text, passage.exact, prefix=passage.prefix, suffix=passage.suffix)
        return Found(passage, "moved", place.start, place.end, 100)
    except AnchorError:
        pass
    places = occurrences(text, passage.exact)
    if len(places) == 1:
        return Found(passage, "moved", places[0], places[0] + len(passage.exact), 100)
    if places:
        nearest = min(places, key=lambda place: abs(place - passage.start))
        return Found(passage, "several places", nearest, nearest + len(passage.exact), 100)
    return _closest(text, passage)


def _closest(text: str, passage: Anchor) -> Found:
    """The stretch of the new text most like the passage, from a word's beginning to a word's end."""
    start, end, likeness = _likest(text, passage.exact)
    start, end = _whole_words(text, start, end)
    if start == end:
        return Found(passage, "gone", -1, -1, 0)
    changed = tuple(differences(passage.exact, text[start:end]))
    return Found(passage, "changed", start, end, round(likeness, 1), changed)


def _likest(text: str, exact: str) -> tuple[int, int, float]:
    """The stretch most like the words, and how like; an empty one where nothing is like them enough."""
    if len(text) < len(exact):
        # A partial ratio would look for the shorter text in the words, and find a single letter there.
        return 0, len(text) if (whole := fuzz.ratio(exact, text)) >= LEAST_LIKENESS else 0, whole
    likest = fuzz.partial_ratio_alignment(exact, text, score_cutoff=LEAST_LIKENESS)
    return (likest.dest_start, likest.dest_end, likest.score) if likest else (0, 0, 0)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
