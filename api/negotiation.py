"""The form of an answer: a suffix or `format=` decides before Accept does, by its weights and wildcards."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from rest_framework.exceptions import NotAcceptable
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.renderers import BaseRenderer

from editions import filters
from editions.filters import BadQuestion, Fault
from editions.filters.question import not_known, suggestion

FORMAT = "format"
MOST_RANGES = 50
"""Media ranges that are read of an Accept header; browsers send eight."""

WEIGHT = re.compile(r"0(\.\d{0,3})?|1(\.0{0,3})?")


class Stored(BaseRenderer):
    """Names a media type that a view serves as bytes of its own making; nothing is ever rendered."""

    format = "stored"
    """What `format=` and a suffix call it."""
    charset = None

    def render(self, data: Any, *args: Any, **kwargs: Any) -> bytes:
        raise NotImplementedError


class StoredJson(Stored):
    media_type = "application/json"
    format = "json"


class Ndjson(Stored):
    media_type = "application/x-ndjson"
    format = "ndjson"


class Csv(Stored):
    media_type = "text/csv"
    format = "csv"


class JsonLd(Stored):
    media_type = "application/ld+json"
    format = "jsonld"


class Negotiation(BaseContentNegotiation):
    """What weighs most; of that, what is named most exactly; of that, what the view names first."""

    def select_parser(self, request: Any, parsers: Any) -> Any:
        return None

    def select_renderer(self, request: Any, renderers: Any, format_suffix: Any = None) -> Any:
        if asked := format_suffix or filters.one(request._request.GET, FORMAT):
            chosen = named(asked, renderers)
        else:
            chosen = accepted(request.META.get("HTTP_ACCEPT") or "*/*", renderers)
        return chosen, chosen.media_type


def named(asked: str, renderers: Sequence[Any]) -> Any:
    known = {one.format: one for one in reversed(renderers)}
    if asked not in known:
        raise BadQuestion(Fault(FORMAT, not_known(asked, suggestion(asked, known))))
    return known[asked]


def accepted(header: str, renderers: Sequence[Any]) -> Any:
    ranges = list(ranges_in(header))
    best = max(renderers, key=lambda one: weight(one, ranges))  # The first of several that weigh the same.
    if weight(best, ranges)[0] <= 0:
        served = ", ".join(dict.fromkeys(one.media_type for one in renderers))
        raise NotAcceptable(f"Accept names nothing that is served here, which is {served}.")
    return best


def weight(renderer: Any, ranges: Sequence[tuple[str, float]]) -> tuple[float, int]:
    """How welcome a media type is and how exactly it was named: the most exact range decides (RFC 9110)."""
    media = str(renderer.media_type)
    patterns = ("*/*", f"{media.partition('/')[0]}/*", media)
    exactness, q = max(((patterns.index(one), q) for one, q in ranges if one in patterns), default=(0, 0.0))
    return q, exactness


def ranges_in(header: str) -> Iterator[tuple[str, float]]:
    """The media ranges of an Accept header with their weights; other parameters narrow nothing here."""
    for text in header.split(",")[:MOST_RANGES]:
        media, *parameters = (part.strip().lower() for part in text.split(";"))
        said = next((one.removeprefix("q=") for one in parameters if one.startswith("q=")), "1")
        yield media, float(said) if WEIGHT.fullmatch(said) else 1.0
