"""An outlet: its articles, what each contributes, its reprints, and the ways on; no ranking."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker

from editions.publishing import publish
from sources.models import SourceArticle
from tests.factories import published_case, ready_case
from tests.lasting import lasting_rows
from tests.pages import dom

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def town(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Two cases with an article of the Gazette and one of the Courier each; one of those is a copy."""
    with lasting_rows(django_db_blocker):
        published_case(slug="open", title="Complaint about an arrest at the quay")
        case = ready_case(slug="copied", title="Complaint about a stop")
        original = SourceArticle.objects.get(slug="gazette-copied")
        SourceArticle.objects.filter(slug="courier-copied").update(reprint_of=original)
        publish(case, by=None, note="First published.")
        yield


def page(client: Client, address: str) -> Element:
    answer = client.get(address)
    assert answer.status_code == 200
    return dom.parse(answer.content)


def items(tree: Element) -> dict[str, str]:
    """What is said of each article, by its name."""
    found = [item for item in dom.classed(tree, "item") if item.tag == "article"]
    return {dom.text(next(item.iter("code"))): dom.text(item) for item in found}


def test_it_lists_its_articles_and_what_each_contributes_to_which_case(client: Client) -> None:
    found = items(page(client, "/sources/outlets/harbor-gazette/"))
    assert found.keys() >= {"gazette-open", "gazette-copied"}
    assert (
        "Contributes to Complaint about an arrest at the quay:1 sentence of the summary"
        in found["gazette-open"]
    )
    assert "of these rest on this article alone" in found["gazette-open"]


def test_copies_are_told_from_both_sides(client: Client) -> None:
    gazette = items(page(client, "/sources/outlets/harbor-gazette/"))
    courier = items(page(client, "/sources/outlets/bay-courier/"))
    assert "Reprinted as courier-copied (Bay Courier)" in gazette["gazette-copied"]
    assert "Reprinted as" not in gazette["gazette-open"]
    assert "A copy of gazette-copied; not an independent source." in courier["courier-copied"]
    assert "A copy of" not in courier["courier-open"]


def test_each_of_its_cases_stands_beside_its_status(client: Client) -> None:
    shown = dom.text(page(client, "/sources/outlets/harbor-gazette/"))
    assert shown.count("No finding has been reported.") == 2


def test_it_leads_to_lists_a_feed_and_the_api(client: Client) -> None:
    tree = page(client, "/sources/outlets/harbor-gazette/")
    there = dom.links(tree, "/")
    for address in (
        "/sources/?outlet=harbor-gazette",
        "/statements/?outlet=harbor-gazette",
        "/cases/?outlet=harbor-gazette",
        "/feeds/cases.atom?outlet=harbor-gazette",
        "/api/v1/sources/?outlet=harbor-gazette",
    ):
        assert address in there
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", ["/sources/", "/sources/gazette-open/", "/cases/open/"])
def test_sources_lead_to_it(client: Client, address: str) -> None:
    assert "/sources/outlets/harbor-gazette/" in dom.links(page(client, address), address)


def test_search_engines_are_told_of_it(client: Client) -> None:
    sent = client.get("/sitemap.xml").content.decode()
    assert f"<loc>{dom.SITE}/sources/outlets/bay-courier/</loc>" in sent


def test_it_is_said_in_spanish(client: Client) -> None:
    tree = page(client, "/es/sources/outlets/harbor-gazette/")
    assert "Reimpreso como courier-copied" in dom.text(tree)
    assert "Casos que se apoyan en sus artículos" in dom.text(tree)


def test_an_outlet_without_an_article_is_not_there(client: Client) -> None:
    assert client.get("/sources/outlets/nowhere-news/").status_code == 404
