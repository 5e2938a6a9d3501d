"""What is to go says so in its answers, in the form of the two RFCs."""

import pytest
from django.test import Client

from api.lifecycle import LEAVING, Leaving, Lifecycle, day

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("three_cases")]

EXPORT = Leaving(
    "exports/cases.csv",
    deprecated=day("2027-01-01"),
    sunset=day("2028-01-02"),
    instead="https://archive.example/moving",
)
COUNT = Leaving("cases/", deprecated=day("2027-01-01"), sunset=day("2028-01-02"), parameter="count")


@pytest.fixture(autouse=True)
def table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Lifecycle, "table", (EXPORT, COUNT))


def test_a_resource_that_goes_says_since_when_until_when_and_what_instead(client: Client) -> None:
    headers = client.get("/api/v1/exports/cases.csv").headers
    assert headers["Deprecation"] == "@1798761600"
    assert headers["Sunset"] == "Sun, 02 Jan 2028 00:00:00 GMT"
    assert '<https://archive.example/moving>; rel="deprecation"' in headers["Link"]


def test_links_that_stand_already_stay(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        Lifecycle, "table", (Leaving("cases/", EXPORT.deprecated, EXPORT.sunset, instead="https://x"),)
    )
    link = client.get("/api/v1/cases/?page_size=1").headers["Link"]
    assert 'rel="next"' in link
    assert link.endswith('<https://x>; rel="deprecation"; type="text/html"')


@pytest.mark.parametrize(
    ("address", "goes"), [("cases/?count=on", True), ("cases/", False), ("sources/", False)]
)
def test_a_parameter_that_goes_says_so_where_it_is_used(client: Client, address: str, goes: bool) -> None:
    assert ("Deprecation" in client.get(f"/api/v1/{address}").headers) == goes


def test_the_table_keeps_the_promise_of_a_year() -> None:
    assert all((row.sunset - row.deprecated).days >= 365 for row in (*LEAVING, EXPORT, COUNT))
