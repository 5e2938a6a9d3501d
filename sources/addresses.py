"""When two addresses are one page: the form of an address under which captures of the page are found.

A reader who follows a link from a newsletter, from a search engine or in a telephone gets the same article
under other addresses. What differs then is the scheme, "www.", "amp", a slash at the end, the fragment and
the parameters that count visitors; everything else may be another page, and is left as it is.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from sources.rules import words

LONGEST: Final = 1_000
_COUNTS_VISITORS: Final = words("addresses", "counts_visitors")
# "/amp/a", "/a/amp" and "/a.amp.html" are /a and /a.html.
_AMP: Final = re.compile(r"\A/amp(?=/)|/amp\Z|\.amp(?=\.html?\Z)")
_WRAPPED: Final = re.compile(
    r"https?://(?:[\w-]+\.cdn\.ampproject\.org/[cv]/(?:s/)?|(?:www\.)?google\.[a-z.]{2,6}/amp/(?:s/)?)",
    re.IGNORECASE,
)
_BEGINS_COUNTING: Final = tuple(words("addresses", "begins_counting"))


def same_page(url: str) -> str:
    """The address without what only tells how a reader came to it; empty for what is no web address."""
    try:
        parts = urlsplit(_unwrapped(url.strip()))
        host = (parts.hostname or "").lower().rstrip(".")
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or not host:
        return ""
    for lead in ("www.", "m.", "mobile.", "amp."):
        host = host.removeprefix(lead)
    path = quote(_AMP.sub("", parts.path.rstrip("/")), safe="/%:@!$&'()*+,;=~")
    kept = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _counts_visitors(name.lower())
    ]
    query = f"?{urlencode(sorted(kept))}" if kept else ""
    return f"{host}{port}{path}{query}"[:LONGEST]


def _unwrapped(url: str) -> str:
    """The outlet's own address inside that of a cache for telephones."""
    wrapped = _WRAPPED.match(url)
    return f"https://{url[wrapped.end() :]}" if wrapped else url


def is_web(url: str) -> bool:
    """Whether an address can be one of a page on the web, and is short enough to be kept."""
    return url.startswith(("https://", "http://")) and len(url) <= LONGEST


def _counts_visitors(name: str) -> bool:
    return name in _COUNTS_VISITORS or name.startswith(_BEGINS_COUNTING)
