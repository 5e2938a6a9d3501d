"""What every answer carries."""

import logging

import pytest
from django.test import Client
from pytest_django import Settings

from archive.logs import AddRequestId

pytestmark = pytest.mark.usefixtures("addresses")


def test_it_numbers_each_answer_anew(client: Client) -> None:
    first, second = (client.get("/try/short").headers["X-Request-ID"] for _ in range(2))
    assert len(first) == len(second) == 32
    assert first != second


def test_it_ignores_a_number_sent_from_outside(client: Client) -> None:
    response = client.get("/try/short", headers={"X-Request-ID": "forged"})
    assert response.headers["X-Request-ID"] != "forged"


def test_it_writes_the_number_on_log_lines(client: Client) -> None:
    number = client.get("/try/short").headers["X-Request-ID"]
    record = logging.makeLogRecord({"msg": "said while answering"})
    assert AddRequestId().filter(record)
    assert record.__dict__["request_id"] == number


@pytest.mark.parametrize("address", ["/try/short", "/nowhere/at/all", "/try/echo?q=%00", "/admin/try/seen"])
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ],
)
def test_it_sends_security_headers_with_every_answer(
    client: Client, address: str, name: str, value: str
) -> None:
    assert client.get(address).headers[name] == value


@pytest.mark.parametrize(
    "rule",
    [
        "default-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
        "img-src 'self' data:",
    ],
)
def test_it_lets_nothing_run_that_is_not_ours(client: Client, rule: str) -> None:
    policy = client.get("/try/short").headers["Content-Security-Policy"]
    assert rule in policy.split("; ")
    assert "unsafe" not in policy


def test_it_leaves_a_view_its_own_policy_and_caching(client: Client) -> None:
    headers = client.get("/try/own").headers
    assert headers["Content-Security-Policy"] == "default-src 'none'"
    assert headers["Cache-Control"] == "public, max-age=9"


def test_it_lets_caches_keep_a_public_answer_for_a_minute(client: Client) -> None:
    kept = client.get("/try/short").headers["Cache-Control"]
    assert kept == "public, max-age=60, stale-while-revalidate=300"


def test_it_does_not_let_caches_keep_a_failure(client: Client) -> None:
    assert "Cache-Control" not in client.get("/try/refused").headers
    assert "Cache-Control" not in client.post("/try/short").headers


def test_it_gives_every_public_answer_a_strong_etag(client: Client) -> None:
    etag = client.get("/try/short").headers["ETag"]
    assert etag.startswith('"')
    assert client.get("/try/short", headers={"If-None-Match": etag}).status_code == 304


def test_a_304_carries_the_rule_for_caches(client: Client) -> None:
    etag = client.get("/try/short").headers["ETag"]
    unchanged = client.get("/try/short", headers={"If-None-Match": etag})
    assert unchanged.headers["Cache-Control"].startswith("public, max-age=60")


def test_it_opens_the_api_to_pages_of_other_sites(client: Client) -> None:
    response = client.get("/api/v1/nowhere", headers={"Origin": "https://example.org"})
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response.headers


def test_it_does_not_open_pages_or_staff_to_other_sites(client: Client) -> None:
    for address in ("/try/short", "/admin/try/seen"):
        response = client.get(address, headers={"Origin": "https://example.org"})
        assert "Access-Control-Allow-Origin" not in response.headers


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_it_does_not_let_other_sites_write(client: Client, method: str) -> None:
    asked = {"Origin": "https://example.org", "Access-Control-Request-Method": method}
    response = client.options("/api/v1/cases/", headers=asked)
    assert method not in response.headers["Access-Control-Allow-Methods"]


def test_it_sends_hsts_where_the_site_is_https(client: Client, settings: Settings) -> None:
    settings.SECURE_HSTS_SECONDS = 60
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    behind_tls = client.get("/try/short", headers={"X-Forwarded-Proto": "https"})
    assert behind_tls.headers["Strict-Transport-Security"] == "max-age=60"
    assert "Strict-Transport-Security" not in client.get("/try/short").headers
