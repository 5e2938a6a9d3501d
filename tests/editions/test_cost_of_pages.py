"""A page far along a list costs what its first does: counted in the database's own steps, not in time."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.http import QueryDict
from pytest_django import DjangoDbBlocker

from editions import filters, paging, search
from editions.filters import Selection
from editions.models import PublicAgency, PublicSource
from editions.paging import FORWARD, Place
from tests.factories import published_case, published_copies
from tests.lasting import lasting_rows

pytestmark = pytest.mark.django_db

ROWS, SIZE = 240, 5
EVERY = 10
"""Steps of SQLite's machine between two counts."""

ASK = {
    "cases": (filters.cases, filters.CaseQuestions),
    "allegations": (filters.allegations, filters.AllegationQuestions),
    "statements": (filters.statements, filters.StatementQuestions),
    "sources": (filters.sources, filters.SourceQuestions),
    "agencies": (filters.agencies, filters.AgencyQuestions),
}
ORDERS = [
    (what, f"ordering={order}")
    for what, (_, questions) in ASK.items()
    for order in questions.order().choices
    if order != "relevance"
]
NARROWED = [
    ("cases", "agency=hcpd"),
    ("cases", "agency=hcpd&ordering=updated&outlet=bay-courier"),
    ("cases", "agency=hcpd&role=subject&category=excessive-force"),
    ("cases", "agency=hcpd&ordering=happened"),
    ("cases", "category=!false-arrest"),
    ("cases", "q=arrest&ordering=relevance"),
    ("allegations", "process=under-investigation"),
    ("allegations", "agency=hcpd&ordering=-updated"),
    ("statements", "speaker=dana-reyes"),
    ("statements", "medium=written-statement&ordering=-updated"),
    ("sources", "outlet=harbor-gazette&ordering=-published"),
    ("agencies", "kind=police-department"),
]


@pytest.fixture(scope="module", autouse=True)
def many_rows(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Cases, facts, articles and bodies that all share a day or a name: nothing but the last key differs."""
    with lasting_rows(django_db_blocker):
        published_copies(published_case(slug="dock"), ROWS)
        for model, slug in ((PublicSource, "gazette-dock"), (PublicAgency, "hcpd")):
            copies(model.objects.get(slug=slug))
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        yield


def copies(row: Any) -> None:
    said = {one.name: getattr(row, one.name) for one in row._meta.concrete_fields if not one.generated}
    others = [{**said, "id": None, "slug": f"{row.slug}-{place:03}"} for place in range(ROWS)]
    type(row).objects.bulk_create(type(row)(**one) for one in others)


def steps(chosen: Selection, place: Place | None) -> int:
    """What reading a page takes: steps of SQLite's machine, or rows that PostgreSQL's plan touches."""
    rows = paging.window(chosen, place, SIZE + 1)
    return counted(rows) if connection.vendor == "sqlite" else touched(rows)


def counted(rows: Any) -> int:
    """The first statement of a test also reads the schema, 3,600 steps that would hide all others."""
    assert list(rows.all())
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += EVERY
        return 0

    connection.ensure_connection()
    connection.connection.set_progress_handler(count, EVERY)
    try:
        list(rows.all())
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


def asked(what: str, question: str) -> Selection:
    return ASK[what][0](QueryDict(question)).reading("body")


def late_in(chosen: Selection) -> Place:
    rows = list(chosen.shaped(chosen.queryset))
    assert len(rows) > ROWS
    return Place(FORWARD, chosen.ordering.place_of(rows[-SIZE - 2]))


@pytest.mark.parametrize(("what", "question"), [*ORDERS, *NARROWED])
def test_the_last_page_costs_what_the_first_does(what: str, question: str) -> None:
    chosen = asked(what, question)
    if chosen.walks and connection.vendor != "sqlite":
        pytest.skip("PostgreSQL reads so small a listing whole, whatever the page; SQLite's steps tell.")
    first, last = steps(chosen, None), steps(chosen, late_in(chosen))
    assert last < 1.5 * first + 20 * SIZE


@pytest.mark.parametrize(("what", "question"), ORDERS)
def test_a_page_of_an_order_reads_its_own_rows_and_few_others(what: str, question: str) -> None:
    """However many rows share a day: a plan that sorted them would touch all of them."""
    chosen = asked(what, question)
    bound = 4 * (SIZE + 1) if connection.vendor != "sqlite" else 60 * (SIZE + 1)
    assert max(steps(chosen, None), steps(chosen, late_in(chosen))) < bound


def test_relevance_ranks_a_bounded_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("editions.filters.asking.FEW", 10)
    monkeypatch.setattr(search, "RANKED", 20)
    chosen = filters.cases(QueryDict("q=arrest&ordering=relevance")).reading("slug")
    assert len(chosen.queryset) == 20


def test_the_measure_sees_rows_that_are_skipped() -> None:
    chosen = filters.cases(QueryDict("")).reading("body")
    rows = chosen.shaped(chosen.queryset)
    measure = counted if connection.vendor == "sqlite" else touched
    assert measure(rows[ROWS - SIZE : ROWS + 1]) > 2 * measure(rows[: SIZE + 1])
