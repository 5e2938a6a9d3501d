"""Chosen parts of an answer: kept, left out, in full; what is not there is refused."""

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from api.choosing import Choice, planted, tree_of
from api.shapes import CaseInList, StatementRecord
from cases.models import Case
from editions.publishing import redact
from tests.api.contract import CheckedClient, problem

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("three_cases")]

RECORD = {"a": 1, "b": {"c": 2, "d": {"e": 3}}, "f": [{"g": 4, "h": 5}, {"redacted": {"what": "f"}}]}


def first(api: CheckedClient, path: str) -> Any:
    return api.ask(path).json()["results"][0]


@pytest.mark.parametrize(
    ("fields", "omit", "left"),
    [
        ("", "", RECORD),
        ("a", "", {"a": 1}),
        ("b.c", "", {"b": {"c": 2}}),
        ("b,b.c", "", {"b": {"c": 2, "d": {"e": 3}}}),
        ("b.c,b", "", {"b": {"c": 2, "d": {"e": 3}}}),
        ("b.d.e,a", "", {"a": 1, "b": {"d": {"e": 3}}}),
        ("f.g", "", {"f": [{"g": 4}, {"redacted": {"what": "f"}}]}),
        ("", "b,f", {"a": 1}),
        ("", "b.d,f.h", {"a": 1, "b": {"c": 2}, "f": [{"g": 4}, {"redacted": {"what": "f"}}]}),
        ("b", "b.d", {"b": {"c": 2}}),
        ("a", "a", {}),
    ],
)
def test_a_choice_keeps_and_leaves_out(fields: str, omit: str, left: object) -> None:
    kept, dropped = (planted(names.split(",") if names else []) for names in (fields, omit))
    assert Choice(kept, dropped, frozenset()).of(RECORD) == left


def test_a_shape_knows_what_is_inside_it() -> None:
    assert tree_of(CaseInList)["standing"].keys() >= {"process", "sentence"}
    assert "people" in tree_of(CaseInList)["document"]
    assert "name" in tree_of(CaseInList)["document"]["people"]
    assert tree_of(StatementRecord)["printings"]["passages"]["exact"] == {}


def test_fields_are_all_that_is_answered(api: CheckedClient) -> None:
    said = api.ask("cases/?fields=slug,standing.process&fields=url").json()
    assert said.keys() == {"next", "previous", "results"}
    assert said["results"][0] == {
        "slug": "quay",
        "standing": {"process": "final"},
        "url": "http://testserver/api/v1/cases/quay/",
    }


@pytest.mark.parametrize(
    ("path", "keys"),
    [
        ("cases/dock/?fields=title,statements.printings.passages.exact", {"title", "statements"}),
        ("cases/dock/editions/1/?fields=sha256", {"sha256"}),
        ("agencies/hcpd/?fields=name,website", {"name", "website"}),
        ("sources/gazette-dock/?fields=article_url,outlet.name", {"article_url", "outlet"}),
    ],
)
def test_single_resources_have_parts_too(api: CheckedClient, path: str, keys: set[str]) -> None:
    assert api.ask(path).json().keys() == keys


def test_omitted_keys_are_not_there(api: CheckedClient) -> None:
    whole, thin = first(api, "statements/"), first(api, "statements/?omit=printings,case.title")
    assert whole.keys() - thin.keys() == {"printings"}
    assert thin["case"].keys() == {"id", "slug"}


def test_a_light_part_is_answered_in_full(api: CheckedClient) -> None:
    case = first(api, "statements/?case=mill&expand=case")["case"]
    assert case == first(api, "cases/?q=mill")
    document = first(api, "cases/?q=mill&expand=document")["document"]
    assert document == api.ask("cases/mill/").json()
    said = first(api, "allegations/?case=mill&expand=case&fields=text,case.standing.process")
    assert said["case"] == {"standing": {"process": "concluded"}}


def test_an_expanded_page_costs_no_query_more(
    api: CheckedClient, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2):
        api.ask("cases/?expand=document&fields=document.title")


@pytest.mark.parametrize(
    ("path", "name", "reason"),
    [
        ("cases/?fields=titel", "fields", "“titel” is not known. Did you mean “title”?"),
        ("cases/?omit=standing.proces", "omit", "Did you mean “standing.process”?"),
        ("cases/?fields=jurisdiction.x", "fields", "Did you mean “jurisdiction.slug”?"),
        ("cases/?fields=title,", "fields", "“” is not known."),
        ("cases/?fields=document.slu&expand=document", "fields", "“document.slu” is not known."),
        ("cases/?fields=document.slug", "fields", "Add expand=document"),
        ("cases/?fields=title,document", "fields", "Add expand=document"),
        ("cases/?expand=documents", "expand", "Did you mean “document”?"),
        ("allegations/?fields=case.standing", "fields", "“case.standing” is not known."),
        ("cases/dock/?fields=working_note", "fields", "“working_note” is not known."),
        ("cases/dock/?expand=case", "expand", "There is no such parameter here."),
        ("agencies/hcpd/?expand=case", "expand", "“case” is not known."),
        (f"cases/?fields={','.join('abc' for _ in range(61))}", "fields", "61 names are too many"),
    ],
)
def test_a_part_that_is_not_there_is_refused(api: CheckedClient, path: str, name: str, reason: str) -> None:
    response = api.ask(path)
    assert response.status_code == 400
    fault = problem(response)["parameters"][0]
    assert fault["name"] == name
    assert reason in fault["reason"]


def test_no_choice_hides_that_something_was_removed(api: CheckedClient) -> None:
    case = Case.objects.get(slug="dock")
    statement = case.statements.get()
    statement.delete()
    redact(
        case, by=None, ground="Order of a court.", decision="The board decided.", facts=[statement.public_id]
    )
    for path in ("cases/dock/?fields=statements.title", "cases/dock/?omit=statements.title"):
        assert (
            api.ask(path).json()["statements"][0]["redacted"]["ground"]
            == "Order of a court. The board decided."
        )


@pytest.mark.parametrize("path", ["cases/dock/", "agencies/hcpd/", "cases/"])
def test_parts_have_tags_of_their_own(api: CheckedClient, path: str) -> None:
    whole = api.ask(path).headers["ETag"]
    part = api.ask(f"{path}?fields=slug").headers["ETag"]
    assert whole != part
    assert api.ask(f"{path}?fields=slug", If_None_Match=part).status_code == 304
    assert api.ask(f"{path}?fields=slug", If_None_Match=whole).status_code == 200
