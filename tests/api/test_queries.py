"""Every resource costs at most three queries, and fifty rows cost what one does."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoDbBlocker

from editions.models import Edition
from tests.api.contract import CheckedClient
from tests.factories import published_case, published_copies
from tests.lasting import lasting_rows

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def fifty_cases(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[Edition]]:
    with lasting_rows(django_db_blocker):
        first = published_case(slug="dock")
        yield [first, *published_copies(first, 52)]


def queries(api: CheckedClient, path: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        response = api.get(f"/api/v1/{path}")
        size = len(b"".join(response))
    assert (response.status_code, size > 0) == (200, True)
    return len(captured)


@pytest.mark.parametrize(
    ("path", "number"),
    [
        ("cases/?", 2),
        ("cases/?count=on&agency=hcpd&role=subject&q=complaint&ordering=title&", 3),
        ("cases/?count=on&agency=hcpd&", 3),
        ("allegations/?count=on&case=dock&", 3),
        ("allegations/?", 2),
        ("statements/?count=on&speaker=dana-reyes&", 3),
        ("statements/?", 2),
        ("sources/?count=on&", 3),
        ("agencies/?count=on&", 3),
        ("changes/?", 2),
        ("cases/dock/editions/?count=on&", 3),
    ],
)
def test_a_page_of_fifty_costs_what_a_page_of_one_does(api: CheckedClient, path: str, number: int) -> None:
    assert (queries(api, f"{path}page_size=1"), queries(api, f"{path}page_size=50")) == (number, number)


@pytest.mark.parametrize(
    ("path", "number"),
    [
        ("", 1),
        ("cases/dock/", 2),
        ("cases/dock/editions/1/", 3),
        ("agencies/hcpd/", 1),
        ("sources/gazette-dock/", 1),
        ("cases/facets/", 3),
        ("cases/facets/?agency=hcpd&role=subject&q=complaint", 3),
        ("schema/", 0),
    ],
)
def test_a_single_resource_costs_at_most_three(api: CheckedClient, path: str, number: int) -> None:
    queries(api, path)
    assert queries(api, path) == number


@pytest.mark.parametrize(("path", "number"), [("cases.ndjson", 2), ("cases.csv", 2), ("statements.csv", 3)])
def test_an_export_of_fifty_costs_what_an_export_of_one_does(
    api: CheckedClient, path: str, number: int
) -> None:
    kind = "case=dock" if path.startswith("statements") else "q=dock&ordering=title"
    one, fifty = queries(api, f"exports/{path}?{kind}"), queries(api, f"exports/{path}")
    assert fifty == number
    assert one <= number


@pytest.mark.parametrize("noun", ["allegations", "statements"])
def test_a_fact_costs_one(api: CheckedClient, noun: str) -> None:
    listed = api.ask(f"{noun}/?page_size=1").json()["results"][0]
    assert queries(api, f"{noun}/{listed['id']}/") == 1


def test_a_refusal_costs_few(api: CheckedClient) -> None:
    with CaptureQueriesContext(connection) as captured:
        wrong = "&".join(f"agency=a{n}&outlet=b{n}&speaker=c{n}" for n in range(20))
        assert api.get(f"/api/v1/cases/?{wrong}").status_code == 400
    assert len(captured) <= 4
