"""The public log: everything published, corrected, redacted and retracted, newest first."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from pages.answers import public
from pages.log import lines_before, place_asked

SIZE = 50


@public
def change_list(request: HttpRequest) -> HttpResponse:
    lines = lines_before(place_asked(request.GET), SIZE + 1)
    more = lines[SIZE - 1].sequence if len(lines) > SIZE else None
    return render(request, "pages/changes.html", {"lines": lines[:SIZE], "more": more, "here": "changes"})
