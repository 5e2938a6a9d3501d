"""Requests that are turned away at the door."""

import json

import pytest
from django.test import Client

from archive.ingress import MAX_QUERY_BYTES

pytestmark = pytest.mark.usefixtures("addresses")


@pytest.mark.parametrize(
    ("sent", "because"),
    [
        ("/try/echo?q=%00", "PostgreSQL cannot hold NUL and answers with a server error"),
        ("/try/echo?q=a%0Db", "a carriage return can split a header"),
        ("/try/echo?q=%7F", "DEL is a control character"),
        ("/try/echo?q=%C2%85", "so is NEL, though it is two bytes of UTF-8"),
        ("/try/echo?%01=a", "a parameter's name is as dangerous as its value"),
        ("/try/echo?q=%FF", "FF never occurs in UTF-8"),
        ("/try/echo?q=%ED%A0%80", "half a surrogate pair cannot be written out again"),
        ("/try/%00echo", "the path is looked up in the database too"),
        ("/try/%FFecho", "the path is decoded like the query"),
        ("/try/echo%2500", "twice encoded is still sent by nobody honest"),
    ],
)
def test_it_refuses_what_no_page_links_to(client: Client, sent: str, because: str) -> None:
    assert client.get(sent).status_code == 400, because


@pytest.mark.parametrize(
    ("sent", "heard"),
    [
        ("?q=use-of-force", "use-of-force"),
        ("?q=%C3%A9t%C3%A9", "été"),
        ("?q=two+words", "two words"),
        ("?q=100%25", "100%"),
        ("?q=%F0%9F%94%8D", "🔍"),
        ("?q=%E2%80%8F", "\u200f"),
        ("", ""),
    ],
)
def test_it_lets_ordinary_questions_through(client: Client, sent: str, heard: str) -> None:
    response = client.get(f"/try/echo{sent}")
    assert response.status_code == 200
    assert response.content.decode() == heard


def test_it_refuses_a_query_one_byte_too_long(client: Client) -> None:
    longest = "q=" + "a" * (MAX_QUERY_BYTES - 2)
    assert client.get("/try/echo", QUERY_STRING=longest).status_code == 200
    assert client.get("/try/echo", QUERY_STRING=longest + "a").status_code == 414


def test_it_bounds_the_queries_of_staff_as_well(client: Client) -> None:
    assert client.get("/admin/try/seen", QUERY_STRING="id=" + "1," * 3000).status_code == 414


@pytest.mark.parametrize(("sent", "status"), [("q=%00", 400), ("q=" + "a" * 5000, 414)])
def test_it_tells_api_clients_in_their_own_format(client: Client, sent: str, status: int) -> None:
    response = client.get("/api/v1/cases/", QUERY_STRING=sent)
    assert response.headers["Content-Type"] == "application/problem+json"
    assert json.loads(response.content)["status"] == status == response.status_code


def test_it_tells_readers_in_plain_words(client: Client) -> None:
    response = client.get("/try/echo?q=%00")
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode() == "The query holds a control character.\n"


def test_it_reads_raw_bytes_that_nobody_encoded(client: Client) -> None:
    assert client.get("/try/echo", QUERY_STRING=b"q=\xff".decode("latin-1")).status_code == 400
