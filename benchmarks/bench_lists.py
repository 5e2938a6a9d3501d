"""What stored listings and keyset cursors save, against counting and skipping rows at each request."""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import Count
from django.http import QueryDict

from benchmarks import planted
from benchmarks.results import Result, times_faster
from cases.models import Case
from editions import facets, filters, paging
from editions.models import PublicAllegation

COPIES = 100
"""Rows of the allegation index for each planted case: enough that a place deep in a list is deep."""


def measure() -> list[Result]:
    planted.plant()
    return [counted_facets(), deep_page()]


def counted_facets() -> Result:
    return {
        "id": "facet-counts",
        "what": "CPU of the counts beside the unfiltered list of cases, against grouping the tables",
        "ratio": times_faster(kept_counts, grouped_counts, calls=20),
        "gate": 1.2,
        "aim": 3,
    }


def kept_counts() -> object:
    return facets.facets(filters.cases(QueryDict("")))


USUAL_FACETS = (
    "case_agencies__agency",
    "case_agencies__role",
    "allegations__category",
    "allegations__status_steps__process",
    "allegations__status_steps__disposition",
    "statements__printings__article__outlet",
    "jurisdiction",
)


def grouped_counts() -> object:
    return [
        list(Case.objects.order_by().values(path).annotate(cases=Count("pk", distinct=True)))
        for path in USUAL_FACETS
    ]


def deep_page() -> Result:
    cursor = deepen()
    return {
        "id": "deep-page",
        "what": "CPU of a page deep in a list of allegations, against OFFSET",
        "ratio": times_faster(by_cursor(cursor), by_offset, calls=20),
        "gate": 5,
        "aim": 20,
    }


def deepen() -> str:
    """Fills the index of allegations with copies; the cursor of the last page."""
    rows = list(PublicAllegation.objects.all())
    PublicAllegation.objects.bulk_create(
        PublicAllegation(**columns(row) | {"public_id": f"{row.public_id}{copy:03}", "position": copy + 1000})
        for row in rows
        for copy in range(COPIES)
    )
    chosen = filters.allegations(QueryDict("ordering=-updated"))
    oldest = chosen.queryset.order_by("sequence", "-position")[50]
    return paging.cursor_at(chosen, paging.FORWARD, oldest)


def columns(row: PublicAllegation) -> dict[str, object]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.fields if not field.primary_key}


def by_cursor(cursor: str) -> Callable[[], object]:
    def ask() -> object:
        chosen = filters.allegations(QueryDict("ordering=-updated"))
        return [row.body for row in paging.page(chosen, cursor=cursor, size=50).rows]

    return ask


def by_offset() -> object:
    rows = PublicAllegation.objects.select_related("case").filter(case__retracted=False)
    deep = PublicAllegation.objects.count() - 51
    return [row.body for row in rows.order_by("-sequence", "position")[deep : deep + 50]]
