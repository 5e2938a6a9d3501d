"""The case page in a real browser: with a keyboard, a finger, a printer, without JavaScript, and dark."""

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.server import Site, copied, serving

CASE = "/cases/chicago-10th-district-migrants-2023/"
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}

CORRECTION = """
from cases.models import Case, SummarySentence
from editions import publishing
row = SummarySentence.objects.order_by("pk").first()
row.text = row.text.replace("received information", "received a report")
row.save()
publishing.correct(Case.objects.get(), by=None, note="The information was a report.")
"""


@pytest.fixture(scope="module")
def corrected(seeded_file: Path) -> Iterator[Site]:
    """The seeded archive with a second edition, which changes a word."""
    with serving(copied(seeded_file, seeded_file.with_name("corrected.sqlite3"))) as running:
        running.manage("shell", "-c", CORRECTION)
        yield running


PAGES = {
    "the case": "",
    "the case as known on a day": "?as_known_on=2023-07-07",
    "an old edition": "editions/1/",
    "the editions": "editions/",
    "the differences": "editions/2/changes/?from=1",
    "a refused day": "?as_known_on=x",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES.keys())
def test_no_page_of_a_case_breaks_wcag(
    corrected: Site, page: Page, address: str, scheme: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(corrected.address + CASE + address)

    found = Axe().run(page, options=RULES)

    assert found.response["violations"] == [], found.generate_report()


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES.keys())
def test_nothing_is_wider_than_the_window(corrected: Site, page: Page, address: str) -> None:
    """In the reader's own fonts, which are wider: ours may come too late, and are not waited for."""
    page.route("**/*.woff2", lambda route: route.abort())
    page.goto(corrected.address + CASE + address)
    for width in (320, 390, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") == width


def first_marker(page: Page) -> Locator:
    return page.locator("#alleged ~ ol a.mark").first


def test_a_marker_opens_its_passage_by_keyboard_and_gives_the_focus_back(site: Site, page: Page) -> None:
    page.goto(site.address + CASE)
    marker = first_marker(page)
    marker.focus()

    page.keyboard.press("Enter")
    panel = page.get_by_role("complementary", name="Passage")
    expect(panel).to_be_focused()
    expect(panel).to_contain_text(
        "members of the Chicago Police Department (CPD) assigned to the 10th District"
    )
    expect(panel).to_contain_text("CNN (inferred), on or after 7 July 2023")

    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(marker).to_be_focused()


def test_the_keyboard_walks_from_marker_to_marker(site: Site, page: Page) -> None:
    page.goto(site.address + CASE)
    first_marker(page).focus()
    walked = []
    for _ in range(4):
        walked.append(page.evaluate("document.activeElement.id"))
        page.keyboard.press("Tab")
    assert len(set(walked)) == 4
    assert all(name.startswith("ref-") for name in walked)


def test_a_passage_leads_on_to_the_endnotes_and_back_to_its_marker(site: Site, page: Page) -> None:
    page.goto(site.address + CASE)
    marker = first_marker(page)
    marker.click()
    page.get_by_role("link", name="Among the passages of this article").click()

    note = page.locator(":target")
    expect(note).to_be_in_viewport()
    note.get_by_role("link").first.click()
    assert page.url.partition("#")[2].startswith("ref-")
    expect(page.locator("a.mark:target")).to_be_in_viewport()


def test_a_marker_opens_by_touch(site: Site, browser: Browser) -> None:
    page = browser.new_context(
        has_touch=True, is_mobile=True, viewport={"width": 390, "height": 800}
    ).new_page()
    page.goto(site.address + CASE)
    first_marker(page).tap()
    panel = page.get_by_role("complementary", name="Passage")
    expect(panel).to_be_in_viewport(ratio=1)
    page.context.close()


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A browser in which no script runs."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_without_javascript_a_marker_leads_to_its_passage(site: Site, plain: Page) -> None:
    plain.goto(site.address + CASE)
    first_marker(plain).click()
    note = plain.locator("li:target")
    expect(note).to_be_in_viewport()
    expect(note).to_contain_text(
        "members of the Chicago Police Department (CPD) assigned to the 10th District"
    )


def test_without_javascript_a_day_is_asked_and_every_part_is_there(site: Site, plain: Page) -> None:
    plain.goto(site.address + CASE)
    for name in ("alleged", "standing", "timeline", "statements", "accounts", "sources", "cite", "passages"):
        expect(plain.locator(f"#{name}")).to_be_visible()
    plain.get_by_label("See the case as it was known on").fill("2023-07-07")
    plain.get_by_role("button", name="Show").click()
    assert "as_known_on=2023-07-07" in plain.url
    expect(plain.get_by_text("As known on 7 July 2023, as told by edition 1")).to_be_visible()


def test_without_javascript_no_button_promises_what_only_a_script_can_do(site: Site, plain: Page) -> None:
    plain.goto(site.address + CASE)
    expect(plain.get_by_role("button", name="Copy")).to_have_count(0)


def test_two_editions_are_chosen_and_compared(corrected: Site, plain: Page) -> None:
    plain.goto(f"{corrected.address}{CASE}editions/")
    plain.get_by_role("button", name="Compare").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("What edition 2 changed")
    expect(plain.locator(".change ins").first).to_contain_text("a report")


def test_the_citation_is_copied(site: Site, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(site.address + CASE)
    page.get_by_role("button", name="Copy the citation").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied_text = page.evaluate("navigator.clipboard.readText()")
    assert copied_text == page.locator(".citation").first.text_content()


def test_on_paper_the_passages_are_endnotes_and_controls_are_gone(site: Site, page: Page) -> None:
    page.emulate_media(media="print")
    page.goto(site.address + CASE)
    expect(page.locator("#passage-a1")).to_be_visible()
    for control in ("header.site nav", ".contents", ".known-form", ".copy", ".back"):
        expect(page.locator(control).first).to_be_hidden()
    note = page.locator(".how p").first
    assert note.evaluate("one => one.getBoundingClientRect().height") > 0


def test_nothing_moves_while_the_page_loads(site: Site, page: Page) -> None:
    page.goto(site.address + CASE, wait_until="networkidle")
    moved = page.evaluate(
        """() => new Promise(done => new PerformanceObserver(list =>
            done(list.getEntries().reduce((sum, entry) => sum + entry.value, 0))
        ).observe({type: "layout-shift", buffered: true}) || setTimeout(() => done(0), 500))"""
    )
    assert moved == 0


def test_a_page_asks_only_its_own_site_and_stays_within_its_budget(site: Site, page: Page) -> None:
    sizes: dict[str, int] = {}
    complaints: list[Any] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(error.message))
    page.on("requestfinished", lambda request: sizes.update({request.url: len(body_of(request))}))
    page.goto(site.address + CASE, wait_until="networkidle")

    def sent(ending: str) -> int:
        return sum(size for address, size in sizes.items() if address.partition("?")[0].endswith(ending))

    assert all(address.startswith(site.address) for address in sizes)
    assert complaints == []
    assert 0 < sent("/") < 60_000
    assert 0 < sent(".css") < 20_000
    assert 0 < sent(".js") < 12_000


def body_of(request: Any) -> bytes:
    """What an answer weighs on its way: its body, compressed."""
    return gzip.compress(request.response().body())
