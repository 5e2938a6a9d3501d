"""Lists: the same envelope, paging, links and items for every kind of row."""

import json
from typing import Any

import pytest

from editions.models import Edition, PublicCase
from tests.api.contract import CheckedClient, problem

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("three_cases")]

LISTS = ["cases/", "allegations/", "statements/", "sources/", "agencies/"]
SITE = "http://testserver"


def results(api: CheckedClient, path: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = api.ask(path).json()["results"]
    return found


@pytest.mark.parametrize("path", LISTS)
def test_a_list_answers_next_previous_and_results(api: CheckedClient, path: str) -> None:
    said = api.ask(path).json()
    assert said.keys() == {"next", "previous", "results"}
    assert said["next"] is said["previous"] is None
    assert len(said["results"]) >= 3


@pytest.mark.parametrize("path", LISTS)
def test_following_next_reads_everything_once(api: CheckedClient, path: str) -> None:
    whole = results(api, path)
    address, read = f"{path}?page_size=2", []
    while address:
        said = api.ask(address).json()
        read += said["results"]
        address = (said["next"] or "").removeprefix(f"{SITE}/api/v1/")
    assert read == whole


@pytest.mark.parametrize("path", LISTS)
def test_previous_leads_back(api: CheckedClient, path: str) -> None:
    first = api.ask(f"{path}?page_size=1").json()
    second = api.ask(first["next"].removeprefix(f"{SITE}/api/v1/")).json()
    back = api.ask(second["previous"].removeprefix(f"{SITE}/api/v1/")).json()
    assert back["results"] == first["results"]


@pytest.mark.parametrize("path", LISTS)
def test_link_headers_say_what_the_body_says(api: CheckedClient, path: str) -> None:
    response = api.ask(f"{path}?page_size=1")
    said = response.json()
    assert response.headers["Link"] == f'<{said["next"]}>; rel="next"'
    second = api.ask(said["next"].removeprefix(f"{SITE}/api/v1/"))
    assert f'<{second.json()["previous"]}>; rel="prev"' in second.headers["Link"]


@pytest.mark.parametrize("path", LISTS)
def test_a_count_is_added_when_asked_for(api: CheckedClient, path: str) -> None:
    said = api.ask(f"{path}?count=on&page_size=1").json()
    assert said["count"] == len(results(api, path))
    assert said["count_exact"] is True


def test_a_list_of_cases_shows_each_with_its_standing(api: CheckedClient) -> None:
    said = {one["slug"]: one for one in results(api, "cases/")}
    assert said["dock"]["standing"]["process"] == "under-investigation"
    assert "No finding has been reported." in said["dock"]["standing"]["sentence"]
    assert said["mill"]["url"] == f"{SITE}/api/v1/cases/mill/"
    assert said["mill"]["page"] == f"{SITE}/cases/mill/"


def test_an_item_is_the_stored_body_and_its_addresses(api: CheckedClient) -> None:
    stored = json.loads(PublicCase.objects.get(slug="dock").body)
    item = next(one for one in results(api, "cases/") if one["slug"] == "dock")
    assert {key: value for key, value in item.items() if key not in ("url", "page")} == stored


def test_a_fact_in_a_list_names_its_case_and_its_place_on_the_page(api: CheckedClient) -> None:
    allegation = results(api, "allegations/?case=mill")[0]
    statement = results(api, "statements/?case=mill")[0]
    assert allegation["case"]["slug"] == statement["case"]["slug"] == "mill"
    assert allegation["page"] == f"{SITE}/cases/mill/#allegation-{allegation['id']}"
    assert statement["page"] == f"{SITE}/cases/mill/#statement-{statement['id']}"


def test_agencies_and_sources_keep_their_own_url(api: CheckedClient) -> None:
    source = next(one for one in results(api, "sources/") if one["slug"] == "gazette-dock")
    agency = next(one for one in results(api, "agencies/") if one["slug"] == "hcpd")
    assert source["article_url"] == "https://news.example/gazette-dock"
    assert (source["url"], agency["website"]) == (f"{SITE}/api/v1/sources/gazette-dock/", "")


@pytest.mark.parametrize("path", LISTS)
def test_every_item_says_what_it_is_where_it_is_and_how_new(api: CheckedClient, path: str) -> None:
    for item in results(api, path):
        assert item["id"]
        assert item["url"].startswith(f"{SITE}/api/v1/{path}")
        assert item["page"].startswith(f"{SITE}/")
        assert (item["edition"], item["updated"][-1]) == (1, "Z")
        assert api.ask(item["url"].removeprefix(f"{SITE}/api/v1/")).status_code == 200


def test_a_noun_follows_the_case_that_describes_it(api: CheckedClient) -> None:
    source = next(one for one in results(api, "sources/") if one["outlet"]["slug"] == "rail-times")
    assert source["described_by"]["slug"] == "mill"
    assert source["sequence"] == 2


@pytest.mark.parametrize(
    ("path", "number"),
    [
        ("cases/?agency=rvpd", 2),
        ("cases/?agency=rvpd&role=investigates", 1),
        ("cases/?q=mill", 1),
        ("cases/?process=reopened", 0),
        ("allegations/?category=false-arrest", 1),
        ("statements/?speaker=lee-park&kind=direct", 1),
        ("sources/?outlet=rail-times", 1),
        ("agencies/?kind=civilian-oversight", 1),
    ],
)
def test_lists_are_narrowed_by_the_one_vocabulary(api: CheckedClient, path: str, number: int) -> None:
    assert len(results(api, path)) == number


def test_addresses_never_come_from_the_host_header(api: CheckedClient) -> None:
    response = api.ask("cases/?page_size=1", Host="localhost:1337")
    assert b"1337" not in response.content
    assert "1337" not in response.headers["Link"]


@pytest.mark.parametrize("query", ["agency=", "agency=hcpd&agency=", "cursor=", "page_size=+", "agency"])
def test_an_empty_value_is_no_way_to_ask_for_everything(api: CheckedClient, query: str) -> None:
    response = api.ask(f"cases/?{query}")
    assert response.status_code == 400
    assert problem(response)["parameters"][0]["reason"] == "It is empty. Leave it out."


@pytest.mark.parametrize("words", ["", "+"])
def test_a_search_that_is_empty_leaves_nothing_out(api: CheckedClient, words: str) -> None:
    assert results(api, f"cases/?q={words}") == results(api, "cases/")


@pytest.mark.parametrize("noun", LISTS)
@pytest.mark.parametrize("words", ["***", "%22", "OR", "-"])
def test_a_search_for_no_word_is_refused(api: CheckedClient, noun: str, words: str) -> None:
    [fault] = problem(api.ask(f"{noun}?q={words}"))["parameters"]
    assert (fault["name"], fault["reason"].partition(".")[0]) == ("q", "There is no word to search for")


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("agencyy=1", "agencyy"),
        ("format=xml", "format"),
        ("page_size=1000000000", "page_size"),
        ("page_size=0", "page_size"),
        ("cursor=cj0xJnA9eA==", "cursor"),
        ("cursor=x&cursor=y", "cursor"),
        ("count=yes", "count"),
        ("ordering=shoe-size", "ordering"),
        ("offset=10", "offset"),
    ],
)
def test_what_is_not_understood_is_refused_by_name(
    api: CheckedClient, path: str, query: str, name: str
) -> None:
    response = api.ask(f"{path}?{query}")
    assert response.status_code == 400
    assert name in [fault["name"] for fault in problem(response)["parameters"]]


def test_a_refusal_offers_the_nearest_known_value(api: CheckedClient) -> None:
    said = problem(api.ask("cases/?agency=hcdp&processs=final"))
    assert said["parameters"] == [
        {"name": "processs", "reason": "There is no such parameter here. Did you mean “process”?"}
    ]
    said = problem(api.ask("cases/?agency=hcdp"))
    assert said["parameters"] == [{"name": "agency", "reason": "“hcdp” is not known. Did you mean “hcpd”?"}]
    assert said["instance"] == "/api/v1/cases/?agency=hcdp"


def test_a_new_edition_takes_the_place_of_the_old(
    three_cases: dict[str, Edition], api: CheckedClient
) -> None:
    slugs = [one["slug"] for one in results(api, "cases/?ordering=updated")]
    assert slugs == list(three_cases)
