"""Joining other people's data to the archive: identifiers looked up, pages embedded."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

import orjson
from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.utils.html import format_html
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse
from rest_framework.exceptions import APIException

from api import addresses, shapes
from api.answers import answer, dumped
from api.describing import PRINTABLE, described
from api.problems import MEDIA_TYPE
from api.tags import tag, unchanged
from api.views.base import PublicView
from editions import filters, joining
from editions.filters import MAX_LENGTH, BadQuestion, Fault
from editions.finding import Missing, case_at
from editions.joining import Named
from editions.models import PublicCase, PublicStatement

ID = OpenApiParameter(
    "id",
    {"type": "string", "pattern": PRINTABLE, "maxLength": MAX_LENGTH},
    required=True,
    description="A body's tracking number however it is written, or an id or slug of the archive.",
)


def required(params: QueryDict, name: str, also: Collection[str] = ("format",)) -> str:
    value = filters.read(params, single=(name,), many=(), also=also).get(name, [""])[0]
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

URL = OpenApiParameter(
    "url",
    {"type": "string", "format": "uri", "pattern": PRINTABLE, "maxLength": MAX_LENGTH},
    required=True,
    description="Address of a case's page, or of a statement on it (`#statement-ID`).",
)
PIXELS = re.compile("0*[1-9][0-9]*")
SIZES = [
    OpenApiParameter(
        name, {"type": "integer", "minimum": 1}, description="Of the frame; the answer fits any."
    )
    for name in ("maxwidth", "maxheight")
]


class NotImplementedForm(APIException):
    status_code = 501
    default_detail = "Only JSON is made here; leave `format` out, or write json."


@described(
    "A case or a statement to embed, never without its standing (oEmbed 1.0)",
    shapes.Embedded,
    asks=[URL, *SIZES],
    found=True,
    gone=True,
    more_answers={(501, MEDIA_TYPE): OpenApiResponse(shapes.Problem, "XML is asked for, and not made.")},
)
class OEmbed(PublicView):
    parameters = ("url", "maxwidth", "maxheight")

    def refuse_unknown(self, params: QueryDict) -> None:
        filters.read(params, single=self.parameters, many=(), also=("format",))
        for name in ("maxwidth", "maxheight"):
            if (size := filters.one(params, name)) and not PIXELS.fullmatch(size):
                raise BadQuestion(Fault(name, "Write a number of pixels."))

    def initial(self, request: Any, *args: Any, **kwargs: Any) -> None:
        """The protocol wants 501 for the form that there is not, and not the 400 of other addresses."""
        if request._request.GET.get("format") == "xml":
            raise NotImplementedForm
        super().initial(request, *args, **kwargs)

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
    """The slug in the address of a case's page in any language; raises Missing for any other address."""
    path = page.removeprefix(addresses.page(""))
    found = CASE_PAGE.fullmatch(path) if path != page else None
    if found is None:
        raise Missing
    return found["slug"]


LANGUAGES = "|".join(code for code, _ in settings.LANGUAGES if code != settings.LANGUAGE_CODE)
CASE_PAGE = re.compile(rf"(?:(?:{LANGUAGES})/)?cases/(?P<slug>[-\w]+)/?", re.ASCII)


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
