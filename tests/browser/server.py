"""The archive as `make run` serves it: the real server, in production's settings, over a file of its own."""

import os
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]
WITHIN = 30  # Seconds for a server to answer; a busy machine has needed ten.


@dataclass(frozen=True)
class Site:
    """A running archive: where it answers, and the environment in which `manage` works on its database."""

    address: str
    environment: dict[str, str]

    def manage(self, *arguments: str, typed: str = "") -> str:
        """What `manage.py` prints; raises CalledProcessError where it fails."""
        return managed(self.environment, *arguments, typed=typed)


def managed(environment: dict[str, str], *arguments: str, typed: str = "") -> str:
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        env=environment,
        cwd=ROOT,
        input=typed,
        text=True,
        check=True,
        stdout=subprocess.PIPE,
    )
    return done.stdout


def environment_of(database: Path, port: int, **settings: str) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "ENV_FILE": os.devnull,
        "SECRET_KEY": "only-for-browser-tests-" + "x" * 40,
        "DATABASE_URL": f"sqlite:///{database}",
        "COUNTS_FILE": f"{database}-counts",
        "PORT": str(port),
        "LOG_LEVEL": "WARNING",
        **settings,
    }


def seeded_database(folder: Path) -> Path:
    """A new database with the seeds published, to be copied for each site."""
    database = folder / "template.sqlite3"
    plant(environment_of(database, port=8000))
    return database


def plant(environment: dict[str, str]) -> None:
    managed(environment, "migrate", "--verbosity", "0")
    managed(environment, "seed")


def copied(database: Path, to: Path) -> Path:
    """A copy that holds all that was committed: a plain copy of a file in WAL mode may not."""
    with closing(sqlite3.connect(database)) as original:
        original.execute("VACUUM INTO ?", [str(to)])
    return to


@contextmanager
def serving(database: Path, *, planted: bool = True, **settings: str) -> Iterator[Site]:
    """A site over `database`, with tables and seeds first where it is not `planted`; stopped at the end."""
    port = free_port()
    environment = environment_of(database, port, **settings)
    if not planted:
        plant(environment)
    server = subprocess.Popen([sys.executable, "-m", "archive.serve"], env=environment, cwd=ROOT)
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(address, server)
        yield Site(address, environment)
    finally:
        server.terminate()
        server.wait()


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + WITHIN
    while time.monotonic() < until:
        assert server.poll() is None, "The server stopped at once; its reason stands above."
        try:
            with urlopen(f"{address}/readyz"):
                return
        except (URLError, ConnectionError):
            time.sleep(0.1)
    raise TimeoutError(f"{address} did not answer within {WITHIN} s.")
