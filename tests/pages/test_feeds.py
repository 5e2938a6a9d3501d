"""Feeds, sitemap and robots: well formed, absolute, and no claim without where it stands."""

from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker

from editions.models import Entry, PublicCase
from pages import sitemap
from tests.factories import published_case
from tests.lasting import lasting_rows
from tests.pages import dom

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
TITLE = "Complaint about Smith & Sons <of> the quay"


@pytest.fixture(scope="module", autouse=True)
def town(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with lasting_rows(django_db_blocker):
        published_case(slug="open", title=TITLE)
        published_case(slug="closed", process="concluded", disposition="unfounded")
        yield


def xml(client: Client, address: str) -> Element:
    answer = client.get(address)
    assert answer.status_code == 200
    assert "xml" in answer.headers["Content-Type"]
    return ElementTree.fromstring(answer.content)


@pytest.mark.parametrize("address", ["/feeds/changes.atom", "/feeds/cases.atom"])
def test_a_feed_is_atom_with_all_that_atom_asks_for(client: Client, address: str) -> None:
    feed = xml(client, address)
    assert feed.tag == f"{ATOM}feed"
    for part in ("id", "title", "updated", "author"):
        assert feed.find(f"{ATOM}{part}") is not None
    for entry in feed.iter(f"{ATOM}entry"):
        assert all(entry.findtext(f"{ATOM}{part}") for part in ("id", "title", "updated", "summary"))


@pytest.mark.parametrize("address", ["/feeds/changes.atom", "/feeds/cases.atom"])
def test_each_entry_of_a_feed_says_where_its_case_stands(client: Client, address: str) -> None:
    summaries = [
        entry.findtext(f"{ATOM}summary") or "" for entry in xml(client, address).iter(f"{ATOM}entry")
    ]
    assert len(summaries) == 2
    assert all("Standing" in summary for summary in summaries)


@pytest.mark.parametrize("address", ["/feeds/changes", "/feeds/cases", "/cases/open/feed"])
def test_a_json_feed_says_what_its_atom_twin_says(client: Client, address: str) -> None:
    answer = client.get(f"{address}.json")
    said = answer.json()
    feed = xml(client, f"{address}.atom")
    assert answer.headers["Content-Type"].startswith("application/feed+json")
    assert said["version"] == "https://jsonfeed.org/version/1.1"
    assert said["feed_url"] == f"{dom.SITE}{address}.json"
    assert [one["id"] for one in said["items"]] == [
        one.text for one in feed.iterfind(f"{ATOM}entry/{ATOM}id")
    ]
    assert all(one["content_text"] and one["url"] and one["date_modified"] for one in said["items"])


def test_a_feed_of_one_case_holds_its_lines_alone(client: Client) -> None:
    entries = list(xml(client, "/cases/open/feed.atom").iter(f"{ATOM}entry"))
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == [f"Published: {TITLE}, edition 1"]


@pytest.mark.parametrize(
    ("address", "status"), [("/cases/nothing/feed.atom", 404), ("/feeds/cases.rss", 404)]
)
def test_a_feed_of_nothing_is_not_there(client: Client, address: str, status: int) -> None:
    assert client.get(address).status_code == status


@pytest.mark.parametrize(
    ("page", "feed"),
    [
        ("/", "/feeds/changes.json"),
        ("/cases/?process=concluded", "/feeds/cases.atom?process=concluded"),
        ("/cases/open/", "/cases/open/feed.atom"),
        ("/agencies/hcpd/", "/feeds/cases.atom?agency=hcpd"),
    ],
)
def test_a_page_leads_feed_readers_to_its_feed(client: Client, page: str, feed: str) -> None:
    tree = dom.parse(client.get(page).content)
    offered = [one.get("href") for one in tree.iter("link") if one.get("rel") == "alternate"]
    assert feed in offered
    assert client.get(feed).status_code == 200


def test_the_sitemap_says_when_each_page_changed(client: Client) -> None:
    changed = {
        one.findtext(f"{MAP}loc"): one.findtext(f"{MAP}lastmod")
        for one in xml(client, "/sitemap.xml").iter(f"{MAP}url")
    }
    newest = Entry.objects.latest("sequence").at
    for page in ("/", "/numbers/", "/cases/closed/", "/agencies/hcpd/", "/sources/outlets/harbor-gazette/"):
        assert changed[dom.SITE + page] == newest
    assert changed[f"{dom.SITE}/methodology/"] is None


@pytest.mark.parametrize("address", ["/feeds/changes.atom", "/feeds/cases.atom", "/sitemap.xml"])
def test_addresses_for_machines_are_of_this_site_whatever_the_host(client: Client, address: str) -> None:
    text = client.get(address, headers={"Host": "localhost"}).content.decode()
    assert "localhost" not in text
    assert "http://testserver/" in text


def test_titles_survive_in_xml(client: Client) -> None:
    titles = [one.text for one in xml(client, "/feeds/cases.atom").iter(f"{ATOM}title")]
    assert TITLE in titles


def test_a_feed_of_a_filtered_list_holds_that_list(client: Client) -> None:
    feed = xml(client, "/feeds/cases.atom?process=concluded")
    assert [one.text for one in feed.iter(f"{ATOM}id")] == [
        "http://testserver/feeds/cases.atom?process=concluded",
        "http://testserver/cases/closed/",
    ]


def test_a_feed_has_the_same_bytes_until_something_is_published(client: Client) -> None:
    first, again = (client.get("/feeds/changes.atom") for _ in range(2))
    assert first.content == again.content
    tag = {"If-None-Match": first.headers["ETag"]}
    assert client.get("/feeds/changes.atom", headers=tag).status_code == 304


def test_an_empty_feed_is_a_feed(client: Client) -> None:
    assert not list(xml(client, "/feeds/cases.atom?q=zeppelin").iter(f"{ATOM}entry"))


def test_the_sitemap_has_every_case_with_its_last_change(client: Client) -> None:
    found = {url.findtext(f"{MAP}loc"): url.findtext(f"{MAP}lastmod") for url in xml(client, "/sitemap.xml")}
    at = Entry.objects.get(slug="open").at
    assert found["http://testserver/cases/open/"] == at
    assert "http://testserver/agencies/hcpd/" in found
    assert "http://testserver/sources/gazette-open/" in found
    assert "http://testserver/methodology/" in found


def test_a_long_sitemap_is_an_index_of_parts(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "PART", 1)
    index = xml(client, "/sitemap.xml")
    parts = [str(one.findtext(f"{MAP}loc")).removeprefix("http://testserver") for one in index]
    assert index.tag == f"{MAP}sitemapindex"
    found = [url.findtext(f"{MAP}loc") for part in parts for url in xml(client, part)]
    assert [address for address in found if "/cases/" in str(address)][1:] == [
        "http://testserver/cases/open/",
        "http://testserver/cases/closed/",
    ]


@pytest.mark.parametrize("part", [3, 10**9, 10**30])
def test_a_part_that_is_not_there_answers_404(client: Client, part: int) -> None:
    assert client.get(f"/sitemap-{part}.xml").status_code == 404


def test_robots_are_told_the_sitemap_and_no_secret(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()
    assert "Sitemap: http://testserver/sitemap.xml" in text
    assert "admin" not in text
    assert PublicCase.objects.get(slug="open").case_id not in text
