"""The page of numbers: what the archive counts, always with what it is out of."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from pages.answers import public
from pages.numbers import numbers


@public
def number_page(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/numbers.html", {"numbers": numbers(), "here": "numbers"})
