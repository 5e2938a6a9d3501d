"""The rest of the Reconciliation API 0.2: names completed, previewed, and said more of."""

import json
from typing import Any
from urllib.parse import quote

import pytest
from jsonschema import Draft202012Validator
from pytest_django import DjangoAssertNumQueries

from tests.api.contract import CheckedClient, problem

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("three_cases")]

SITE = "http://testserver"
FORM = "application/x-www-form-urlencoded"
TEXT = {"type": "string"}
SERVICE = {
    "type": "object",
    "properties": {
        "service_url": {"type": "string", "pattern": "^https?://[^/]+$"},
        "service_path": {"type": "string", "pattern": "^/.*/$"},
    },
    "required": ["service_url", "service_path"],
    "additionalProperties": False,
}
WITH_ID = {"type": "string", "pattern": r"^https?://.*\{\{id\}\}"}
MANIFEST = {
    "type": "object",
    "required": ["versions", "name", "identifierSpace", "schemaSpace", "defaultTypes", "batchSize"],
    "properties": {
        "versions": {"type": "array", "items": TEXT, "contains": {"const": "0.2"}},
        "name": TEXT,
        "identifierSpace": {"type": "string", "format": "uri"},
        "schemaSpace": {"type": "string", "format": "uri"},
        "documentation": {"type": "string", "format": "uri"},
        "defaultTypes": {
            "type": "array",
            "uniqueItems": True,
            "items": {"type": "object", "properties": {"id": TEXT, "name": TEXT}, "required": ["id", "name"]},
        },
        "batchSize": {"type": "integer", "minimum": 1},
        "view": {"type": "object", "properties": {"url": WITH_ID}, "required": ["url"]},
        "preview": {
            "type": "object",
            "properties": {"url": WITH_ID, "width": {"type": "integer"}, "height": {"type": "integer"}},
            "required": ["url", "width", "height"],
        },
        "suggest": {
            "type": "object",
            "properties": dict.fromkeys(("entity", "type", "property"), SERVICE),
            "additionalProperties": False,
        },
        "extend": {
            "type": "object",
            "properties": {"propose_properties": SERVICE, "property_settings": {"type": "array"}},
        },
    },
    "additionalProperties": False,
}
"""What version 0.2 wants of a manifest, and that everything in it is used and absolute."""


def test_the_manifest_is_one_of_version_0_2(api: CheckedClient) -> None:
    found = [
        error.message for error in Draft202012Validator(MANIFEST).iter_errors(api.ask("reconcile/").json())
    ]
    assert found == []


def test_every_service_of_the_manifest_answers(api: CheckedClient) -> None:
    said = api.ask("reconcile/").json()
    for service in (*said["suggest"].values(), said["extend"]["propose_properties"]):
        assert service["service_url"] == SITE
        assert api.get(f"{service['service_path']}?prefix=po").status_code in (200, 400)
    for template in (said["view"]["url"], said["preview"]["url"]):
        path = template.removeprefix(SITE).replace("{{id}}", "agency%3Ahcpd")
        assert api.get(path).status_code in (200, 302)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("entity/?prefix=river", ["agency:rvpd"]),
        ("entity/?prefix=POLICE%20dep", ["agency:hcpd", "agency:rvpd"]),
        ("entity/?prefix=par", ["speaker:lee-park"]),
        ("entity/?prefix=olice", []),
        ("entity/?prefix=h&type=agency", ["agency:hcpd"]),
        ("entity/?prefix=h&type=outlet", ["outlet:harbor-gazette"]),
        ("type/?prefix=news", ["outlet"]),
        ("type/?prefix=zz", []),
        ("property/?prefix=unit", ["parent"]),
        ("property/?prefix=cases&type=speaker", ["cases"]),
        ("property/?prefix=unit&type=speaker", []),
    ],
)
def test_what_is_typed_is_completed(api: CheckedClient, asked: str, found: list[str]) -> None:
    said = api.ask(f"reconcile/suggest/{asked}").json()["result"]
    assert sorted(one["id"] for one in said) == found


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("suggest/entity/", "prefix"),
        ("suggest/entity/?prefix=a&type=case", "type"),
        ("suggest/type/?prefix=a&type=agency", "type"),
        ("properties/?type=case", "type"),
        ("?extend=%5B%5D", "extend"),
        ("?extend={", "extend"),
        ('?extend={"ids":["agency:hcpd"],"properties":["kind"]}', "extend"),
        ('?extend={"ids":[1],"properties":[]}', "extend"),
        ('?extend={"ids":[],"properties":[{"id":"kinds"}]}', "extend"),
        ('?extend={"ids":[],"properties":[]}&queries={}', "extend"),
    ],
)
def test_what_makes_no_sense_is_refused_by_name(api: CheckedClient, path: str, name: str) -> None:
    said = problem(api.ask(f"reconcile/{path}"))
    assert (said["status"], said["parameters"][0]["name"]) == (400, name)


@pytest.mark.parametrize(
    ("said", "query", "media", "status"),
    [
        ("", "", FORM, 400),
        ("queries=", "", FORM, 400),
        ("other=1&queries={}", "", FORM, 400),
        ('queries={}&queries={"a":{"query":"b"}}', "", FORM, 400),
        ("queries={}", "?extend={}", FORM, 400),
        ('{"queries":{}}', "", "application/json", 415),
        ("queries={}", "", "text/plain", 415),
        (f"queries={'[' * 3_000_000}", "", FORM, 413),
        ("a=1&" * 2_000, "", FORM, 413),
        ("queries={}", "", FORM, 200),
        ("queries={}", "", f"{FORM}; charset=utf-8", 200),
    ],
)
def test_a_form_asks_something_and_is_a_form(
    api: CheckedClient, said: str, query: str, media: str, status: int
) -> None:
    response: Any = api.post(f"/api/v1/reconcile/{query}", said, content_type=media)
    assert response.status_code == status
    assert status == 200 or problem(response)["detail"]


def test_a_word_that_is_on_no_list_is_answered_with_the_nearest(api: CheckedClient) -> None:
    asked = '{"ids": [], "properties": [{"id": "acronim"}]}'
    assert "acronym" in problem(api.ask(f"reconcile/?extend={quote(asked)}"))["parameters"][0]["reason"]


def test_an_id_that_no_database_could_hold_is_not_known(api: CheckedClient) -> None:
    strange = "agency:\0"
    assert extended(api, [strange], "kind")["rows"] == {strange: {"kind": []}}


def extended(api: CheckedClient, ids: list[str], *properties: str) -> Any:
    asked = json.dumps({"ids": ids, "properties": [{"id": one} for one in properties]})
    said = api.ask(f"reconcile/?extend={quote(asked)}").json()
    assert api.by_form("reconcile/", extend=asked).json() == said
    return said


def test_more_is_said_of_reconciled_names(api: CheckedClient) -> None:
    said = extended(api, ["agency:hcpd", "speaker:lee-park", "agency:nobody"], "kind", "cases", "parent")
    assert said["meta"][0] == {"id": "kind", "name": "Kind of body"}
    assert said["rows"] == {
        "agency:hcpd": {"kind": [{"str": "police-department"}], "cases": [{"int": 2}], "parent": []},
        "speaker:lee-park": {"kind": [], "cases": [{"int": 1}], "parent": []},
        "agency:nobody": {"kind": [], "cases": [], "parent": []},
    }


def test_every_property_that_is_proposed_can_be_asked_for(api: CheckedClient) -> None:
    for kind, name in (("agency", "hcpd"), ("speaker", "lee-park"), ("outlet", "bay-courier")):
        proposed = [one["id"] for one in api.ask(f"reconcile/properties/?type={kind}").json()["properties"]]
        row = extended(api, [f"{kind}:{name}"], *proposed)["rows"][f"{kind}:{name}"]
        assert row.keys() == {*proposed}
        assert all(len(value) == 1 for values in row.values() for value in values)


def test_a_batch_costs_a_constant_number_of_queries(
    api: CheckedClient, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(6):
        extended(api, ["agency:hcpd", "agency:rvpd", "speaker:lee-park"], "kind", "cases")


def test_a_preview_can_be_framed_and_runs_nothing(api: CheckedClient) -> None:
    response = api.get("/api/v1/reconcile/preview/?id=agency:hcpd")
    assert "Harbor City Police Department" in (html := response.content.decode())
    assert "<script" not in html
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors *"
    assert "DENY" not in response.headers["X-Frame-Options"]
    refused = [
        api.get(f"/api/v1/reconcile/preview/{asked}").status_code for asked in ("", "?id=agency:nobody")
    ]
    assert refused == [400, 404]


@pytest.mark.parametrize(
    "path",
    [
        *("", "cases/", "cases/dock/", "cases.csv", "cases/dock.jsonld", "statements.ndjson", "changes/"),
        *("exports/cases.ndjson", "exports/statements.csv", "schema/", "cases/nowhere/"),
    ],
)
def test_search_engines_are_led_to_the_pages_and_not_here(api: CheckedClient, path: str) -> None:
    assert api.get(f"/api/v1/{path}").headers["X-Robots-Tag"] == "noindex"


def test_search_engines_may_find_the_documentation(api: CheckedClient) -> None:
    assert "X-Robots-Tag" not in api.get("/api/v1/docs/").headers
