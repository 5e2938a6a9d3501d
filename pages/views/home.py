"""The first page: what this is, what is new, and ways in."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from editions import filters, paging
from editions.facets import SOURCE, FacetValue, all_counts_and_sources, commonest
from pages.answers import public
from pages.casepage.articles import article
from pages.lists.caselist import by_facet, in_order, total
from pages.lists.listpage import bodies, named
from pages.log import lines_before

NEWEST_CASES = 5
NEWEST_LINES = 4
MOST_WAYS_IN = 12
WAYS = ("process", "category", "agency", "outlet")


@public
def home(request: HttpRequest) -> HttpResponse:
    chosen = filters.cases(request.GET)
    cases = bodies(paging.page(chosen.reading("body"), size=NEWEST_CASES))
    values = by_facet(all_counts_and_sources(cited(cases[:1])))
    context = {
        "cases": cases,
        "names": {one.value: name_of(one.label) for one in values[SOURCE]},
        "lines": lines_before(None, NEWEST_LINES),
        "total": total(values, chosen.asked),
        "ways": {name: ways_in(name, values[name]) for name in WAYS},
        "years": sorted(values["year"], key=lambda one: one.value, reverse=True)[:MOST_WAYS_IN],
    }
    return render(request, "pages/home.html", context)


def cited(cases: list[dict[str, Any]]) -> list[str]:
    """The articles that the first sentences of cases rest on; a list knows these by their slugs alone."""
    return [passage["source"] for case in cases for row in case["summary"] for passage in row["passages"]]


def name_of(source: str) -> str:
    """An article by its title; one that came without is named by outlet and day, as on its own page."""
    row = article(0, "", json.loads(source))
    return row.title or f"{row.name}, {row.date or _('date not stated')}"


def ways_in(name: str, values: list[FacetValue]) -> list[FacetValue]:
    shown = [
        replace(one, label=named(name, one.value, one.label)) for one in commonest(values)[:MOST_WAYS_IN]
    ]
    return sorted(shown, key=in_order(name))
