"""What search engines are told: every address worth reading, and what to leave alone."""

from __future__ import annotations

from django.conf import settings
from django.db.models import Max, Value
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from editions.models import PublicAgency, PublicCase, PublicSource
from pages.answers import public

XML = "application/xml; charset=utf-8"
PART = 10_000
"""Lines of the log whose cases one part names: the protocol allows 50,000 addresses in a file."""

MOST_NOUNS = 40_000
MOST_PARTS = 100_000
"""Beyond it a number in an address is no number of the log."""

STANDING = (
    "home",
    "cases",
    "agencies",
    "statements",
    "sources",
    "changes",
    "numbers",
    "methodology",
    "feeds",
)


@public
def sitemap(request: HttpRequest) -> HttpResponse:
    """All addresses while they fit into one file, and an index of parts after that."""
    last = PublicCase.objects.public().aggregate(last=Max("sequence"))["last"] or 0
    if last <= PART:
        return addresses(request, [*standing(), *nouns(), *cases(1)])
    parts = [absolute(reverse("pages:sitemap-part", args=[number])) for number in range(parts_to(last) + 1)]
    return render(request, "feeds/sitemap_index.xml", {"parts": parts}, content_type=XML)


@public
def part(request: HttpRequest, part: int) -> HttpResponse:
    """Part 0 has what is no case; part 1 the cases of the first lines of the log, and so on."""
    found = cases(part) if part else [*standing(), *nouns()]
    if not found:
        raise Http404("There is no such part.")
    return addresses(request, found)


def parts_to(last: int) -> int:
    return -(-last // PART)


def standing() -> list[tuple[str, str]]:
    return [(absolute(reverse(f"pages:{name}")), "") for name in STANDING]


def nouns() -> list[tuple[str, str]]:
    """Agencies and sources, in one query."""
    agencies = PublicAgency.objects.order_by().annotate(noun=Value("agency")).values_list("noun", "slug")
    sources = PublicSource.objects.order_by().annotate(noun=Value("source")).values_list("noun", "slug")
    rows = agencies.union(sources, all=True).order_by("noun", "slug")[:MOST_NOUNS]
    return [(absolute(reverse(f"pages:{noun}", args=[slug])), "") for noun, slug in rows]


def cases(part: int) -> list[tuple[str, str]]:
    if part > MOST_PARTS:
        return []
    rows = PublicCase.objects.public().filter(sequence__gt=(part - 1) * PART, sequence__lte=part * PART)
    return [
        (absolute(reverse("pages:case", args=[slug])), updated)
        for slug, updated in rows.order_by("sequence").values_list("slug", "updated")
    ]


def absolute(path: str) -> str:
    return f"{settings.SITE_URL}{path}"


def addresses(request: HttpRequest, found: list[tuple[str, str]]) -> HttpResponse:
    return render(request, "feeds/sitemap.xml", {"addresses": found}, content_type=XML)


@public
def robots(request: HttpRequest) -> HttpResponse:
    return render(request, "feeds/robots.txt", content_type="text/plain; charset=utf-8")
