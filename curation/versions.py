"""What an outlet changed between two captures of an article, and what became of the words cited from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from curation import addresses
from curation.evidence import whole_words
from sources.models import Capture, Passage
from sources.reanchoring import Found, report
from sources.wordings import Piece, compare

AROUND = 80
"""Characters shown of what stayed the same on each side of a change."""


@dataclass(frozen=True)
class Fate:
    """What became of a cited passage in a later capture. It is told, and the passage stays where it is."""

    passage: Passage
    found: Found
    text: str

    @property
    def stands(self) -> bool:
        """Whether its very words are still printed, wherever."""
        return self.found.likeness == 100

    @property
    def now(self) -> str:
        """The words nearest to it now, where they are others."""
        return "" if self.stands or self.found.start < 0 else self.text[self.found.start : self.found.end]


def fates(capture: Capture, passages: Iterable[Passage]) -> list[Fate]:
    """Each passage that the capture no longer prints where it was, those first that it prints nowhere."""
    passages = list(passages)
    found = report(capture.text, [passage.as_anchor() for passage in passages])
    told = [Fate(passage, one, capture.text) for passage, one in zip(passages, found, strict=True)]
    return sorted((one for one in told if one.found.outcome != "same place"), key=lambda one: one.stands)


def changes(before: str, after: str) -> SafeString:
    """The words taken out and put in, in reading order, each amid a little of what stayed."""
    pieces = compare(before, after, ignore_typography=False)
    if all(piece.kind == "same" for piece in pieces):
        return format_html("<p>{}</p>", "The words are the same.")
    shown = [_shown(piece, place, len(pieces)) for place, piece in enumerate(pieces)]
    return format_html(
        '<div class="evidence changes" tabindex="0">{}</div>', format_html_join("", "{}", zip(shown))
    )


def _shown(piece: Piece, place: int, total: int) -> SafeString | str:
    if piece.kind == "left":
        return format_html("<del>{}</del>", piece.left)
    if piece.kind == "right":
        return format_html("<ins>{}</ins>", piece.right)
    text = piece.right
    if len(text) <= 3 * AROUND:
        return text
    head = "" if place == 0 else whole_words(text[:AROUND][::-1])[::-1]
    tail = "" if place == total - 1 else whole_words(text[-AROUND:])
    return f"{head} … {tail}"


OUTCOMES: Final = {
    "moved": "stands at another place now",
    "several places": "stands at several places now, none of which is surely its own",
    "changed": "reads otherwise now",
    "gone": "is gone, and nothing like it is there",
}


def list_of(told: list[Fate]) -> SafeString | str:
    if not told:
        return "Every cited passage is still printed where it was."
    return format_html('<ul class="vanished">{}</ul>', format_html_join("", "<li>{}</li>", map(_told, told)))


def _told(fate: Fate) -> tuple[SafeString]:
    place = f", from character {fate.found.start}" if fate.stands else ""
    now = format_html(": <q>{}</q>", fate.now) if fate.now else ""
    line = '<a href="{}"><q>{}</q></a> <span class="soft">{}{}{}</span>'
    said = OUTCOMES[fate.found.outcome]
    return (format_html(line, addresses.of_row(fate.passage), fate.passage.exact, said, place, now),)
