"""The index of the API: where everything is, and the newest line of the log."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from api import addresses
from api.answers import answer, dumped
from api.describing import described
from api.shapes import IndexDocument
from api.tags import tag, unchanged
from api.views.base import PublicView
from api.views.log import head_of
from editions import filters

RESOURCES = {
    "cases": "cases/",
    "facets": "cases/facets/",
    "agencies": "agencies/",
    "allegations": "allegations/",
    "statements": "statements/",
    "sources": "sources/",
    "changes": "changes/",
    "cases_ndjson": "exports/cases.ndjson",
    "cases_csv": "exports/cases.csv",
    "statements_csv": "exports/statements.csv",
    "lookup": "lookup/",
    "reconcile": "reconcile/",
    "oembed": "oembed/",
    "schema": "schema/",
    "docs": "docs/",
}
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@described("Where everything is", IndexDocument)
class Index(PublicView):
    def answer(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        head = filters.newest_line()
        etag = tag(head.sha256, request.path)
        if same := unchanged(request, etag, head.at):
            return same
        body = {
            **{name: addresses.api(path) for name, path in RESOURCES.items()},
            "licence": LICENCE,
            "head": head_of(head),
        }
        return answer(dumped(body), etag=etag, at=head.at)
