"""Searching cases: the best answer first, with the sentences that hold the words and a way to each."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import DjangoAssertNumQueries, DjangoDbBlocker

from cases.models import Allegation
from editions.publishing import publish
from pages.lists.found import cut, found_in, root
from tests.factories import published_case
from tests.lasting import lasting_rows
from tests.pages import dom

pytestmark = pytest.mark.django_db

LANTERN = "Complaint about a lantern parade, la canción de la pasión"
QUAY = "Complaint about an arrest at the quay"


@pytest.fixture(scope="module", autouse=True)
def town(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with lasting_rows(django_db_blocker):
        published_case(slug="lantern", title=LANTERN)
        published_case(slug="quay", title=QUAY)
        yield


def items(client: Client, question: str) -> list[Any]:
    answer = client.get(f"/cases/{question}")
    assert answer.status_code == 200, answer.content
    return dom.classed(dom.parse(answer.content), "item")


@pytest.mark.parametrize("words", ["canción", "cancion", "PASIÓN", "la pasion", "Cancio\u0301n"])
def test_spanish_words_are_found_with_and_without_accents(client: Client, words: str) -> None:
    assert [dom.text(item[0]) for item in items(client, f"?q={words}")] == [LANTERN]


def test_a_case_with_the_words_in_its_title_comes_first(client: Client) -> None:
    published_case(slug="later", title="A later complaint", content_note="About the quay, not a parade.")
    allegation = Allegation.objects.get(case__slug="later")
    allegation.text = f"{allegation.text.rstrip('.')}, it is alleged, near a parade."
    allegation.save()
    publish(allegation.case, by=None, note="It adds where.")
    assert [dom.text(item[0]) for item in items(client, "?q=parade")] == [LANTERN, "A later complaint"]
    newest_first = items(client, "?q=parade&ordering=-updated")
    assert [dom.text(item[0]) for item in newest_first] == ["A later complaint", LANTERN]


def test_words_found_are_marked_and_lead_to_their_place(client: Client) -> None:
    (first, *_) = items(client, "?q=pushed")
    (found,) = dom.classed(first, "found")
    assert {dom.text(mark) for mark in found.iter("mark")} == {"pushed"}
    hrefs = [str(link.get("href")) for link in found.iter("a")]
    page, _, anchor = hrefs[0].partition("#")
    assert anchor in dom.ids(dom.parse(client.get(page).content))


def test_a_list_without_words_has_no_marks_and_is_newest_first(client: Client) -> None:
    assert [dom.text(item[0]) for item in items(client, "")] == [QUAY, LANTERN]
    assert not dom.classed(items(client, "")[0], "found")


def test_relevance_without_words_is_refused_by_name(client: Client) -> None:
    answer = client.get("/cases/?ordering=relevance")
    assert answer.status_code == 400
    assert "relevance needs words in q" in dom.text(dom.parse(answer.content))


def test_pages_in_the_order_of_relevance_follow_each_other(client: Client) -> None:
    whole = client.get("/api/v1/cases/?q=complaint&ordering=relevance").json()["results"]
    first = client.get("/api/v1/cases/?q=complaint&ordering=relevance&page_size=1").json()
    second = client.get(first["next"].removeprefix(dom.SITE)).json()
    assert [row["slug"] for row in [*first["results"], *second["results"]]] == [row["slug"] for row in whole]


def test_the_other_forms_of_a_search_have_its_order(client: Client) -> None:
    (forms,) = dom.classed(dom.parse(client.get("/cases/?q=quay").content), "forms")
    address = next(str(link.get("href")) for link in forms.iter("a"))
    assert address == "/api/v1/cases/?q=quay&ordering=relevance"
    assert client.get(address).status_code == 200


def test_a_search_costs_three_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    cache.clear()
    with django_assert_max_num_queries(3):
        items(client, "?q=complaint&process=under-investigation")


def test_a_search_that_finds_nothing_says_what_to_try(client: Client) -> None:
    tree = dom.parse(client.get("/cases/?q=zeppelin&process=under-investigation").content)
    (nothing,) = dom.classed(tree, "nothing")
    links = {str(link.get("href")) for link in nothing.iter("a")}
    assert {"/cases/?q=zeppelin", "/cases/?process=under-investigation", "/cases/", "/statements/"} <= links


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("officers", "officer"),
        ("investigated", "investigation"),
        ("policía", "policia"),
        ("Closing", "closed"),
    ],
)
def test_forms_of_a_word_share_a_root(one: str, other: str) -> None:
    assert root(one) == root(other)


def test_a_long_sentence_is_cut_between_words_around_what_was_found() -> None:
    text = f"{'before ' * 60}lantern{' after' * 60}"
    shown = cut(text, {"lantern"})
    assert "lantern" in shown
    assert shown.startswith("… before ")
    assert shown.endswith(" after …")
    assert len(shown) < 240


def test_a_redacted_part_is_never_looked_into() -> None:
    keys = ("summary", "allegations", "statements", "events", "disagreements", "agencies", "people")
    document = {key: [{"redacted": {"what": key, "ground": "lantern"}}] for key in keys}
    assert found_in(json.dumps(document), "lantern") == []
