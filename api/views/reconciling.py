"""Names reconciled with agencies, officials and outlets, as OpenRefine asks; see api/reconciliation.py."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.http import HttpRequest, HttpResponseRedirect, QueryDict
from django.http.response import HttpResponseBase
from django.utils.html import format_html
from drf_spectacular.utils import OpenApiParameter, OpenApiRequest, OpenApiResponse, extend_schema
from rest_framework.exceptions import UnsupportedMediaType
from rest_framework.request import Request

from api import shapes
from api.answers import answer, dumped
from api.describing import IN_JSON, PRINTABLE, described, refusals
from api.negotiation import FORMAT, Stored
from api.problems import MEDIA_TYPE
from api.reconciliation import (
    BATCH,
    MOST,
    TYPES,
    called,
    extend_shape,
    extended,
    manifest,
    matches,
    page_of,
    proposed,
    queries_in,
    queries_shape,
    type_of,
)
from api.tags import tag, unchanged
from api.views.base import PublicView
from api.views.joining import required
from editions import filters, joining
from editions.filters import MAX_LENGTH, BadQuestion, Fault
from editions.filters.question import not_known, suggestion
from editions.finding import Missing
from editions.joining import KINDS, Described

QUERIES = OpenApiParameter(
    "queries",
    {**queries_shape(), IN_JSON: True},
    description=f"At most {BATCH} queries by name, each {{query, type, limit}}. Without it: the manifest.",
)

EXTEND = OpenApiParameter(
    "extend",
    {**extend_shape(), IN_JSON: True},
    description=f"{{ids, properties}}, at most {BATCH} of each: what the archive says of them.",
)

FORM = "application/x-www-form-urlencoded"
FORM_SHAPE = {
    "oneOf": [
        {"type": "object", "properties": {name: shape}, "required": [name], "additionalProperties": False}
        for name, shape in (("queries", queries_shape()), ("extend", extend_shape()))
    ]
}
ENCODED = {name: {"contentType": "application/json"} for name in ("queries", "extend")}
TOO_LARGE = OpenApiResponse(shapes.Problem, "What is sent is larger than 2.5 MB, or has over 1,000 fields.")
NOT_A_FORM = OpenApiResponse(shapes.Problem, f"What is sent is not a form, {FORM}.")


@described(
    "Reconcile names of agencies, people and outlets (Reconciliation API 0.2)",
    shapes.RECONCILED,
    asks=[QUERIES, EXTEND],
    more="As OpenRefine asks: for each name the public nouns most like it, and whether one is surely meant.",
)
class Reconcile(PublicView):
    """Changes nothing: POST is only how long questions are asked, with no cookie and so nothing to forge."""

    http_method_names = ["get", "head", "options", "post"]
    parameters = ("queries", "extend")

    @extend_schema(
        operation_id="reconcileByForm",
        summary="The same, asked by a form",
        request={FORM: OpenApiRequest(FORM_SHAPE, ENCODED)},
        responses={
            (200, "application/json"): shapes.RECONCILED,
            (413, MEDIA_TYPE): TOO_LARGE,
            (415, MEDIA_TYPE): NOT_A_FORM,
            **{asked: said for asked, said in refusals(found=False, gone=False).items() if asked != 304},
        },
    )
    def post(self, request: Request, **kwargs: Any) -> HttpResponseBase:
        bare = request._request
        if bare.content_type not in (FORM, ""):
            raise UnsupportedMediaType(str(bare.content_type))
        filters.read(bare.GET, single=(), many=(), also=(FORMAT,))
        filters.read(bare.POST, single=(), many=(), also=self.parameters)
        if not any(filters.one(bare.POST, name) for name in self.parameters):
            raise BadQuestion(Fault("queries", "A form needs queries, or extend."))
        return self.reconciled(bare, bare.POST)

    def answer(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        return self.reconciled(request, request.GET)

    def reconciled(self, request: HttpRequest, params: QueryDict) -> HttpResponseBase:
        queries, extend = (filters.one(params, name) for name in ("queries", "extend"))
        if queries and extend:
            raise BadQuestion(Fault("extend", "Ask one thing at a time: queries or extend."))
        head = filters.newest_line()
        etag = tag(head.sha256, request.get_full_path(), queries, extend)
        if request.method != "POST" and (same := unchanged(request, etag, head.at)):
            return same
        if queries:
            body = {name: {"result": matches(one)} for name, one in queries_in(queries).items()}
        else:
            body = extended(extend) if extend else manifest()
        return answer(dumped(body), etag=etag, at=head.at)


KIND = OpenApiParameter("type", {"type": "string", "enum": list(KINDS)}, description="Of this type only.")
PREFIX = OpenApiParameter(
    "prefix",
    {"type": "string", "pattern": PRINTABLE, "maxLength": MAX_LENGTH},
    required=True,
    description="What was typed so far.",
)


def kind_asked(params: QueryDict) -> str:
    kind = filters.one(params, "type")
    if kind and kind not in KINDS:
        raise BadQuestion(Fault("type", not_known(kind, suggestion(kind, KINDS))))
    return kind


class Service(PublicView):
    """A part of the protocol: a function of the log's newest line and of the address."""

    def answer(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        head = filters.newest_line()
        etag = tag(head.sha256, request.get_full_path())
        body = self.body(request.GET)
        return unchanged(request, etag, head.at) or answer(dumped(body), etag=etag, at=head.at)

    def body(self, params: QueryDict) -> dict[str, Any]:
        raise NotImplementedError


@described("Properties of a type that can be asked for", shapes.ProposedProperties, asks=[KIND])
class Properties(Service):
    parameters = ("type",)

    def body(self, params: QueryDict) -> dict[str, Any]:
        kind = kind_asked(params)
        return {**({"type": kind} if kind else {}), "properties": proposed(kind)}


class Suggest(Service):
    """Things whose names begin with, or have a word that begins with, what was typed."""

    parameters: Collection[str] = ("prefix", "type")

    def body(self, params: QueryDict) -> dict[str, Any]:
        prefix = required(params, "prefix", also=("type", "format"))
        return {"result": self.suggested(prefix, kind_asked(params))[:MOST]}

    def suggested(self, prefix: str, kind: str) -> list[dict[str, Any]]:
        raise NotImplementedError


@described("Agencies, officials and outlets by what was typed", shapes.Suggestions, asks=[PREFIX, KIND])
class SuggestEntity(Suggest):
    def suggested(self, prefix: str, kind: str) -> list[dict[str, Any]]:
        found = joining.beginning(prefix, [kind] if kind else KINDS, MOST)
        return [{**called(one), "notable": [type_of(one)], "description": KINDS[one.kind]} for one in found]


@described("Types by what was typed", shapes.Suggestions, asks=[PREFIX])
class SuggestType(Suggest):
    parameters = ("prefix",)

    def suggested(self, prefix: str, kind: str) -> list[dict[str, Any]]:
        return [one for one in TYPES if joining.begins(prefix, one["name"])]


@described("Properties by what was typed", shapes.Suggestions, asks=[PREFIX, KIND])
class SuggestProperty(Suggest):
    def suggested(self, prefix: str, kind: str) -> list[dict[str, Any]]:
        return [one for one in proposed(kind) if joining.begins(prefix, one["name"])]


def name_asked(params: QueryDict) -> Described:
    asked = required(params, "id")
    if (found := joining.described([asked]).get(asked)) is None:
        raise Missing
    return found


class ReconcileView(PublicView):
    """Where a reconciled id leads a person: the agency's page, or the cases of the official or outlet."""

    parameters = ("id",)

    @extend_schema(exclude=True)
    def get(self, request: Request, **kwargs: Any) -> HttpResponseBase:
        return super().get(request, **kwargs)

    def answer(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        held = name_asked(request.GET)
        return HttpResponseRedirect(page_of(held.kind, held.slug))


class Html(Stored):
    media_type = "text/html"
    format = "html"


class Preview(PublicView):
    """A card to be shown in a frame of the tool that reconciles: any site may frame it, and nothing runs."""

    parameters = ("id",)
    renderer_classes = [Html]

    @extend_schema(exclude=True)
    def get(self, request: Request, **kwargs: Any) -> HttpResponseBase:
        return super().get(request, **kwargs)

    def answer(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        held, head = name_asked(request.GET), filters.newest_line()
        etag = tag(head.sha256, request.get_full_path())
        card = format_html(
            CARD, held.label, KINDS[held.kind], page_of(held.kind, held.slug), CASES(held.cases)
        )
        made = unchanged(request, etag, head.at) or answer(card, etag=etag, at=head.at, media=self.media)
        made.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors *"
        made.headers["X-Frame-Options"] = "ALLOWALL"  # No browser knows it, so none refuses.
        return made


CARD = (
    '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>{0}</title>'
    '<p><strong>{0}</strong></p><p>{1}</p><p><a href="{2}" target="_blank" rel="noopener">{3}</a></p></html>'
)
CASES = "{} in the archive".format
