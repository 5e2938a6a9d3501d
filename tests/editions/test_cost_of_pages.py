"""A page far along a list costs what its first does: counted in the database's own steps, not in time."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.http import QueryDict
from pytest_django import DjangoDbBlocker

from editions import filters, paging
from editions.filters import Selection
from editions.paging import FORWARD, Place
from tests.factories import published_case, published_copies
from tests.lasting import lasting_rows

pytestmark = pytest.mark.django_db

ROWS, SIZE = 240, 5
EVERY = 10
"""Steps of SQLite's machine between two counts."""

QUESTIONS = [
    (filters.cases, ""),
    (filters.cases, "ordering=updated"),
    (filters.cases, "ordering=title"),
    (filters.cases, "agency=hcpd"),
    (filters.cases, "agency=hcpd&ordering=updated&outlet=bay-courier"),
    (filters.cases, "agency=hcpd&role=subject&category=excessive-force"),
    (filters.cases, "category=!false-arrest"),
    (filters.allegations, ""),
    (filters.allegations, "process=under-investigation"),
    (filters.statements, "speaker=dana-reyes"),
    (filters.statements, "medium=written-statement"),
]


@pytest.fixture(scope="module", autouse=True)
def many_cases(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with lasting_rows(django_db_blocker):
        published_copies(published_case(slug="dock"), ROWS)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        yield


def steps(chosen: Selection, place: Place | None) -> int:
    """What reading a page takes: steps of SQLite's machine, or rows that PostgreSQL's plan touches."""
    rows = paging.window(chosen, place, SIZE + 1)
    return counted(rows) if connection.vendor == "sqlite" else touched(rows)


def counted(rows: Any) -> int:
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += EVERY
        return 0

    connection.ensure_connection()
    connection.connection.set_progress_handler(count, EVERY)
    try:
        assert list(rows)
    finally:
        connection.connection.set_progress_handler(None, EVERY)
    return steps


def touched(rows: Any) -> int:
    """So few rows would be read whole and sorted; with as many as matter, the index is the cheaper way."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")
        cursor.execute("SET LOCAL enable_bitmapscan = off; SET LOCAL enable_hashjoin = off")
    plan = json.loads(rows.explain(format="json", analyze=True))
    return sum(nodes(plan[0]["Plan"]))


def nodes(plan: dict[str, Any]) -> Iterator[int]:
    yield int(plan["Actual Rows"] * plan["Actual Loops"]) + int(plan.get("Rows Removed by Filter", 0))
    for inner in plan.get("Plans", []):
        yield from nodes(inner)


@pytest.mark.parametrize(("ask", "question"), QUESTIONS)
def test_the_last_page_costs_what_the_first_does(ask: Any, question: str) -> None:
    chosen = ask(QueryDict(question)).reading("body")
    if chosen.walks and connection.vendor != "sqlite":
        pytest.skip("PostgreSQL reads so small a listing whole, whatever the page; SQLite's steps tell.")
    rows = list(chosen.shaped(chosen.queryset))
    assert len(rows) > ROWS
    late = Place(FORWARD, chosen.ordering.place_of(rows[-SIZE - 2]))
    assert steps(chosen, late) < 1.5 * steps(chosen, None) + 20 * SIZE


def test_the_measure_sees_rows_that_are_skipped() -> None:
    chosen = filters.cases(QueryDict("")).reading("body")
    rows = chosen.shaped(chosen.queryset)
    measure = counted if connection.vendor == "sqlite" else touched
    assert measure(rows[ROWS - SIZE : ROWS + 1]) > 2 * measure(rows[: SIZE + 1])
