"""Where sentences of a report begin and end, abbreviations and initials left whole."""

from __future__ import annotations

import re
from typing import Final

from sources.rules import words

_END: Final = re.compile(r"(?<![.!?…])(?P<stop>[.!?…]{1,8})[\"”’»)\]]{0,6}\s{1,40}(?=[\"“‘«(\[]*\w)")
ABBREVIATIONS: Final = words("grammar", "sentences_abbreviations")
_INITIALS: Final = re.compile(r"(?![ap]\.m\Z)[^\W\d_](?:\.[^\W\d_]){0,3}")
_WORD_BEFORE: Final = re.compile(r"([^\s(\[\"“‘]{1,20})\Z")


def boundaries(text: str, start: int, end: int) -> list[int]:
    """The offsets at which a new sentence begins inside text[start:end]."""
    return [found.end() for found in _END.finditer(text, start, end) if _ends(text, found)]


def _ends(text: str, found: re.Match[str]) -> bool:
    following = text[found.end()]
    if found["stop"] != ".":
        return not following.islower()
    if following.islower():
        return False
    before = _WORD_BEFORE.search(text[max(0, found.start() - 21) : found.start()])
    word = before[1].lower() if before else ""
    # Letters before the point are initials: "John J. Catanzara", "G.K. Butterfield".
    return word not in ABBREVIATIONS and not _INITIALS.fullmatch(word)
