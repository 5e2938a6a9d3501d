"""The list of cases, and one case as it stands now."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from editions import filters, paging, search
from editions.finding import case_at
from editions.models import Edition
from editions.projection import read
from pages.answers import public
from pages.casepage import case_page
from pages.casepage.document import Document
from pages.kept import kept
from pages.lists.address import query
from pages.lists.caselist import case_list_page, reading


@public
def case_list(request: HttpRequest) -> HttpResponse:
    chosen = filters.cases(request.GET, also=("cursor",), usual=usual_order(request.GET))
    found = paging.page(reading(chosen), cursor=filters.one(request.GET, "cursor"))
    shown = case_list_page(chosen, found)
    context = {
        "list": shown.page,
        "total": shown.total,
        "is_capped": shown.is_capped,
        "question": query(chosen.asked),
        "here": "cases",
    }
    return render(request, "pages/cases.html", context)


def usual_order(params: QueryDict) -> str:
    """Who searches wants the best answer first, and everybody else the newest."""
    return "relevance" if search.terms(params.get("q", "")) else ""


@public
def case(request: HttpRequest, slug: str) -> HttpResponse:
    row = case_at(slug)
    return edition_answer(request, row.edition, latest=row.number)


def edition_answer(request: HttpRequest, edition: Edition, *, latest: int) -> HttpResponse:
    """The page of an edition; with a banner that says so where it is not the `latest`."""
    return kept(request, edition, latest, lambda: rendered(request, read(edition), latest))


def rendered(request: HttpRequest, document: Document, latest: int) -> HttpResponse:
    context = {
        "page": case_page(document),
        "document": document,
        "latest": latest,
        "is_latest": document["edition"] == latest,
        "here": "cases",
    }
    return render(request, "pages/case.html", context)
