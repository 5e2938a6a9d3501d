"""The editions of a case: all of them, one as it was published, and what one changed word by word."""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from editions.finding import case_at
from editions.models import Entry
from editions.projection import read
from pages.answers import public
from pages.difference import differences
from pages.finding import editions_of
from pages.views.case import edition_answer


@public
def edition_list(request: HttpRequest, slug: str) -> HttpResponse:
    row = case_at(slug)
    entries = Entry.objects.filter(case_id=row.case_id).order_by("-sequence")
    context = {
        "case": row,
        "entries": entries,
        "standing": json.loads(row.body)["standing"],
        "here": "cases",
    }
    return render(request, "pages/editions.html", context)


@public
def edition(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row, found = editions_of(slug, number)
    return edition_answer(request, row, found[number])


@public
def between(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """What an edition changed against the one before; the first has none before it."""
    row, found = editions_of(slug, number, number - 1)
    new = read(found[number])
    old = read(found[number - 1]) if number - 1 in found else None
    context = {
        "case": row,
        "document": new,
        "before": old,
        "sections": differences(old, new) if old else [],
        "here": "cases",
    }
    return render(request, "pages/between.html", context)
