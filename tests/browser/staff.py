"""A member of the staff at work in the browser: signed in, with hands whose every act is counted."""

from __future__ import annotations

from dataclasses import dataclass, field

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page

from tests.browser.server import Site

SIGN_IN = """
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import User
user, _ = User.objects.get_or_create(username="ada", is_staff=True, is_superuser=True)
session = import_module(settings.SESSION_ENGINE).SessionStore()
session[SESSION_KEY] = str(user.pk)
session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
session[HASH_SESSION_KEY] = user.get_session_auth_hash()
session.save()
print(session.session_key)
"""


def last_line(printed: str) -> str:
    return printed.strip().splitlines()[-1]


def sign_in(site: Site, context: BrowserContext) -> None:
    """A superuser's session, without the way through the login, which has tests of its own."""
    key = last_line(site.manage("shell", "-c", SIGN_IN))
    context.add_cookies([{"name": "sessionid", "value": key, "url": site.address}])


@dataclass
class Hands:
    """Clicks, keys and fields filled, each counted once; words typed into one field are one act."""

    page: Page
    acts: list[str] = field(default_factory=list)

    def click(self, name: str, role: str = "link") -> None:
        """A link or a button that leads to another page."""
        self.acts.append(f"click {name}")
        with self.page.expect_navigation():
            self.page.get_by_role(role, name=name).first.click()  # type: ignore[arg-type]

    def press(self, key: str) -> None:
        self.acts.append(f"press {key}")
        self.page.keyboard.press(key)

    def onward(self, key: str) -> None:
        """A key that leads to another page."""
        with self.page.expect_navigation():
            self.press(key)

    def fill(self, label: str, words: str) -> None:
        self.acts.append(f"fill {label}")
        self.page.get_by_label(label, exact=True).fill(words)

    def choose(self, label: str, value: str) -> None:
        self.acts.append(f"choose {label}")
        self.page.get_by_label(label, exact=True).select_option(value)

    def type(self, words: str) -> None:
        """Into the field where the cursor stands."""
        self.acts.append("type")
        self.page.keyboard.type(words)


def select(page: Page, words: str) -> None:
    """Select `words` in the article's text, as a drag of the mouse would leave them."""
    page.evaluate(
        """(words) => {
            const text = document.getElementById("evidence");
            const start = text.textContent.indexOf(words);
            const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
            const place = (units) => {
                walker.currentNode = text;
                let node = walker.nextNode();
                while (units > node.length) { units -= node.length; node = walker.nextNode(); }
                return [node, units];
            };
            getSelection().setBaseAndExtent(...place(start), ...place(start + words.length));
        }""",
        words,
    )


def faults_of(page: Page) -> list[str]:
    """What axe finds wrong with the page, one line each.

    It reads no style sheets by itself: of Django's, which import another, it would ask beside the page.
    """
    found = Axe().run(page, options={"preload": False}).response["violations"]
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]
