"""Public pages read from a real standby of PostgreSQL: late where it is late, not at all where it is down."""

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import urlopen

import psycopg
import pytest

from archive.replica import FORGOTTEN_FOR
from tests import cluster
from tests.browser.server import Site, serving

PROGRAMS = cluster.server_programs()
WITHIN = 30 + FORGOTTEN_FOR
pytestmark = pytest.mark.skipif(PROGRAMS is None, reason="no PostgreSQL server is installed here")


@dataclass(frozen=True)
class Pair:
    site: Site
    standby: Path

    def asked(self, path: str) -> Any:
        with urlopen(f"{self.site.address}{path}", timeout=30) as response:
            return json.load(response)

    def shown(self) -> int:
        """The newest line of the log that the public sees."""
        return int(self.asked("/api/v1/changes/")["head"]["sequence"])

    def notes(self) -> list[str]:
        return list(self.asked("/readyz")["notes"])

    def replay(self, verb: str) -> None:
        with psycopg.connect(cluster.address_of(self.standby), autocommit=True) as connection:
            connection.execute(f"select pg_wal_replay_{verb}()")


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    assert PROGRAMS
    with cluster.cluster(PROGRAMS) as address, cluster.standby(PROGRAMS, folder_of(address)) as standby:
        folder = tmp_path_factory.mktemp("copy")
        addresses = {"DATABASE_URL": address, "REPLICA_URL": cluster.address_of(standby)}
        with serving(folder / "no-file", planted=False, **addresses) as site:
            yield Pair(site, standby)


def folder_of(address: str) -> Path:
    with psycopg.connect(address) as connection:
        row = connection.execute("show data_directory").fetchone()
    assert row
    return Path(row[0]).parent


def eventually(holds: Callable[[], bool]) -> bool:
    """Each worker finds out for itself: one that holds is not asked again, for another might answer."""
    until = time.monotonic() + WITHIN
    while not (held := holds()) and time.monotonic() < until:
        time.sleep(0.05)
    return held


def test_pages_show_what_the_copy_holds_and_readiness_says_how_far_it_is_behind(pair: Pair) -> None:
    before = pair.shown()
    pair.replay("pause")
    pair.site.manage("generate", "--cases", "1")
    assert pair.shown() == before
    assert pair.notes() == [f"database replica: shows the log up to {before} of {before + 1}"]

    pair.replay("resume")
    assert eventually(lambda: pair.shown() == before + 1)
    assert pair.notes() == []


def test_what_readers_send_is_written_to_the_original(pair: Pair) -> None:
    said = urlencode({"kind": "error", "message": "The day is wrong."}).encode()
    with urlopen(f"{pair.site.address}/report/", data=said) as response:
        assert response.status == 200
    with psycopg.connect(pair.site.environment["DATABASE_URL"]) as connection:
        assert connection.execute("select message from editions_report").fetchall() == [
            ("The day is wrong.",)
        ]


def test_a_copy_that_dies_takes_no_page_with_it_and_is_read_again_once_it_is_back(pair: Pair) -> None:
    assert PROGRAMS
    before = pair.shown()
    cluster.stop(PROGRAMS, pair.standby)
    pair.site.manage("generate", "--cases", "1")
    assert pair.shown() == before + 1
    assert pair.notes() == ["database replica: does not answer; public pages read from default"]

    cluster.start(PROGRAMS, pair.standby)
    assert eventually(lambda: pair.notes() == [])
    pair.replay("pause")
    pair.site.manage("generate", "--cases", "1")
    assert eventually(lambda: pair.shown() == before + 1)
