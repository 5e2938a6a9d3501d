"""Compression that keeps ETags strong."""

import gzip
from typing import Any

import pytest
from django.test import Client

from archive.compression import accepts_gzip
from tests.archive.addresses import LONG

pytestmark = pytest.mark.usefixtures("addresses")
GZIP = {"Accept-Encoding": "gzip, deflate, br"}


def get(client: Client, address: str, **headers: str) -> Any:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.get(address, headers={**GZIP, **named})


def test_it_compresses_long_text(client: Client) -> None:
    response = get(client, "/try/long")
    assert response.headers["Content-Encoding"] == "gzip"
    assert int(response.headers["Content-Length"]) == len(response.content) < len(LONG)
    assert gzip.decompress(response.content).decode() == LONG


def test_it_sends_the_same_bytes_every_time(client: Client) -> None:
    first, second = get(client, "/try/long").content, get(client, "/try/long").content
    assert first == second
    assert first[4:8] == bytes(4), "The time of day is written into it."


@pytest.mark.parametrize(
    ("address", "because"),
    [
        ("/try/short", "it would grow"),
        ("/try/picture", "it is compressed already"),
        ("/admin/try/long", "its secrets could be guessed from its length"),
    ],
)
def test_it_leaves_the_rest_alone(client: Client, address: str, because: str) -> None:
    assert "Content-Encoding" not in get(client, address).headers, because


def test_it_compresses_a_stream_piece_by_piece(client: Client) -> None:
    response = get(client, "/try/streamed")
    assert response.headers["Content-Encoding"] == "gzip"
    assert "Content-Length" not in response.headers
    plain = b"".join(client.get("/try/streamed"))
    assert gzip.decompress(b"".join(response)) == plain


def test_it_sends_plain_text_to_those_who_want_it_and_tells_caches(client: Client) -> None:
    response = client.get("/try/long")
    assert response.content.decode() == LONG
    assert response.headers["Vary"] == "Accept-Encoding"
    assert get(client, "/try/long").headers["Vary"] == "Accept-Encoding"


def test_each_encoding_has_a_strong_etag_of_its_own(client: Client) -> None:
    assert client.get("/try/tagged").headers["ETag"] == '"edition"'
    assert get(client, "/try/tagged").headers["ETag"] == '"edition+gzip"'


@pytest.mark.parametrize(
    "held", ['"edition"', '"edition+gzip"', 'W/"edition+gzip"', '"other", "edition+gzip"']
)
def test_a_visitor_who_holds_either_is_told_that_nothing_changed(client: Client, held: str) -> None:
    assert get(client, "/try/tagged", If_None_Match=held).status_code == 304


@pytest.mark.parametrize("held", ['"edition"', '"edition+gzip"'])
def test_a_304_names_the_etag_that_the_visitor_holds(client: Client, held: str) -> None:
    response = get(client, "/try/tagged", If_None_Match=held)
    assert response.headers["ETag"] == held
    assert response.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("held", ['"editio+gzip"', '"gzip"', "+gzip", '"edition+gzip+gzip"'])
def test_another_etag_is_answered_in_full(client: Client, held: str) -> None:
    assert get(client, "/try/tagged", If_None_Match=held).status_code == 200


@pytest.mark.parametrize(
    ("header", "accepted"),
    [
        ("gzip", True),
        ("br, GZIP;q=0.5", True),
        ("x-gzip", True),
        ("gzip;q=0", False),
        ("gzip; q=0.000", False),
        ("identity", False),
        ("notgzip", False),
        ("", False),
    ],
)
def test_it_reads_what_the_visitor_accepts(header: str, accepted: bool) -> None:
    assert accepts_gzip(header) is accepted
