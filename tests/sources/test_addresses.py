"""Two addresses are one page where they differ only in how a reader came to it."""

import pytest

from sources.addresses import same_page

SAME = [
    ("http://www.example.org/a/", "https://example.org/a", "scheme, www and last slash"),
    ("https://example.org/a?utm_source=x&fbclid=y#top", "https://example.org/a", "counted visitors"),
    ("https://amp.example.org/a/amp", "https://EXAMPLE.org/a", "the page for telephones"),
    ("https://www.example.org/amp/a", "https://example.org/a", "for telephones, in the path"),
    ("https://example.org/a.amp.html", "https://example.org/a.html", "for telephones, in the name"),
    (
        "https://example-org.cdn.ampproject.org/c/s/www.example.org/a",
        "https://example.org/a",
        "in a cache for telephones",
    ),
    (
        "https://www.google.com/amp/s/www.example.org/a?outputType=amp",
        "https://example.org/a",
        "in a search engine's cache",
    ),
    ("https://mobile.example.org/a", "https://example.org/a", "the site for telephones"),
    ("https://example.org/?b=2&a=1", "https://example.org/?a=1&b=2", "the order of parameters"),
]
OTHER = [
    ("https://example.org/ampere", "https://example.org/ere", "a word that begins so"),
    ("https://www.google.com/maps/a", "https://example.org/a", "the engine itself"),
    ("https://example.org/a", "https://example.org/b", "another path"),
    ("https://example.org/?id=1", "https://example.org/?id=2", "another number"),
    ("https://example.org/a", "https://example.com/a", "another site"),
    ("https://example.org:8443/a", "https://example.org/a", "another port"),
]


@pytest.mark.parametrize(("one", "other", "why"), SAME)
def test_these_are_one_page(one: str, other: str, why: str) -> None:
    assert same_page(one) == same_page(other) != "", why


@pytest.mark.parametrize(("one", "other", "why"), OTHER)
def test_these_are_two(one: str, other: str, why: str) -> None:
    assert same_page(one) != same_page(other), why


@pytest.mark.parametrize("url", ["", "mailto:a@b.org", "https://[", "https://", "file:///etc", "//a/b"])
def test_what_is_no_web_address_is_no_page(url: str) -> None:
    assert same_page(url) == ""
