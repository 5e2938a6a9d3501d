"""A question that takes the database too long is answered with 503; it never hangs."""

from itertools import count
from types import SimpleNamespace

import pytest
from django.db import OperationalError, connection
from django.test import Client
from pytest_django import Settings

from archive import patience

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("addresses")]

LONG = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000) SELECT count(*) FROM n"
)


@pytest.fixture(autouse=True)
def little_time(settings: Settings) -> None:
    settings.PUBLIC_READ_SECONDS = 0.05
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = '50ms'")


@pytest.mark.parametrize("address", ["/api/try/endless", "/try/endless"])
def test_it_is_stopped_and_answered(client: Client, address: str) -> None:
    response = client.get(address)
    assert (response.status_code, response.headers["Retry-After"]) == (503, "60")
    assert response.headers["Cache-Control"] == "no-store"
    is_problem = response.headers["Content-Type"] == "application/problem+json"
    assert is_problem == address.startswith("/api/")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL bounds each statement itself.")
def test_afterwards_the_connection_is_bound_no_more(client: Client) -> None:
    client.get("/try/endless")
    with connection.cursor() as cursor:
        cursor.execute(LONG)
        assert cursor.fetchone() == (300000,)


def test_another_fault_of_the_database_is_no_question_of_time(client: Client) -> None:
    client.raise_request_exception = False
    assert client.get("/try/broken").status_code == 500


def test_a_piece_of_an_export_that_takes_too_long_breaks_it_off(client: Client) -> None:
    pieces = iter(client.get("/try/stream?pieces=3"))
    assert len([next(pieces) for _ in range(3)]) == 3
    with pytest.raises(OperationalError):
        next(pieces)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL bounds each statement itself.")
def test_every_piece_has_the_time_of_a_whole_question(client: Client, settings: Settings) -> None:
    """A client that reads slowly is not cut off for it."""
    settings.PUBLIC_READ_SECONDS = 20.0
    pieces = iter(client.get("/try/stream?pieces=3"))
    next(pieces)
    settings.PUBLIC_READ_SECONDS = 0.0
    assert next(pieces)  # Over before SQLite looks at the clock for the first time.
    with connection.cursor() as cursor:
        cursor.execute(LONG)
        assert cursor.fetchone() == (300000,)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL bounds each statement itself.")
def test_what_a_request_waits_between_statements_is_not_the_database_s_time(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A client of the change feed may wait for longer than any question may take."""
    settings.PUBLIC_READ_SECONDS = 20.0
    clock = SimpleNamespace(monotonic=lambda: 0.0)
    monkeypatch.setattr(patience, "time", clock)
    with patience.bounded(), connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        clock.monotonic = lambda: 60.0
        cursor.execute(LONG)
        assert cursor.fetchone() == (300000,)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL bounds each statement itself.")
@pytest.mark.parametrize(("before", "is_stopped"), [(0, False), (995, True)])
def test_the_statements_of_a_request_have_the_time_of_one_question_together(
    before: int, is_stopped: bool, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.PUBLIC_READ_SECONDS = 1000.0
    monkeypatch.setattr(patience, "time", SimpleNamespace(monotonic=count().__next__))
    with patience.bounded(), connection.cursor() as cursor:
        for _ in range(before):
            cursor.execute("SELECT 1")
        try:
            cursor.execute(LONG)
        except OperationalError:
            assert is_stopped
        else:
            assert not is_stopped
