"""The change feed: every line of the log in order, with what an outsider needs to redo its hashes."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, F, JSONField, QuerySet, When
from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from drf_spectacular.utils import OpenApiParameter

from api import addresses
from api.answers import answer, dumped, link_header
from api.describing import LINKS, PAGE_SIZE, described
from api.limits import client_of
from api.shapes import LogPage
from api.tags import tag, unchanged
from api.views.base import PublicView
from api.waiting import LONGEST, room
from editions import chain, filters, paging
from editions.filters import BadQuestion, Fault, Head
from editions.models import Entry

LAST = 2**63 - 1
AFTER = OpenApiParameter(
    "after",
    {"type": "integer", "minimum": 0, "maximum": LAST, "default": 0},
    description="Sequence number of the last line you have; lines behind it are answered.",
)
WAIT = OpenApiParameter(
    "wait",
    {"type": "integer", "minimum": 0, "maximum": LONGEST, "default": 0},
    description=(
        "Seconds to wait for a line where there is none yet. An empty answer with `Retry-After` was not "
        "waited for, because too many are waiting already: ask again after so many seconds."
    ),
)
RETRY_AFTER = 5
"""Seconds until a client that found every place taken should ask again."""

PROOF = ("parts", "salts", "removed")
"""Of lines that make no edition; an edition's document carries its own."""


@described("Every line of the log in order, resumable", LogPage, asks=[AFTER, PAGE_SIZE, WAIT, LINKS])
class Changes(PublicView):
    parameters = ("after", "page_size", "wait")

    def answer(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        after, size = number_asked(request.GET, "after", LAST), paging.size_asked(request.GET)
        seconds = number_asked(request.GET, "wait", LONGEST)
        waited = not seconds or room().wait(after, seconds, client_of(request))
        response = self.lines(request, after, size)
        if seconds:
            # What is stored answers at once, and so would never wait.
            response.headers["Cache-Control"] = "private, no-cache"
        if not waited:
            response.headers["Retry-After"] = str(RETRY_AFTER)
        return response

    def lines(self, request: HttpRequest, after: int, size: int) -> HttpResponseBase:
        head = filters.newest_line()
        etag = tag(head.sha256, request.get_full_path())
        if same := unchanged(request, etag, head.at):
            return same
        # None beyond the head, though one may just have come: the tag stands for what the head knows.
        rows = lines_after(after).filter(sequence__lte=head.sequence)
        lines = [line(row) for row in rows[: size + 1]]
        links = {"next": further(request.GET, lines[size - 1]["sequence"]) if len(lines) > size else None}
        body = {"results": lines[:size], **links, "head": head_of(head)}
        return answer(dumped(body), etag=etag, at=head.at, links=link_header({**links, "previous": None}))


def number_asked(params: QueryDict, name: str, most: int) -> int:
    asked = filters.one(params, name)
    if not asked:
        return 0
    if not (asked.isascii() and asked.isdecimal() and len(asked) <= len(str(most)) and int(asked) <= most):
        raise BadQuestion(Fault(name, f"Write a whole number from 0 to {most}."))
    return int(asked)


def lines_after(sequence: int) -> QuerySet[Entry, Any]:
    """Entries with what proves them where no document does; digests of a document's parts are left unread."""
    alone = {
        f"own_{name}": Case(When(document_of__isnull=True, then=F(name)), output_field=JSONField())
        for name in PROOF
    }
    columns = [field.name for field in Entry._meta.concrete_fields if field.name not in PROOF]
    rows = Entry.objects.filter(sequence__gt=sequence).order_by("sequence").annotate(**alone)
    return rows.values_list(*columns, *alone, named=True)


def line(row: Any) -> dict[str, Any]:
    said = {
        "sequence": row.sequence,
        "kind": row.kind,
        "case": row.slug,
        "case_id": row.case_id,
        "edition": row.edition,
        "at": row.at,
        "note": row.note,
        "version": chain.VERSION,
        "parts_sha256": row.parts_sha256,
        "sha256": row.sha256,
        "previous_sha256": row.previous_sha256,
        **addresses.edition(row.slug, row.edition),
    }
    if row.own_parts is not None:
        said |= {name: getattr(row, f"own_{name}") for name in PROOF}
    return said


def further(params: QueryDict, after: int) -> str:
    size = filters.one(params, "page_size")
    return addresses.api("changes/", {"after": after, **({"page_size": size} if size else {})})


def head_of(head: Head) -> dict[str, Any]:
    """Kept by a mirror, it shows later whether lines were cut off or the log was written anew."""
    return {"sequence": head.sequence, "sha256": head.sha256, "at": head.at}
