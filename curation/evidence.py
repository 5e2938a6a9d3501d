"""Showing an article's private text to staff, with the passages that are cited from it marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from curation import addresses
from sources.models import Passage, SourceArticle

AROUND = 240
"""Characters shown on each side of a passage: enough to judge whether it is quoted out of context."""


@dataclass(frozen=True)
class Stretch:
    """A stretch of text that the same passages cover, and the shortest of these: it is the most precise."""

    text: str
    passage: Passage | None


def stretches(text: str, passages: Iterable[Passage]) -> list[Stretch]:
    """`text` cut wherever a passage begins or ends."""
    held = [p for p in passages if 0 <= p.start < p.end <= len(text)]
    cuts = sorted({0, len(text), *(p.start for p in held), *(p.end for p in held)})
    return [Stretch(text[start:end], _shortest(held, start, end)) for start, end in pairwise(cuts)]


def _shortest(passages: list[Passage], start: int, end: int) -> Passage | None:
    covering = [p for p in passages if p.start <= start and end <= p.end]
    return min(covering, key=lambda p: p.end - p.start, default=None)


def marked_text(article: SourceArticle) -> SafeString:
    """The whole text, each cited stretch a link to its passage."""
    pieces = ((_marked(piece),) for piece in stretches(article.text, article.passages.all()))
    return format_html('<div class="evidence" tabindex="0">{}</div>', format_html_join("", "{}", pieces))


def _marked(piece: Stretch) -> SafeString | str:
    if piece.passage is None:
        return piece.text
    if not piece.text.strip():
        # A link of nothing but a space has no name to be read out by.
        return format_html("<mark>{}</mark>", piece.text)
    return format_html('<a href="{}"><mark>{}</mark></a>', addresses.of_row(piece.passage), piece.text)


def in_context(passage: Passage) -> SafeString:
    """The passage as it stands in its article."""
    text = passage.article.text
    before, after = text[: passage.start], text[passage.end :]
    return format_html(
        '<div class="evidence">{}<mark>{}</mark>{}</div>',
        f"… {whole_words(before[-AROUND:])}" if len(before) > AROUND else before,
        text[passage.start : passage.end],
        f"{whole_words(after[:AROUND][::-1])[::-1]} …" if len(after) > AROUND else after,
    )


def whole_words(text: str) -> str:
    """`text` without the piece of a word that it begins with."""
    return text[text.find(" ") + 1 :]
