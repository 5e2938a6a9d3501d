"""The API's documentation in a real browser: it draws itself under the site's own policy."""

from playwright.sync_api import Page, expect

from tests.browser.server import Site

WATCH = """
window.faults = [];
addEventListener("securitypolicyviolation", event => window.faults.push(event.violatedDirective));
"""


def test_swagger_ui_draws_every_address_without_a_violation(site: Site, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script(WATCH)
    page.goto(f"{site.address}/api/v1/docs/")

    expect(page.locator(".opblock").first).to_be_visible()
    page.locator("#operations-cases-cases .opblock-summary-control").click()

    expect(page.get_by_text("Slug of an agency with a role in the case.").first).to_be_visible()
    assert page.evaluate("window.faults") == []
    assert [url for url in asked if not url.startswith((site.address, "data:"))] == []
