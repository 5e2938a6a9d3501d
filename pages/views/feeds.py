"""The page that says which feeds there are."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from pages.answers import public


@public
def feed_list(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/feeds.html", {"here": "feeds"})
