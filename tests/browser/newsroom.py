"""People of a newsroom at their browsers: each signs in with a password and a second factor, as staff do."""

from __future__ import annotations

import base64
import hashlib
import hmac
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page

from tests.browser.server import Site
from tests.browser.staff import Hands

PASSWORD = "correct horse battery staple"
SECRETS = {"ada": "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", "bob": "KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU"}
PEOPLE = f"""
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.models import Group, User
for name, secret, roles in (
    ("ada", "{SECRETS["ada"]}", ["curator", "reviewer"]),
    ("bob", "{SECRETS["bob"]}", ["curator", "reviewer", "publisher"]),
):
    user = User.objects.create_user(name, password="{PASSWORD}", is_staff=True, first_name=name.title())
    user.groups.set(Group.objects.filter(name__in=roles))
    TOTP.activate(user, secret)
"""
"""What `manage.py shell` makes: Ada curates and reviews, Bob publishes too; each has an authenticator app."""

LISTEN = """
addEventListener("securitypolicyviolation", (refusal) => {
    console.error("refused by policy", refusal.violatedDirective, refusal.blockedURI);
});
"""


def code_of(secret: str) -> str:
    """What the app shows now (RFC 6238)."""
    counter = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    place = digest[-1] & 15
    (number,) = struct.unpack(">I", digest[place : place + 4])
    return f"{(number & 0x7FFFFFFF) % 10**6:06}"


@contextmanager
def minded(browser: Browser, scheme: str = "light") -> Iterator[Page]:
    """A browser of its own; what its content policy refuses, or a script fails at, fails the test."""
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.add_init_script(LISTEN)
    wrong: list[str] = []
    page.on("console", lambda line: wrong.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page
    assert wrong == []
    context.close()


def give_password(site: Site, page: Page, name: str) -> None:
    page.goto(f"{site.address}/admin/login/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()


@contextmanager
def signed_in(site: Site, browser: Browser, name: str) -> Iterator[Hands]:
    """`name` at work: password, then the code that the app shows."""
    with minded(browser) as page:
        give_password(site, page, name)
        page.get_by_label("Code").fill(code_of(SECRETS[name]))
        page.get_by_role("button", name="Sign In").click()
        page.wait_for_url(f"{site.address}/admin/")
        yield Hands(page)


def pick(page: Page, label: str, words: str) -> None:
    """Choose a row in a picker by typing some of its name."""
    page.get_by_role("combobox", name=label, exact=True).click()
    page.keyboard.type(words)
    page.locator(".select2-results__option", has_text=words).first.click()
