"""Serves the archive on this machine as in production; `make run` ends with `python -m archive.serve`."""

import logging
import os
import signal
import socket
import sys
from threading import Thread
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server.common import AbstractServer

HOST: Final = "127.0.0.1"

# An answer takes about a millisecond of Python: a few threads a worker are all that the interpreter can feed.
# Those that wait for the change feed sleep, and each gets a thread beside these (LONG_POLLS).
THREADS: Final = 4
# Granian counts open connections, idle and half-open ones too, against its "backpressure": with 16 a worker,
# 100 half-sent requests silenced the server; with 1,024 they cost nothing, and each is dropped after a while.
CONNECTIONS: Final = 1024
HEADERS_WITHIN_MS: Final = 10_000
MOST_WORKERS: Final = 8


def main() -> None:
    port = port_of(os.environ.get("PORT", ""))
    refuse_taken(port)
    address = site_url()
    take_ctrl_c_alone()
    let_workers_die()
    leave_out_advice()
    print(f"The archive answers at {address}/ (ctrl-C stops it).", flush=True)
    server(port).serve()


def port_of(text: str) -> int:
    if not text:
        return 8000
    if text.isascii() and text.isdecimal() and 0 < int(text) < 65536:
        return int(text)
    sys.exit(f"PORT must be a number from 1 to 65535; it is {text!r}.")


def refuse_taken(port: int) -> None:
    """Says so before the server starts: its own workers would each fail with a traceback."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except PermissionError:
            sys.exit(f"Port {port} is reserved for system services. Try: make run PORT=8001")
        except OSError:
            sys.exit(f"Port {port} is in use, perhaps by another `make run`. Try: make run PORT=8001")


def site_url() -> str:
    """Reads the settings before the workers do: each of them would print the same fault with a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    try:
        return str(settings.SITE_URL)
    except ImproperlyConfigured as fault:
        sys.exit(str(fault))


def take_ctrl_c_alone() -> None:
    """Keeps ctrl-C from the workers, which a terminal would tell as well.

    Told twice, by the terminal and by this process, every other Granian worker hung until it was killed. They
    inherit the blocked signal; a thread here waits for it and stops the server, which stops them.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    Thread(target=_pass_on_ctrl_c, daemon=True).start()


def _pass_on_ctrl_c() -> None:
    signal.sigwait({signal.SIGINT})
    os.kill(os.getpid(), signal.SIGTERM)


def let_workers_die() -> None:
    """A forked worker has its parent's handler for SIGTERM, and would shrug it off until it serves."""
    os.register_at_fork(after_in_child=_obey_sigterm)


def _obey_sigterm() -> None:
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def leave_out_advice() -> None:
    """Granian warns at each start of more threads than twice the cores; here most of them only sleep."""
    logging.getLogger("_granian").addFilter(lambda record: "Python threads" not in record.getMessage())


def server(port: int) -> AbstractServer[Any]:
    return Granian(
        "archive.wsgi:application",
        address=HOST,
        port=port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        websockets=False,
        workers=min(os.cpu_count() or 1, MOST_WORKERS),
        blocking_threads=THREADS + settings.LONG_POLLS,
        backlog=CONNECTIONS,
        backpressure=CONNECTIONS,
        http1_settings=HTTP1Settings(header_read_timeout=HEADERS_WITHIN_MS),
        respawn_failed_workers=True,
        workers_kill_timeout=10,
        log_level=LogLevels.warning,
        log_access=False,
    )


if __name__ == "__main__":
    main()
