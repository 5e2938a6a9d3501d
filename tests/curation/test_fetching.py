"""Fetching a page from the web: public addresses only, whatever a name or a redirect says; bounded."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from curation import fetching
from curation.fetching import FetchError, fetch, is_public

ADDRESSES = [
    ("93.184.216.34", True, "an ordinary address"),
    ("2606:2800:220:1::1", True, "an ordinary address of the newer kind"),
    ("127.0.0.1", False, "this machine"),
    ("127.8.8.8", False, "this machine by another number"),
    ("::1", False, "this machine"),
    ("0.0.0.0", False, "no address, which means this machine"),
    ("10.0.0.7", False, "a private network"),
    ("172.16.3.4", False, "a private network"),
    ("192.168.1.1", False, "a private network"),
    ("100.64.0.1", False, "a network shared by a provider's customers"),
    ("169.254.169.254", False, "the metadata of a cloud machine"),
    ("fe80::1%eth0", False, "a link-local address with its interface"),
    ("fd00:ec2::254", False, "the metadata of a cloud machine"),
    ("::ffff:127.0.0.1", False, "this machine, dressed up"),
    ("::ffff:169.254.169.254", False, "metadata, dressed up"),
    ("64:ff9b::a9fe:a9fe", False, "metadata, translated"),
    ("2002:7f00:1::", False, "this machine, through 6to4"),
    ("224.0.0.1", False, "everybody at once"),
    ("255.255.255.255", False, "everybody at once"),
]


@pytest.mark.parametrize(("address", "public", "what"), ADDRESSES, ids=[row[0] for row in ADDRESSES])
def test_only_public_addresses_are_asked(address: str, public: bool, what: str) -> None:
    assert is_public(address) is public, what


REFUSED = [
    ("ftp://news.example/a", "Only http and https"),
    ("file:///etc/passwd", "Only http and https"),
    ("http://user:secret@news.example/", "password"),
    ("http://news.example:22/", "usual ports"),
    ("http://news.example:99999/", "not a web address"),
    ("http://[::1", "not a web address"),
    ("http:///path", "Only http and https"),
]


@pytest.mark.parametrize(("url", "said"), REFUSED)
def test_an_odd_address_is_not_even_looked_up(url: str, said: str) -> None:
    def never(host: str, port: int) -> list[str]:
        raise AssertionError(f"{host} was looked up")

    with pytest.raises(FetchError, match=said):
        fetch(url, resolve=never)


def test_one_private_address_among_public_ones_is_enough_to_refuse() -> None:
    with pytest.raises(FetchError, match="not on the public internet"):
        fetch("http://news.example/", resolve=lambda host, port: ["93.184.216.34", "10.0.0.7"])


class Answers(BaseHTTPRequestHandler):
    """/page, /to?..., /large and /lost, as a site of the web would answer them."""

    def do_GET(self) -> None:
        if self.path == "/loop":
            return self._send(302, {"Location": "http://news.example/loop"})
        if self.path == "/inside":
            return self._send(302, {"Location": "http://inside.example/secret"})
        if self.path == "/moved":
            return self._send(301, {"Location": "/page"})
        if self.path == "/lost":
            return self._send(404, {})
        body = b"x" * 6_000_000 if self.path == "/large" else b"<p>The gulls came back.</p>"
        return self._send(200, {"Content-Type": "text/html"}, body)

    def _send(self, status: int, headers: dict[str, str], body: bytes = b"") -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            return  # The other side has had enough.

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def web() -> Iterator[int]:
    server = HTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


@pytest.fixture
def port(web: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """The site stands on a port of its own, which is taken for the usual one."""
    monkeypatch.setattr(fetching, "PORTS", {"http": web, "https": 443})
    return web


def local(host: str, port: int) -> list[str]:
    return ["127.0.0.1" if host == "news.example" else "10.0.0.7"]


def fetched(path: str) -> fetching.Page:
    return fetch(f"http://news.example{path}", resolve=local, allowed=lambda place: place == "127.0.0.1")


@pytest.mark.parametrize("path", ["/page", "/moved"])
def test_a_page_comes_with_the_address_where_it_was_found(port: int, path: str) -> None:
    page = fetched(path)
    assert (page.url, page.raw) == ("http://news.example/page", b"<p>The gulls came back.</p>")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/inside", "inside.example is not on the public internet"),
        ("/loop", "redirects more than 5 times"),
        ("/large", "more than 5,000,000 bytes"),
        ("/lost", "answered 404"),
    ],
)
def test_what_is_no_page_or_leads_elsewhere_is_given_up(port: int, path: str, said: str) -> None:
    with pytest.raises(FetchError, match=said):
        fetched(path)


def test_the_address_that_was_judged_is_the_one_that_is_asked(port: int) -> None:
    """A name may mean another machine a moment later; it is looked up once."""
    looked_up: list[str] = []

    def changing(host: str, port: int) -> list[str]:
        looked_up.append(host)
        return ["127.0.0.1" if len(looked_up) == 1 else "10.0.0.7"]

    fetch("http://news.example/page", resolve=changing, allowed=lambda place: place == "127.0.0.1")
    assert looked_up == ["news.example"]


def test_time_that_has_run_out_is_said() -> None:
    with pytest.raises(FetchError, match="longer than 20 seconds"):
        fetching.left(0.0)
