"""What an outlet changed between two captures of an article, and which cited words it took out."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from curation import addresses
from curation.evidence import whole_words
from sources.models import Capture, Passage
from sources.wordings import Piece, compare

AROUND = 80
"""Characters shown of what stayed the same on each side of a change."""


def vanished(capture: Capture, passages: Iterable[Passage]) -> list[Passage]:
    """The cited passages whose words the capture no longer prints anywhere."""
    return [passage for passage in passages if passage.exact not in capture.text]


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


def list_of(passages: list[Passage]) -> SafeString | str:
    if not passages:
        return "Every cited passage is still printed."
    rows = ((addresses.of_row(passage), passage.exact) for passage in passages)
    return format_html(
        '<ul class="vanished">{}</ul>', format_html_join("", '<li><a href="{}"><q>{}</q></a></li>', rows)
    )
