"""A reader's way through the archive, in a real browser."""

from playwright.sync_api import Page, expect

from tests.browser.server import Site

CASE = "/cases/chicago-10th-district-migrants-2023/"


def test_the_case_is_reached_from_the_front_page(site: Site, page: Page) -> None:
    page.goto(site.address)
    page.get_by_role("link", name="Allegations about Chicago police officers").first.click()

    assert page.url == site.address + CASE
    expect(page.get_by_role("heading", level=1)).to_contain_text("Allegations about Chicago police officers")
