"""The list of cases."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from editions import filters, paging, search
from pages.answers import public
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
