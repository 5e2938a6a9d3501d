"""What the text engine hands over: a statement an article seems to print, and the words it is printed in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Segment:
    """Words as printed: exact is text[start:end]."""

    start: int
    end: int
    exact: str


@dataclass(frozen=True)
class Candidate:
    """A statement the article seems to print; empty strings where it does not tell."""

    kind: Literal["direct", "indirect"]
    segments: tuple[Segment, ...]
    mention: str
    speaker: str
    title: str
    agency: str
    cue: str
    said: str
    confidence: float
    reason: str
