"""A receiver of webhooks: a real HTTP server on this machine, which keeps what it got."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import orjson

Answer = Callable[[int], int]
"""The status for the so-manyeth request, from 1."""


@dataclass
class Got:
    headers: dict[str, str]
    body: bytes
    path: str

    @property
    def event(self) -> str:
        return self.headers["webhook-id"]

    @property
    def said(self) -> dict[str, Any]:
        said: dict[str, Any] = orjson.loads(self.body)
        return said

    @property
    def sequence(self) -> int:
        return int(self.said["line"]["sequence"])


@dataclass
class Receiver:
    url: str = ""
    got: list[Got] = field(default_factory=list)
    answer: Answer = lambda count: 204
    location: str = ""

    def sequences(self) -> list[int]:
        return [one.sequence for one in self.got]


@contextmanager
def receiving() -> Iterator[Receiver]:
    receiver = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            named = {name.lower(): value for name, value in self.headers.items()}
            receiver.got.append(Got(named, body, self.path))
            self.send_response(receiver.answer(len(receiver.got)))
            if receiver.location:
                self.send_header("Location", receiver.location)
            self.end_headers()

        def log_message(self, *args: Any) -> None:
            """Silence."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        receiver.url = f"http://127.0.0.1:{server.server_port}/hook?of=theirs"
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield receiver
        server.shutdown()
