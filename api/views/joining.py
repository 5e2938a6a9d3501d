"""Joining other people's data to the archive: identifiers looked up, names reconciled, pages embedded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponseRedirect, QueryDict
from django.http.response import HttpResponseBase
from django.utils.html import format_html
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request

from api import addresses, shapes
from api.answers import answer, dumped
from api.describing import PRINTABLE, described, refusals
from api.tags import tag, unchanged
from api.views.base import PublicView
from editions import filters, joining
from editions.filters import MAX_LENGTH, BadQuestion, Fault, Head
from editions.finding import Missing, case_at
from editions.joining import KINDS, Match, Named
from editions.models import PublicCase, PublicStatement

ID = OpenApiParameter(
    "id",
    {"type": "string", "pattern": PRINTABLE, "maxLength": MAX_LENGTH},
    required=True,
    description="A body's tracking number however it is written, or an id or slug of the archive.",
)


def required(params: QueryDict, name: str) -> str:
    value = filters.read(params, single=(name,), many=(), also=("format",)).get(name, [""])[0]
    if not value:
        raise BadQuestion(Fault(name, "It is needed."))
    return value


@described("What an identifier stands for", shapes.LookupAnswer, asks=[ID], found=True)
class Lookup(PublicView):
    parameters = ("id",)

    def answer(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        asked = required(request.GET, "id")
        head = filters.newest_line()
        etag = tag(head.sha256, request.get_full_path())
        if same := unchanged(request, etag, head.at):
            return same
        found = joining.named_by(asked)
        if not found:
            raise Missing
        cases = dict(
            PublicCase.objects.filter(slug__in={one.case for one in found}).values_list("slug", "body")
        )
        results = [looked_up(one, cases) for one in found]
        return answer(dumped({"id": asked, "results": results}), etag=etag, at=head.at)


def looked_up(one: Named, cases: Mapping[str, str]) -> dict[str, Any]:
    case = orjson.loads(cases[one.case]) if one.case else None
    about = {key: case[key] for key in ("id", "slug", "title", "standing")} if case else None
    return {"kind": one.kind, "id": one.id, "case": about, **ADDRESSES[one.kind](one)}


ADDRESSES = {
    joining.NUMBER: lambda one: addresses.case(one.case),
    "case": lambda one: addresses.case(one.case),
    "allegation": lambda one: addresses.allegation(one.id, one.case),
    "statement": lambda one: addresses.statement(one.id, one.case),
    "agency": lambda one: addresses.agency(one.id),
    "source": lambda one: addresses.source(one.id),
}

BATCH = 50
LIMIT, MOST = 10, 25
TYPES = [{"id": kind, "name": name} for kind, name in KINDS.items()]
QUERIES = OpenApiParameter(
    "queries",
    {"type": "string", "pattern": PRINTABLE, "contentMediaType": "application/json"},
    description=(
        f"JSON: at most {BATCH} queries by name, each {{query, type, limit}}. Without it: the manifest."
    ),
)


@described(
    "Reconcile names of agencies, people and outlets (Reconciliation API 0.2)",
    shapes.RECONCILED,
    asks=[QUERIES],
    more="As OpenRefine asks: for each name the public nouns most like it, and whether one is surely meant.",
)
class Reconcile(PublicView):
    """Changes nothing: POST is only how long questions are asked, with no cookie and so nothing to forge."""

    http_method_names = ["get", "head", "options", "post"]
    parameters = ("queries",)

    @extend_schema(
        operation_id="reconcileByForm",
        summary="The same, asked by a form",
        request={"application/x-www-form-urlencoded": shapes.RECONCILE_FORM},
        responses={(200, "application/json"): shapes.RECONCILED, **refusals(found=False, gone=False)},
    )
    def post(self, request: Request, **kwargs: Any) -> HttpResponseBase:
        form = request._request.POST
        self.refuse_unknown(form)
        return self.reconciled(request._request, form)

    def answer(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        return self.reconciled(request, request.GET)

    def reconciled(self, request: HttpRequest, params: QueryDict) -> HttpResponseBase:
        asked = params.get("queries", "")
        head = filters.newest_line()
        etag = tag(head.sha256, request.get_full_path(), asked)
        if request.method != "POST" and (same := unchanged(request, etag, head.at)):
            return same
        body = (
            {name: {"result": matches(one)} for name, one in queries_in(asked).items()}
            if asked
            else manifest(head)
        )
        return answer(dumped(body), etag=etag, at=head.at)


def manifest(head: Head) -> dict[str, Any]:
    return {
        "versions": ["0.2"],
        "name": "Oversight-case archive: agencies, officials, outlets",
        "identifierSpace": addresses.api("reconcile/view/?id="),
        "schemaSpace": addresses.api("schema/"),
        "defaultTypes": TYPES,
        "batchSize": BATCH,
        "view": {"url": addresses.api("reconcile/view/?id={{id}}")},
    }


def queries_in(text: str) -> dict[str, dict[str, Any]]:
    """The queries of a batch, each with a text; raises BadQuestion."""
    try:
        asked = orjson.loads(text)
    except ValueError:
        raise BadQuestion(Fault("queries", "It is not JSON.")) from None
    if not isinstance(asked, dict) or len(asked) > BATCH or not all(map(is_query, asked.values())):
        wanted = 'Write {"q0": {"query": "a name", "type": "agency", "limit": 3}}'
        raise BadQuestion(Fault("queries", f"{wanted}, at most {BATCH}, types {', '.join(KINDS)}."))
    return asked


def is_query(one: Any) -> bool:
    if not isinstance(one, dict) or not isinstance(one.get("query"), str) or len(one["query"]) > MAX_LENGTH:
        return False
    limit = one.get("limit", LIMIT)
    return isinstance(limit, int) and limit >= 1 and set(kinds_of(one)) <= KINDS.keys()


def kinds_of(one: Mapping[str, Any]) -> list[str]:
    kind = one.get("type") or list(KINDS)
    return [str(name) for name in kind] if isinstance(kind, list) else [str(kind)]


def matches(one: Mapping[str, Any]) -> list[dict[str, Any]]:
    limit = min(one.get("limit", LIMIT), MOST)
    return [match(found) for found in joining.reconcile(one["query"], kinds_of(one), limit)]


def match(found: Match) -> dict[str, Any]:
    name = found.name
    return {
        "id": f"{name.kind}:{name.value}",
        "name": name.label,
        "score": found.score,
        "match": found.is_sure,
        "type": [{"id": name.kind, "name": KINDS[name.kind]}],
    }


class ReconcileView(PublicView):
    """Where a reconciled id leads a person: the agency's page, or the cases of the official or outlet."""

    parameters = ("id",)

    @extend_schema(exclude=True)
    def get(self, request: Request, **kwargs: Any) -> HttpResponseBase:
        return super().get(request, **kwargs)

    def answer(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        kind, _, value = required(request.GET, "id").partition(":")
        known = {one.value for one in joining.names(filters.newest_line().sha256) if one.kind == kind}
        if value not in known:
            raise Missing
        return HttpResponseRedirect(
            addresses.page(f"agencies/{value}/" if kind == "agency" else f"cases/?{kind}={value}")
        )


URL = OpenApiParameter(
    "url",
    {"type": "string", "format": "uri", "pattern": PRINTABLE, "maxLength": MAX_LENGTH},
    required=True,
    description="Address of a case's page, or of a statement on it (`#statement-ID`).",
)
SIZES = [
    OpenApiParameter(
        name, {"type": "integer", "minimum": 1}, description="Of the frame; the answer fits any."
    )
    for name in ("maxwidth", "maxheight")
]


@described(
    "A case or a statement to embed, never without its standing (oEmbed 1.0)",
    shapes.Embedded,
    asks=[URL, *SIZES],
    found=True,
    gone=True,
)
class OEmbed(PublicView):
    parameters = ("url", "maxwidth", "maxheight")

    def refuse_unknown(self, params: QueryDict) -> None:
        filters.read(params, single=self.parameters, many=(), also=("format",))
        for name in ("maxwidth", "maxheight"):
            if (size := filters.one(params, name)) and not (size.isascii() and size.isdecimal()):
                raise BadQuestion(Fault(name, "Write a number of pixels."))

    def answer(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        page, _, fragment = filters.one(request.GET, "url").partition("#")
        if not page:
            raise BadQuestion(Fault("url", "It is needed."))
        case = case_at(slug_in(page))
        etag = tag(case.etag, request.get_full_path())
        if same := unchanged(request, etag, case.updated):
            return same
        about = orjson.loads(PublicCase.objects.values_list("body", flat=True).get(pk=case.pk))
        html = quoted_statement(about, fragment) if fragment else quoted_case(about)
        return answer(dumped(embedded(about, html, request.GET)), etag=etag, at=case.updated)


def slug_in(page: str) -> str:
    """The slug in the address of a case's page; raises Missing for any other address."""
    start = addresses.page("cases/")
    slug = page.removeprefix(start).removesuffix("/")
    if not page.startswith(start) or not slug or "/" in slug or "?" in slug:
        raise Missing
    return slug


def embedded(case: Mapping[str, Any], html: str, params: QueryDict) -> dict[str, Any]:
    width = int(filters.one(params, "maxwidth") or WIDTH)
    return {
        "version": "1.0",
        "type": "rich",
        "title": case["title"],
        "provider_name": "Oversight Case Archive",
        "provider_url": addresses.page(""),
        "cache_age": 60,
        "html": html,
        "width": min(width, WIDTH),
        "height": None,
    }


WIDTH = 600


def quoted_case(case: Mapping[str, Any]) -> str:
    url = addresses.case(case["slug"])["page"]
    return format_html(
        '<blockquote cite="{}"><p><a href="{}">{}</a></p><p>{}</p></blockquote>',
        url,
        url,
        case["title"],
        case["standing"]["sentence"],
    )


def quoted_statement(case: Mapping[str, Any], fragment: str) -> str:
    name = fragment.removeprefix("statement-")
    body = (
        PublicStatement.objects.filter(public_id=name, case__slug=case["slug"])
        .values_list("body", flat=True)
        .first()
    )
    if body is None:
        raise Missing
    said = orjson.loads(body)
    printing = next((one for one in said["printings"] if one["kind"] == "direct"), said["printings"][0])
    words = " […] ".join(passage["exact"] for passage in printing["passages"])
    who = (said["speaker"] or said["agency"] or {"name": "Speaker not stated"})["name"]
    url = addresses.statement(name, case["slug"])["page"]
    marks = ("“", "”") if printing["kind"] == "direct" else ("", "")
    return format_html(
        '<blockquote cite="{}"><p>{}{}{}</p><footer>{} · <a href="{}">{}</a></footer><p>{}</p></blockquote>',
        url,
        marks[0],
        words,
        marks[1],
        who,
        url,
        case["title"],
        case["standing"]["sentence"],
    )
