"""One table of questions, with the answers that every database must give: tests/editions/answers.json.

`make test` runs it on SQLite and on PostgreSQL. After a change that is meant to change answers, write it anew
with REWRITE_ANSWERS=1 and read the difference.
"""

import json
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.http import QueryDict
from pytest_django import DjangoDbBlocker

from editions import filters, joining, paging
from editions.facets import facets
from editions.filters.fields import OverlapFilter, SearchFilter
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
WORD, MORE = r"[^\s\"-]\S*", r"(.* )?"
FORMS_OF_SEARCH = {
    "a word": WORD,
    "two words": rf"{WORD} {WORD}",
    "a phrase": r'"\S+ [^"]+"',
    "without a word": rf"{MORE}-\w+",
    "without a phrase": rf'{MORE}-"\S+ [^"]+"',
    "either of two": rf'{MORE}\S+ OR \S+.*|{MORE}"[^"]+" OR \S+.*',
    "words held together": r"\w+-\w+\S*",
    "a letter with an accent": r".*[^\W\da-zA-Z].*",
}
FORMS_OF_DAYS = {
    "a day, month or year": r"[\d-]+",
    "from one to another": r"\d[\d-]*/\d[\d-]*",
    "up to": r"\.\./[\d-]+",
    "from": r"[\d-]+/\.\.",
}
JOINED = ("lookup", "reconcile", "suggest", "export")
"""What is asked beside lists; each is a table of its own."""

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
    if what in JOINED:
        return joined(what, question)
    ask, column = ASK[what]
    chosen = ask(QueryDict(question)).reading(column)
    first = paging.page(chosen, size=4)
    pages = [first]
    while cursor := pages[-1].next:
        pages.append(paging.page(chosen, cursor=cursor, size=4))
    return [getattr(row, column) for page in pages for row in page.rows]


def joined(what: str, question: str) -> Any:
    """A lookup, a name reconciled or begun, or an export in pieces of three."""
    match what:
        case "lookup":
            return [[one.kind, one.case] for one in joining.named_by(question)]
        case "reconcile":
            found = joining.reconcile(question, joining.KINDS, 5)
            return [[one.name.kind, one.name.value, one.score, one.is_sure] for one in found]
        case "suggest":
            return [one.value for one in joining.beginning(question, joining.KINDS, 9)]
    noun, _, asked = question.partition("?")
    ask, column = ASK[noun]
    usual = "updated" if "updated" in QUESTIONS[noun].order().choices else ""
    chosen = ask(QueryDict(asked), usual=usual).reading(column)
    found, cursor = [], ""
    while True:
        piece = paging.piece(chosen, cursor=cursor, limit=3)
        found += [getattr(row, column) for rows in paging.chunks(chosen, 2, piece) for row in rows]
        if not piece.next:
            return found
        cursor = piece.next


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


@pytest.mark.parametrize("what", QUESTIONS)
def test_the_table_asks_it_in_every_form(what: str) -> None:
    asked = [QueryDict(question) for question in ANSWERS[what]]
    assert [*forms_missing(QUESTIONS[what], asked)] == []


def forms_missing(questions: type[filters.Questions], asked: Sequence[QueryDict]) -> Iterator[str]:
    """Forms that the kind of a filter has, in which no row asks it."""
    for name, one in questions.base_filters.items():
        given = [row.getlist(name) for row in asked if name in row]
        for form in forms_of_many(given) if one.many else forms_of_one(one, [row[0] for row in given]):
            yield f"{name}: {form}"


def forms_of_many(given: list[list[str]]) -> Iterator[str]:
    sides = [(len(row), sum(value.startswith("!") for value in row)) for row in given]
    wanted = {
        "one": (1, 0),
        "either": (2, 0),
        "not": (1, 1),
        "neither": (2, 2),
        "one and not another": (2, 1),
    }
    yield from (form for form, counted in wanted.items() if counted not in sides)


def forms_of_one(one: filters.Question, given: list[str]) -> Iterator[str]:
    forms = {SearchFilter: FORMS_OF_SEARCH, OverlapFilter: FORMS_OF_DAYS}.get(type(one), {"any": ".*"})
    yield from (form for form, said in forms.items() if not any(re.fullmatch(said, text) for text in given))


@pytest.mark.parametrize("what", [*JOINED, "facets"])
def test_what_is_asked_beside_lists_finds_something_and_nothing(what: str) -> None:
    assert {bool(found) for found in ANSWERS[what].values()} == ({True, False} if what in JOINED else {True})


def test_every_facet_is_asked_for_itself() -> None:
    asked = {name for question in ANSWERS["facets"] for name in QueryDict(question)}
    assert asked >= set(filters.FACETS)


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
