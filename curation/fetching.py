"""Fetching one page from the public web at a curator's word: never from a private network, never without end.

A name is resolved once, every address it has must be public, and the connection is made to one of these very
addresses: a name that answers otherwise a moment later gets nowhere. Each redirect is judged anew.
"""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, urljoin, urlsplit

MOST_BYTES: Final = 5_000_000
MOST_SECONDS: Final = 20.0
MOST_REDIRECTS: Final = 5
PORTS: Final = {"http": 80, "https": 443}
PIECE: Final = 65_536
AGENT: Final = "OversightCaseArchive/1 (one page, asked for by a person)"

Resolve = Callable[[str, int], list[str]]


class FetchError(Exception):
    """The page was not fetched; the message says why."""


@dataclass(frozen=True)
class Page:
    url: str
    """Where it was found in the end."""
    media_type: str
    raw: bytes


def is_public(address: str) -> bool:
    """Whether an address belongs to the public internet; what hides another address is judged by that one."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        hidden = found.ipv4_mapped or found.sixtofour or (found.teredo and found.teredo[1])
        if hidden:
            return is_public(str(hidden))
        if found in ipaddress.ip_network("64:ff9b::/96"):
            return is_public(str(ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)))
    return found.is_global and not (found.is_multicast or found.is_reserved)


def resolved(host: str, port: int) -> list[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"There is no host called {host}.") from error
    return list(dict.fromkeys(str(row[4][0]) for row in found))


def fetch(url: str, *, resolve: Resolve = resolved, allowed: Callable[[str], bool] = is_public) -> Page:
    """The page at `url`, after at most five redirects; raises FetchError."""
    until = time.monotonic() + MOST_SECONDS
    for _ in range(MOST_REDIRECTS + 1):
        parts = judged(url)
        place = address_of(parts, resolve, allowed)
        answer, connection = asked(parts, place, until)
        try:
            if answer.status in (301, 302, 303, 307, 308):
                url = urljoin(url, answer.getheader("Location") or "")
                continue
            if answer.status != 200:
                raise FetchError(f"The page answered {answer.status} {answer.reason}.")
            raw = b"".join(pieces(answer, until))
            return Page(url, answer.getheader("Content-Type") or "", raw)
        except (OSError, http.client.HTTPException) as error:
            raise FetchError(f"The page could not be read: {error}.") from error
        finally:
            connection.close()
    raise FetchError(f"The page redirects more than {MOST_REDIRECTS} times.")


def judged(url: str) -> SplitResult:
    """The parts of an address that may be asked at all."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError as error:
        raise FetchError("This is not a web address.") from error
    if parts.scheme not in PORTS or not parts.hostname:
        raise FetchError("Only http and https addresses are fetched.")
    if parts.username or parts.password:
        raise FetchError("An address with a password in it is not fetched.")
    if port not in (None, PORTS[parts.scheme]):
        raise FetchError("Only the usual ports of the web, 80 and 443, are asked.")
    return parts


def address_of(parts: SplitResult, resolve: Resolve, allowed: Callable[[str], bool]) -> str:
    host = parts.hostname or ""
    found = resolve(host, PORTS[parts.scheme])
    if not found:
        raise FetchError(f"There is no host called {host}.")
    if not all(map(allowed, found)):
        raise FetchError(f"{host} is not on the public internet, and is not asked.")
    return found[0]


def asked(
    parts: SplitResult, place: str, until: float
) -> tuple[http.client.HTTPResponse, http.client.HTTPConnection]:
    """The answer of the host at the address that was judged, whatever its name means by now."""
    host, port = parts.hostname or "", PORTS[parts.scheme]
    connection = http.client.HTTPConnection(host, port)
    # Each read has a time limit of its own, and a host that sends a byte at a time keeps all of them.
    watch = threading.Timer(left(until), cut, [connection])
    watch.daemon = True
    watch.start()
    try:
        plain = socket.create_connection((place, port), timeout=left(until))
        connection.sock = secured(plain, host) if parts.scheme == "https" else plain
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        headers = {"User-Agent": AGENT, "Accept": "text/html, text/plain", "Accept-Encoding": "identity"}
        connection.request("GET", path, headers=headers)
        return connection.getresponse(), connection
    except (OSError, http.client.HTTPException, UnicodeError, ValueError) as error:
        connection.close()
        raise FetchError(f"{host} could not be asked: {error}.") from error


def cut(connection: http.client.HTTPConnection) -> None:
    if connection.sock:
        with contextlib.suppress(OSError):
            connection.sock.shutdown(socket.SHUT_RDWR)


def secured(plain: socket.socket, host: str) -> ssl.SSLSocket:
    return ssl.create_default_context().wrap_socket(plain, server_hostname=host)


def pieces(answer: http.client.HTTPResponse, until: float) -> Iterator[bytes]:
    total = 0
    while piece := answer.read1(PIECE):
        total += len(piece)
        if total > MOST_BYTES:
            raise FetchError(f"The page has more than {MOST_BYTES:,} bytes.")
        left(until)
        yield piece


def left(until: float) -> float:
    """Seconds that are left; a page that comes by drops is given up."""
    seconds = until - time.monotonic()
    if seconds <= 0:
        raise FetchError(f"The page took longer than {MOST_SECONDS:.0f} seconds.")
    return seconds
