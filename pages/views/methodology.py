"""How a fact gets in, what every term means, how editions are chained, and how to have all of it as data."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from editions.vocabulary import RULE
from pages.answers import public
from pages.numbers import numbers
from pages.terms import vocabularies


@public
def data(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/data.html", {"here": "data"})


@public
def methodology(request: HttpRequest) -> HttpResponse:
    counted = numbers()
    context = {
        "allegations": counted.allegations,
        "cases": counted.cases,
        "vocabularies": vocabularies(),
        "rule": RULE,
        "most_prose_words": settings.QUOTE_MAX_PROSE_WORDS,
        "most_context_chars": settings.QUOTE_MAX_CONTEXT_CHARS,
        "most_prose_percent": round(settings.QUOTE_MAX_PROSE_SHARE * 100),
        "here": "methodology",
    }
    return render(request, "pages/methodology.html", context)
