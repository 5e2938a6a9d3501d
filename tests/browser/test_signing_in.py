"""Setting up a second factor and signing in by it, in a real browser under the strict content policy."""

from typing import Any

from playwright.sync_api import Browser, Page, expect

from tests.browser.newsroom import PASSWORD, code_of, give_password, minded
from tests.browser.server import Site

CAROL = f"""
from django.contrib.auth.models import Group, User
user = User.objects.create_user("carol", password="{PASSWORD}", is_staff=True)
user.groups.set(Group.objects.filter(name="publisher"))
"""
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
"""A passkey of the device, as Chromium plays it."""


def named(site: Site) -> Site:
    """Passkeys belong to a name; an address of numbers has none."""
    return Site(site.address.replace("127.0.0.1", "localhost"), site.environment)


def set_up(site: Site, page: Page, what: str) -> None:
    """From the front page to the factor's own page, the password given again on the way."""
    page.get_by_role("link", name="Second factor").first.click()
    page.get_by_role("link", name=what).click()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Confirm").click()


def log_out(page: Page) -> None:
    page.get_by_role("button", name="Log out").click()
    page.wait_for_load_state()


def test_an_app_is_set_up_and_asked_for_at_the_next_login(own_site: Site, browser: Browser) -> None:
    own_site.manage("shell", "-c", CAROL)
    with minded(browser) as page:
        give_password(own_site, page, "carol")
        set_up(own_site, page, "Set up an app")
        secret = page.get_by_label("Authenticator secret").input_value()
        page.get_by_label("Authenticator code").fill(code_of(secret))
        page.get_by_role("button", name="Activate").click()
        expect(page.get_by_label("Unused codes")).not_to_be_empty()
        paper = page.get_by_label("Unused codes").input_value().split()
        assert len(paper) == 10

        for code in (code_of(secret), paper[0]):
            log_out(page)
            give_password(own_site, page, "carol")
            page.get_by_label("Code").fill(code)
            page.get_by_role("button", name="Sign In").click()
            page.wait_for_url(f"{own_site.address}/admin/")


def test_a_passkey_is_registered_and_opens_the_admin(own_site: Site, browser: Browser) -> None:
    site = named(own_site)
    site.manage("shell", "-c", CAROL)
    with minded(browser) as page:
        device = page.context.new_cdp_session(page)
        device.send("WebAuthn.enable")
        options: dict[str, Any] = {"options": KEY}
        device.send("WebAuthn.addVirtualAuthenticator", options)
        give_password(site, page, "carol")
        set_up(site, page, "Add a key")
        page.get_by_label("Name").fill("Laptop")
        page.get_by_role("button", name="Add").click()
        expect(page.locator(".messagelist")).to_contain_text("Security key added")

        log_out(page)
        give_password(site, page, "carol")
        page.get_by_role("button", name="Use a security key").click()
        page.wait_for_url(f"{site.address}/admin/")
