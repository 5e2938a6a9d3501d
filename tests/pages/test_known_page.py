"""The case page as of a day: which facts it shows, what it says of them, and what it refuses."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from xml.etree.ElementTree import Element

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker

from editions.models import PublicCase
from tests.pages import dom
from tests.pages.conftest import SEEDED

pytestmark = pytest.mark.django_db

TO_COME = (datetime.now(UTC) + timedelta(days=2)).date().isoformat()


@pytest.fixture(scope="module")
def page(seeded: PublicCase, django_db_blocker: DjangoDbBlocker) -> Iterator[Element]:
    with django_db_blocker.unblock():
        yield dom.parse(Client().get(f"{SEEDED}?as_known_on=2023-07-07").content)


def told(client: Client, day: str) -> str:
    answer = client.get(f"{SEEDED}?as_known_on={day}")
    assert answer.status_code == 200
    return dom.text(next(dom.parse(answer.content).iter("main")))


def test_it_says_both_axes_of_time(page: Element) -> None:
    (banner,) = dom.classed(page, "known")
    shown = dom.text(banner)
    assert shown.startswith("As known on 7 July 2023, as told by edition 1 of ")
    assert "Only what 4 articles published by that day support is shown. 1 that were" not in shown
    assert "1 that was published later is left out." in shown


def test_it_says_that_an_undated_article_counts_from_the_first_day_it_can_be_of(page: Element) -> None:
    (banner,) = dom.classed(page, "known")
    assert "print no day of their own, and count from the first day" in dom.text(banner)
    assert [dom.text(link)[0] for link in banner.findall("p")[1].iter("a")] == ["A", "B"]


def test_no_word_of_a_later_article_is_on_it(page: Element) -> None:
    shown = dom.text(page)
    assert "source-fox-news-2023-07-18" not in dom.ids(page)
    assert "Tracking numbers" not in shown
    assert "19th District" not in shown
    assert not [mark for mark in dom.classed(page, "mark") if mark.tag == "a" and dom.text(mark)[0] == "E"]


def test_a_sentence_that_later_articles_support_too_says_so(page: Element) -> None:
    claims = [dom.text(one) for one in dom.classed(page, "claim")]
    assert "known in part: later articles support it too" in claims[0]
    assert len(dom.classed(page, "in-part")) < len(dom.classed(page, "marks")) / 4


def test_its_markers_have_the_numbers_that_they_have_on_the_whole_page(page: Element, client: Client) -> None:
    whole = dom.parse(client.get(SEEDED).content)
    words = {
        item.get("id"): dom.text(next(item.iter("q")))
        for item in dom.classed(whole, "endnotes")[0].iter("li")
    }
    there = list(dom.classed(page, "endnotes")[0].iter("li"))
    assert len(there) > 50
    assert all(words[item.get("id")] == dom.text(next(item.iter("q"))) for item in there)


def test_the_date_field_stands_on_the_timeline_with_the_days_on_which_articles_appeared(
    page: Element,
) -> None:
    (form,) = dom.classed(page, "known-form")
    days = [link.get("href") for link in form.iter("a")]
    assert days[:3] == [f"?as_known_on=2023-07-{day}" for day in ("06", "07", "18")]
    field = next(form.iter("input"))
    assert (field.get("type"), field.get("name"), field.get("value")) == ("date", "as_known_on", "2023-07-07")


def test_it_is_not_for_search_engines_and_names_the_whole_page_as_the_one_to_cite(page: Element) -> None:
    robots = [one.get("content") for one in page.iter("meta") if one.get("name") == "robots"]
    canonical = [one.get("href") for one in page.iter("link") if one.get("rel") == "canonical"]
    assert (robots, canonical) == (["noindex"], [f"{dom.SITE}{SEEDED}"])


def test_silence_is_counted_up_to_the_day_asked_about(client: Client, seeded: PublicCase) -> None:
    assert "12 days before 30 July 2023" in told(client, "2023-07-30")


def test_before_any_article_nothing_was_known(client: Client, seeded: PublicCase) -> None:
    shown = told(client, "2023-07-05")
    assert "No article that this case rests on had been published by that day." in shown
    assert "No status of an allegation has been recorded." in shown


def test_an_edition_is_read_as_of_a_day_at_its_own_address(client: Client, seeded: PublicCase) -> None:
    answer = client.get(f"{SEEDED}editions/1/?as_known_on=2023-07-07")
    assert "As known on 7 July 2023, as told by edition 1 of" in dom.text(dom.parse(answer.content))


def test_days_have_tags_of_their_own(client: Client, seeded: PublicCase) -> None:
    addresses = [SEEDED, f"{SEEDED}?as_known_on=2023-07-06", f"{SEEDED}?as_known_on=2023-07-07"]
    tags = [client.get(address).headers["ETag"] for address in addresses]
    assert len(set(tags)) == 3
    again = client.get(addresses[1], headers={"If-None-Match": tags[1]})
    assert again.status_code == 304


REFUSED = {
    "2023-02-30": "no such day",
    "2023-7-9": "year, month and day",
    "yesterday": "year, month and day",
    "2023-07-09T00:00": "year, month and day",
    "0000-01-01": "no such day",
    "\u0662\u0660\u0662\u0663-07-09": "year, month and day",
    TO_COME: "still to come",
}


@pytest.mark.parametrize("day", REFUSED)
def test_what_is_no_day_is_refused_in_plain_words(client: Client, seeded: PublicCase, day: str) -> None:
    answer = client.get(SEEDED, {"as_known_on": day})
    assert answer.status_code == 400
    assert REFUSED[day] in dom.text(dom.parse(answer.content))


def test_a_day_is_given_once(client: Client, seeded: PublicCase) -> None:
    assert client.get(f"{SEEDED}?as_known_on=2023-07-06&as_known_on=2023-07-07").status_code == 400


def test_an_empty_field_asks_nothing(client: Client, seeded: PublicCase) -> None:
    assert not dom.classed(dom.parse(client.get(f"{SEEDED}?as_known_on=").content), "known")
