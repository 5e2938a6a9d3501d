"""The first page: the newest case with what its first sentence rests on, by the titles of the articles."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, DjangoDbBlocker

from cases.models import Case
from editions.publishing import publish
from sources.models import SourceArticle
from tests.factories import published_case
from tests.lasting import lasting_rows
from tests.pages import dom

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def town(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with lasting_rows(django_db_blocker):
        published_case(slug="dock-street")
        yield


def specimen(client: Client) -> Any:
    return dom.classed(dom.parse(client.get("/").content), "specimen")[0]


def named(client: Client) -> list[str]:
    return [dom.text(link) for link in specimen(client).iter("a") if "/sources/" in link.get("href", "")]


def test_an_article_is_named_by_its_title(client: Client) -> None:
    assert named(client) == ["News from the harbour"]


def test_one_that_came_without_a_title_is_named_by_outlet_and_day(client: Client) -> None:
    SourceArticle.objects.filter(slug="gazette-dock-street").update(title="")
    publish(Case.objects.get(), by=None, note="The headline was not printed.")
    assert named(client) == ["Harbor Gazette, 6 March 2024"]


def test_it_takes_three_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(3):
        assert client.get("/").status_code == 200


@pytest.mark.parametrize(
    "address", ["/cases/", "/statements/", "/sources/", "/api/v1/cases/", "/feeds/cases.atom"]
)
@pytest.mark.parametrize("question", ["*", "OR"])
def test_a_search_without_a_word_is_refused_everywhere_in_the_same_words(
    client: Client, address: str, question: str
) -> None:
    answer = client.get(address, {"q": question})
    assert answer.status_code == 400
    assert "There is no word to search for." in answer.content.decode()


@pytest.mark.parametrize(
    ("address", "held"),
    [
        ("/numbers/", "This archive holds 1 allegation in 1 public case."),
        ("/es/numbers/", "Este archivo tiene 1 alegación en 1 caso público."),
        ("/methodology/", "Today it holds 1 allegation in 1 public case;"),
        ("/es/methodology/", "Hoy tiene 1 alegación en 1 caso público;"),
    ],
)
def test_one_case_is_one_case(client: Client, address: str, held: str) -> None:
    assert held in dom.text(dom.parse(client.get(address).content))
