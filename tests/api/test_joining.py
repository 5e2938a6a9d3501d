"""Joining: identifiers looked up, names reconciled as OpenRefine asks, pages embedded with their standing."""

import json
from typing import Any
from urllib.parse import quote

import pytest
from pytest_django import DjangoAssertNumQueries

from cases.models import Agency, Case, TrackingNumber
from editions.joining import normal
from editions.publishing import publish, retract
from tests.api.contract import CheckedClient, problem

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("three_cases")]

SITE = "http://testserver"


@pytest.fixture
def numbered() -> None:
    case = Case.objects.get(slug="dock")
    made = TrackingNumber.objects.create(
        case=case, agency=Agency.objects.get(slug="opr"), number="Log #2024-0017"
    )
    made.passages.set(case.passages.all())
    assert publish(case, by=None, note="A number was printed.")


def kinds(answer: Any) -> list[tuple[str, str]]:
    return [(one["kind"], one["url"]) for one in answer.json()["results"]]


@pytest.mark.parametrize("written", ["Log #2024-0017", "log 20240017", "LOG-2024/0017", "log%202024.0017"])
@pytest.mark.usefixtures("numbered")
def test_a_tracking_number_is_found_however_it_is_written(api: CheckedClient, written: str) -> None:
    answer = api.ask(f"lookup/?id={quote(written, safe='%')}")
    assert kinds(answer) == [("number", f"{SITE}/api/v1/cases/dock/")]
    assert answer.json()["results"][0]["case"]["standing"]["process"] == "under-investigation"


@pytest.mark.usefixtures("numbered")
def test_a_number_goes_when_its_case_does(api: CheckedClient) -> None:
    retract(Case.objects.get(slug="dock"), by=None, reason="By decision of the board.")
    assert api.ask("lookup/?id=log20240017").status_code == 404


def test_every_id_of_the_archive_is_found(api: CheckedClient) -> None:
    for noun in ("cases", "allegations", "statements", "agencies", "sources"):
        item = api.ask(f"{noun}/").json()["results"][0]
        assert item["url"] in [url for _, url in kinds(api.ask(f"lookup/?id={item['id']}"))]


@pytest.mark.parametrize(
    ("query", "status"), [("id=nothing", 404), ("", 400), ("id=a&id=b", 400), ("x=1", 400)]
)
def test_what_stands_for_nothing_is_a_problem(api: CheckedClient, query: str, status: int) -> None:
    assert problem(api.ask(f"lookup/?{query}"))["status"] == status


@pytest.mark.parametrize("number", ["", "#", "日本 12"])
def test_a_number_is_made_of_letters_and_digits(number: str) -> None:
    assert normal(number).isalnum() or normal(number) == ""


def test_a_lookup_costs_three_queries(
    api: CheckedClient, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(3):
        api.ask("lookup/?id=dock")


def reconciled(api: CheckedClient, by_form: bool = False, **queries: Any) -> dict[str, list[dict[str, Any]]]:
    text = json.dumps(queries)
    if by_form:
        answer = api.by_form("reconcile/", queries=text)
    else:
        answer = api.ask(f"reconcile/?queries={quote(text)}")
    assert answer.status_code == 200
    return {name: one["result"] for name, one in answer.json().items()}


def test_the_manifest_says_how_to_ask(api: CheckedClient) -> None:
    said = api.ask("reconcile/").json()
    assert said["versions"] == ["0.2"]
    assert {"name", "identifierSpace", "schemaSpace", "view"} <= said.keys()
    assert [one["id"] for one in said["defaultTypes"]] == ["agency", "speaker", "outlet"]


@pytest.mark.parametrize("by_form", [False, True])
@pytest.mark.parametrize(
    ("asked", "kind", "first", "is_sure"),
    [
        ("Riverton Police Department", "agency", "agency:rvpd", True),
        ("RVPD", "agency", "agency:rvpd", True),
        ("riverton  police dept", "agency", "agency:rvpd", False),
        ("Lee Park", "speaker", "speaker:lee-park", True),
        ("Park, Lee", "speaker", "speaker:lee-park", False),
        ("bay courier", ["outlet"], "outlet:bay-courier", True),
        ("The Bay Courier", None, "outlet:bay-courier", False),
    ],
)
def test_a_name_is_matched(
    api: CheckedClient, by_form: bool, asked: str, kind: Any, first: str, is_sure: bool
) -> None:
    query = {"query": asked, **({"type": kind} if kind else {})}
    found = reconciled(api, by_form, q0=query)["q0"]
    assert (found[0]["id"], found[0]["match"]) == (first, is_sure)
    assert found == sorted(found, key=lambda one: -one["score"])


def test_a_batch_answers_each_query_by_its_name(api: CheckedClient) -> None:
    found = reconciled(api, a={"query": "hcpd", "limit": 1}, b={"query": "zzzzzz"})
    assert [len(found["a"]), found["b"]] == [1, []]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "[",
            "[]",
            "1",
            '{"a": 1}',
            '{"a": {}}',
            '{"a": {"query": 1}}',
            '{"a": {"query": "x", "type": "case"}}',
        ),
        *('{"a": {"query": "x", "limit": 0}}', '{"a": {"query": "x", "limit": "1"}}', "[" * 5000),
        *('{"a": {"query": "x", "limit": true}}', '{"a": {"query": "x", "type": false}}'),
        json.dumps({f"q{n}": {"query": "x"} for n in range(51)}),
        json.dumps({"a": {"query": "x" * 201}}),
    ],
)
def test_a_batch_that_makes_no_sense_is_refused(api: CheckedClient, text: str) -> None:
    response = api.by_form("reconcile/", queries=text)
    assert response.status_code == 400
    assert response.json()["parameters"][0]["name"] == "queries"


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("agency:hcpd", "/agencies/hcpd/"),
        ("speaker:lee-park", "/cases/?speaker=lee-park"),
        ("outlet:bay-courier", "/cases/?outlet=bay-courier"),
    ],
)
def test_a_match_leads_to_a_page(api: CheckedClient, name: str, page: str) -> None:
    response = api.get(f"/api/v1/reconcile/view/?id={name}")
    assert (response.status_code, response.headers["Location"]) == (302, f"{SITE}{page}")
    assert api.get(page).status_code == 200


@pytest.mark.parametrize("name", ["agency:nobody", "//evil.example", "agency", "case:dock"])
def test_an_id_that_was_never_given_leads_nowhere(api: CheckedClient, name: str) -> None:
    assert api.get(f"/api/v1/reconcile/view/?id={name}").status_code == 404


def test_a_reconciled_name_is_known_as_soon_as_it_is_published(api: CheckedClient) -> None:
    reconciled(api, a={"query": "hcpd"})
    retract(Case.objects.get(slug="mill"), by=None, reason="By decision of the board.")
    assert all(one["id"] != "speaker:lee-park" for one in reconciled(api, a={"query": "Lee Park"})["a"])


def test_a_case_is_embedded_with_its_standing(api: CheckedClient) -> None:
    said = api.ask(f"oembed/?url={SITE}/cases/dock/&maxwidth=300").json()
    assert (said["version"], said["type"], said["width"]) == ("1.0", "rich", 300)
    assert "No finding has been reported." in said["html"]
    assert "<script" not in said["html"]


def test_a_statement_is_embedded_in_its_exact_words(api: CheckedClient) -> None:
    statement = api.ask("statements/?case=dock").json()["results"][0]
    html = api.ask(f"oembed/?url={quote(statement['page'])}").json()["html"]
    assert "“We take every complaint seriously […] and we will answer it in full”" in html
    assert "No finding has been reported." in html


@pytest.mark.parametrize(
    ("url", "status"),
    [
        (f"{SITE}/cases/nowhere/", 404),
        (f"{SITE}/agencies/hcpd/", 404),
        ("https://elsewhere.example/cases/dock/", 404),
        (f"{SITE}/cases/dock/%23statement-nothing", 404),
        ("", 400),
        (f"{SITE}/cases/dock/&maxwidth=wide", 400),
        (f"{SITE}/cases/dock/&maxwidth=0", 400),
        (f"{SITE}/cases/dock/?x=1", 404),
        (f"{SITE}/cases/dock/editions/1/", 404),
        (f"{SITE}@evil.example/cases/dock/", 404),
        (f"{SITE}/fr/cases/dock/", 404),
        (f"{SITE}/cases/dock/&format=xml", 501),
        (f"{SITE}/cases/dock/&format=csv", 400),
    ],
)
def test_what_cannot_be_embedded_is_a_problem(api: CheckedClient, url: str, status: int) -> None:
    assert problem(api.ask(f"oembed/?url={url}"))["status"] == status


def test_a_retracted_case_cannot_be_embedded(api: CheckedClient) -> None:
    retract(Case.objects.get(slug="dock"), by=None, reason="By decision of the board.")
    assert api.ask(f"oembed/?url={SITE}/cases/dock/").status_code == 410


@pytest.mark.parametrize("path", ["/cases/dock/", "/es/cases/dock/"])
def test_a_case_page_says_where_it_can_be_embedded_from(api: CheckedClient, path: str) -> None:
    page = api.get(path).content.decode()
    address = f"{SITE}/api/v1/oembed/?url={quote(f'{SITE}{path}', safe='')}"
    assert (
        f'type="application/json+oembed" title="Complaint about an arrest at the docks" href="{address}"'
        in page
    )
    assert api.get(address.removeprefix(SITE)).status_code == 200


@pytest.mark.parametrize("path", ["lookup/?id=dock", "reconcile/", f"oembed/?url={SITE}/cases/dock/"])
def test_they_have_tags_too(api: CheckedClient, path: str) -> None:
    etag = api.ask(path).headers["ETag"]
    assert api.ask(path, If_None_Match=etag).status_code == 304
