"""Lists of many cases: pages without gaps, and queries that do not grow with the rows."""

from collections.abc import Iterable

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories import published_case, published_copies
from tests.pages import dom, routes

pytestmark = pytest.mark.django_db

SLUGS = {
    "cases": "open",
    "agencies": "hcpd",
    "sources": "gazette-open",
    "sources/outlets": "harbor-gazette",
}
ADDRESSES = (
    *routes.pages(SLUGS),
    *routes.files(SLUGS),
    *("/cases/?agency=hcpd&role=subject&process=under-investigation", "/cases/?q=complaint"),
    *("/statements/?agency=hcpd", "/sources/?outlet=harbor-gazette", "/cases/open/?as_known_on=2024-03-09"),
    *("/feeds/cases.atom?agency=hcpd", "/feeds/cases.json?q=complaint", "/es/cases/", "/es/cases/open/"),
)


def costs(client: Client, addresses: Iterable[str]) -> dict[str, int]:
    """The queries that each address takes when nothing is kept."""
    found = {}
    for address in addresses:
        for store in settings.CACHES:
            caches[store].clear()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        found[address] = len(queries)
    return found


def followed(client: Client, address: str) -> list[str]:
    """The titles of a list and of every page after it."""
    seen = []
    while address:
        tree = dom.parse(client.get(address).content)
        seen += [dom.text(item[0]) for item in dom.classed(tree, "item")]
        onward = [str(link.get("href")) for link in tree.iter("a") if link.get("rel") == "next"]
        address = onward[0] if onward else ""
    return seen


def test_a_page_costs_three_queries_at_most_for_one_row_and_the_same_for_fifty(client: Client) -> None:
    edition = published_case(slug="open")
    for_one = costs(client, ADDRESSES)
    published_copies(edition, 50)

    assert max(for_one.values()) <= 3
    assert costs(client, ADDRESSES) == for_one


def test_pages_follow_each_other_without_gap(client: Client) -> None:
    published_copies(published_case(slug="open", title="Complaint, one of many"), 50)

    titles = followed(client, "/cases/?ordering=title")

    assert len(titles) == len(set(titles)) == 51
    assert titles == sorted(titles)
    assert "51 cases" in dom.text(dom.parse(client.get("/cases/").content))


def test_the_log_goes_on_behind_fifty_lines(client: Client) -> None:
    published_copies(published_case(slug="open"), 50)
    tree = dom.parse(client.get("/changes/").content)
    (older,) = [link for link in tree.iter("a") if link.get("rel") == "next"]
    assert len(dom.classed(tree, "log")[0]) == 50
    rest = dom.parse(client.get(str(older.get("href"))).content)
    assert [item.get("id") for item in dom.classed(rest, "log")[0]] == ["entry-1"]
