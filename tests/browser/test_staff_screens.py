"""Every kind of screen that staff meet is free of what axe can find, in light and dark, on desk and phone."""

from playwright.sync_api import Browser, Page, expect

from tests.browser.newsroom import PASSWORD, PEOPLE, give_password, minded, signed_in
from tests.browser.server import Site
from tests.browser.staff import faults_of

CHANGED = """
from cases.models import Case
from django.contrib.auth.models import User
from editions.models import Report, Webhook
from editions.publishing import submit
case = Case.objects.get(pk=1)
case.events.all()[0].delete()
sentence = case.summary.all()[0]
sentence.text = sentence.text.replace("the ", "these ", 1)
sentence.save()
submit(case, by=User.objects.get(username="ada"), note="One event was told twice.")
Report.objects.create(kind="error", message="The day is wrong.", slug=case.slug)
Webhook.objects.create(name="Newsroom", url="https://hooks.example/in", token="a" * 43)
User.objects.create_superuser("eve", password="{password}")
""".replace("{password}", PASSWORD)
"""A public case with two changes in review, and a row of each noun that the seeds have none of."""

CASE = "cases/case/1"
STAFF = [
    "",
    "cases/case/",
    f"{CASE}/change/",
    f"{CASE}/review/",
    f"{CASE}/preview/",
    f"{CASE}/history/",
    f"{CASE}/send-back/",
    f"{CASE}/retract/",
    f"{CASE}/redact/",
    f"{CASE}/workbench/",
    f"{CASE}/workbench/1/",
    "cases/case/add/",
    "cases/event/",
    "cases/event/2/change/",
    "cases/statement/1/change/",
    "cases/allegation/1/change/",
    "cases/agency/1/change/",
    "sources/sourcearticle/",
    "sources/sourcearticle/1/change/",
    "sources/sourcearticle/receive/",
    "sources/capture/",
    "sources/passage/",
    "sources/passage/1/change/",
    "editions/report/",
    "editions/report/1/change/",
    "editions/edition/",
    "editions/edition/1/change/",
    "editions/entry/",
    "editions/webhook/1/change/",
    "editions/clientkey/add/",
    "password_change/",
]
ACCOUNTS = [
    "2fa/",
    "2fa/totp/deactivate/",
    "2fa/webauthn/add/",
    "2fa/recovery-codes/generate/",
    "reauthenticate/",
    "2fa/reauthenticate/",
]
SCHEMES = ["light", "dark"]


def faults_in(page: Page, address: str) -> list[str]:
    """In both schemes; that nothing is wider than a phone is seen too."""
    page.goto(address)
    found = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        found += [f"{address} in {scheme}: {fault}" for fault in faults_of(page)]
    page.set_viewport_size({"width": 390, "height": 800})
    if page.evaluate("document.documentElement.scrollWidth") > 390:
        found.append(f"{address} is wider than a phone")
    page.set_viewport_size({"width": 1280, "height": 900})
    return found


def test_axe_finds_nothing_wrong_with_any_screen_of_the_staff(own_site: Site, browser: Browser) -> None:
    own_site.manage("shell", "-c", PEOPLE)
    own_site.manage("shell", "-c", CHANGED)
    with signed_in(own_site, browser, "bob") as bob:
        opened = [f"{own_site.address}/admin/{screen}" for screen in STAFF]
        opened += [f"{own_site.address}/accounts/{screen}" for screen in ACCOUNTS]
        found = [fault for address in opened for fault in faults_in(bob.page, address)]
    assert not found, "\n".join(found)


def test_axe_finds_nothing_wrong_on_the_way_in(own_site: Site, browser: Browser) -> None:
    own_site.manage("shell", "-c", PEOPLE)
    with minded(browser) as page:
        found = faults_in(page, f"{own_site.address}/admin/login/")
        give_password(own_site, page, "ada")
        expect(page.get_by_label("Code")).to_be_visible()
        found += faults_in(page, page.url)
        found += faults_in(page, f"{own_site.address}/report/")
    assert found == []
