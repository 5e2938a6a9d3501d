"""Alive and ready."""

import json
from unittest.mock import patch

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from archive import health
from editions.models import LogHead
from editions.shape import INDEX_SHAPE


def test_healthz_asks_no_database(client: Client) -> None:
    # Without the django_db mark, a query here is an error.
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_readyz_is_ready_when_all_is_well(client: Client) -> None:
    response = client.get("/readyz")
    assert response.status_code == 200
    assert json.loads(response.content) == {"status": "ready", "reasons": [], "notes": []}


@pytest.fixture
def unapplied() -> str:
    applied = MigrationRecorder(connection).applied_migrations()
    name = max(name for app, name in applied if app == "sessions")
    MigrationRecorder(connection).record_unapplied("sessions", name)
    return f"database default: migration sessions.{name} is not applied"


@pytest.mark.django_db
def test_readyz_names_a_migration_that_is_missing(client: Client, unapplied: str) -> None:
    response = client.get("/readyz")
    assert response.status_code == 503
    assert json.loads(response.content) == {"status": "unavailable", "reasons": [unapplied], "notes": []}


@pytest.mark.django_db
def test_readyz_says_that_the_database_is_silent_and_not_why(client: Client) -> None:
    secret = DatabaseError("could not connect to db.internal with password hunter2")
    with patch.object(MigrationRecorder, "applied_migrations", side_effect=secret):
        response = client.get("/readyz")
    assert response.status_code == 503
    assert json.loads(response.content)["reasons"] == ["database default: does not answer"]


@pytest.mark.django_db
def test_a_copy_of_an_archive_that_published_nothing_is_not_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "COPY", "default")
    assert health.backlog() == []


@pytest.mark.django_db
def test_readyz_says_of_an_outdated_index_how_it_is_made_anew(client: Client) -> None:
    LogHead.objects.create(id=1, index_shape=0)
    response = client.get("/readyz")
    [note] = json.loads(response.content)["notes"]
    assert (response.status_code, "manage.py reindex --if-outdated" in note) == (200, True)


@pytest.mark.django_db
def test_migrate_says_so_too(capsys: pytest.CaptureFixture[str]) -> None:
    LogHead.objects.create(id=1, index_shape=0)
    call_command("migrate", verbosity=0, skip_checks=False)
    assert "manage.py reindex --if-outdated" in capsys.readouterr().err
    LogHead.objects.update(index_shape=INDEX_SHAPE)
    call_command("migrate", verbosity=0, skip_checks=False)
    assert "reindex" not in capsys.readouterr().err


@pytest.mark.django_db
def test_readyz_costs_three_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.get("/readyz")
    with django_assert_num_queries(3):
        client.get("/readyz")


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_neither_is_ever_cached(client: Client, address: str) -> None:
    assert "no-store" in client.get(address).headers["Cache-Control"]
