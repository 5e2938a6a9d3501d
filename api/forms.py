"""A page of records in each of its forms: JSON, one line each, a table, or annotations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict

from api import tables
from api.annotations import annotation_page, annotations_of
from api.answers import dumped, page_body
from api.choosing import EVERYTHING, Choice
from api.records import Kind
from editions import filters
from editions.filters import BadQuestion, Fault
from editions.paging import Count

Links = Mapping[str, str | None]
Made = bytes | str

REFUSED = {
    "csv": ("fields", "omit", "expand", "count"),
    "ndjson": ("count",),
    "jsonld": ("fields", "omit", "expand", "count"),
}
"""Parameters that a form has no room for."""


def refuse_unfit(form: str, params: QueryDict) -> None:
    for name in REFUSED.get(form, ()):
        if filters.given(params, name):
            raise BadQuestion(Fault(name, f"It goes with JSON, not with {form}. Leave it out."))


def page(
    form: str, kind: Kind, rows: list[Any], choice: Choice, links: Links, count: Count | None, asked: str
) -> Made:
    """The body of a page; `asked` is the address that it is the answer to."""
    if form == "json":
        return page_body(links, [kind.written(row, choice) for row in rows], count)
    if form == "ndjson":
        return "".join(f"{kind.written(row, choice)}\n" for row in rows)
    if form == "csv":
        return table(kind, rows)
    items = [one for row in rows for one in annotated(kind, row)]
    return dumped(annotation_page(asked, asked.partition("?")[0], links, items))


def table(kind: Kind, rows: list[Any]) -> str:
    return tables.header(kind.table.columns) + tables.lines(kind.table.columns, kind.table.records(rows))


def annotated(kind: Kind, row: Any) -> list[dict[str, Any]]:
    return annotations_of(kind.record(row, EVERYTHING), kind.links(row)["url"])


def single(form: str, kind: Kind, row: Any, choice: Choice) -> Made:
    if form == "json":
        return kind.written(row, choice)
    return of_one(kind.links(row)["url"], annotated(kind, row))


def of_one(url: str, items: list[dict[str, Any]]) -> bytes:
    return dumped(annotation_page(f"{url}?format=jsonld", url, {}, items))
