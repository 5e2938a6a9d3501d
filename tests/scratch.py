"""A database of its own for tests that let real processes at it: the tables of the tests', and no record."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

ROOT = Path(__file__).resolve().parents[1]
RECORDS = [
    *("sources_sourcearticle", "sources_passage", "cases_case", "cases_planting", "cases_agency"),
    *("editions_entry", "editions_edition", "editions_publiccase", "editions_casetext", "auth_user"),
]


@dataclass(frozen=True)
class Scratch:
    """`name` is what Django calls the database: a file's path, or a database of the tests' own server."""

    name: str

    @property
    def url(self) -> str:
        if connection.vendor == "sqlite":
            return f"sqlite:///{self.name}"
        server = connection.settings_dict
        return f"postgres://{server['USER']}@{quote(server['HOST'], safe='')}/{self.name}"

    @property
    def environment(self) -> dict[str, str]:
        return os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings", "DATABASE_URL": self.url}

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """A real `manage.py` at work."""
        return subprocess.Popen(
            [sys.executable, str(ROOT / "manage.py"), *arguments],
            env=self.environment,
            cwd=ROOT,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def manage(self, *arguments: str) -> tuple[int, str]:
        """Exit status, and all that was printed."""
        process = self.start(*arguments)
        printed, complaints = process.communicate()
        return process.returncode, printed + complaints

    def ask(self, question: str) -> list[tuple[Any, ...]]:
        """Rows, read past Django, as another program would."""
        if connection.vendor == "sqlite":
            with sqlite3.connect(self.name) as reader:
                rows = reader.execute(question).fetchall()
            reader.close()
            return rows
        with psycopg.connect(self.url.replace("postgres:", "postgresql:")) as asking:
            return asking.execute(question.encode()).fetchall()

    def records(self) -> int:
        """How many rows a planted archive would have; none in one that nobody planted."""
        rows = [self.ask(f"SELECT count(*) FROM {table}")[0][0] for table in RECORDS]
        return sum(rows)


def copied(name: str, source: str) -> None:
    """A new database on the tests' server, of the tables and rows of another that nobody is connected to."""
    server = connection.settings_dict
    with psycopg.connect(
        host=server["HOST"], user=server["USER"], dbname="postgres", autocommit=True
    ) as maintenance:
        maintenance.execute(f'DROP DATABASE IF EXISTS "{name}"'.encode())
        if source:
            maintenance.execute(f'CREATE DATABASE "{name}" TEMPLATE "{source}"'.encode())


@pytest.fixture(scope="session")
def empty_archive(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """What each scratch database is copied from."""
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            name = str(tmp_path_factory.mktemp("scratch") / "empty.sqlite3")
            connection.ensure_connection()
            with sqlite3.connect(name) as target:
                connection.connection.backup(target)
            target.close()
            yield name
        else:
            name = f"{connection.settings_dict['NAME']}_empty"
            connection.close()
            copied(name, str(connection.settings_dict["NAME"]))
            yield name
            copied(name, "")


@pytest.fixture
def scratch(empty_archive: str, db: None, tmp_path: Path) -> Iterator[Scratch]:
    if connection.vendor == "sqlite":
        file = tmp_path / "scratch.sqlite3"
        file.write_bytes(Path(empty_archive).read_bytes())
        yield Scratch(str(file))
        return
    name = f"{empty_archive}_scratch"
    copied(name, empty_archive)
    yield Scratch(name)
    copied(name, "")
