"""Runs a command against a throwaway PostgreSQL server of its own: `python -m tests.cluster -- COMMAND...`.

The server listens on a UNIX socket in a fresh temporary directory and nowhere else, is asked which directory
it serves before the command starts, and is stopped and removed whatever happens. Where no server is
installed, that is said and nothing fails.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Final
from urllib.parse import quote

import psycopg

NAME: Final = "archive"
# Where Debian keeps a server's programs; they are not on PATH there.
DEBIAN: Final = Path("/usr/lib/postgresql")
# Every one of them trades durability, which a throwaway server has no use for, against speed.
OPTIONS: Final = "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off"


class ForeignServerError(RuntimeError):
    """The server that answered is not the one that was started."""


def main(arguments: list[str]) -> int:
    command = arguments[1:] if arguments[:1] == ["--"] else arguments
    if not command:
        sys.exit("Usage: python -m tests.cluster -- COMMAND...")
    programs = server_programs()
    if programs is None:
        print("No PostgreSQL server is installed here: the run on PostgreSQL is left out.", flush=True)
        return 0
    signal.signal(signal.SIGTERM, _stop)
    with cluster(programs) as address:
        return subprocess.run(command, env={**_clean(os.environ), "DATABASE_URL": address}).returncode


def server_programs(debian: Path = DEBIAN, search_path: str | None = None) -> Path | None:
    """The folder of the newest installed server's programs, or None."""
    installed = [folder for folder in debian.glob("*/bin") if (folder / "initdb").exists()]
    if installed:
        return max(installed, key=lambda folder: float(folder.parent.name))
    found = shutil.which("initdb", path=search_path)
    return Path(found).resolve().parent if found else None


@contextmanager
def cluster(programs: Path) -> Iterator[str]:
    """The DATABASE_URL of a new, empty database on a new server."""
    folder = Path(tempfile.mkdtemp(prefix="archive-cluster-"))
    try:
        if user := server_user():
            shutil.chown(folder, user)
        _create(programs, folder)
        try:
            check_own(folder)
            yield address_of(folder)
        finally:
            stop(programs, folder)
    finally:
        shutil.rmtree(folder)


@contextmanager
def standby(programs: Path, original: Path) -> Iterator[Path]:
    """A second server that follows the one in the folder `original`, as a replica does; gives its folder."""
    folder = Path(tempfile.mkdtemp(prefix="archive-standby-"))
    try:
        if user := server_user():
            shutil.chown(folder, user)
        copied = (
            "-h",
            str(original),
            "-U",
            NAME,
            "-D",
            str(data_of(folder)),
            "-R",
            "-c",
            "fast",
            "--no-sync",
        )
        _run(programs / "pg_basebackup", *copied)
        start(programs, folder)
        try:
            check_own(folder)
            yield folder
        finally:
            stop(programs, folder)
    finally:
        shutil.rmtree(folder)


def server_user() -> str | None:
    """The account that the server runs under; PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def data_of(folder: Path) -> Path:
    return folder / "data"


def address_of(folder: Path) -> str:
    return f"postgres://{NAME}@{quote(str(folder), safe='')}/{NAME}"


def check_own(folder: Path) -> None:
    """Refuses a server that serves another directory: tests create and drop databases on it."""
    with psycopg.connect(host=str(folder), port=5432, user=NAME, dbname=NAME) as connection:
        row = connection.execute("show data_directory").fetchone()
    served = Path(row[0]) if row else None
    if served != data_of(folder):
        raise ForeignServerError(f"The server at {folder} serves {served}; nothing was run on it.")


def start(programs: Path, folder: Path) -> None:
    options = f"{OPTIONS} -c unix_socket_directories={folder}"
    log = str(folder / "log")
    _run(programs / "pg_ctl", "start", "-D", str(data_of(folder)), "-l", log, "-w", "-o", options)


def stop(programs: Path, folder: Path) -> None:
    """At once, as a machine that loses power would; one that is down already stays down."""
    if (data_of(folder) / "postmaster.pid").exists():
        _run(programs / "pg_ctl", "stop", "-D", str(data_of(folder)), "-m", "immediate", "-w")


def _create(programs: Path, folder: Path) -> None:
    data = str(data_of(folder))
    _run(programs / "initdb", "-D", data, "-U", NAME, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
    start(programs, folder)
    _run(programs / "createdb", "-h", str(folder), "-U", NAME, NAME)


def _run(program: Path, *arguments: str) -> None:
    subprocess.run(
        [str(program), *arguments],
        check=True,
        stdout=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        user=server_user(),
        group=_group_of(server_user()),
        extra_groups=None if server_user() is None else [],
        cwd="/",
        env=_clean(os.environ),
    )


def _group_of(user: str | None) -> int | None:
    return None if user is None else pwd.getpwnam(user).pw_gid


def _clean(environment: Mapping[str, str]) -> dict[str, str]:
    """Without PGHOST and the like, which would lead the programs to somebody's real server."""
    return {name: value for name, value in environment.items() if not name.startswith("PG")}


def _stop(number: int, frame: FrameType | None) -> None:
    # Turned into an exception, so that the server is stopped and its folder removed on the way out.
    raise SystemExit(128 + number)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
