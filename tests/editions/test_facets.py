"""Facet counts: each number is what a reader gets who follows it."""

from collections.abc import Iterator

import pytest
from django.http import QueryDict
from pytest_django import DjangoAssertNumQueries, DjangoDbBlocker

from editions import facets, filters, paging
from tests.editions import town
from tests.factories import published_copies
from tests.lasting import lasting_rows

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def three_cases(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with lasting_rows(django_db_blocker):
        published_copies(town.build()["dock"], 2)
        yield


def count(question: str) -> facets.Facets:
    return facets.facets(filters.cases(QueryDict(question)))


def counts(question: str, facet: str) -> dict[str, int]:
    return {one.value: one.count for one in count(question).values[facet]}


@pytest.mark.parametrize(
    ("question", "facet", "expected"),
    [
        ("", "agency", {"hcpd": 4, "opr": 4, "rvpd": 2}),
        ("", "role", {"investigates": 5, "subject": 5}),
        ("", "category", {"excessive-force": 3, "false-arrest": 1, "unlawful-search": 1}),
        ("", "speaker", {"dana-reyes": 4, "lee-park": 1}),
        ("jurisdiction=riverton", "jurisdiction", {"harbor-city": 4, "riverton": 1}),
        ("jurisdiction=riverton", "outlet", {"bay-courier": 1, "harbor-gazette": 1, "rail-times": 1}),
        ("agency=rvpd", "agency", {"hcpd": 4, "opr": 4, "rvpd": 2}),
        ("agency=rvpd", "process", {"concluded": 1, "final": 1}),
        ("agency=rvpd", "role", {"investigates": 1, "subject": 1}),
        ("role=subject", "agency", {"hcpd": 4, "rvpd": 1}),
        ("role=subject", "role", {"investigates": 5, "subject": 5}),
        ("agency=rvpd&role=subject", "agency", {"hcpd": 4, "rvpd": 1}),
        ("agency=rvpd&role=subject", "role", {"investigates": 1, "subject": 1}),
        ("q=mill", "disposition", {"sustained": 1}),
        ("happened_after=2024", "disposition", {"none-yet": 3}),
        ("process=reopened", "agency", {}),
    ],
)
def test_a_facet_counts_the_cases_of_the_question(
    question: str, facet: str, expected: dict[str, int]
) -> None:
    assert counts(question, facet) == expected


@pytest.mark.parametrize(
    "question",
    ["", "agency=rvpd", "role=subject", "agency=rvpd&role=investigates", "q=complaint&category=false-arrest"],
)
def test_every_count_is_what_following_it_gives(question: str) -> None:
    asked = QueryDict(question, mutable=True)
    for facet, values in count(question).values.items():
        for one in values:
            asked_too = asked.copy()
            asked_too[facet] = one.value
            found = paging.count(filters.cases(asked_too)).number
            assert (facet, one.value, found) == (facet, one.value, one.count)


def test_values_come_with_their_label_commonest_first() -> None:
    first, second, third = count("updated_after=1000-01-01").values["agency"]
    assert (first.label, second.label) == ("Harbor City Police Department", "Office of Police Review")
    assert first.count == second.count > third.count


def test_the_number_of_cases_is_given_as_the_whole() -> None:
    assert count("").cases == paging.Count(5, exact=True)
    assert count("agency=rvpd").cases == paging.Count(2, exact=True)


def test_the_commonest_values_alone_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facets, "MOST", 1)
    assert counts("", "agency") == {"hcpd": 4}
    assert counts("updated_after=1000-01-01", "agency") == {"hcpd": 4}


@pytest.mark.parametrize("question", ["", "agency=rvpd&role=subject&q=mill&happened_after=2023"])
def test_counting_takes_two_queries(question: str, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    chosen = filters.cases(QueryDict(question))
    with django_assert_num_queries(2):
        facets.facets(chosen)


def test_counts_kept_and_counts_made_agree() -> None:
    assert count("").values == count("updated_after=1000-01-01").values
