"""Whom a delivery may go to: public addresses only, resolved once and connected to as resolved.

An address that staff enter must not let this server be used against the network that it stands in: its own
services, the router, the cloud's metadata. A name is looked up at each delivery, every answer is checked, and
the connection goes to the checked number and not to the name, which might answer otherwise a second time.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from threading import Timer

from django.conf import settings

from editions.webhooks import Unfit, parsed

WITHIN = 10
"""Seconds for everything, from connecting to the answer's head: a receiver should answer, then work."""

SENT_WITH = {
    "Content-Type": "application/json",
    "User-Agent": "oversight-case-archive-webhooks/1",
    "Connection": "close",
}

# Global by their number, and yet not to be asked: protocol assignments and Oracle's metadata, Azure's wire
# server, and addresses that carry another address inside.
NEVER = [
    ip_network(network)
    for network in (
        "192.0.0.0/24",
        "168.63.129.16/32",
        "64:ff9b::/96",
        "64:ff9b:1::/48",
        "2002::/16",
        "2001::/32",
    )
]


@dataclass(frozen=True)
class Target:
    """Where an address leads; `number` is the checked one."""

    host: str
    port: int
    path: str
    tls: bool
    number: str


def found(url: str) -> Target:
    """Looks the host up, once; raises Unfit where any of its numbers is not public."""
    host, port, path, tls = parsed(url)
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as fault:
        raise Unfit(f"{host} is not found.") from fault
    numbers = [str(answer[4][0]) for answer in answers]
    if not settings.WEBHOOKS_MAY_BE_PRIVATE and not all(map(is_public, numbers)):
        raise Unfit(f"{host} leads into a network that is not public.")
    return Target(host, port, path, tls, numbers[0])


def is_public(number: str) -> bool:
    address = ip_address(number.partition("%")[0])
    inside = getattr(address, "ipv4_mapped", None)
    return _is_public(inside or address)


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    odd = address.is_multicast or address.is_reserved or address.is_unspecified
    return address.is_global and not odd and not any(address in network for network in NEVER)


def post(target: Target, body: bytes, headers: dict[str, str]) -> int:
    """The status of the answer; a redirect is one like any other. Raises OSError, HTTPException."""
    connection = HTTPConnection(target.host, target.port)
    connection.sock = socket.create_connection((target.number, target.port), timeout=WITHIN)
    with closing(connection):
        if target.tls:
            connection.sock = secured(connection.sock, target.host)
        with deadline(connection.sock):
            if isinstance(connection.sock, ssl.SSLSocket):
                connection.sock.do_handshake()
            connection.request("POST", target.path, body, {**SENT_WITH, **headers})
            return connection.getresponse().status


def secured(plain: socket.socket, host: str) -> ssl.SSLSocket:
    """To the checked number, while the certificate must be for the name; shakes no hands yet."""
    return ssl.create_default_context().wrap_socket(
        plain, server_hostname=host, do_handshake_on_connect=False
    )


@contextmanager
def deadline(connected: socket.socket) -> Iterator[None]:
    """Cuts off a receiver that sends a little now and then, and would hold the worker for ever."""
    # Past SSLSocket's own shutdown, which would let what is half read go on in clear.
    cut = Timer(WITHIN, socket.socket.shutdown, [connected, socket.SHUT_RDWR])
    cut.start()
    try:
        yield
    finally:
        cut.cancel()
