"""The agencies that cases name, and one with its units, its cases and what was said for it."""

from __future__ import annotations

import json

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from editions import filters, paging
from editions.models import FacetCount, Listing, PublicAgency, PublicStatement
from editions.vocabulary import AgencyKind
from pages.agencypage import SHOWN, agency_page
from pages.answers import public
from pages.lists.listpage import bodies, list_page, term_group


@public
def agency_list(request: HttpRequest) -> HttpResponse:
    chosen = filters.agencies(request.GET, also=("cursor",))
    found = paging.page(chosen.reading("body"), cursor=filters.one(request.GET, "cursor"), size=paging.MOST)
    rows = bodies(found)
    page = list_page(
        reverse("pages:agencies"),
        chosen,
        found,
        [body | {"cases": count} for body, count in with_counts(rows)],
        groups=[term_group("kind", "agency-kind", AgencyKind.values, chosen.asked)],
        entries=("q",),
        orders=("name", "-name"),
        forms={"JSON": "/api/v1/agencies/"},
    )
    return render(request, "pages/agencies.html", {"list": page, "here": "agencies"})


def with_counts(rows: list[dict[str, str]]) -> list[tuple[dict[str, str], int]]:
    """Each agency with the number of public cases it has a role in, in one query."""
    counts = dict(
        FacetCount.objects.filter(facet="agency", value__in=[row["slug"] for row in rows]).values_list(
            "value", "cases"
        )
    )
    return [(row, counts.get(row["slug"], 0)) for row in rows]


@public
def agency(request: HttpRequest, slug: str) -> HttpResponse:
    rows = PublicAgency.objects.filter(Q(slug=slug) | Q(parent=slug)).order_by("name", "slug")
    found = {row.slug: json.loads(row.body) for row in rows}
    if slug not in found:
        raise Http404("No public case names an agency of this name.")
    cases = Listing.objects.filter(facet="agency", value=slug).order_by("-sequence").values_list("case__body")
    said = PublicStatement.objects.filter(agency=slug).order_by("-sequence", "position")
    page = agency_page(
        found.pop(slug),
        units=list(found.values()),
        cases=[json.loads(body) for (body,) in cases[: SHOWN + 1]],
        statements=list(said.values_list("body", "case__body", "languages")[: SHOWN + 1]),
    )
    return render(request, "pages/agency.html", {"page": page, "here": "agencies"})
