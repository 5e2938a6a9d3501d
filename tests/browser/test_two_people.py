"""Two people on one case, each at a browser: whoever saves second sees both versions, and nothing is lost."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.made_up import ARTICLE, NOUNS
from tests.browser.newsroom import PEOPLE, signed_in
from tests.browser.server import Site
from tests.browser.staff import Hands, faults_of, last_line, select

ARTICLE_HELD = f"""
from cases.models import Case, SummarySentence
from sources.models import Passage, SourceArticle
from sources.text import sha256
text = {ARTICLE!r}
article = SourceArticle.objects.create(
    slug="mill-lane-inquiry", title="Inquiry", text=text, text_sha256=sha256(text), text_length=len(text),
    outlet_basis="not-stated", published_basis="not-stated",
)
case = Case.objects.get(slug="mill-lane")
for place, words in enumerate(("A complaint was filed.", "An inquiry was opened.")):
    row = SummarySentence.objects.create(case=case, text=words, position=place)
    row.passages.set([Passage.objects.cite(article, "opened an inquiry")])
print(case.pk, article.pk)
"""
TELL = """
import json
from cases.models import Case
case = Case.objects.get(slug="mill-lane")
print(json.dumps({
    "note": case.content_note, "title": case.title, "working": case.working_note,
    "summary": [[s.text, [p.exact for p in s.passages.all()]] for s in case.summary.all()],
    "statements": [s.about for s in case.statements.all()],
    "events": [e.text for e in case.events.all()],
}))
"""


@pytest.fixture
def places(own_site: Site) -> tuple[Site, str, str]:
    """The site, and the addresses of the case's screen and of its workbench with one article."""
    case, article = last_line(own_site.manage("shell", "-c", NOUNS + PEOPLE + ARTICLE_HELD)).split()
    screen = f"{own_site.address}/admin/cases/case/{case}/"
    return own_site, f"{screen}change/", f"{screen}workbench/{article}/"


@contextmanager
def both(site: Site, browser: Browser, address: str) -> Iterator[tuple[Hands, Hands]]:
    """Ada and Bob with the same screen open."""
    with signed_in(site, browser, "ada") as ada, signed_in(site, browser, "bob") as bob:
        for hands in (ada, bob):
            hands.page.goto(address)
        yield ada, bob


def told(site: Site) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(last_line(site.manage("shell", "-c", TELL)))
    return answer


def save(hands: Hands) -> None:
    hands.click("Save and continue editing", role="button")


def test_on_the_case_screen_what_only_one_changed_stays_and_what_both_did_is_asked(
    places: tuple[Site, str, str], browser: Browser
) -> None:
    site, case, _ = places
    with both(site, browser, case) as (ada, bob):
        ada.fill("Content note:", "Force is described.")
        ada.page.locator("[name='summary-0-text']").fill("A complaint about an arrest was filed.")
        ada.page.locator("[name='summary-1-DELETE']").check()
        save(ada)
        bob.fill("Working note:", "Ring the office on Friday.")
        bob.page.locator("[name='summary-0-text']").fill("A complaint was filed in March.")
        save(bob)

        card = bob.page.locator(".conflict")
        expect(card.get_by_role("heading", name="Saved by Ada meanwhile")).to_be_visible()
        expect(card.locator("del").first).to_contain_text("about an arrest")
        expect(card.locator("ins").first).to_contain_text("in March")
        expect(card).to_contain_text("Force is described.")
        expect(card).to_contain_text("An inquiry was opened.")
        assert faults_of(bob.page) == []
        save(bob)

    now = told(site)
    assert (now["note"], now["working"]) == ("Force is described.", "Ring the office on Friday.")
    assert [text for text, _ in now["summary"]] == ["A complaint was filed in March."]


def test_a_sentence_that_one_takes_out_while_another_rewrites_it_is_not_lost(
    places: tuple[Site, str, str], browser: Browser
) -> None:
    site, case, _ = places
    with both(site, browser, case) as (ada, bob):
        ada.page.locator("[name='summary-0-DELETE']").check()
        save(ada)
        bob.page.locator("[name='summary-0-text']").fill("A complaint was filed in March.")
        save(bob)
        expect(bob.page.locator(".conflict")).to_contain_text("A complaint was filed.")
        save(bob)

    assert told(site)["summary"] == [
        ["An inquiry was opened.", ["opened an inquiry"]],
        ["A complaint was filed in March.", ["opened an inquiry"]],
    ]


def test_at_the_workbench_a_fact_that_another_reworded_is_shown_before_it_is_cited_for(
    places: tuple[Site, str, str], browser: Browser
) -> None:
    site, case, bench = places
    with both(site, browser, bench) as (ada, bob):
        ada.page.goto(case)
        ada.page.locator("[name='summary-0-text']").fill("A complaint about a stop was filed.")
        save(ada)
        select(bob.page, "a complaint about an arrest on Mill Lane")
        bob.click("Cite the selected words for: A complaint was filed.", role="button")

        card = bob.page.locator("#meanwhile")
        expect(card).to_contain_text("Ada changed the summary sentence")
        expect(card.locator("ins")).to_contain_text("about a stop")
        assert faults_of(bob.page) == []
        assert len(told(site)["summary"][0][1]) == 1
        bob.click("Cite the selected words for: A complaint about a stop was filed.", role="button")

    assert len(told(site)["summary"][0][1]) == 2


def test_at_the_workbench_two_who_enter_the_same_words_see_each_other(
    places: tuple[Site, str, str], browser: Browser
) -> None:
    site, _, bench = places
    with both(site, browser, bench) as (ada, bob):
        for hands, about in ((ada, "desk duty"), (bob, "how complaints are taken")):
            hands.page.locator("#new_about").fill(about)
        ada.click("Accept", role="button")
        bob.click("Accept", role="button")

        card = bob.page.locator("#meanwhile")
        expect(card).to_contain_text("Ada entered the statement")
        expect(card.locator("del").first).to_contain_text("desk duty")
        expect(card.locator("ins").first).to_contain_text("how complaints are taken")
        assert told(site)["statements"] == ["desk duty"]
        assert faults_of(bob.page) == []
        bob.click("Accept", role="button")

    assert told(site)["statements"] == ["desk duty", "how complaints are taken"]


def test_at_the_workbench_a_fact_taken_out_meanwhile_is_told_of(
    places: tuple[Site, str, str], browser: Browser
) -> None:
    site, case, bench = places
    with both(site, browser, bench) as (ada, bob):
        ada.page.goto(case)
        ada.page.locator("[name='summary-0-DELETE']").check()
        save(ada)
        select(bob.page, "a complaint about an arrest on Mill Lane")
        bob.click("Cite the selected words for: A complaint was filed.", role="button")

        expect(bob.page.locator("#meanwhile")).to_contain_text("Ada took out the summary sentence")
        expect(bob.page.get_by_label("Words to cite")).to_have_value(
            "a complaint about an arrest on Mill Lane"
        )
