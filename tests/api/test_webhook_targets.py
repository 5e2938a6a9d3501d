"""Nothing is sent into a network that is not public, whatever the address looks like or turns into."""

import socket
from http.client import HTTPException
from threading import Thread
from typing import Any

import pytest
from pytest_django import Settings

from api.webhooks import targets
from api.webhooks.targets import found, is_public, post
from editions.webhooks import Unfit, parsed

PRIVATE = [
    *("127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "100.64.0.1"),
    *("169.254.169.254", "192.0.0.192", "168.63.129.16", "224.0.0.1", "240.0.0.1", "255.255.255.255"),
    *("::1", "::", "fe80::1", "fe80::1%eth0", "fd00:ec2::254", "fc00::1", "ff02::1"),
    *("::ffff:127.0.0.1", "::ffff:169.254.169.254", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:7f00:1::"),
]


@pytest.mark.parametrize("number", PRIVATE)
def test_a_number_that_is_not_public_is_refused(number: str) -> None:
    assert not is_public(number)


@pytest.mark.parametrize("number", ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_a_public_number_is_not(number: str) -> None:
    assert is_public(number)


@pytest.mark.parametrize(
    "url",
    [
        *("http://example.org/", "ftp://example.org/", "//example.org/", "example.org", "https:///x", ""),
        *("https://user@example.org/", "https://u:p@example.org/", "https://example.org/#x", "https://[::1/"),
        *("https://example.org:99999/", "https://example.org/\r\nX-Evil: 1", "https://example.org/a b"),
        *("https://exämple.org/", "https://example.org/\x7f", "javascript:alert(1)", "file:///etc/passwd"),
    ],
)
def test_an_address_of_another_form_is_refused(url: str) -> None:
    with pytest.raises(Unfit):
        parsed(url)


@pytest.mark.parametrize(
    "url",
    ["https://127.0.0.1/", "https://localhost/", "https://2130706433/", "https://0x7f.1/", "https://[::1]/"],
)
def test_a_name_or_number_that_means_this_machine_is_refused(url: str) -> None:
    with pytest.raises(Unfit):
        found(url)


def answering(monkeypatch: pytest.MonkeyPatch, *rounds: list[str]) -> list[str]:
    """Names lead to these numbers, another round at each look-up; what was looked up."""
    asked: list[str] = []

    def getaddrinfo(host: str, port: int, *how: Any, **more: Any) -> list[Any]:
        asked.append(host)
        numbers = rounds[min(len(asked), len(rounds)) - 1]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port)) for number in numbers]

    monkeypatch.setattr("socket.getaddrinfo", getaddrinfo)
    return asked


def test_one_private_number_among_public_ones_is_enough_to_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, ["8.8.8.8", "10.0.0.1"])
    with pytest.raises(Unfit, match="not public"):
        found("https://hooks.example/")


def test_the_connection_goes_to_the_number_that_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that answers otherwise a second time (DNS rebinding) gains nothing: nobody asks it again."""
    asked = answering(monkeypatch, ["8.8.8.8"], ["127.0.0.1"])
    target = found("https://hooks.example/")
    reached: list[Any] = []

    def connect(address: Any, **how: Any) -> None:
        reached.append(address)
        raise OSError

    monkeypatch.setattr("socket.create_connection", connect)
    with pytest.raises(OSError):  # noqa: PT011
        post(target, b"{}", {})
    assert (reached, asked) == ([("8.8.8.8", 443)], ["hooks.example"])


def test_a_receiver_that_drips_is_cut_off(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.WEBHOOKS_MAY_BE_PRIVATE = True
    monkeypatch.setattr(targets, "WITHIN", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as server:
        Thread(target=drip, args=[server], daemon=True).start()
        target = found(f"http://127.0.0.1:{server.getsockname()[1]}/")
        with pytest.raises((OSError, HTTPException)):
            post(target, b"{}", {})


def drip(server: socket.socket) -> None:
    """A header without end, each piece within what one read may take."""
    client, _ = server.accept()
    with client:
        client.sendall(b"HTTP/1.1 200 OK\r\n")
        try:
            while True:
                client.sendall(b"X-More: 1\r\n")
                client.settimeout(0.05)
                try:
                    client.recv(1)
                except TimeoutError:
                    continue
        except OSError:
            return
