"""Facet counts over the API."""

import pytest

from tests.api.contract import CheckedClient

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("three_cases")]


def test_each_facet_has_its_values_with_label_and_count(api: CheckedClient) -> None:
    said = api.ask("cases/facets/").json()
    assert (said["count"], said["count_exact"]) == (3, True)
    assert said["facets"]["jurisdiction"] == [
        {"value": "harbor-city", "label": "Harbor City", "count": 2},
        {"value": "riverton", "label": "Riverton", "count": 1},
    ]


def test_facets_take_the_question_of_the_list(api: CheckedClient) -> None:
    said = api.ask("cases/facets/?agency=rvpd&role=subject").json()
    listed = api.ask("cases/?agency=rvpd&role=subject").json()
    assert said["count"] == len(listed["results"]) == 1
    assert [one["value"] for one in said["facets"]["speaker"]] == ["lee-park"]


def test_every_facet_is_a_parameter_of_the_list(api: CheckedClient) -> None:
    for facet, values in api.ask("cases/facets/").json()["facets"].items():
        for one in values:
            listed = api.ask(f"cases/?{facet}={one['value']}").json()
            assert len(listed["results"]) == one["count"]


@pytest.mark.parametrize("query", ["page_size=5", "cursor=x", "count=on", "agency=nobody"])
def test_what_facets_do_not_know_is_refused(api: CheckedClient, query: str) -> None:
    assert api.ask(f"cases/facets/?{query}").status_code == 400
