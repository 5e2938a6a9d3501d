"""The server that `make run` ends with."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.serve import port_of, refuse_taken, server

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.parametrize(("text", "port"), [("", 8000), ("80", 80), ("65535", 65535)])
def test_it_reads_the_port(text: str, port: int) -> None:
    assert port_of(text) == port


@pytest.mark.parametrize("text", ["0", "65536", "-1", "http", "8000 ", "٣"])
def test_it_refuses_what_is_no_port(text: str) -> None:
    with pytest.raises(SystemExit, match="a number from 1 to 65535"):
        port_of(text)


def test_it_names_a_port_that_is_in_use_and_a_way_out(taken: int) -> None:
    with pytest.raises(SystemExit, match=rf"Port {taken} is in use.*PORT="):
        refuse_taken(taken)


def test_it_takes_a_port_that_is_free() -> None:
    refuse_taken(free_port())


def test_it_listens_on_this_machine_only_and_bounds_its_waiting() -> None:
    made = server(8000)
    assert (made.bind_addr, made.bind_port) == ("127.0.0.1", 8000)
    assert made.backpressure >= 1000


@pytest.fixture
def running() -> Iterator[tuple[subprocess.Popen[str], int]]:
    port = free_port()
    environment = {
        "PORT": str(port),
        "SECRET_KEY": "only-for-tests",
        "PATH": "",
        "PYTHONWARNINGS": "ignore:No directory at",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "archive.serve"],
        cwd=ROOT,
        env=environment | {"ENV_FILE": "/dev/null", "DATABASE_URL": "sqlite://:memory:"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    yield process, port
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def answer(port: int) -> str:
    for _ in range(300):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as response:
                return str(response.read().decode())
        except OSError:
            time.sleep(0.1)
    raise AssertionError("The server did not answer within thirty seconds.")


def stop(process: subprocess.Popen[str]) -> str:
    """Ctrl-C as a terminal sends it, to the server and its workers at once; answers with the rest printed."""
    os.killpg(process.pid, signal.SIGINT)
    printed, _ = process.communicate(timeout=20)
    return printed


def test_it_says_where_it_answers_and_stops_cleanly_on_ctrl_c(
    running: tuple[subprocess.Popen[str], int],
) -> None:
    process, port = running
    assert answer(port) == "ok\n"
    assert re.fullmatch(rf"The archive answers at http://127\.0\.0\.1:{port}/ \(.*\)\.\n", stop(process))
    assert process.returncode == 0


def test_it_stops_as_cleanly_while_it_is_starting(running: tuple[subprocess.Popen[str], int]) -> None:
    process, _ = running
    assert process.stdout
    assert process.stdout.readline().startswith("The archive answers at")
    assert stop(process) == ""
    # Before the server listens for it, the signal itself ends the process.
    assert process.returncode in {0, -signal.SIGTERM}
