"""The OpenAPI document: valid, complete, and true to the vocabulary; Swagger UI under a strict policy."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings
from django.core.management import call_command
from django.urls import URLPattern, reverse
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.generators import SchemaGenerator
from openapi_spec_validator import OpenAPIV31SpecValidator

from api import addresses
from api.urls import described as urls
from api.views.schema import document, kept
from editions import filters
from tests.api.contract import CheckedClient, problem

UNDESCRIBED = {"schema", "docs", "reconcile-view", "reconcile-preview"}


def parameters(path: str) -> dict[str, Any]:
    return {one["name"]: one for one in document()["paths"][f"/api/v1/{path}"]["get"]["parameters"]}


def test_it_is_valid_openapi_3_1() -> None:
    assert document()["openapi"] == "3.1.0"
    OpenAPIV31SpecValidator(document()).validate()


def test_it_is_made_without_a_warning() -> None:
    GENERATOR_STATS.reset()
    generator: Any = SchemaGenerator  # It is not typed.
    generator().get_schema(request=None, public=True)
    assert not GENERATOR_STATS._warn_cache
    assert not GENERATOR_STATS._error_cache


def test_it_knows_every_address() -> None:
    described = {re.sub(r"\{\w+\}", "*", path) for path in document()["paths"]}
    served = {
        "/api/v1/" + re.sub(r"<\w+:\w+>", "*", str(one.pattern))
        for one in urls
        if isinstance(one, URLPattern) and one.name not in UNDESCRIBED
    }
    assert described == served


def test_every_operation_has_a_name_of_its_own_and_reads_only() -> None:
    operations = list(document()["paths"].values())
    names = [item["get"]["operationId"] for item in operations]
    assert len(set(names)) == len(names)
    asked_by_form = document()["paths"]["/api/v1/reconcile/"]
    assert all(item.keys() == {"get"} for item in operations if item is not asked_by_form)
    assert asked_by_form.keys() == {"get", "post"}


@pytest.mark.parametrize(
    ("path", "questions"),
    [
        ("cases/", filters.CaseQuestions),
        ("cases/facets/", filters.CaseQuestions),
        ("exports/cases.csv", filters.CaseQuestions),
        ("allegations/", filters.AllegationQuestions),
        ("statements/", filters.StatementQuestions),
        ("exports/statements.csv", filters.StatementQuestions),
        ("sources/", filters.SourceQuestions),
        ("agencies/", filters.AgencyQuestions),
    ],
)
def test_every_question_is_described(path: str, questions: type[filters.Questions]) -> None:
    described = parameters(path)
    for name, one in questions.base_filters.items():
        assert described[name]["description"] == one.help_text
        assert (described[name]["schema"]["type"] == "array") is one.many


@pytest.mark.parametrize(
    ("text", "fits"), [("a", True), (" a b ", True), ("名", True), (" ", False), ("", False)]
)
@pytest.mark.django_db
def test_a_text_that_is_needed_is_more_than_blanks(api: CheckedClient, text: str, fits: bool) -> None:
    said = parameters("reconcile/suggest/entity/")["prefix"]["schema"]["pattern"]
    assert bool(re.search(said, text)) is fits
    assert (api.ask(f"reconcile/suggest/entity/?prefix={text}").status_code == 200) is fits


def test_controlled_lists_are_enumerated() -> None:
    described = parameters("cases/")
    assert described["disposition"]["schema"]["items"]["enum"][:2] == ["none-yet", "sustained"]
    assert described["ordering"]["schema"]["default"] == "-updated"
    assert described["page_size"]["schema"]["maximum"] == 100


def test_every_key_of_an_answer_is_of_a_described_type() -> None:
    for name, shape in document()["components"]["schemas"].items():
        assert shape.get("type") == "object" or "enum" in shape, name


def test_no_private_key_is_in_it() -> None:
    keys = {
        key for shape in document()["components"]["schemas"].values() for key in shape.get("properties", {})
    }
    assert keys.isdisjoint({"working_note", "made_by", "pk", "body", "text_body", "planted"})
    assert "draft" not in str(document())


def test_it_is_served_as_json_and_as_yaml(api: CheckedClient) -> None:
    assert api.ask("schema/").json() == document()
    response = api.ask("schema/", Accept="application/yaml")
    assert response.headers["Content-Type"] == "application/yaml"
    assert yaml.safe_load(response.content)["info"] == document()["info"]


def test_the_kept_document_is_that_of_the_code() -> None:
    held = (settings.BASE_DIR / "openapi.yaml").read_text(encoding="utf-8")
    assert held == kept(), "The API has changed: run `manage.py openapi`, and read the difference."


def test_the_command_writes_what_is_kept(tmp_path: Path) -> None:
    call_command("openapi", output=tmp_path / "out.yaml")
    assert (tmp_path / "out.yaml").read_text(encoding="utf-8") == kept()


def test_servers_are_named_by_the_sites_own_address() -> None:
    assert document()["servers"] == [{"url": "http://testserver"}]


@pytest.mark.parametrize(
    ("made", "name", "arguments"),
    [
        (addresses.api(), "api:index", []),
        (addresses.case("a")["url"], "api:case", ["a"]),
        (addresses.edition("a", 2)["url"], "api:edition", ["a", 2]),
        (addresses.allegation("b", "a")["url"], "api:allegation", ["b"]),
        (addresses.statement("b", "a")["url"], "api:statement", ["b"]),
        (addresses.agency("a")["url"], "api:agency", ["a"]),
        (addresses.source("a")["url"], "api:source", ["a"]),
        (addresses.case("a")["page"], "pages:case", ["a"]),
        (addresses.edition("a", 2)["page"], "pages:edition", ["a", 2]),
        (addresses.agency("a")["page"], "pages:agency", ["a"]),
        (addresses.source("a")["page"], "pages:source", ["a"]),
    ],
)
def test_addresses_are_those_of_the_url_configuration(made: str, name: str, arguments: list[Any]) -> None:
    assert made == f"http://testserver{reverse(name, args=arguments)}"


def test_swagger_ui_loads_nothing_from_elsewhere_and_nothing_inline(api: CheckedClient) -> None:
    page = api.get("/api/v1/docs/").content.decode()
    assert "http://" not in page
    assert "https://" not in page
    assert re.findall(r"<script(?![^>]* src=)", page) == re.findall(r"<style", page) == []


def test_swagger_ui_needs_no_policy_of_its_own(api: CheckedClient) -> None:
    policy = api.get("/api/v1/docs/").headers["Content-Security-Policy"]
    assert policy == settings.CONTENT_SECURITY_POLICY
    assert "unsafe" not in policy


@pytest.mark.parametrize(
    ("method", "query", "accept", "status"),
    [("POST", "", "*/*", 405), ("GET", "lang=de", "*/*", 400), ("GET", "", "application/json", 406)],
)
def test_swagger_ui_refuses_like_the_rest(
    api: CheckedClient, method: str, query: str, accept: str, status: int
) -> None:
    response = api.ask(f"docs/?{query}", method=method, Accept=accept)
    assert response.status_code == status
    assert problem(response)["status"] == status


def test_swagger_uis_start_is_a_script_of_its_own(api: CheckedClient) -> None:
    response = api.get("/api/v1/docs/?script=")
    assert response.headers["Content-Type"] == "application/javascript"
    assert b'url: "/api/v1/schema/"' in response.content.replace(b"\\u002D", b"-")
