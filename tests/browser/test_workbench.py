"""A curator at the workbench, in a real browser: by mouse, by keys alone, and without a script."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.made_up import ARTICLE, NOUNS
from tests.browser.server import Site
from tests.browser.staff import Hands, faults_of, last_line, select, sign_in

TELL = """
import json
from cases.models import Case
case = Case.objects.get(slug="mill-lane")
def cited(rows, by="passages"):
    return [p.exact for row in rows.all() for p in getattr(row, by).order_by("start")]
print(json.dumps({
    "statements": [
        [str(s.speaker), s.about, cited(s.printings), cited(s.printings, "attribution")]
        for s in case.statements.order_by("pk")
    ],
    "events": [[e.date, e.text, cited(case.events.filter(pk=e.pk))] for e in case.events.order_by("pk")],
    "summary": cited(case.summary), "allegations": cited(case.allegations),
}))
"""


def told(site: Site) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(last_line(site.manage("shell", "-c", TELL)))
    return answer


@pytest.fixture
def desk(own_site: Site, page: Page) -> Iterator[Site]:
    """The archive with an empty case, a curator signed in, and a browser that minds its content policy."""
    own_site.manage("shell", "-c", NOUNS)
    sign_in(own_site, page.context)
    refused: list[str] = []
    page.on("console", lambda line: refused.append(line.text) if line.type == "error" else None)
    yield own_site
    assert refused == []


def paste(site: Site, page: Page, hands: Hands) -> None:
    """From the case to a new article beside it."""
    page.goto(f"{site.address}/admin/cases/case/?q=mill-lane")
    hands.click("A complaint about an arrest on Mill Lane, Harbor City")
    hands.click("Open the workbench")
    hands.click("Receive an article for this case")
    hands.fill("Paste the text", ARTICLE)
    hands.click("Receive it", role="button")
    expect(page.locator("#evidence")).to_be_visible()


def test_a_fresh_article_with_eight_quotations_is_cited_in_about_thirty_acts(desk: Site, page: Page) -> None:
    hands = Hands(page)
    paste(desk, page, hands)

    while (card := page.locator("[data-proposal]:has-text('Proposed statement')")).count():
        if "Direct" not in card.locator(".as-read").inner_text():
            if page.evaluate("document.activeElement.name") == "about":
                hands.press("Escape")
            hands.onward("d")
        else:
            if page.evaluate("document.activeElement.name") != "about":
                hands.press("a")
            hands.type("how the complaint was handled")
            if page.locator("#new_new_speaker").input_value():
                hands.choose("Named as", "elected-official")
                page.locator("#new_about").focus()
            hands.onward("Enter")

    statements = told(desk)["statements"]
    assert sum(len(words) for _, _, words, _ in statements) == 8
    assert all(by for *_, by in statements)
    assert len(hands.acts) <= 32, hands.acts


def test_five_passages_are_cited_by_selecting_text(desk: Site, page: Page) -> None:
    hands = Hands(page)
    paste(desk, page, hands)

    select(page, "opened an inquiry into how a complaint about an arrest on Mill Lane was handled")
    hands.click("event", role="button")
    hands.fill("Text", "The Office of Police Review opened an inquiry.")
    hands.fill("Date", "2024-03")
    expect(page.locator(".field-date_reading .readonly")).to_have_text("March 2024")
    hands.click("Enter the event", role="button")
    select(page, "a man against a wall")
    hands.click("summary sentence", role="button")
    hands.fill("Text", "A complaint about an arrest was made.")
    hands.click("Enter the summary sentence", role="button")
    for words in ("The complaint concerns a stop", "the early hours of March 3"):
        select(page, words)
        hands.click("Cite the selected words for: A complaint about an arrest was made.", role="button")
    select(page, "handed over its duty roster")
    hands.click("Cite the selected words for: The Office of Police Review opened", role="button")

    facts = told(desk)
    assert facts["events"][0][2] == [
        "opened an inquiry into how a complaint about an arrest on Mill Lane was handled",
        "handed over its duty roster",
    ]
    assert facts["summary"] == [
        "The complaint concerns a stop",
        "the early hours of March 3",
        "a man against a wall",
    ]


def test_a_passage_is_cited_by_the_keyboard_alone(desk: Site, page: Page) -> None:
    hands = Hands(page)
    paste(desk, page, hands)
    page.evaluate("document.activeElement.blur()")

    page.keyboard.press("x")
    for key in ("ArrowRight", "ArrowDown", "ArrowDown", "Shift+ArrowRight", "Shift+ArrowRight", "v"):
        page.keyboard.press(key)
    page.wait_for_url(re.compile("new=event"))
    expect(page.locator("#new_text")).to_be_focused()
    page.keyboard.type("A complaint was made.")
    page.keyboard.press("Tab")
    page.keyboard.type("2024-03-03")
    hands.onward("Enter")

    assert told(desk)["events"] == [["2024-03-03", "A complaint was made.", ["According to the"]]]


def test_words_are_added_to_a_form_that_is_open(desk: Site, page: Page) -> None:
    hands = Hands(page)
    paste(desk, page, hands)
    select(page, "The rule is clear and we did not keep to it,")
    page.keyboard.press("s")
    page.wait_for_url(re.compile("new=statement"))
    hands.fill("About", "the limit of three days")
    page.evaluate("document.activeElement.blur()")
    select(page, "in a written statement sent after the meeting")
    page.keyboard.press("r")
    hands.click("Enter the statement", role="button")

    (speaker, _, words, by), *_ = told(desk)["statements"]
    assert (speaker, words) == ("Dana Reyes", ["The rule is clear and we did not keep to it,"])
    assert by == ["Reyes said", "in a written statement sent after the meeting"]


def test_without_a_script_words_are_pasted(desk: Site, page: Page, browser: Browser) -> None:
    paste(desk, page, Hands(page))
    plain = browser.new_context(java_script_enabled=False)
    sign_in(desk, plain)
    bare = plain.new_page()
    bare.goto(page.url)
    bare.get_by_label("Words to cite").fill("has three days to forward a complaint")
    bare.get_by_role("button", name="event").click()
    bare.get_by_label("Text", exact=True).fill("A rule on complaints was made.")
    bare.get_by_label("Date", exact=True).fill("2019")
    bare.get_by_role("button", name="Enter the event").click()

    assert told(desk)["events"] == [
        ["2019", "A rule on complaints was made.", ["has three days to forward a complaint"]]
    ]
    plain.close()


def test_letters_beyond_the_first_plane_move_no_passage(desk: Site, page: Page) -> None:
    """JavaScript counts them twice, and the archive once."""
    page.goto(f"{desk.address}/admin/sources/sourcearticle/receive/")
    hands = Hands(page)
    hands.fill("Paste the text", "😀😀 The gulls 🐦 came back. The gulls stayed.")
    hands.click("Receive it", role="button")
    hands.click("A complaint about an arrest on Mill Lane")
    select(page, "The gulls stayed")
    hands.click("summary sentence", role="button")
    hands.fill("Text", "Birds stayed.")
    hands.click("Enter the summary sentence", role="button")
    assert told(desk)["summary"] == ["The gulls stayed"]


SCREENS = ["workbench/", "workbench/{article}/", "workbench/{article}/?new=statement&words=10-20"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong_with_the_workbench(site: Site, browser: Browser, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    sign_in(site, context)
    page = context.new_page()
    for screen in SCREENS:
        page.goto(f"{site.address}/admin/cases/case/1/{screen.format(article=1)}")
        assert faults_of(page) == [], screen
    page.goto(f"{site.address}/admin/sources/sourcearticle/1/workbench/")
    assert faults_of(page) == []
    context.close()
