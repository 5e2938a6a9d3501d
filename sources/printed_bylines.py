"""Bylines as a page shows them: what begins with "By", and the names that stand where bylines do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from lxml import html

from sources.bylines import authors, is_led, is_person, looks_like_name

# The surest first.
_PLACES: Final = (
    ".//*[@rel='author']",
    ".//*[@itemprop='author']//*[@itemprop='name']",
    ".//*[@itemprop='author']",
    ".//*[contains(@class, 'byline')]",
    ".//*[contains(@class, 'author') or contains(@class, 'autor') or contains(@class, 'firma')]",
)
_AFTER_NAME: Final = re.compile(r"\s*[,|•·(]")
_LONGEST: Final = 80


def shown(tree: html.HtmlElement) -> Iterator[list[str]]:
    """Lines that name authors, the surest first; what stands in one kind of place belongs together."""
    for path in _PLACES:
        elements = tree.xpath(path)[:5]
        yield [line for element in elements for line in _lines(element)]
        if "byline" in path:
            yield [line for element in elements[:1] for line in _pieces(element)]
    for element in islice(tree.iter("p", "div", "span"), 400):
        line = _text(element)
        if len(line) < _LONGEST and is_led(line) and line[:1].isupper() and any(authors(line)):
            yield [line]


def _lines(element: html.HtmlElement) -> list[str]:
    """The innermost lines that begin with "By" and name somebody; the whole line, where it is a name."""
    if is_led(_text(element)):
        return [_text(one) for one in element.iter() if _is_led(one) and not any(map(_is_led, _within(one)))]
    line = _text(element)
    return [line] if looks_like_name(_AFTER_NAME.split(line)[0]) else []


def _is_led(element: html.HtmlElement) -> bool:
    line = _text(element)
    return is_led(line) and any(authors(line))


def _within(element: html.HtmlElement) -> Iterator[html.HtmlElement]:
    return islice(element.iter(), 1, None)


def _pieces(element: html.HtmlElement) -> list[str]:
    """The names that stand alone in a byline beside a day: "March 6, 2024 | Ann Lee"."""
    lines = (_text(one) for one in _within(element) if not len(one))
    return [line for line in lines if is_person(line)]


def _text(element: html.HtmlElement) -> str:
    """An element's text as one line; nothing of a comment."""
    if not isinstance(element.tag, str):
        return ""
    return " ".join(" ".join(element.itertext(with_tail=False)).split())
