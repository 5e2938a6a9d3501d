"""What search engines are told: every address worth reading, and what to leave alone."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import Max, OuterRef, QuerySet, Subquery, Value
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from editions.models import Entry, FacetCount, Listing, PublicAgency, PublicCase, PublicSource
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
    "data",
    "methodology",
    "feeds",
)
LIVE = frozenset({"home", "cases", "agencies", "statements", "sources", "changes", "numbers"})
"""Those that show what was changed last."""


@public
def sitemap(request: HttpRequest) -> HttpResponse:
    """All addresses while they fit into one file, and an index of parts after that."""
    newest = PublicCase.objects.public().aggregate(last=Max("sequence"), updated=Max("updated"))
    last = newest["last"] or 0
    if last <= PART:
        return addresses(request, [*standing(newest["updated"] or ""), *nouns(), *cases(1)])
    parts = [absolute(reverse("pages:sitemap-part", args=[number])) for number in range(parts_to(last) + 1)]
    return render(request, "feeds/sitemap_index.xml", {"parts": parts}, content_type=XML)


@public
def part(request: HttpRequest, part: int) -> HttpResponse:
    """Part 0 has what is no case; part 1 the cases of the first lines of the log, and so on."""
    found = cases(part) if part else [*standing(""), *nouns()]
    if not found:
        raise Http404("There is no such part.")
    return addresses(request, found)


def parts_to(last: int) -> int:
    return -(-last // PART)


def standing(updated: str) -> list[tuple[str, str]]:
    """Pages that are always there, with when the archive last changed where they show it."""
    return [(absolute(reverse(f"pages:{name}")), updated if name in LIVE else "") for name in STANDING]


def nouns() -> list[tuple[str, str]]:
    """Agencies, sources and outlets with when a case that has them last changed, in one query."""
    outlets: QuerySet[Any] = FacetCount.objects.filter(facet="outlet").order_by()
    newest = Listing.objects.filter(facet="outlet", value=OuterRef("value")).order_by("-sequence")
    at = Subquery(newest.values("case__updated")[:1])
    named = outlets.annotate(noun=Value("outlet"), at=at).values_list("noun", "value", "at")
    rows = listed(PublicAgency, "agency").union(listed(PublicSource, "source"), named, all=True)
    found = rows.order_by("noun", "slug")[:MOST_NOUNS]
    return [(absolute(reverse(f"pages:{noun}", args=[slug])), at or "") for noun, slug, at in found]


def listed(model: type[PublicAgency] | type[PublicSource], noun: str) -> QuerySet[Any, tuple[str, str, str]]:
    at = Entry.objects.filter(sequence=OuterRef("sequence")).order_by().values("at")
    rows: QuerySet[Any] = model._default_manager.order_by()
    found: QuerySet[Any, tuple[str, str, str]] = rows.annotate(noun=Value(noun), at=Subquery(at)).values_list(
        "noun", "slug", "at"
    )
    return found


def cases(part: int) -> list[tuple[str, str]]:
    if part > MOST_PARTS:
        return []
    rows = PublicCase.objects.public().filter(
        noindex=False, sequence__gt=(part - 1) * PART, sequence__lte=part * PART
    )
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
