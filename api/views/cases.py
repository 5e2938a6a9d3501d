"""One case: its newest document, its editions, and the facets that all cases can be narrowed by."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import orjson
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase

from api import addresses, forms
from api.annotations import annotations_of
from api.answers import answer, dumped, link_header, neighbours, page_body
from api.choosing import Choice, choice_asked
from api.describing import ANNOTATED, LINKS, PAGING, View, choices, described, parameters_of
from api.negotiation import FORMAT, JsonLd, StoredJson
from api.shapes import EditionLine, FacetCounts, page_of
from api.tags import quoted, tag, unchanged
from api.views.base import PublicView
from editions import facets, filters, paging
from editions.document import CaseDocument
from editions.filters import Key, Ordering
from editions.finding import Missing, case_at
from editions.models import Edition, PublicCase

NEWEST_EDITION_FIRST = Ordering("-number", (Key("number", descending=True),))


class DocumentView(PublicView):
    """A stored document, byte for byte: its ETag is the hash of what is sent. Or chosen parts of it."""

    parameters = ("fields", "omit")
    renderer_classes = [StoredJson, JsonLd]

    def document(self, request: HttpRequest, case: PublicCase, held: Edition) -> HttpResponseBase:
        choice = choice_asked(request.GET, CaseDocument, {})
        forms.refuse_unfit(self.form, request.GET)
        if same := unchanged(request, self.tag(held.etag, choice), case.updated):
            return same
        # The tag once more, with its bytes: a redaction may have come between.
        etag, document = Edition.objects.values_list("etag", "document").get(pk=held.pk)
        alternate = f'<{addresses.page(self.page_of(held))}>; rel="alternate"; type="text/html"'
        body = self.written(document, choice)
        return answer(body, etag=self.tag(etag, choice), at=case.updated, media=self.media, links=alternate)

    def written(self, document: str, choice: Choice) -> bytes | str:
        if self.form == JsonLd.format:
            edition = orjson.loads(document)
            url = addresses.edition(edition["slug"], edition["edition"])["url"]
            return forms.of_one(url, annotations_of(edition, url))
        return document if choice.is_plain else dumped(choice.of(orjson.loads(document)))

    def tag(self, etag: str, choice: Choice) -> str:
        is_stored = choice.is_plain and self.form == StoredJson.format
        return quoted(etag) if is_stored else tag(etag, self.request.get_full_path(), self.form)

    def page_of(self, edition: Edition) -> str:
        raise NotImplementedError


def document_of(summary: str) -> Callable[[View], View]:
    return described(
        summary,
        CaseDocument,
        asks=choices(CaseDocument),
        found=True,
        gone=True,
        partial=True,
        forms=ANNOTATED,
    )


@document_of("The newest edition of a case, complete")
class Case(DocumentView):
    def answer(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        case = case_at(kwargs["slug"])
        return self.document(request, case, case.edition)

    def page_of(self, edition: Edition) -> str:
        return f"cases/{edition.slug}/"


@document_of("One edition of a case, as it was published")
class OneEdition(DocumentView):
    def answer(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        case = case_at(kwargs["slug"])
        held = Edition.objects.defer("document").filter(case_id=case.case_id, number=kwargs["number"]).first()
        if held is None:
            raise Missing
        return self.document(request, case, held)

    def page_of(self, edition: Edition) -> str:
        return f"cases/{self.kwargs['slug']}/editions/{edition.number}/"


@described(
    "Every edition of a case, newest first",
    page_of(EditionLine),
    asks=[*PAGING, LINKS],
    found=True,
    gone=True,
)
class Editions(PublicView):
    parameters = paging.PARAMETERS

    def answer(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        params = request.GET
        size, counted = paging.size_asked(params), paging.count_asked(params)
        case = case_at(kwargs["slug"])
        etag = tag(case.case_id, case.sequence, request.get_full_path())
        if same := unchanged(request, etag, case.updated):
            return same
        chosen = filters.selection(editions_of(case), NEWEST_EDITION_FIRST, {})
        page = paging.page(chosen, cursor=filters.one(params, "cursor"), size=size)
        links = neighbours(request, params, page)
        lines = [orjson.dumps(line(case.slug, row)).decode() for row in page.rows]
        body = page_body(links, lines, paging.count(chosen) if counted else None)
        return answer(body, etag=etag, at=case.updated, links=link_header(links))


def editions_of(case: PublicCase) -> QuerySet[Edition]:
    return Edition.objects.filter(case_id=case.case_id).defer("document").select_related("entry")


def line(slug: str, edition: Edition) -> dict[str, Any]:
    entry = edition.entry
    return {
        "number": edition.number,
        "sequence": entry.sequence,
        "kind": entry.kind,
        "at": entry.at,
        "note": entry.note,
        "sha256": entry.sha256,
        "previous_sha256": entry.previous_sha256,
        "etag": quoted(edition.etag),
        **addresses.edition(slug, edition.number),
    }


@described(
    "How many cases stand under each value they can be narrowed by",
    FacetCounts,
    asks=parameters_of(filters.CaseQuestions),
)
class Facets(PublicView):
    def refuse_unknown(self, params: QueryDict) -> None:
        """The question itself refuses what it does not know."""

    def answer(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        chosen = filters.cases(request.GET, also=(FORMAT,))
        etag = tag(chosen.head.sha256, request.get_full_path())
        if same := unchanged(request, etag, chosen.head.at):
            return same
        return answer(dumped(facets_body(facets.facets(chosen))), etag=etag, at=chosen.head.at)


def facets_body(found: facets.Facets) -> dict[str, Any]:
    return {
        "count": found.cases.number,
        "count_exact": found.cases.exact,
        "facets": {
            facet: [{"value": one.value, "label": one.label, "count": one.count} for one in values]
            for facet, values in found.values.items()
        },
    }
