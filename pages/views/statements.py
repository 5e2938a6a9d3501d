"""Statements of all cases: who said what, in which words."""

from __future__ import annotations

from collections import defaultdict

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from editions import filters, paging
from pages.answers import public
from pages.lists.known import known_values
from pages.lists.statementlist import statement_list_page


@public
def statement_list(request: HttpRequest) -> HttpResponse:
    chosen = filters.statements(request.GET, also=("cursor",))
    found = paging.page(
        chosen.reading("body", "case__body", "languages"), cursor=filters.one(request.GET, "cursor")
    )
    page = statement_list_page(chosen, found, defaultdict(list, known_values()))
    return render(request, "pages/statements.html", {"list": page, "here": "statements"})
