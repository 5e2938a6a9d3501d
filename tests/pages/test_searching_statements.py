"""Searching what was said: words found are marked, in whole quotations, in the language of their article."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import DjangoAssertNumQueries, DjangoDbBlocker

from editions.publishing import publish
from sources.models import SourceArticle
from tests.factories import PersonFactory, published_case, ready_case
from tests.lasting import lasting_rows
from tests.pages import dom

pytestmark = pytest.mark.django_db

WHOLE = "“We take every complaint seriously […] and we will answer it in full”"


@pytest.fixture(scope="module", autouse=True)
def town(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with lasting_rows(django_db_blocker):
        published_case(slug="open", title="Complaint about an arrest at the quay")
        case = ready_case(slug="spanish", speaker=PersonFactory.create(slug="kim-osei"))
        SourceArticle.objects.filter(slug="gazette-spanish").update(language="es")
        publish(case, by=None, note="First published.")
        yield


def found(client: Client, question: str) -> list[Element]:
    return dom.classed(dom.parse(client.get(f"/statements/?{question}").content), "item")


def marks(element: Element) -> list[str]:
    return [dom.text(mark) for mark in element.iter("mark")]


@pytest.mark.parametrize(
    ("words", "marked"),
    [
        ("answer", ["answer"]),
        ("answering+complaints", ["complaint", "answer"]),
        ("%22complaint+seriously%22", ["complaint", "seriously"]),
        ("osei+seriously", ["Osei", "seriously"]),
        ("ánswer", ["answer"]),
    ],
)
def test_words_found_are_marked_in_the_whole_quotation(client: Client, words: str, marked: list[str]) -> None:
    first, *_ = found(client, f"q={words}&speaker=kim-osei")
    assert WHOLE in dom.text(first)
    assert marks(first)[: len(marked)] == marked


def test_the_printing_that_has_the_words_is_shown(client: Client) -> None:
    first, *_ = found(client, "q=%22very+seriously%22")
    assert "Reported in an article's own words: “the department takes every complaint very" in dom.text(first)
    assert marks(first) == ["very", "seriously"]


def test_a_quotation_is_marked_with_the_language_of_its_article(client: Client) -> None:
    (item,) = found(client, "speaker=kim-osei")
    (quotation,) = item.iter("blockquote")
    assert quotation.get("lang") == "es"
    (reported,) = found(client, "speaker=kim-osei&q=%22very+seriously%22")
    assert [one.get("lang") for one in reported.iter("span") if "very" in dom.text(one)][:1] == ["en"]


def test_what_is_searched_for_stays_in_the_field_and_can_be_taken_away(client: Client) -> None:
    tree = dom.parse(client.get("/statements/?q=zeppelin").content)
    assert [field.get("value") for field in tree.iter("input") if field.get("name") == "q"] == ["zeppelin"]
    (chip,) = dom.classed(tree, "chip")
    assert chip.get("href") == "/statements/"
    assert dom.text(chip).startswith("Remove Search: zeppelin")
    assert "No statement of a public case matches all of this." in dom.text(tree)


def test_a_search_with_every_kind_of_filter_costs_three_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    cache.clear()
    with django_assert_max_num_queries(3):
        assert found(client, "q=complaint&agency=hcpd&said_after=2020&updated_after=2020-01-01&kind=direct")


@pytest.mark.parametrize("address", ["/sources/?q=gazette", "/agencies/?q=police"])
def test_articles_and_agencies_are_searched_too(client: Client, address: str) -> None:
    assert dom.classed(dom.parse(client.get(address).content), "item")
    assert not dom.classed(dom.parse(client.get(f"{address}+zeppelin").content), "item")
