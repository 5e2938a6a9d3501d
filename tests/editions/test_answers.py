"""One table of questions, with the answers that every database must give: tests/editions/answers.json.

`make test` runs it on SQLite and on PostgreSQL. After a change that is meant to change answers, write it anew
with REWRITE_ANSWERS=1 and read the difference.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.http import QueryDict
from pytest_django import DjangoDbBlocker

from editions import filters, paging
from editions.facets import facets
from editions.models import PublicStatement
from tests.editions import town
from tests.factories import published_case, published_copies
from tests.lasting import lasting_rows

pytestmark = pytest.mark.django_db

TABLE = Path(__file__).with_name("answers.json")
ASK = {
    "cases": (filters.cases, "slug"),
    "allegations": (filters.allegations, "case__slug"),
    "statements": (filters.statements, "case__slug"),
    "sources": (filters.sources, "slug"),
    "agencies": (filters.agencies, "slug"),
}
QUESTIONS = {
    "cases": filters.CaseQuestions,
    "allegations": filters.AllegationQuestions,
    "statements": filters.StatementQuestions,
    "sources": filters.SourceQuestions,
    "agencies": filters.AgencyQuestions,
}
ANSWERS: dict[str, dict[str, Any]] = json.loads(TABLE.read_text(encoding="utf-8"))
ROWS = [(what, question) for what, rows in ANSWERS.items() for question in rows]
REWRITE = bool(os.environ.get("REWRITE_ANSWERS"))


@pytest.fixture(scope="module", autouse=True)
def a_town(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Three cases, copies of two of them, and three that servers sort and fold in ways of their own."""
    with lasting_rows(django_db_blocker):
        editions = town.build()
        published_copies(editions["dock"], 3)
        published_copies(editions["quay"], 2)
        published_case(slug="cafe", title="Queja sobre el Café Ñandú, 10th district: officers' use-of-force")
        published_case(slug="e-tude", title="Étude of a complaint")
        published_case(slug="etude", title="a complaint in small letters")
        yield


def answer(what: str, question: str) -> Any:
    if what == "facets":
        found = facets(filters.cases(QueryDict(question)))
        return {name: {one.value: one.count for one in values} for name, values in found.values.items()}
    ask, column = ASK[what]
    chosen = ask(QueryDict(question)).reading(column)
    first = paging.page(chosen, size=4)
    pages = [first]
    while cursor := pages[-1].next:
        pages.append(paging.page(chosen, cursor=cursor, size=4))
    return [getattr(row, column) for page in pages for row in page.rows]


@pytest.mark.parametrize(("what", "question"), ROWS)
def test_every_database_gives_the_same_answer(what: str, question: str) -> None:
    found = answer(what, question)
    if REWRITE:
        ANSWERS[what][question] = found
        TABLE.write_text(json.dumps(ANSWERS, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert found == ANSWERS[what][question]


@pytest.mark.parametrize("what", QUESTIONS)
def test_the_table_asks_everything_that_can_be_asked(what: str) -> None:
    asked = [QueryDict(question) for question in ANSWERS[what]]
    assert {name for one in asked for name in one} == QUESTIONS[what].base_filters.keys()
    orders = {one["ordering"] for one in asked if "ordering" in one}
    assert orders == set(QUESTIONS[what].order().choices)


def test_no_server_sorts_by_rules_of_its_own() -> None:
    if connection.vendor == "sqlite":
        assert filters.CaseQuestions.order().orderings["title"].names == ["title", "sequence"]
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name || '.' || column_name, collation_name FROM information_schema.columns "
            "WHERE table_name LIKE 'editions_public%' AND column_name IN ('title', 'slug', 'name')"
        )
        assert set(dict(cursor.fetchall()).values()) == {"C"}


def test_the_table_has_answers_of_some_rows_and_of_none() -> None:
    sizes = {len(found) for what in QUESTIONS for found in ANSWERS[what].values()}
    assert {0, 1} < sizes
    assert PublicStatement.objects.count() in sizes
