"""The list of cases: facets with counts, of which each ignores what is chosen of itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from editions.facets import COUNTED, FacetValue, all_counts, commonest, is_narrowed, narrowed_counts
from editions.filters import Selection, without
from editions.paging import Page
from editions.vocabulary import VOCABULARIES
from pages.lists.address import Asked
from pages.lists.found import Found, found_in
from pages.lists.listpage import Group, ListPage, bodies, first, group, list_page

SHOWN = ("process", "disposition", "category", "year", "agency", "role", "speaker", "outlet", "jurisdiction")
ENTRIES = ("q", "happened_after", "happened_before")
ORDERS = ("-updated", "updated", "-happened", "happened", "title")
BY_WORDS = ("relevance", *ORDERS)
ONLY = "jurisdiction"
"""Every case has exactly one, so its counts add up to the cases of the question."""


@dataclass(frozen=True)
class CaseList:
    page: ListPage
    total: int

    @property
    def is_capped(self) -> bool:
        return self.total >= COUNTED


@dataclass(frozen=True)
class Row:
    """A case as a list shows it, with the sentences that a search found in it."""

    case: dict[str, Any]
    found: list[Found]


def case_list_page(chosen: Selection, found: Page) -> CaseList:
    values = counts(without(chosen, "ordering"))
    path = reverse("pages:cases")
    page = list_page(
        path,
        chosen,
        found,
        rows(chosen, found),
        groups=[facet_group(name, values, chosen.asked) for name in SHOWN],
        entries=ENTRIES,
        orders=BY_WORDS if words(chosen) else ORDERS,
        forms={
            "JSON": "/api/v1/cases/",
            "CSV": "/api/v1/exports/cases.csv",
            "Atom": reverse("pages:cases-feed", args=["atom"]),
        },
    )
    return CaseList(page, total(values, chosen.asked))


def words(chosen: Selection) -> str:
    return first(chosen.asked, "q")


def rows(chosen: Selection, found: Page) -> list[Row]:
    """The cases of a page; only a search pays for reading their documents."""
    if not words(chosen):
        return [Row(body, []) for body in bodies(found)]
    documents = [row.edition__document for row in found.rows]
    return [
        Row(body, found_in(document, words(chosen)))
        for body, document in zip(bodies(found), documents, strict=True)
    ]


def reading(chosen: Selection) -> Selection:
    return chosen.reading("body", "edition__document") if words(chosen) else chosen.reading("body")


def counts(chosen: Selection) -> dict[str, list[FacetValue]]:
    """How many cases of the question stand under each value; one query."""
    return by_facet(narrowed_counts(chosen) if is_narrowed(chosen) else all_counts())


def by_facet(rows: Iterable[tuple[str, str, str, int]]) -> dict[str, list[FacetValue]]:
    found: dict[str, list[FacetValue]] = defaultdict(list)
    for facet, value, label, count in rows:
        found[facet].append(FacetValue(value, label, count))
    return found


def total(values: Mapping[str, list[FacetValue]], asked: Asked) -> int:
    wanted = asked.get(ONLY)
    return sum(one.count for one in values[ONLY] if not wanted or one.value in wanted)


def facet_group(name: str, values: Mapping[str, list[FacetValue]], asked: Asked) -> Group:
    return group(name, sorted(commonest(values[name]), key=in_order(name)), asked)


def in_order(name: str) -> Callable[[FacetValue], tuple[int, str]]:
    """Terms as their vocabulary has them, names by the alphabet: an order by number would be a ranking."""
    terms = VOCABULARIES[name].values if name in VOCABULARIES else []
    return lambda one: (terms.index(one.value) if one.value in terms else len(terms), one.label.casefold())
