"""How a fact gets in, what every term means, how editions are chained."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from editions.vocabulary import RULE
from pages.answers import public
from pages.terms import vocabularies


@public
def methodology(request: HttpRequest) -> HttpResponse:
    context = {
        "vocabularies": vocabularies(),
        "rule": RULE,
        "most_prose_words": settings.QUOTE_MAX_PROSE_WORDS,
        "most_context_chars": settings.QUOTE_MAX_CONTEXT_CHARS,
        "most_prose_percent": round(settings.QUOTE_MAX_PROSE_SHARE * 100),
        "here": "methodology",
    }
    return render(request, "pages/methodology.html", context)
