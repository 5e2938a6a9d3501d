"""The articles that cases rest on, what the archive quotes from one, and the outlets that print them."""

from __future__ import annotations

import json
from collections import defaultdict

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from editions import filters, paging
from editions.models import Listing, PublicSource
from pages import outletpage
from pages.answers import public
from pages.lists.known import known_values
from pages.lists.listpage import bodies, group, list_page
from pages.sourcepage import MOST_CASES, source_page


@public
def source_list(request: HttpRequest) -> HttpResponse:
    chosen = filters.sources(request.GET, also=("cursor",))
    found = paging.page(chosen.reading("body"), cursor=filters.one(request.GET, "cursor"))
    known = defaultdict(list, known_values())
    page = list_page(
        reverse("pages:sources"),
        chosen,
        found,
        bodies(found),
        groups=[group("outlet", known["outlet"], chosen.asked, counted=False)],
        entries=("q", "published_after", "published_before"),
        orders=("-published", "published"),
        forms={"JSON": "/api/v1/sources/"},
    )
    return render(request, "pages/sources.html", {"list": page, "here": "sources"})


@public
def source(request: HttpRequest, slug: str) -> HttpResponse:
    row = PublicSource.objects.filter(slug=slug).first()
    if row is None:
        raise Http404("No public case rests on an article of this name.")
    citing = Listing.objects.filter(facet="source", value=slug).select_related("case__edition")
    page = source_page(row, citing.order_by("-sequence")[:MOST_CASES])
    return render(request, "pages/source.html", {"page": page, "here": "sources"})


@public
def outlet(request: HttpRequest, slug: str) -> HttpResponse:
    rows = PublicSource.objects.filter(outlet=slug).order_by("-published_day", "slug")
    bodies = [json.loads(body) for body in rows.values_list("body", flat=True)[: outletpage.SHOWN + 1]]
    if not bodies:
        raise Http404("No public case rests on an article of an outlet of this name.")
    citing = Listing.objects.filter(facet="outlet", value=slug).select_related("case__edition")
    page = outletpage.outlet_page(bodies, citing.order_by("-sequence")[: outletpage.MOST_CASES + 1])
    return render(request, "pages/outlet.html", {"page": page, "here": "sources"})
