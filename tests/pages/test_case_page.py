"""The page of one case, as the seeds tell it: its parts in order, and what each fact rests on."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker

from editions.models import PublicCase
from editions.projection import read
from tests.pages import dom
from tests.pages.conftest import SEEDED

pytestmark = pytest.mark.django_db

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def page(seeded: PublicCase, django_db_blocker: DjangoDbBlocker) -> Iterator[Element]:
    with django_db_blocker.unblock():
        yield dom.parse(Client().get(SEEDED).content)


@pytest.fixture(scope="module")
def document(seeded: PublicCase) -> dict[str, Any]:
    return read(seeded.edition)


def section(page: Element, name: str) -> Element:
    """The section whose heading has this id."""
    return next(one for one in page.iter("section") if one.get("aria-labelledby") == name)


def markers(page: Element) -> list[Element]:
    return [mark for mark in dom.classed(page, "mark") if mark.tag == "a"]


def test_its_parts_stand_in_the_order_of_the_design(page: Element) -> None:
    main = next(page.iter("main"))
    headings = [heading.get("id") for heading in main.iter("h2") if heading.get("id") != "contents-title"]
    assert headings == [
        *("alleged", "summary", "standing", "timeline", "allegations", "statements", "accounts"),
        *("agencies", "sources", "unknown", "editions", "cite", "passages"),
    ]


def test_the_content_note_comes_before_the_title(page: Element) -> None:
    head = next(page.iter("main")).find("article/header")
    assert head is not None
    assert dom.text(head[0]).startswith("Before you read. Concerns alleged sexual misconduct")
    assert head.find("h1") is not None


def test_both_axes_stand_with_sentence_body_date_definition_and_rule(
    page: Element, document: dict[str, Any]
) -> None:
    shown = dom.text(section(page, "standing"))
    assert document["standing"]["sentence"] in shown
    assert document["standing"]["rule"] in shown
    assert "Process Under investigation As of 18 July 2023" in shown
    assert "according to Civilian Office of Police Accountability" in shown
    assert "Disposition None reported yet As of 18 July 2023." in shown
    assert "A body has opened an investigation of the allegation" in shown


def test_the_days_since_the_last_official_word_are_counted(page: Element) -> None:
    days = (datetime.now(UTC).date() - date(2023, 7, 18)).days
    shown = dom.text(section(page, "standing"))
    assert "that of Civilian Office of Police Accountability, dated 18 July 2023" in shown
    assert f"{days} days before today" in shown


def test_it_opens_with_what_is_alleged_by_whom_and_where_that_stands(
    page: Element, document: dict[str, Any]
) -> None:
    opening = section(page, "alleged")
    for claim, row in zip(opening.iter("li"), document["allegations"], strict=True):
        shown = dom.text(claim)
        assert row["text"] in shown
        assert row["reported_by"] in shown
        assert row["status_steps"][-1]["disposition_sentence"] in shown
        assert dom.classed(claim, "mark")


def test_each_allegation_stands_beside_its_own_status(page: Element, document: dict[str, Any]) -> None:
    for allegation in document["allegations"]:
        shown = dom.text(dom.by_id(page, f"allegation-{allegation['id']}"))
        newest = allegation["status_steps"][-1]
        assert allegation["text"] in shown
        assert newest["process_sentence"] in shown
        assert newest["disposition_sentence"] in shown


def test_each_step_is_dated_and_attributed(page: Element, document: dict[str, Any]) -> None:
    step = dom.text(dom.by_id(page, "step-4o6mok46"))
    assert step.startswith("7 July 2023 Under investigation by COPA Disposition: none reported yet")
    assert "In the words printed: “formal investigation”" in step


def test_each_sentence_of_the_summary_has_its_markers(page: Element, document: dict[str, Any]) -> None:
    sentences = section(page, "summary").findall("p")
    assert [dom.text(one).partition(" A")[0][:20] for one in sentences] == [
        row["text"].partition(" A")[0][:20] for row in document["summary"]
    ]
    assert all(dom.classed(sentence, "mark") for sentence in sentences)


def test_each_marker_leads_to_its_passage_and_back(page: Element) -> None:
    there = set(dom.ids(page))
    assert len(markers(page)) > 300
    for marker in markers(page):
        target = dom.by_id(page, str(marker.get("href")).removeprefix("#"))
        back = [link.get("href") for link in target.iter("a")]
        assert f"#{marker.get('id')}" in back
        assert {address.removeprefix("#") for address in back if address} <= there


def test_the_endnotes_have_every_passage_of_the_document_word_by_word(
    page: Element, document: dict[str, Any]
) -> None:
    shown = {
        ("".join(quote.itertext()), place.text)
        for item in section(page, "passages").iter("li")
        for quote, place in zip(item.iter("q"), dom.classed(item, "place"), strict=True)
    }
    for statement in document["statements"]:
        for printing in statement["printings"]:
            for one in [*printing["passages"], *printing["attribution"]]:
                words = f"{one['prefix']}{one['exact']}{one['suffix']}"
                assert (words, f"{one['start']}–{one['end']}") in shown


def test_the_endnotes_say_article_outlet_date_and_hash(page: Element, document: dict[str, Any]) -> None:
    shown = dom.text(section(page, "passages"))
    for source in document["sources"]:
        assert f"Article {source['slug']}, text SHA-256 {source['text_sha256']}" in shown
    assert "B CNN (inferred), on or after 7 July 2023 (inferred)" in shown
    assert "Outlet not stated, 7 July 2023" in shown


def test_quotations_keep_the_language_of_their_article(page: Element, document: dict[str, Any]) -> None:
    quotes = [*section(page, "passages").iter("q"), *section(page, "statements").iter("blockquote")]
    assert len(quotes) > 100
    assert {quote.get("lang") for quote in quotes} == {row["language"] for row in document["sources"]}


def test_an_article_that_is_not_held_has_unverified_passages(page: Element) -> None:
    assert dom.text(section(page, "passages")).count("Unverified: the text is not held.") == 5
    assert "not held: the passages are unverified" in dom.text(section(page, "sources"))


def test_the_timeline_tells_dates_as_precisely_as_they_are_known(page: Element) -> None:
    days = [dom.text(day) for day in section(page, "timeline").iter("h3")]
    assert days[0] == "Between August 2022 and 7 July 2023"
    assert days[1] == "In or before May 2023"
    assert days.index("6 July 2023") < days.index("On or after 6 July 2023") < days.index("18 July 2023")


def test_the_timeline_has_events_steps_and_statements(page: Element, document: dict[str, Any]) -> None:
    kinds = [dom.text(kind) for kind in dom.classed(section(page, "timeline"), "kind")]
    assert kinds.count("Event") == len(document["events"])
    assert kinds.count("Statement") == len(document["statements"])
    assert kinds.count("Status") > 0


def test_the_picture_of_the_timeline_shows_each_entry_of_the_list(page: Element) -> None:
    timeline = section(page, "timeline")
    (picture,) = timeline.iter(f"{SVG}svg")
    assert picture.get("role") == "img"
    shown = [dom.text(title) for title in picture.iter(f"{SVG}title") if title.get("id") is None]
    assert len(shown) == len(dom.classed(timeline, "kind"))
    assert any(told.startswith("Between 6 and 18 July 2023: Migrants began to be moved") for told in shown)


def test_a_step_that_two_allegations_share_stands_in_the_timeline_once(page: Element) -> None:
    shown = dom.text(next(section(page, "timeline").iter("ol")))
    assert shown.count("COPA confirmed that it had opened a formal investigation into") == 1
    assert "Allegations 1, 2" in shown


def test_words_that_differ_between_printings_are_marked_for_eyes_and_ears(page: Element) -> None:
    statement = dom.by_id(page, "statement-x6kabeww")
    printings = statement.findall("ul/li")
    assert [dom.text(item[0]).split(" · ")[0] for item in printings] == [
        "B CNN the fullest printing",
        "C NBC Chicago other words",
        "D Outlet not stated reported in the article's own words",
    ]
    compared = printings[1]
    assert "[not here: investigators]" in [dom.text(one) for one in compared.iter("del")]
    assert "[only here: investigations]" in [dom.text(one) for one in compared.iter("ins")]
    assert not list(printings[0].iter("del"))


def test_statements_are_grouped_by_speaker(page: Element, document: dict[str, Any]) -> None:
    groups = dom.classed(section(page, "statements"), "speaker")
    names = [re.sub(r" ?([A-E]\d+)+$", "", dom.text(group[0])) for group in groups]
    assert len(names) == len(set(names))
    assert "Andrea Kersten" in names
    assert sum(len(dom.classed(group, "statement")) for group in groups) == len(document["statements"])


def test_what_a_speaker_said_is_grouped_by_day(page: Element) -> None:
    group = section(page, "speaker-andrea-kersten")
    days = [dom.text(day) for day in group.iter("h4")]
    assert days == list(dict.fromkeys(days))
    assert "18 July 2023" in days
    assert len(dom.classed(group, "statement")) > len(days)


def test_a_body_that_spoke_through_nobody_named_says_so(page: Element) -> None:
    group = section(page, "speaker-body-copa")
    assert "No person is named as the speaker" in dom.text(group)


def test_where_accounts_differ_is_a_table_of_questions_and_articles(
    page: Element, document: dict[str, Any]
) -> None:
    table = next(section(page, "accounts").iter("table"))
    columns = [dom.text(cell)[2:] for cell in table.findall("thead/tr/th")][1:]
    assert columns == ["Outlet not stated", "CNN", "NBC Chicago", "Outlet not stated", "Fox News"]
    for line, row in zip(table.findall("tbody/tr"), document["disagreements"], strict=True):
        assert row["question"] in dom.text(line[0])
        answers = [answer for cell in line.findall("td") for answer in cell.findall("p")]
        shown = {re.sub(r" ?([A-E]\d+)+$", "", dom.text(answer)) for answer in answers}
        assert shown == {account["value"] for account in row["accounts"]}
        assert all(dom.classed(answer, "mark") for answer in answers)


def test_sources_say_what_they_contribute_and_how_widely_the_case_was_reported(page: Element) -> None:
    shown = dom.text(section(page, "sources"))
    assert "Reported by 3 outlets, 3 independently; and in 2 articles whose outlet is not stated." in shown
    assert shown.count("Contributes") == 5
    assert re.search(r"Contributes ?\d+ sentences of the summary ?\d+ allegation", shown)
    assert shown.count("of these rest on this article alone.") == 5


def test_each_line_of_its_history_leads_to_the_edition_and_to_what_that_changed(page: Element) -> None:
    (line,) = dom.classed(section(page, "editions"), "past")[0]
    assert "Publication, edition 1" in dom.text(line)
    assert [link.get("href") for link in line.iter("a")] == [
        f"{SEEDED}editions/1/",
        f"{SEEDED}editions/1/changes/",
    ]


def test_units_stand_below_the_body_they_belong_to(page: Element) -> None:
    tree = dom.classed(section(page, "agencies"), "tree")[0]
    department = next(item for item in tree.findall("li") if "Chicago Police Department" in dom.text(item[0]))
    units = [dom.text(unit[0]) for unit in department.findall("ul/li")]
    assert [unit.split(" (")[0][:13] for unit in units] == ["Bureau of Int", "10th District", "19th District"]


def test_it_says_what_the_archive_does_not_know(page: Element) -> None:
    gaps = [dom.text(item) for item in section(page, "unknown").iter("li")]
    assert "Which outlet published source A and source D." in gaps
    assert "The tracking number assigned, which no article prints, at BIA and COPA." in gaps
    assert any("no agency document is held" in gap for gap in gaps)
    assert any("nothing has been checked since" in gap for gap in gaps)


def test_the_citation_names_the_edition_and_its_hash(page: Element, document: dict[str, Any]) -> None:
    citation = dom.text(dom.classed(page, "citation")[0])
    assert document["title"] in citation
    assert "edition 1" in citation
    assert f"{dom.SITE}{SEEDED}editions/1/" in citation
    assert document["sha256"] in citation


def test_downloads_and_feeds_stand_beside_the_citation(page: Element) -> None:
    found = {link.get("href") for link in section(page, "cite").iter("a")}
    kept = {f"{SEEDED}editions/1/{name}" for name in ("evidence.zip", "citation.bib", "citation.ris")}
    assert kept | {f"{SEEDED}feed.atom", f"{SEEDED}feed.json", f"/api/v1{SEEDED}editions/1/"} <= found


def test_titles_for_machines_are_neutral_and_carry_the_standing(
    page: Element, document: dict[str, Any]
) -> None:
    meta = {one.get("property") or one.get("name"): one.get("content") for one in page.iter("meta")}
    assert meta["og:title"] == document["title"]
    assert meta["og:description"] == document["standing"]["sentence"]
    assert meta["og:url"] == f"{dom.SITE}{SEEDED}"
    assert document["standing"]["sentence"] in str(meta["description"])


def test_the_page_stays_within_its_budget(client: Client, seeded: PublicCase) -> None:
    answer = client.get(SEEDED, headers={"Accept-Encoding": "gzip"})
    assert len(answer.content) < 60_000
