"""Clients that wait for the change feed leave the server free for everybody else."""

import json
import os
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any
from urllib.request import urlopen

from archive.serve import MOST_WORKERS
from tests.browser.server import Site

PLACES = 6
WORKERS = min(os.cpu_count() or 1, MOST_WORKERS)
TOO_MANY = WORKERS * PLACES + 10


def head(site: Site) -> int:
    with urlopen(f"{site.address}/api/v1/changes/?after=0&page_size=1") as response:
        return int(json.load(response)["head"]["sequence"])


def ask(address: str) -> tuple[dict[str, Any], dict[str, str]]:
    with urlopen(address, timeout=30) as response:
        return json.load(response), {name.title(): value for name, value in response.headers.items()}


@contextmanager
def crowd(site: Site, after: int) -> Iterator[list[Future[Any]]]:
    """More clients waiting than there are places."""
    with ThreadPoolExecutor(TOO_MANY) as clients:
        address = f"{site.address}/api/v1/changes/?after={after}&wait=25"
        yield [clients.submit(ask, address) for _ in range(TOO_MANY)]


def test_who_waits_silences_nobody_and_hears_of_the_next_line(own_site: Site) -> None:
    last = head(own_site)
    with crowd(own_site, last) as asked:
        for _ in range(50):
            assert ask(f"{own_site.address}/api/v1/cases/")[0]["results"]
        waiting = [one for one in asked if not one.done()]
        assert 1 <= len(waiting) <= WORKERS * PLACES
        own_site.manage("generate", "--cases", "1")
        answers = [one.result() for one in asked]

    heard = [body for body, headers in answers if "Retry-After" not in headers]
    assert all(body["results"][0]["sequence"] == last + 1 for body in heard)
    assert (len(heard), len(answers) - len(heard)) == (len(waiting), TOO_MANY - len(waiting))
