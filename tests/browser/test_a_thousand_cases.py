"""Every type of page of an archive of a thousand cases, as a browser loads it, with a script and without."""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request

from tests.browser.server import Site
from tests.pages import routes

GENERATED = {
    "cases": "synthetic-case-0",
    "agencies": "example-police-0",
    "sources": "synthetic-article-0",
    "sources/outlets": "example-news-0",
}
TYPES = (
    *dict.fromkeys([*routes.pages(), *routes.pages(GENERATED)]),
    *("/cases/?q=allegation", "/cases/?q=zeppelin", "/cases/?process=under-investigation&ordering=title"),
    *("/statements/?agency=example-office-0", "/nowhere/", "/cases/?proces=x"),
    f"/cases/{routes.SEEDED['cases']}/?as_known_on=2023-07-09",
)
SMALL, WIDE = {"width": 390, "height": 800}, {"width": 1280, "height": 800}

WATCH = """
window.moved = 0;
const add = entries => entries.forEach(one => window.moved += one.value);
window.watching = new PerformanceObserver(list => add(list.getEntries()));
window.watching.observe({type: "layout-shift", buffered: true});
"""
SETTLED = """async () => {
    await document.fonts.ready;
    for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
    window.watching.takeRecords().forEach(one => window.moved += one.value);
    return window.moved;
}"""
LINES = "main => main.innerText.split('\\n').map(line => line.trim()).filter(line => line)"
BUTTONS = "main => [...main.querySelectorAll('button[type=button]')].map(one => one.innerText.trim())"


@dataclass
class Visit:
    """A page as one browser met it."""

    sent: dict[str, bytes] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    buttons: list[str] = field(default_factory=list)
    """Of scripts: each does what a reader can also do by hand."""
    moved: float = 0

    def bodies(self, kind: str) -> list[bytes]:
        return [body for key, body in self.sent.items() if key.startswith(f"{kind} ")]


def visited(page: Page, address: str) -> Visit:
    visit = Visit()

    def keep(request: Request) -> None:
        answer = request.response()
        visit.sent[f"{request.resource_type} {request.url}"] = answer.body() if answer else b""

    page.on("requestfinished", keep)
    page.on("console", lambda line: visit.complaints.append(line.text))
    page.on("pageerror", lambda fault: visit.complaints.append(fault.message))
    page.goto(address)
    visit.lines = page.locator("main").evaluate(LINES)
    visit.buttons = page.locator("main").evaluate(BUTTONS)
    return visit


Visiting = Callable[[str], Visit]


@pytest.fixture(scope="module")
def visit(thousand: Site, browser: Browser) -> Iterator[Visiting]:
    """Visits a page once for all tests that look at it."""
    context = browser.new_context(viewport=WIDE)  # type: ignore[arg-type]
    context.add_init_script(WATCH)

    @cache
    def once(address: str) -> Visit:
        page = context.new_page()
        found = visited(page, thousand.address + address)
        found.moved = page.evaluate(SETTLED)
        page.set_viewport_size(SMALL)  # type: ignore[arg-type]
        page.reload()
        found.moved += page.evaluate(SETTLED)
        page.close()
        return found

    yield once
    context.close()


@pytest.fixture(scope="module")
def plain(browser: Browser) -> Iterator[Page]:
    """A browser in which no script runs."""
    with browser.new_context(viewport=WIDE, java_script_enabled=False) as context:  # type: ignore[arg-type]
        yield context.new_page()


def test_there_are_a_thousand_cases_and_one(visit: Visiting) -> None:
    assert any(line.startswith(("1,001 cases", "1001 cases")) for line in visit("/cases/").lines)


@pytest.mark.parametrize("address", TYPES)
def test_a_page_says_the_same_without_a_script_and_hides_nothing(
    thousand: Site, visit: Visiting, plain: Page, address: str
) -> None:
    scripted, without = visit(address), visited(plain, thousand.address + address)

    assert without.lines
    assert without.buttons == []
    assert Counter(scripted.lines) - Counter(scripted.buttons) == Counter(without.lines)


@pytest.mark.parametrize("address", TYPES)
def test_a_page_stays_within_its_budget(visit: Visiting, address: str) -> None:
    sent = visit(address)
    assert 0 < sum(map(weight, sent.bodies("document"))) < 60_000
    assert 0 < sum(map(len, sent.bodies("stylesheet"))) < 20_000
    assert 0 < sum(map(len, sent.bodies("script"))) < 12_000


def weight(body: bytes) -> int:
    """What an answer weighs on its way."""
    return len(gzip.compress(body))


@pytest.mark.parametrize("address", TYPES)
def test_nothing_moves_while_a_page_loads(visit: Visiting, address: str) -> None:
    assert visit(address).moved == 0


@pytest.mark.parametrize("address", TYPES)
def test_a_page_asks_only_its_own_site_and_complains_of_nothing(
    thousand: Site, visit: Visiting, address: str
) -> None:
    met = visit(address)
    asked: list[Any] = [key.partition(" ")[2] for key in met.sent]
    assert all(one.startswith(f"{thousand.address}/") for one in asked)
    refused = [line for line in met.complaints if "status of 40" not in line]
    assert refused == []
