"""Atom feeds: every change of the archive, and any filtered list of cases."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from editions import filters, paging
from pages.answers import public
from pages.lists.address import query
from pages.lists.listpage import bodies
from pages.log import lines_before

SIZE = 50
ATOM = "application/atom+xml; charset=utf-8"
BEGINNING = "2023-07-01T00:00:00Z"
"""When a feed without entries was last updated: any fixed moment, so that its bytes stay the same."""


@public
def changes(request: HttpRequest) -> HttpResponse:
    lines = lines_before(None, SIZE)
    context = {"lines": lines, "updated": lines[0].at if lines else BEGINNING}
    return feed(request, "feeds/changes.xml", context)


@public
def cases(request: HttpRequest) -> HttpResponse:
    """The cases that `/cases/` lists for the same question, in the same order."""
    chosen = filters.cases(request.GET)
    rows = bodies(paging.page(chosen.reading("body"), size=SIZE))
    context = {
        "cases": rows,
        "question": query(chosen.asked),
        "updated": max((row["updated"] for row in rows), default=BEGINNING),
    }
    return feed(request, "feeds/cases.xml", context)


def feed(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    context["site"] = settings.SITE_URL
    return render(request, template, context, content_type=ATOM)
