"""Bounds the time that a public question may take of the database: it is answered with 503, and never hangs.

PostgreSQL stops a statement by itself (`STATEMENT_TIMEOUT`). SQLite asks back every so many steps whether
to go on; it is told not to once the request, or the next piece of an export, has had its time.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from http import HTTPStatus
from typing import Any, Final

from django.conf import settings
from django.db import OperationalError, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from psycopg.errors import QueryCanceled

from archive.compression import sync_pieces
from archive.errors import refusal
from archive.middleware import Handler

# Of SQLite's machine between two looks at the clock: well under a millisecond.
STEPS: Final = 20_000
RETRY_AFTER: Final = 60
SAID: Final = "The question takes the archive too long. Ask a narrower one; the exports have everything."


class Patience:
    """Middleware for addresses that anybody may ask; staff wait as long as they like."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response
        self.staff = tuple(settings.STAFF_PREFIXES)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info.startswith(self.staff):
            return self.get_response(request)
        with bounded():
            response = self.get_response(request)
        if isinstance(response, StreamingHttpResponse) and not response.is_async:
            response.streaming_content = each_bounded(sync_pieces(response))
        return response

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponseBase | None:
        if not ran_out_of_time(fault):
            return None
        response = refusal(request, HTTPStatus.SERVICE_UNAVAILABLE, SAID)
        response.headers["Retry-After"] = str(RETRY_AFTER)
        response.headers["Cache-Control"] = "no-store"
        return response


@contextmanager
def bounded() -> Iterator[None]:
    """What is asked of SQLite inside has the time of one question, all of it together."""
    lite = [connection for connection in connections.all() if connection.vendor == "sqlite"]
    with ExitStack() as asking:
        for connection in lite:
            asking.enter_context(connection.execute_wrapper(Bound(connection)))
            asking.callback(let_go, connection)
        yield


def each_bounded(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """An export may take as long as its rows want, but each of its pieces only as long as a question.

    One that takes longer ends the connection before the body is whole, which every client notices.
    """
    while True:
        with bounded():
            piece = next(pieces, None)
        if piece is None:
            return
        yield piece


class Bound:
    """Gives SQLite the time that is left, before each statement, as a connection may have been opened anew.

    Only what the database works counts: a client of the change feed waits longer than any question may take,
    and SQLite adds up the steps of a statement that is asked again and again meanwhile.
    """

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self.connection = connection
        self.left = settings.PUBLIC_READ_SECONDS
        self.until = 0.0

    def __call__(self, execute: Callable[..., Any], *args: Any) -> Any:
        began = time.monotonic()
        self.until = began + self.left
        self.connection.connection.set_progress_handler(self.is_over, STEPS)
        try:
            return execute(*args)
        finally:
            self.left -= time.monotonic() - began

    def is_over(self) -> bool:
        return time.monotonic() > self.until


def let_go(connection: BaseDatabaseWrapper) -> None:
    """Whoever uses the connection next has time of its own."""
    if connection.connection:
        connection.connection.set_progress_handler(None, 0)


def ran_out_of_time(fault: Exception) -> bool:
    """Whether the database was stopped, and did not fail in another way."""
    cause = fault.__cause__
    return isinstance(fault, OperationalError) and (
        str(fault) == "interrupted" or isinstance(cause, QueryCanceled)
    )
