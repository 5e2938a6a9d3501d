"""The evidence pack of a case's newest edition, and of each."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from editions.finding import case_at
from editions.models import Edition
from pages.answers import public
from pages.evidence import pack_of
from pages.finding import editions_of
from pages.kept import kept


@public
def newest(request: HttpRequest, slug: str) -> HttpResponse:
    return packed(request, case_at(slug).edition)


@public
def edition(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    _, found = editions_of(slug, number)
    return packed(request, found[number])


def packed(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The ZIP, or 304 for a reader who holds it; too large to be kept, and asked for seldom."""
    answer = kept(request, edition, (), lambda: HttpResponse(pack_of(edition)), lasting=False)
    answer.headers["Content-Type"] = "application/zip"
    answer.headers["Content-Disposition"] = (
        f'attachment; filename="{edition.slug}-edition-{edition.number}.zip"'
    )
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer
