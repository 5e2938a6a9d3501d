"""Pages that follow from one edition alone: rendered once, kept, and not even looked up for who has them."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Collection, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from editions.models import Edition

LASTS = 60 * 60
"""Seconds. What is kept never goes stale by itself: a key names the edition's bytes and the code's."""

FASTEST = 1
"""Level of compression: a case page of 220 KB takes 40 KB of the cache and half a millisecond."""

STORE = "pages"
"""A cache in this process's memory and nowhere else: it holds words that may have to be redacted."""

FOLDERS = ("templates", "pages", "static")


def kept(
    request: HttpRequest,
    edition: Edition,
    parts: Collection[str],
    make: Callable[[], HttpResponse],
    *,
    lasting: bool = True,
) -> HttpResponse:
    """The page that `make` renders of `edition` and `parts`, or 304 for a reader who holds it.

    Pages of which a reader can ask for any number are not `lasting`: they would push the others out.
    Rendering a large case takes some 100 ms of CPU; everything else a case page does takes 2.
    """
    if settings.DEBUG:
        return make()
    digest = name_of(request.path, edition.etag, *parts)
    etag = f'"{digest}"'
    settled = get_conditional_response(request, etag=etag)
    if settled is not None:
        settled.headers["ETag"] = etag
        return settled
    if not lasting:
        return HttpResponse(make().content, headers={"ETag": etag})
    store = caches[STORE]
    packed = store.get(key := f"page:{digest}")
    if packed is None:
        packed = zlib.compress(make().content, FASTEST)
        store.set(key, packed, LASTS)
    return HttpResponse(zlib.decompress(packed), headers={"ETag": etag})


def name_of(*parts: str) -> str:
    """A name for a page that changes whenever its bytes do."""
    return sha256("\n".join([*parts, settings.SITE_URL, version()]).encode()).hexdigest()


@cache
def version() -> str:
    """The templates, styles and code that pages are made with, as one hash."""
    whole = sha256()
    for path in files():
        whole.update(path.read_bytes())
    return whole.hexdigest()


def files() -> Iterator[Path]:
    for folder in FOLDERS:
        yield from sorted(
            path
            for path in (settings.BASE_DIR / folder).rglob("*")
            if path.suffix in {".html", ".py", ".css", ".js"}
        )
