"""Every type of page in a real browser: WCAG 2.2 AA in both languages, light and dark, and by keyboard."""

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.server import Site
from tests.pages import routes

CASE = "/cases/chicago-10th-district-migrants-2023/"
TYPES = (
    *routes.pages(),
    *("/cases/?q=officers", "/cases/?q=zeppelin&process=reported", "/cases/?proces=x", "/nowhere/"),
    f"{CASE}?as_known_on=2023-07-09",
)
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": STANDARD}})
    return [
        f"{page.url}: {one['id']} at {node['target']}"
        for one in found.response["violations"]
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["", "/es"])
def test_no_type_of_page_breaks_wcag_2_2_aa(site: Site, browser: Browser, language: str, scheme: Any) -> None:
    with browser.new_context(color_scheme=scheme) as context:
        page = context.new_page()
        faults = []
        for address in TYPES:
            page.goto(f"{site.address}{language}{address}")
            faults += violations(page)
    assert faults == []


RETRACT = """
from cases.models import Case
from editions import publishing
publishing.retract(Case.objects.get(), by=None, reason="Its only article was withdrawn.")
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_neither_does_what_no_link_leads_to(own_site: Site, browser: Browser, scheme: Any) -> None:
    """A tombstone, a report that is refused, and the receipt of one that is taken."""
    own_site.manage("shell", "-c", RETRACT)
    with browser.new_context(color_scheme=scheme) as context:
        page = context.new_page()
        faults = []
        for language in ("", "/es"):
            page.goto(f"{own_site.address}{language}{CASE}")
            faults += violations(page)
            page.goto(f"{own_site.address}{language}/report/")
            page.locator("form.report").evaluate("form => form.noValidate = true")
            page.locator("form.report button").click()
            expect(page.locator(".errorlist").first).to_be_visible()
            faults += violations(page)
            page.locator("[name=kind]").select_option("error")
            page.locator("[name=message]").fill("The day is wrong.")
            page.locator("form.report button").click()
            expect(page.locator("main strong")).to_have_text(re.compile("^R-"))
            faults += violations(page)
    assert faults == []


def test_a_reader_walks_from_search_to_passage_by_keyboard_alone(site: Site, page: Page) -> None:
    page.goto(site.address)
    page.keyboard.press("/")
    page.keyboard.type("underaged")
    page.keyboard.press("Enter")
    page.wait_for_url("**/cases/?q=underaged")
    tab_to(page, page.get_by_role("checkbox", name=re.compile("^Under investigation")))
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**process=under-investigation**")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{CASE}")
    tab_to(page, page.locator("a.mark").first)
    page.keyboard.press("Enter")
    expect(page.locator("aside.passage")).to_be_visible()
    first = page.locator("aside.passage").inner_text()
    page.keyboard.press("Escape")
    expect(page.locator("aside.passage")).to_be_hidden()
    assert page.evaluate("document.activeElement.className") == "mark"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "mark"
    page.keyboard.press("Enter")
    expect(page.locator("aside.passage")).to_be_visible()
    assert page.locator("aside.passage").inner_text() != first


def tab_to(page: Page, place: Locator) -> None:
    """Press Tab until the place has the focus, as a reader without a mouse does."""
    for _ in range(100):
        page.keyboard.press("Tab")
        if place.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(f"Tab never reaches {place}.")


def test_the_keys_are_shown_and_closed_by_keys(site: Site, page: Page) -> None:
    page.goto(f"{site.address}/agencies/")
    sheet = page.get_by_role("dialog", name="Keys")
    page.keyboard.press("?")
    expect(sheet).to_be_visible()
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()


def test_keys_that_are_switched_off_stay_off_until_they_are_switched_on(site: Site, page: Page) -> None:
    page.goto(f"{site.address}/agencies/")
    page.keyboard.press("?")
    page.get_by_role("checkbox", name="Use these keys").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    assert answered(page) == set()

    page.goto(f"{site.address}/cases/")
    assert answered(page) == set()

    page.get_by_role("button", name="Keys").click()
    page.get_by_role("checkbox", name="Use these keys").check()
    page.get_by_role("button", name="Close").click()
    assert answered(page) == {"/", "j", "k", "?"}


def answered(page: Page) -> set[str]:
    """The keys that do something: that move the focus, or open the sheet."""
    found = set()
    for key in ("/", "j", "k", "?"):
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press(key)
        if page.evaluate("document.activeElement !== document.body"):
            found.add(key)
    page.keyboard.press("Escape")
    return found


def test_the_first_key_reaches_the_skip_link_and_focus_is_seen(site: Site, page: Page) -> None:
    page.goto(f"{site.address}/cases/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_who_wants_less_motion_gets_none(site: Site, browser: Browser) -> None:
    for wanted, behaviour in (("reduce", "auto"), ("no-preference", "smooth")):
        with browser.new_context(reduced_motion=wanted) as context:  # type: ignore[arg-type]
            page = context.new_page()
            page.goto(site.address)
            style = "getComputedStyle(document.documentElement).scrollBehavior"
            assert page.evaluate(style) == behaviour


@pytest.mark.parametrize("address", TYPES)
def test_no_page_is_wider_than_a_small_screen(site: Site, browser: Browser, address: str) -> None:
    with browser.new_context(viewport={"width": 320, "height": 640}) as context:
        page = context.new_page()
        page.goto(site.address + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
