"""How often a client may ask: counted by address or key, told in headers, and refused in the house's form."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from api import limits
from editions import keys
from editions.clients import address_of
from editions.models import ClientKey
from tests.api.contract import CheckedClient, problem

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("three_cases", "nobody_asked_yet")]

NOON = "2027-03-01T12:00:20Z"


@pytest.fixture
def nobody_asked_yet(settings: Settings) -> None:
    settings.ANONYMOUS_PER_MINUTE = 3
    cache.clear()


@pytest.fixture
def key() -> str:
    return made_key()


def made_key(**fields: Any) -> str:
    key, prefix, sha256 = keys.new_key()
    given = {"name": "Newsroom", "per_minute": 5, "expires": timezone.now() + timedelta(days=1)} | fields
    ClientKey.objects.create(prefix=prefix, sha256=sha256, **given)
    return key


def statuses(client: Client, number: int, **how: Any) -> list[int]:
    return [client.get("/api/v1/cases/", **how).status_code for _ in range(number)]


def bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"}


@time_machine.travel(NOON, tick=False)
def test_every_answer_says_what_is_allowed_and_left(api: CheckedClient) -> None:
    said = [api.ask(path).headers for path in ("cases/", "cases/nowhere/", "changes/")]
    assert {one["RateLimit-Policy"] for one in said} == {'"anonymous";q=3;w=60'}
    assert [one["RateLimit"] for one in said] == [f'"anonymous";r={left};t=40' for left in (2, 1, 0)]


@time_machine.travel(NOON, tick=False)
def test_who_asks_too_often_is_told_when_to_come_again(api: CheckedClient) -> None:
    statuses(api, 3)
    response = api.ask("cases/")
    assert response.status_code == 429
    assert problem(response)["type"] == "urn:problem:too-many-requests"
    assert (response.headers["Retry-After"], response.headers["RateLimit"]) == ("40", '"anonymous";r=0;t=40')
    assert response.headers["Cache-Control"] == "no-store"


def test_the_next_minute_is_a_new_one(client: Client) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        assert statuses(client, 4) == [200, 200, 200, 429]
        clock.shift(39)
        assert statuses(client, 1) == [429]
        clock.shift(1)
        assert statuses(client, 1) == [200]


def test_other_addresses_and_other_faces_are_not_counted(client: Client) -> None:
    statuses(client, 4)
    assert statuses(client, 1, REMOTE_ADDR="192.0.2.1") == [200]
    assert client.get("/cases/").status_code == 200
    assert "RateLimit" not in client.get("/cases/").headers


def test_a_browser_elsewhere_may_read_the_refusal(client: Client) -> None:
    statuses(client, 3)
    response = client.get("/api/v1/cases/", headers={"Origin": "https://elsewhere.example"})
    assert (response.status_code, response.headers["Access-Control-Allow-Origin"]) == (429, "*")
    assert "RateLimit" in response.headers["Access-Control-Expose-Headers"]


def test_an_anonymous_request_costs_no_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, settings: Settings
) -> None:
    with django_assert_num_queries(0):
        client.get("/api/v1/nowhere/")
    with django_assert_num_queries(0):
        client.get("/api/v1/nowhere/", headers=bearer("noise"))


def test_a_key_allows_more_and_costs_one_query_a_minute(
    client: Client, key: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    assert statuses(client, 3) == [200, 200, 200]
    with django_assert_num_queries(1):
        said = [client.get("/api/v1/nowhere/", headers=bearer(key)) for _ in range(6)]
    assert [one.status_code for one in said] == [404] * 5 + [429]
    assert said[0].headers["RateLimit-Policy"] == '"key";q=5;w=60'


@pytest.mark.parametrize(
    "fields",
    [{"revoked": True}, {"expires": timezone.now() - timedelta(seconds=1)}],
    ids=["revoked", "expired"],
)
def test_a_key_that_holds_no_more_is_refused(client: Client, fields: dict[str, Any]) -> None:
    response = client.get("/api/v1/cases/", headers=bearer(made_key(**fields)))
    assert (response.status_code, response.json()["status"]) == (401, 401)
    assert response.headers["WWW-Authenticate"].startswith("Bearer")


def test_a_key_ends_at_its_hour_though_it_is_remembered(client: Client) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        key = made_key(expires=timezone.now() + timedelta(seconds=10))
        assert statuses(client, 1, headers=bearer(key)) == [200]
        clock.shift(10)
        assert statuses(client, 1, headers=bearer(key)) == [401]


@pytest.mark.parametrize(
    "forge", [str.upper, lambda key: key[:-1], lambda key: key[:-1] + "-", lambda key: ""]
)
def test_a_key_like_another_is_refused(client: Client, key: str, forge: Any) -> None:
    assert statuses(client, 1, headers=bearer(forge(key))) == [401]


def test_guessing_costs_the_database_nothing_after_a_while(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, key: str
) -> None:
    guesses = [keys.new_key()[0] for _ in range(limits.FAILED_KEYS + 5)]
    with django_assert_num_queries(limits.FAILED_KEYS):
        said = [client.get("/api/v1/nowhere/", headers=bearer(guess)).status_code for guess in guesses]
    assert said == [401] * limits.FAILED_KEYS + [429] * 5
    assert statuses(client, 1, headers=bearer(key), REMOTE_ADDR="192.0.2.1") == [200]


@pytest.mark.parametrize("name", ["key", "api_key", "q", "access_token"])
def test_a_key_in_an_address_is_refused_and_not_repeated(client: Client, key: str, name: str) -> None:
    response = client.get(f"/api/v1/cases/?{name}={key}")
    assert response.status_code == 400
    assert key not in response.content.decode()


def test_the_database_holds_no_key(key: str) -> None:
    row = ClientKey.objects.values().get()
    assert key not in str(row)
    assert (row["prefix"], row["sha256"]) == (key[4:12], keys.hashed(key))


ADDRESSES = [
    # proxies, X-Forwarded-For, who is counted
    (0, "198.51.100.7", "127.0.0.1"),
    (1, "198.51.100.7", "198.51.100.7"),
    (1, "1.1.1.1, 198.51.100.7", "198.51.100.7"),
    (2, "1.1.1.1, 198.51.100.7, 10.0.0.1", "198.51.100.7"),
    (2, "198.51.100.7", "127.0.0.1"),
    (1, "", "127.0.0.1"),
    (1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
    (1, "2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
    (1, "no address\r\n", "no address"),
]


@pytest.mark.parametrize(("proxies", "forwarded", "counted"), ADDRESSES)
def test_only_what_our_own_proxies_added_is_believed(
    settings: Settings, proxies: int, forwarded: str, counted: str
) -> None:
    settings.PROXIES = proxies
    asked = {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": forwarded}
    assert address_of(asked) == counted


def test_rotating_the_header_gains_nothing(client: Client) -> None:
    said = [statuses(client, 1, HTTP_X_FORWARDED_FOR=f"198.51.100.{n}")[0] for n in range(5)]
    assert said == [200, 200, 200, 429, 429]
