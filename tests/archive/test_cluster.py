"""The throwaway PostgreSQL server."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import MagicMock, patch

import psycopg
import pytest

from tests import cluster

PROGRAMS = cluster.server_programs()
ROOT = Path(__file__).resolve().parents[2]
needs_server = pytest.mark.skipif(PROGRAMS is None, reason="no PostgreSQL server is installed here")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    assert PROGRAMS
    with cluster.cluster(PROGRAMS) as made:
        yield made


def data_directory(address: str) -> Path:
    with psycopg.connect(address) as connection:
        row = connection.execute("show data_directory").fetchone()
    assert row
    return Path(row[0])


@needs_server
def test_it_answers_on_a_socket_and_on_no_network_port(address: str) -> None:
    with psycopg.connect(address) as connection:
        assert connection.execute("show listen_addresses").fetchone() == ("",)


@needs_server
def test_it_serves_the_directory_that_was_made_for_it(address: str) -> None:
    served = data_directory(address)
    assert served.name == "data"
    assert served.parent.name.startswith("archive-cluster-")


def fail_on(made_on: list[Path]) -> None:
    assert PROGRAMS
    with cluster.cluster(PROGRAMS) as address:
        made_on.append(data_directory(address).parent)
        raise ZeroDivisionError


@needs_server
def test_it_leaves_nothing_behind_when_the_run_fails() -> None:
    folders: list[Path] = []
    with pytest.raises(ZeroDivisionError):
        fail_on(folders)
    assert not folders[0].exists()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(cluster.address_of(folders[0]))


@needs_server
def test_it_hands_on_the_command_s_own_verdict() -> None:
    program = "import os, sys; sys.exit(7 if os.environ['DATABASE_URL'].startswith('postgres://') else 0)"
    command = [sys.executable, "-m", "tests.cluster", "--", sys.executable, "-c", program]
    assert subprocess.run(command, cwd=ROOT).returncode == 7


def test_it_refuses_a_server_that_serves_another_directory() -> None:
    foreign = MagicMock()
    foreign.__enter__.return_value.execute.return_value.fetchone.return_value = ("/var/lib/somebody/main",)
    with patch.object(psycopg, "connect", return_value=foreign), pytest.raises(cluster.ForeignServerError):
        cluster.check_own(Path("/tmp/ours"))


def test_it_says_so_and_passes_where_no_server_is_installed(capsys: pytest.CaptureFixture[str]) -> None:
    with patch.object(cluster, "server_programs", return_value=None):
        assert cluster.main(["--", "false"]) == 0
    assert "No PostgreSQL server is installed here" in capsys.readouterr().out


def test_it_prefers_the_newest_server(tmp_path: Path) -> None:
    for version in ("9.6", "15", "13"):
        (tmp_path / version / "bin").mkdir(parents=True)
        (tmp_path / version / "bin" / "initdb").touch()
    (tmp_path / "17" / "bin").mkdir(parents=True)
    assert cluster.server_programs(tmp_path) == tmp_path / "15" / "bin"


def test_it_finds_programs_on_the_path_and_reports_their_absence(tmp_path: Path) -> None:
    program = tmp_path / "initdb"
    program.touch(mode=0o755)
    assert cluster.server_programs(tmp_path / "none", str(tmp_path)) == tmp_path
    assert cluster.server_programs(tmp_path / "none", str(tmp_path / "none")) is None


def test_it_never_runs_the_server_as_root() -> None:
    assert (cluster.server_user() is None) is (os.geteuid() != 0)
    assert cluster.server_user() != "root"


def test_it_asks_for_a_command() -> None:
    with pytest.raises(SystemExit, match="Usage"):
        cluster.main(["--"])
