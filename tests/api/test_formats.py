"""The same answer in other forms: asked for by Accept, by `format=` or by a suffix."""

import csv
import io
import json
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.api.contract import CheckedClient, problem

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("three_cases")]

LISTS = ["cases", "allegations", "statements", "sources", "agencies"]
TYPES = {
    "json": "application/json",
    "csv": "text/csv",
    "ndjson": "application/x-ndjson",
    "jsonld": "application/ld+json",
}
DETAILS = ["cases/dock", "cases/dock/editions/1", "agencies/hcpd", "sources/gazette-dock"]


def media(response: Any) -> str:
    return str(response.headers["Content-Type"]).partition(";")[0]


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("form", TYPES)
def test_a_list_is_the_same_however_its_form_is_asked_for(api: CheckedClient, path: str, form: str) -> None:
    accepted = api.ask(f"{path}/", Accept=TYPES[form])
    asked = api.ask(f"{path}/?format={form}")
    suffixed = api.ask(f"{path}.{form}")
    assert media(accepted) == media(asked) == media(suffixed) == TYPES[form]
    if form != "jsonld":
        assert accepted.content == asked.content == suffixed.content


@pytest.mark.parametrize("path", DETAILS)
@pytest.mark.parametrize("form", ["json", "jsonld"])
def test_a_single_resource_has_forms_too(api: CheckedClient, path: str, form: str) -> None:
    responses = [api.ask(f"{path}/", Accept=TYPES[form]), api.ask(f"{path}/?format={form}")]
    responses.append(api.ask(f"{path}.{form}"))
    assert {media(one) for one in responses} == {TYPES[form]}


@pytest.mark.parametrize("path", LISTS)
def test_ndjson_is_one_item_a_line(api: CheckedClient, path: str) -> None:
    lines = api.ask(f"{path}.ndjson?page_size=2").content.decode().splitlines()
    assert [json.loads(line) for line in lines] == api.ask(f"{path}/?page_size=2").json()["results"]


@pytest.mark.parametrize("path", LISTS)
def test_csv_has_a_row_for_each_item_and_is_paged_by_link(api: CheckedClient, path: str) -> None:
    response = api.ask(f"{path}.csv?page_size=2")
    rows = list(csv.DictReader(io.StringIO(response.content.decode())))
    items = api.ask(f"{path}/?page_size=2").json()["results"]
    assert list(dict.fromkeys(row["id"] for row in rows)) == [item["id"] for item in items]
    address, _, relation = response.headers["Link"].partition("; ")
    assert relation == 'rel="next"'
    further = api.ask(address.strip("<>").removeprefix("http://testserver/api/v1/"))
    assert (further.status_code, media(further)) == (200, "text/csv")


def test_every_passage_is_an_annotation(api: CheckedClient) -> None:
    said = api.ask("statements.jsonld?case=dock").json()
    assert (said["type"], said["@context"][0]) == ("AnnotationPage", "http://www.w3.org/ns/anno.jsonld")
    record = api.ask("statements/?case=dock").json()["results"][0]
    first = next(one for one in said["items"] if one["id"].endswith("#/printings/0/passages/0"))
    passage = record["printings"][0]["passages"][0]
    quote, position = first["target"]["selector"]
    assert (quote["exact"], position["start"], position["end"]) == (
        passage["exact"],
        passage["start"],
        passage["end"],
    )
    assert first["target"]["source"] == "http://testserver/sources/gazette-dock/"
    assert first["body"][0]["id"] == f"{record['url']}#/printings/0"
    assert first["body"][1]["value"] == record["about"]


def test_a_case_has_as_many_annotations_as_passages(api: CheckedClient) -> None:
    document = api.ask("cases/dock/").content.decode()
    items = api.ask("cases/dock.jsonld").json()["items"]
    assert len(items) == document.count('"exact":') == len({one["id"] for one in items})


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("cases/?format=xml", "format"),
        ("cases/dock/?format=csv", "format"),
        ("changes/?format=csv", "format"),
        ("cases/?format=csv&fields=slug", "fields"),
        ("cases/?format=csv&count=on", "count"),
        ("cases/?format=ndjson&count=on", "count"),
        ("cases/?format=jsonld&expand=document", "expand"),
        ("cases/?format=json&format=csv", "format"),
    ],
)
def test_a_form_that_there_is_not_is_refused(api: CheckedClient, path: str, name: str) -> None:
    response = api.ask(path)
    assert response.status_code == 400
    assert problem(response)["parameters"][0]["name"] == name


@pytest.mark.parametrize("path", ["", "cases/", "cases/dock/", "changes/", "schema/"])
def test_json_can_always_be_named(api: CheckedClient, path: str) -> None:
    assert media(api.ask(f"{path}?format=json")).endswith("json")


@pytest.mark.parametrize("path", ["cases/", "statements/", "cases/dock/", "agencies/hcpd/"])
def test_each_form_has_its_tag_and_says_that_it_varies(api: CheckedClient, path: str) -> None:
    tags = set()
    for accept in ("application/json", "application/ld+json"):
        response = api.ask(path, Accept=accept)
        assert "Accept" in response.headers["Vary"].replace(" ", "").split(",")
        tags.add(response.headers["ETag"])
        again = api.ask(path, Accept=accept, If_None_Match=response.headers["ETag"])
        assert (again.status_code, again.content) == (304, b"")
        assert "Accept" in again.headers["Vary"].replace(" ", "").split(",")
    assert len(tags) == 2


def test_a_table_of_statements_costs_three_queries(
    api: CheckedClient, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(3):
        api.ask("statements.csv")


@pytest.mark.parametrize("path", ["cases.xml", "cases/dock.csv", "changes.csv", "cases.csv/"])
def test_a_suffix_that_there_is_not_is_no_address(api: CheckedClient, path: str) -> None:
    assert api.get(f"/api/v1/{path}").status_code in (400, 404)


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("*/*", "json"),
        ("", "json"),
        ("text/*", "csv"),
        ("APPLICATION/JSON; version=2", "json"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "json"),
        ("application/ld+json, */*", "jsonld"),
        ("text/csv;q=0.5, application/x-ndjson", "ndjson"),
        ("application/json;q=0.1, text/csv;q=0.9", "csv"),
        ("application/json;q=0, */*", "csv"),
        ("application/*;q=0.2, application/json;q=0.1, text/csv;q=0.15", "ndjson"),
        ("text/csv;q=high", "csv"),
        ("application/json;q=0", None),
        ("text/html", None),
        ("nonsense", None),
        (";,;q=1,/", None),
        (", ".join([*(f"a/{n}" for n in range(50)), "text/csv"]), None),
    ],
)
def test_of_what_is_accepted_the_weightiest_is_served(
    api: CheckedClient, accept: str, form: str | None
) -> None:
    response = api.ask("cases/", Accept=accept)
    if form is None:
        assert "application/x-ndjson" in problem(response)["detail"]
    else:
        assert response.headers["Content-Type"].partition(";")[0] == TYPES[form]
