"""Error answers that no view makes."""

import json

import pytest
from django.test import Client

pytestmark = pytest.mark.usefixtures("addresses")


def test_an_unknown_api_address_answers_with_a_problem(client: Client) -> None:
    response = client.get("/api/v1/nowhere/at/all/")
    assert response.status_code == 404
    assert response.headers["Content-Type"] == "application/problem+json"
    assert json.loads(response.content) == {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "detail": "There is nothing at this address.",
        "instance": "/api/v1/nowhere/at/all/",
        "request_id": response.headers["X-Request-ID"],
    }


def test_an_unknown_page_answers_with_a_page(client: Client) -> None:
    response = client.get("/nowhere/at/all/")
    assert response.status_code == 404
    assert response.headers["Content-Type"].startswith("text/html")


def test_a_fault_in_the_api_tells_nothing_of_its_cause(client: Client) -> None:
    client.raise_request_exception = False
    response = client.get("/api/try/failing")
    assert response.status_code == 500
    assert response.headers["Content-Type"] == "application/problem+json"
    assert b"on purpose" not in response.content


def test_a_fault_in_a_page_tells_nothing_of_its_cause(client: Client) -> None:
    client.raise_request_exception = False
    response = client.get("/try/failing")
    assert response.status_code == 500
    assert b"on purpose" not in response.content


@pytest.mark.parametrize("address", ["/try/short", "/api/v1/cases/", "/admin/"])
def test_a_host_that_is_not_ours_is_refused(client: Client, address: str) -> None:
    response = client.get(address, headers={"Host": "evil.example"})
    assert response.status_code == 400
    assert b"evil.example" not in response.content
