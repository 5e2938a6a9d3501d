"""What pages tell machines: cards, linked data without a verdict, and what search engines leave out."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker

from cases.models import Case
from editions.publishing import publish
from pages.linked import HEADLINE
from tests.factories import published_case
from tests.lasting import lasting_rows
from tests.pages import dom

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def town(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with lasting_rows(django_db_blocker):
        published_case(slug="open", title="Complaint about </script> & a <stop>")
        hidden = Case.objects.get(pk=published_case_row("hidden").pk)
        hidden.noindex = True
        hidden.save()
        publish(hidden, by=None, note="Search engines are asked to leave it out.")
        yield


def published_case_row(slug: str) -> Case:
    published_case(slug=slug, title="Complaint that a person asked to hide")
    return Case.objects.get(slug=slug)


def linked(client: Client, address: str) -> list[Any]:
    tree = dom.parse(client.get(address).content)
    return [
        json.loads(one.text or "") for one in tree.iter("script") if one.get("type") == "application/ld+json"
    ]


def meta(client: Client, address: str) -> dict[str, str]:
    tree = dom.parse(client.get(address).content)
    return {str(one.get("property") or one.get("name")): str(one.get("content")) for one in tree.iter("meta")}


@pytest.mark.parametrize("address", ["/", "/cases/", "/cases/open/", "/agencies/hcpd/", "/numbers/"])
def test_a_shared_link_has_a_card_with_a_whole_address_and_a_picture(client: Client, address: str) -> None:
    card = meta(client, address)
    assert card["og:url"] == dom.SITE + address
    assert card["og:title"]
    assert card["og:description"]
    assert card["og:image"].startswith(dom.SITE)
    assert card["og:image"].endswith(".png")


def test_a_case_is_an_article_that_mentions_claims_and_cites_news(client: Client) -> None:
    (said,) = linked(client, "/cases/open/")
    assert said["@type"] == "Article"
    assert said["headline"] == "Complaint about </script> & a <stop>"[:HEADLINE]
    assert {one["@type"] for one in said["mentions"]} == {"Claim"}
    assert {one["@type"] for one in said["citation"]} == {"NewsArticle"}
    assert {one["@type"] for one in said["about"]} == {"GovernmentOrganization"}


def test_linked_data_states_status_and_rates_nothing(client: Client) -> None:
    written = json.dumps(linked(client, "/cases/open/"))
    assert "An allegation is not a finding. Process: Under investigation." in written
    assert "ClaimReview" not in written
    assert "Rating" not in written


def test_addresses_in_linked_data_answer(client: Client) -> None:
    (said,) = linked(client, "/cases/open/")
    about = [one["url"] for one in [*said["about"], *said["citation"]]]
    assert {client.get(url.removeprefix(dom.SITE)).status_code for url in about} == {200}


def test_an_agency_is_a_government_organization(client: Client) -> None:
    (said,) = linked(client, "/agencies/hcpd/")
    assert said["@type"] == "GovernmentOrganization"
    assert said["url"] == f"{dom.SITE}/agencies/hcpd/"


def test_an_outlet_is_the_same_organization_on_its_page_and_as_a_publisher(client: Client) -> None:
    (said,) = linked(client, "/sources/outlets/harbor-gazette/")
    (case,) = linked(client, "/cases/open/")
    assert said["@type"] == "NewsMediaOrganization"
    assert said["@id"] in {news["publisher"]["@id"] for news in case["citation"]}
    assert client.get(said["@id"].removeprefix(dom.SITE)).status_code == 200


@pytest.mark.parametrize(
    "address", ["/cases/hidden/", "/cases/hidden/editions/1/", "/cases/hidden/editions/2/"]
)
def test_a_case_kept_out_of_search_engines_says_so_twice(client: Client, address: str) -> None:
    assert client.get(address).headers["X-Robots-Tag"] == "noindex"
    assert meta(client, address)["robots"] == "noindex"
    assert not linked(client, address)


@pytest.mark.parametrize("case", ["open", "hidden"])
@pytest.mark.parametrize(
    "part",
    ["feed.atom", "feed.json", "editions/", "editions/1/changes/", "evidence.zip", "editions/1/citation.ris"],
)
def test_every_answer_about_a_case_kept_out_says_so_in_its_header(
    client: Client, case: str, part: str
) -> None:
    answer = client.get(f"/cases/{case}/{part}")
    always = part.endswith((".zip", ".ris"))
    assert answer.headers.get("X-Robots-Tag") == ("noindex" if always or case == "hidden" else None)


def test_an_open_case_may_be_indexed_and_its_old_editions_may_not(client: Client) -> None:
    assert "X-Robots-Tag" not in client.get("/cases/open/").headers
    assert "robots" not in meta(client, "/cases/open/")


@pytest.mark.parametrize(
    "address",
    [
        "/sitemap.xml",
        "/feeds/cases.atom",
        "/feeds/cases.json",
        "/feeds/changes.atom",
        "/cases/hidden/feed.atom",
    ],
)
def test_a_hidden_case_is_in_no_sitemap_and_no_feed(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert "asked to hide" not in answer.content.decode()
    assert "cases/hidden/<" not in answer.content.decode()


def test_a_hidden_case_stays_readable_in_lists_log_and_data(client: Client) -> None:
    for address in ("/cases/", "/changes/", "/api/v1/cases/hidden/"):
        assert "asked to hide" in client.get(address).content.decode()
    assert client.get("/api/v1/cases/hidden/").json()["noindex"] is True
