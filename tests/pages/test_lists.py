"""Lists: what they show, how they are narrowed, what they refuse, and what they cost."""

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker

from tests.factories import AgencyFactory, JurisdictionFactory, PersonFactory, published_case
from tests.lasting import lasting_rows
from tests.pages import dom

pytestmark = pytest.mark.django_db

CLOSED = {"process": "concluded", "disposition": "not-sustained", "category": "false-arrest"}


@pytest.fixture(scope="module", autouse=True)
def town(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Two cases of two departments: one open, one concluded."""
    with lasting_rows(django_db_blocker):
        published_case(slug="open", title="Complaint about an arrest at the quay")
        bay = AgencyFactory.create(slug="bcpd", name="Bay City Police Department")
        published_case(
            slug="closed",
            title="Complaint about a stop on Bay Road",
            department=bay,
            speaker=PersonFactory.create(slug="kim-osei", agency=bay),
            happened="2022-05-01",
            jurisdiction=JurisdictionFactory.create(slug="bay-city"),
            **CLOSED,
        )
        yield


def page(client: Client, address: str) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200, dom.text(dom.parse(answer.content))
    return dom.parse(answer.content)


def titles(client: Client, address: str) -> list[str]:
    return [dom.text(item[0]) for item in dom.classed(page(client, address), "item")]


QUAY, BAY = "Complaint about an arrest at the quay", "Complaint about a stop on Bay Road"


@pytest.mark.parametrize(
    ("question", "found"),
    [
        pytest.param("", [BAY, QUAY], id="everything, newest edition first"),
        pytest.param("?q=quay", [QUAY], id="a word"),
        pytest.param("?agency=bcpd", [BAY], id="an agency"),
        pytest.param("?agency=bcpd&agency=hcpd", [BAY, QUAY], id="either of two agencies"),
        pytest.param("?agency=opr&role=subject", [], id="an agency in a role that it does not have"),
        pytest.param("?process=concluded", [BAY], id="where an allegation stands"),
        pytest.param("?disposition=none-yet", [QUAY], id="what was decided"),
        pytest.param("?jurisdiction=bay-city", [BAY], id="a jurisdiction"),
        pytest.param("?happened_before=2023", [BAY], id="days that overlap"),
        pytest.param("?ordering=updated", [QUAY, BAY], id="another order"),
    ],
)
def test_cases_can_be_narrowed_by(client: Client, question: str, found: list[str]) -> None:
    assert titles(client, f"/cases/{question}") == found


def test_each_case_in_a_list_stands_beside_its_status(client: Client) -> None:
    items = {dom.text(item[0]): dom.text(item) for item in dom.classed(page(client, "/cases/"), "item")}
    assert "Under investigation Disposition: none reported yet as of" in items[QUAY]
    assert "Concluded Disposition: not sustained as of" in items[BAY]
    assert "Every allegation carries the same disposition: not sustained." in items[BAY]


def test_facets_count_what_each_choice_would_give(client: Client) -> None:
    tree = page(client, "/cases/?process=concluded")
    choices = {
        (field.get("name"), field.get("value")): dom.text(label)
        for label in tree.iter("label")
        for field in label.iter("input")
    }
    assert choices["process", "concluded"] == "Concluded 1 case"
    assert choices["process", "under-investigation"] == "Under investigation 1 case"
    assert choices["agency", "bcpd"] == "Bay City Police Department 1 case"
    assert ("agency", "hcpd") not in choices


def ticked(tree: Element) -> set[str]:
    """The choices of the filter that are made; the switch for the keys is a box of another kind."""
    boxes = (field for field in tree.iter("input") if "checked" in field.attrib)
    return {value for field in boxes if (value := field.get("value"))}


def test_what_is_chosen_is_ticked_and_can_be_taken_away(client: Client) -> None:
    tree = page(client, "/cases/?process=concluded&agency=bcpd")
    (chosen,) = dom.classed(tree, "chosen")
    away = {dom.text(link): link.get("href") for link in chosen.iter("a")}
    assert ticked(tree) == {"concluded", "bcpd"}
    assert away["Remove Process: Concluded ×"] == "/cases/?agency=bcpd"  # noqa: RUF001
    assert away["Remove Agency: Bay City Police Department ×"] == "/cases/?process=concluded"  # noqa: RUF001


def test_a_choice_that_selects_nothing_stays_in_sight(client: Client) -> None:
    tree = page(client, "/cases/?q=zeppelin&agency=bcpd")
    assert ticked(tree) == {"bcpd"}
    assert "No public case matches all of this." in dom.text(tree)


def test_the_same_list_can_be_had_as_json_csv_and_atom(client: Client) -> None:
    (forms,) = dom.classed(page(client, "/cases/?process=concluded"), "forms")
    assert {dom.text(link): link.get("href") for link in forms.iter("a")} == {
        "JSON": "/api/v1/cases/?process=concluded",
        "CSV": "/api/v1/exports/cases.csv?process=concluded",
        "Atom": "/feeds/cases.atom?process=concluded",
    }


def test_the_number_of_cases_is_that_of_the_question(client: Client) -> None:
    assert dom.text(dom.by_id(page(client, "/cases/"), "results")) == "2 cases"
    assert dom.text(dom.by_id(page(client, "/cases/?process=concluded"), "results")) == "1 case"
    assert dom.text(dom.by_id(page(client, "/cases/?jurisdiction=bay-city"), "results")) == "1 case"
    question = "/cases/?jurisdiction=harbor-city&q=zeppelin"
    assert dom.text(dom.by_id(page(client, question), "results")) == "0 cases"


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("/cases/?proces=reported", ["proces", "Did you mean “process”?"]),
        ("/cases/?process=closed", ["process", "“closed” is not known."]),
        ("/cases/?agency=nowhere", ["agency"]),
        ("/cases/?cursor=x", ["cursor"]),
        ("/cases/?happened_after=soon", ["happened_after"]),
        ("/cases/?q=1&q=2", ["q"]),
        ("/statements/?speaker=nobody", ["speaker"]),
        ("/sources/?outlet=nobody", ["outlet"]),
        ("/agencies/?kind=secret", ["kind"]),
        ("/feeds/cases.atom?agencyy=hcpd", ["agencyy"]),
        ("/?page=2", ["page"]),
    ],
)
def test_a_question_that_is_not_understood_is_refused_by_name(
    client: Client, address: str, named: list[str]
) -> None:
    answer = client.get(address)
    shown = dom.text(dom.parse(answer.content))
    assert answer.status_code == 400
    assert all(name in shown for name in named)


def test_what_was_written_is_repeated_without_harm(client: Client) -> None:
    answer = client.get("/cases/?<script>alert(1)</script>=1")
    assert answer.status_code == 400
    assert b"<script>alert" not in answer.content


def test_statements_show_words_speaker_and_where_the_case_stands(client: Client) -> None:
    (item,) = dom.classed(page(client, "/statements/?speaker=kim-osei"), "item")
    shown = dom.text(item)
    assert shown.startswith("Kim Osei ")
    assert "“We take every complaint seriously […] and we will answer it in full”" in shown
    assert "All 2 printings, with passages" in shown
    assert "Every allegation carries the same disposition: not sustained." in shown


@pytest.mark.parametrize(
    ("question", "number"),
    [("", 2), ("?agency=hcpd", 1), ("?kind=direct", 2), ("?kind=indirect", 0), ("?said_before=2023", 0)],
)
def test_statements_can_be_narrowed(client: Client, question: str, number: int) -> None:
    assert len(dom.classed(page(client, f"/statements/{question}"), "item")) == number


def test_an_agency_shows_its_cases_by_role_with_status(client: Client) -> None:
    shown = dom.text(page(client, "/agencies/bcpd/"))
    assert "Bay City Police Department (BCPD)" in shown
    assert f"Subject {BAY} Concluded Disposition: not sustained" in shown
    assert QUAY not in shown
    assert "We take every complaint seriously" in shown


def test_agencies_are_listed_with_their_cases(client: Client) -> None:
    items = [dom.text(item) for item in dom.classed(page(client, "/agencies/"), "item")]
    assert items[0].startswith("Bay City Police Department (BCPD)")
    assert any("Office of Police Review" in item and "2 cases" in item for item in items)


def test_sources_are_listed_and_narrowed_by_outlet(client: Client) -> None:
    items = [dom.text(item) for item in dom.classed(page(client, "/sources/?outlet=bay-courier"), "item")]
    assert len(items) == 2
    assert all("Bay Courier" in item for item in items)


def test_a_source_shows_what_is_quoted_from_it_with_positions(client: Client) -> None:
    tree = page(client, "/sources/courier-closed/")
    quotes = [dom.text(quote) for quote in tree.iter("q")]
    assert "“" not in quotes[0]
    assert "two officers stood by" in quotes
    assert "Quoted in Complaint about a stop on Bay Road" in dom.text(tree)
    assert "Every allegation carries the same disposition: not sustained." in dom.text(tree)
