"""Every page of the seeded archive, reached by following links as a reader does."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from django.template.loader import render_to_string
from django.test import Client
from pytest_django import DjangoDbBlocker

from editions.models import PublicCase
from tests.pages import dom, routes
from tests.pages.conftest import SEEDED

pytestmark = pytest.mark.django_db

ADDRESSES = routes.pages()
OTHER_FACES = ("/admin/", "/api/", "/static/")
SPANISH = "/es/"


@dataclass(frozen=True)
class Visit:
    address: str
    response: Any
    tree: Element


@pytest.fixture(scope="module", params=["/", SPANISH], ids=["English", "Spanish"])
def visits(
    request: pytest.FixtureRequest, seeded: PublicCase, django_db_blocker: DjangoDbBlocker
) -> list[Visit]:
    """Every HTML page that a reader can reach from the first one, in one language."""
    with django_db_blocker.unblock():
        return list(walk(request.param))


def walk(first: str) -> Iterator[Visit]:
    client, seen, ahead = Client(), set[str](), [first]
    while ahead:
        address = ahead.pop()
        if address in seen or address.startswith(OTHER_FACES) or is_spanish(address) != is_spanish(first):
            continue
        seen.add(address)
        response = client.get(address)
        assert response.status_code == 200, f"{address} answers {response.status_code}."
        if response.headers["Content-Type"].startswith("text/html"):
            tree = dom.parse(response.content)
            ahead += dom.links(tree, address)
            yield Visit(address, response, tree)


def is_spanish(address: str) -> bool:
    return address.startswith(SPANISH)


def test_each_type_of_page_is_reached_by_links(visits: list[Visit]) -> None:
    reached = {visit.address.removeprefix(SPANISH.rstrip("/")) for visit in visits}
    assert set(ADDRESSES) <= {address.partition("?")[0] for address in reached}


def test_no_page_names_an_id_twice(visits: list[Visit]) -> None:
    for visit in visits:
        names = dom.ids(visit.tree)
        assert len(names) == len(set(names)), visit.address


def test_each_page_has_one_h1_and_its_landmarks(visits: list[Visit]) -> None:
    for visit in visits:
        assert [len(list(visit.tree.iter(tag))) for tag in ("h1", "main")] == [1, 1], visit.address
        assert dom.classed(visit.tree, "skip")[0].get("href") == "#main"


def test_headings_leave_out_no_level(visits: list[Visit]) -> None:
    for visit in visits:
        tags = [str(element.tag) for element in visit.tree.iter()]
        levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]
        steps = [below - above for above, below in pairwise(levels[levels.index(1) :])]
        assert max(steps, default=0) <= 1, visit.address


def test_no_page_sets_a_cookie_or_has_inline_code(visits: list[Visit]) -> None:
    for visit in visits:
        assert not visit.response.cookies
        assert not list(visit.tree.iter("style"))
        scripts = [one for one in visit.tree.iter("script") if one.get("type") != "application/ld+json"]
        assert all(script.get("src") for script in scripts)
        assert not [element for element in visit.tree.iter() if {"style", "onclick"} & element.attrib.keys()]


def test_no_page_makes_a_browser_ask_anybody_else(visits: list[Visit]) -> None:
    for visit in visits:
        asked = [
            element.get("href") or element.get("src") or ""
            for tag in ("link", "script", "img", "iframe", "source")
            for element in visit.tree.iter(tag)
            # What a browser only offers to others: it loads neither.
            if element.get("rel") not in ("canonical", "alternate")
            and element.get("type") != "application/ld+json"
        ]
        assert all(address.startswith("/") for address in asked), visit.address


def test_each_anchor_that_a_page_links_to_is_there(visits: list[Visit]) -> None:
    there = {visit.address: set(dom.ids(visit.tree)) for visit in visits}
    for visit in visits:
        for link in visit.tree.iter("a"):
            address, _, anchor = (link.get("href") or "").partition("#")
            if anchor and not address.startswith(("https://", "http://")):
                assert anchor in there[address or visit.address], f"{visit.address} links to #{anchor}"


def test_each_page_says_its_own_address_and_title(visits: list[Visit]) -> None:
    titles = {dom.text(next(visit.tree.iter("title"))) for visit in visits}
    assert len(titles) >= len(ADDRESSES)
    for visit in visits:
        canonical = [link.get("href") for link in visit.tree.iter("link") if link.get("rel") == "canonical"]
        assert canonical == [dom.SITE + visit.address.partition("?")[0]]


def test_each_field_has_a_name_that_is_read_out(visits: list[Visit]) -> None:
    for visit in visits:
        labelled = {label.get("for") for label in visit.tree.iter("label")}
        inside = {field for label in visit.tree.iter("label") for field in label.iter("input")}
        fields = [field for tag in ("input", "select") for field in visit.tree.iter(tag)]
        fields = [field for field in fields if field.get("type") != "hidden"]
        assert not [field for field in fields if field.get("id") not in labelled and field not in inside]


def test_links_to_the_other_faces_answer_too(visits: list[Visit], client: Client) -> None:
    found = {address for visit in visits for address in dom.links(visit.tree, visit.address)}
    for address in sorted(found):
        if address.startswith("/api/"):
            assert client.get(address).status_code == 200, address


@pytest.mark.usefixtures("seeded")
@pytest.mark.parametrize("address", ADDRESSES)
def test_no_link_follows_the_host_header(client: Client, address: str) -> None:
    page = client.get(address, headers={"Host": "localhost"}).content
    assert b"localhost" not in page


@pytest.mark.usefixtures("seeded")
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_a_page_is_only_read(client: Client, method: str) -> None:
    assert getattr(client, method)(SEEDED).status_code == 405


def test_the_page_for_a_fault_needs_nothing_that_may_be_faulty() -> None:
    page = render_to_string("500.html").encode()
    tree = dom.parse(page)
    assert "The archive failed to answer" in dom.text(tree)
    assert not list(tree.iter("script"))
