"""One page of any list: its rows, its filters, what was chosen, the ways onward and other forms."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from editions.facets import FacetValue
from editions.filters import NOT, Selection
from editions.paging import Page
from pages.lists.address import Asked, query, without
from pages.terms import label, labels

ORDERING, RELEVANCE = "ordering", "relevance"
OPEN_UP_TO = 6
"""A group of filters stands open where it has at most so many choices."""

TITLES: dict[str, Any] = {
    "q": _("Search"),
    "case": _("Case"),
    "agency": _("Agency"),
    "role": _("Role of an agency"),
    "process": _("Process"),
    "disposition": _("Disposition"),
    "category": _("Category"),
    "outlet": _("Outlet"),
    "speaker": _("Speaker"),
    "jurisdiction": _("Jurisdiction"),
    "year": _("Year of what is alleged"),
    "kind": _("Kind"),
    "medium": _("How it was said"),
    "parent": _("Unit of"),
    "happened_after": _("Happened on or after"),
    "happened_before": _("Happened on or before"),
    "said_after": _("Said on or after"),
    "said_before": _("Said on or before"),
    "published_after": _("Published on or after"),
    "published_before": _("Published on or before"),
    "published": _("Published"),
    "updated_after": _("Changed since"),
    "updated_before": _("Not changed since"),
    "happened": _("Happened"),
    "said": _("Said"),
}
ORDERS: dict[str, Any] = {
    "relevance": _("Best answer first"),
    "-updated": _("Newest edition first"),
    "updated": _("Oldest edition first"),
    "-happened": _("Latest alleged conduct first"),
    "happened": _("Earliest alleged conduct first"),
    "title": _("Title, A to Z"),
    "-title": _("Title, Z to A"),
    "-said": _("Latest statement first"),
    "said": _("Earliest statement first"),
    "-published": _("Newest article first"),
    "published": _("Oldest article first"),
    "name": _("Name, A to Z"),
    "-name": _("Name, Z to A"),
}


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    count: int | None
    """Cases under it, where the list is of cases."""
    is_chosen: bool


@dataclass(frozen=True)
class Group:
    name: str
    title: str
    choices: list[Choice]

    @property
    def is_open(self) -> bool:
        return len(self.choices) <= OPEN_UP_TO or any(choice.is_chosen for choice in self.choices)


@dataclass(frozen=True)
class Entry:
    """A field to write in."""

    name: str
    title: str
    value: str


@dataclass(frozen=True)
class Chip:
    """Something chosen, with the address of the list without it."""

    title: str
    label: str
    address: str


@dataclass(frozen=True)
class Form:
    """The same list in another form."""

    name: str
    address: str


@dataclass(frozen=True)
class ListPage:
    path: str
    asked: Asked
    rows: list[Any]
    groups: list[Group]
    entries: list[Entry]
    chips: list[Chip]
    orders: list[Choice]
    next: str
    previous: str
    forms: list[Form]

    @property
    def is_narrowed(self) -> bool:
        return bool(self.chips)


def bodies(page: Page) -> list[Any]:
    return [json.loads(row.body) for row in page.rows]


def list_page(
    path: str,
    chosen: Selection,
    page: Page,
    rows: list[Any],
    *,
    groups: Sequence[Group],
    entries: Iterable[str],
    orders: Iterable[str],
    forms: Mapping[str, str],
) -> ListPage:
    asked = chosen.asked
    return ListPage(
        path=path,
        asked=asked,
        rows=rows,
        groups=[group for group in groups if group.choices],
        entries=[Entry(name, TITLES[name], first(asked, name)) for name in entries],
        chips=list(chips(path, asked, groups)),
        orders=[Choice(one, ORDERS[one], None, one == chosen.ordering.name) for one in orders],
        next=path + query(asked, cursor=page.next) if page.next else "",
        previous=path + query(asked, cursor=page.previous) if page.previous else "",
        forms=[Form(name, address + query(in_full(chosen))) for name, address in forms.items()],
    )


def in_full(chosen: Selection) -> Asked:
    """The question with the order that a search on a page implies: other faces imply none."""
    if chosen.ordering.name != RELEVANCE:
        return chosen.asked
    return {**chosen.asked, ORDERING: [RELEVANCE]}


def first(asked: Asked, name: str) -> str:
    return next(iter(asked.get(name, ())), "")


def group(name: str, values: Iterable[FacetValue], asked: Asked, *, counted: bool = True) -> Group:
    """The choices of a facet. What was chosen stays among them, even where it selects nothing."""
    wanted = asked.get(name, ())
    found = [
        Choice(
            one.value, named(name, one.value, one.label), one.count if counted else None, one.value in wanted
        )
        for one in values
    ]
    there = {choice.value for choice in found}
    lost = [
        Choice(value, said(name, value), 0 if counted else None, True)
        for value in wanted
        if value not in there
    ]
    return Group(name, TITLES[name], [*found, *lost])


def named(facet: str, value: str, name: str) -> str:
    """A choice by its label in the reader's language, where it is a controlled term, or by its own name."""
    return label(facet, value) if (facet, value) in labels() else name


def said(name: str, value: str) -> str:
    """A value that no choice stands for: one that selects nothing, or one that is left out."""
    if not value.startswith(NOT):
        return named(name, value, value)
    bare = value.removeprefix(NOT)
    return gettext("not %(value)s") % {"value": named(name, bare, bare)}


def term_group(name: str, vocabulary: str, values: Iterable[str], asked: Asked) -> Group:
    """The choices of a controlled list."""
    wanted = asked.get(name, ())
    return Group(
        name,
        TITLES[name],
        [Choice(value, label(vocabulary, value), None, value in wanted) for value in values],
    )


def chips(path: str, asked: Asked, groups: Iterable[Group]) -> Iterable[Chip]:
    labels = {(group.name, choice.value): choice.label for group in groups for choice in group.choices}
    for name, values in asked.items():
        if name == ORDERING:
            continue
        for value in values:
            shown = labels.get((name, value)) or said(name, value)
            yield Chip(TITLES[name], shown, path + query(without(asked, name, value)))
