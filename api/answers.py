"""Answers made of stored JSON: text is joined, not parsed, so that a list costs little more than its rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse, QueryDict

from api import addresses
from api.tags import seconds, validators
from editions.paging import Count, Page

JSON = "application/json"


def joined(body: str, more: Mapping[str, str]) -> str:
    """A stored JSON object with members added at its end; an object is never empty here."""
    return f"{body[:-1]},{orjson.dumps(more).decode()[1:]}"


def answer(body: bytes | str, *, etag: str, at: str, media: str = JSON, links: str = "") -> HttpResponse:
    """A 200 with its validators; `at` is when what it says last changed."""
    response = HttpResponse(body, content_type=media, headers=validators(etag, seconds(at)))
    if links:
        response.headers["Link"] = links
    return response


def dumped(value: Any) -> bytes:
    return orjson.dumps(value)


def page_body(links: Mapping[str, str | None], results: Iterable[str], count: Count | None) -> str:
    counted = {} if count is None else {"count": count.number, "count_exact": count.exact}
    head = orjson.dumps({**links, **counted}).decode()
    return f'{head[:-1]},"results":[{",".join(results)}]}}'


def neighbours(request: HttpRequest, params: QueryDict, page: Page) -> dict[str, str | None]:
    """The addresses of the pages after and before this one."""
    return {
        name: addresses.with_cursor(request.path, params, cursor) if cursor else None
        for name, cursor in (("next", page.next), ("previous", page.previous))
    }


def link_header(links: Mapping[str, str | None]) -> str:
    """RFC 8288, which calls the page before "prev"."""
    names = {"next": "next", "previous": "prev"}
    return ", ".join(f'<{links[name]}>; rel="{relation}"' for name, relation in names.items() if links[name])
