"""The settings that keep concurrent writers and hostile queries harmless."""

from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from archive.databases import database

FOLDER = Path("/somewhere")


def read(address: str) -> dict[str, Any]:
    return database(address, beside=FOLDER, statement_timeout="15s")


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("sqlite:///archive.sqlite3", "/somewhere/archive.sqlite3"),
        ("sqlite:////srv/data/archive.sqlite3", "/srv/data/archive.sqlite3"),
        ("sqlite://:memory:", ":memory:"),
    ],
)
def test_a_relative_file_lies_beside_the_project(address: str, name: str) -> None:
    assert read(address)["NAME"] == name


def test_sqlite_takes_the_write_lock_before_it_reads() -> None:
    options = read("sqlite:///archive.sqlite3")["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert options["timeout"] == 20


def test_no_request_is_a_transaction() -> None:
    assert not read("sqlite:///archive.sqlite3").get("ATOMIC_REQUESTS")
    assert not read("postgres://ada@db/archive").get("ATOMIC_REQUESTS")


@pytest.mark.parametrize(
    "limit",
    [
        "-c statement_timeout=15s",
        "-c lock_timeout=5s",
        "-c idle_in_transaction_session_timeout=60s",
        "-c search_path=archive",
    ],
)
def test_postgresql_gives_up_in_time_and_keeps_what_was_asked_for(limit: str) -> None:
    settings = read("postgres://ada:secret@db.example:5433/archive?currentSchema=archive&sslmode=require")
    assert limit in settings["OPTIONS"]["options"]
    assert settings["OPTIONS"]["sslmode"] == "require"


def test_connections_persist_and_are_checked() -> None:
    settings = read("postgres://ada@db/archive")
    assert settings["CONN_MAX_AGE"] == 600
    assert settings["CONN_HEALTH_CHECKS"] is True
    assert read("sqlite:///archive.sqlite3")["CONN_MAX_AGE"] is None


def test_another_kind_of_database_is_refused() -> None:
    with pytest.raises(ValueError, match="SQLite or PostgreSQL"):
        read("mysql://ada@db/archive")


@pytest.mark.django_db
def test_the_limits_reach_the_server() -> None:
    asked: dict[str, list[tuple[str, object]]] = {
        "sqlite": [("pragma foreign_keys", 1), ("pragma synchronous", 2), ("pragma secure_delete", 1)],
        "postgresql": [("show statement_timeout", "15s"), ("show lock_timeout", "5s")],
    }
    with connection.cursor() as cursor:
        for question, answer in asked[connection.vendor]:
            cursor.execute(question)
            assert cursor.fetchone() == (answer,)
