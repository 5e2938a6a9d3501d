"""Two people bring a pasted article to readers, correct it, redact it and retract it, in real browsers."""

import re
from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.made_up import ARTICLE, NOUNS
from tests.browser.newsroom import PEOPLE, pick, signed_in
from tests.browser.server import Site
from tests.browser.staff import Hands, select


@pytest.fixture
def newsroom(own_site: Site) -> Site:
    own_site.manage("shell", "-c", NOUNS + PEOPLE)
    return own_site


def paste(site: Site, hands: Hands) -> None:
    hands.page.goto(f"{site.address}/admin/cases/case/?q=mill-lane")
    hands.click("A complaint about an arrest on Mill Lane, Harbor City")
    hands.click("Open the workbench")
    hands.click("Receive an article for this case")
    hands.fill("Paste the text", ARTICLE)
    hands.click("Receive it", role="button")
    expect(hands.page.locator("#evidence")).to_be_visible()


def cite_the_bodies(hands: Hands) -> None:
    for words, body, role in (
        ("spokesperson for the Harbor City Police Department", "Harbor City Police", "subject"),
        ("The Office of Police Review has opened an inquiry", "Office of Police Review", "investigates"),
    ):
        select(hands.page, words)
        hands.click("agency", role="button")
        pick(hands.page, "Agency", body)
        hands.choose("Role", role)
        hands.click("Enter the agency", role="button")


def cite_by_selecting(hands: Hands) -> None:
    page = hands.page
    select(page, "a complaint about an arrest on Mill Lane")
    hands.click("Cite the selected words for: A complaint about an arrest on Mill Lane", role="button")
    select(page, "an officer pushed a man against a wall")
    hands.click("allegation", role="button")
    hands.fill("Text", "An officer is alleged to have pushed a man against a wall.")
    hands.choose("Category", "excessive-force")
    hands.fill("Against", "an unidentified officer")
    pick(page, "Agency", "Harbor City Police")
    hands.click("Enter the allegation", role="button")
    select(page, "has opened an inquiry")
    hands.click("status step", role="button")
    hands.fill("Text", "The Office of Police Review opened an inquiry.")
    hands.fill("Date", "2024-03")
    hands.choose("Process", "under-investigation")
    pick(page, "Decided by", "Office of Police Review")
    hands.click("Enter the status step", role="button")
    select(page, "a complaint about an arrest on Mill Lane was handled")
    hands.click("summary sentence", role="button")
    hands.fill("Text", "A complaint about an arrest on Mill Lane was filed.")
    hands.click("Enter the summary sentence", role="button")


def cite_by_keys(hands: Hands) -> None:
    page = hands.page
    page.evaluate("document.activeElement.blur()")
    for key in ("x", "ArrowRight", "ArrowDown", "ArrowDown", "Shift+ArrowRight", "Shift+ArrowRight", "v"):
        page.keyboard.press(key)
    page.wait_for_url(re.compile("new=event"))
    expect(page.locator("#new_text")).to_be_focused()
    page.keyboard.type("A complaint was made.")
    page.keyboard.press("Tab")
    page.keyboard.type("2024-03-03")
    hands.onward("Enter")


def open_case(site: Site, hands: Hands) -> None:
    hands.page.goto(f"{site.address}/admin/cases/case/?q=mill-lane")
    hands.click("A complaint about an arrest on Mill Lane, Harbor City")


def do(hands: Hands, verb: str, **said: str) -> None:
    """One verb of the case's screen: its button, its page, what it asks, its button again."""
    press(hands, "link", verb)
    for label, words in said.items():
        hands.fill(f"{label.replace('_', ' ')}:", words)
    press(hands, "button", verb)
    assert hands.page.locator(".messagelist .error").all_inner_texts() == []


def press(hands: Hands, role: Literal["link", "button"], name: str) -> None:
    with hands.page.expect_navigation():
        hands.page.get_by_role(role, name=name, exact=True).click()


def tick_each_fact(page: Page) -> int:
    boxes = page.locator(".tick input")
    for box in boxes.all():
        box.check()
    return boxes.count()


def refuse_own_work(hands: Hands) -> None:
    hands.click("Review what would change")
    assert tick_each_fact(hands.page) > 5
    hands.click("Approve", role="button")
    expect(hands.page.locator(".messagelist .error")).to_contain_text("You made the last change")


def approve(site: Site, hands: Hands) -> int:
    """Having held each changed fact against its passages; how many there were."""
    open_case(site, hands)
    hands.click("Review what would change")
    hands.click("Approve", role="button")
    expect(hands.page.locator(".messagelist .error")).to_contain_text("Not every changed fact is checked")
    ticked = tick_each_fact(hands.page)
    hands.click("Approve", role="button")
    expect(hands.page.locator(".messagelist .success")).to_contain_text("Approved")
    return ticked


def reword_the_summary(site: Site, hands: Hands) -> None:
    open_case(site, hands)
    hands.fill("Why you change it", "The article names a street, not a station.")
    hands.page.locator("[name='summary-0-text']").fill("A complaint about an arrest was filed.")
    hands.click("Save and continue editing", role="button")
    expect(hands.page.locator(".messagelist .success")).to_be_visible()


def take_out_the_event(site: Site, hands: Hands) -> None:
    hands.page.goto(f"{site.address}/admin/cases/event/")
    hands.click("A complaint was made.")
    hands.click("Delete")
    hands.click("Yes, I’m sure", role="button")


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    """Each page is asked for anew: browsers may keep a public page for a minute."""
    context = browser.new_context()
    page = context.new_page()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    network.send("Network.setCacheDisabled", {"cacheDisabled": True})
    yield page
    context.close()


def read(reader: Page, address: str) -> int:
    answer = reader.goto(address)
    assert answer
    return answer.status


def test_from_a_pasted_article_to_readers_and_back(newsroom: Site, browser: Browser, reader: Page) -> None:
    public = f"{newsroom.address}/cases/mill-lane/"
    with signed_in(newsroom, browser, "ada") as ada, signed_in(newsroom, browser, "bob") as bob:
        paste(newsroom, ada)
        cite_the_bodies(ada)
        cite_by_selecting(ada)
        cite_by_keys(ada)
        open_case(newsroom, ada)
        do(ada, "Send to review", To_the_reviewer="One article so far.")
        refuse_own_work(ada)
        assert read(reader, public) == 404

        assert approve(newsroom, bob) > 5
        do(bob, "Publish", Public_note="The first edition.")
        assert read(reader, public) == 200
        expect(reader.locator("main")).to_contain_text("A complaint about an arrest on Mill Lane was filed.")

        reword_the_summary(newsroom, ada)
        do(ada, "Send to review")
        assert approve(newsroom, bob) == 1
        do(bob, "Publish as a correction", Public_note="The summary named a place too narrowly.")
        both_editions_are_shown(reader, public)

        take_out_the_event(newsroom, ada)
        open_case(newsroom, bob)
        words = {"Ground": "By order of a court.", "Decision": "The editor decided on 24 November."}
        do(bob, "Redact", **words, Words_to_remove="A complaint was made.")
        nothing_is_left_of("A complaint was made.", reader, public)

        do(bob, "Retract", Public_reason="By decision of the editor.")
        assert read(reader, public) == 410
        expect(reader.locator("main")).to_contain_text("By decision of the editor.")
    newsroom.manage("verify")


def both_editions_are_shown(reader: Page, public: str) -> None:
    read(reader, f"{public}editions/")
    expect(reader.locator("main")).to_contain_text("The first edition.")
    expect(reader.locator("main")).to_contain_text("The summary named a place too narrowly.")
    read(reader, f"{public}editions/1/")
    expect(reader.locator("main")).to_contain_text("A complaint about an arrest on Mill Lane was filed.")
    read(reader, f"{public}editions/2/changes/")
    expect(reader.locator("main")).to_contain_text("The summary named a place too narrowly.")


def nothing_is_left_of(words: str, reader: Page, public: str) -> None:
    for place in ("", "editions/1/", "editions/2/"):
        assert read(reader, public + place) == 200
        expect(reader.locator("main")).not_to_contain_text(words)
        expect(reader.locator("main")).to_contain_text("By order of a court.")
