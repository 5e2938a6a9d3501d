"""A quotation that a headline takes from further down: the place it came from tells whose it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sources.candidates import Candidate

_WORD: Final = re.compile(r"\w+")
_FEWEST_WORDS: Final = 3
# Echoes stand at the head of an article: so many candidates are looked at, and searched for.
_MOST_ECHOES: Final = 4
_MOST_SOURCES: Final = 60


def with_echoes(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, those at the head without a speaker given the one who says the same further down."""
    head = [_of_source(one, candidates) for one in candidates[:_MOST_ECHOES]]
    return [*head, *candidates[_MOST_ECHOES:]]


def _of_source(echo: Candidate, candidates: Sequence[Candidate]) -> Candidate:
    said = _plain(echo)
    if echo.kind != "direct" or (echo.cue and echo.speaker) or len(said.split()) < _FEWEST_WORDS:
        return echo
    for source in candidates[:_MOST_SOURCES]:
        if source is not echo and source.kind == "direct" and source.cue and said in _plain(source):
            whose = source.speaker or source.agency or source.mention
            return replace(
                echo,
                mention=source.mention,
                speaker=source.speaker,
                title=source.title,
                agency=source.agency,
                reason=f"{echo.reason}; said further down by {whose}",
            )
    return echo


def _plain(candidate: Candidate) -> str:
    """The words alone, each between spaces, so that "art" is not found in "part"."""
    said = " ".join(_WORD.findall(" ".join(one.exact[:4_000] for one in candidate.segments).casefold()))
    return f" {said} "
