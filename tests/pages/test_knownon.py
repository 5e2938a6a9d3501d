"""A case as it was known on a day: what stays, with which passages, and from when an article counts."""

from datetime import date
from typing import Any

import pytest

from editions.vocabulary import RULE
from pages.knownon import as_known_on, counted_from

BEFORE, FIRST, BETWEEN, LATER = (date(2023, 7, day) for day in (5, 6, 10, 18))
COPA = {"slug": "copa", "name": "Review Office", "acronym": "COPA"}
ADA = {"slug": "ada", "name": "Ada Brook Jr."}


def passage(source: str, exact: str = "words") -> dict[str, Any]:
    return {"source": source, "exact": exact, "start": 0, "end": 5, "prefix": "", "suffix": ""}


def source(slug: str, earliest: str | None, latest: str | None, basis: str = "stated") -> dict[str, Any]:
    dates = {"published_earliest": earliest, "published_latest": latest, "published_basis": basis}
    return {"slug": slug, **dates, "outlet_passages": [], "published_passages": [passage("early")]}


def fact(*sources: str, **more: Any) -> dict[str, Any]:
    return {"passages": [passage(slug) for slug in sources], **more}


def step(
    source: str, process: str, day: str, *, disposition: str = "none-yet", body: str = ""
) -> dict[str, Any]:
    dates = {"date": day, "date_earliest": day, "date_latest": day}
    by = {"slug": body} if body else None
    return fact(source, process=process, disposition=disposition, decided_by=by, **dates)


def printing(source: str, attribution: str = "the office") -> dict[str, Any]:
    return {"source": source, "attribution": [passage(source, attribution)], "passages": [passage(source)]}


def document(**parts: Any) -> dict[str, Any]:
    lists = ("summary", "events", "tracking_numbers", "agencies", "allegations", "disagreements", "people")
    empty: dict[str, Any] = {key: [] for key in (*lists, "statements", "title_passages", "related")}
    sources = [
        source("early", "2023-07-06", "2023-07-06"),
        source("undated", "2023-07-10", "9999-12-31", "inferred"),
        source("late", "2023-07-18", "2023-07-18"),
    ]
    about = {"published_at": "2026-03-09T10:00:00Z", "next_check": "2026-06-01", "sources": sources}
    return {**empty, **about, **parts}


def known(day: date, **parts: Any) -> dict[str, Any]:
    return as_known_on(document(**parts), day).document


def cited(rows: list[dict[str, Any]]) -> list[list[str]]:
    return [[passage["source"] for passage in row["passages"]] for row in rows]


@pytest.mark.parametrize(
    ("day", "left"),
    [
        pytest.param(BEFORE, [], id="before any article nothing was known"),
        pytest.param(FIRST, [["early"], ["early"]], id="on the day of an article its facts are known"),
        pytest.param(BETWEEN, [["early"], ["early"], ["undated"]], id="an undated one counts when it can be"),
        pytest.param(LATER, [["early"], ["early", "late"], ["undated"]], id="later ones add their passages"),
    ],
)
@pytest.mark.parametrize("part", ["summary", "events", "tracking_numbers", "agencies"])
def test_a_fact_stays_with_the_passages_known_by_then(day: date, left: list[list[str]], part: str) -> None:
    rows = [fact("early"), fact("early", "late"), fact("undated")]
    assert cited(known(day, **{part: rows})[part]) == left


@pytest.mark.parametrize(
    ("earliest", "latest", "counts"),
    [
        pytest.param("2023-07-06", "2023-07-06", date(2023, 7, 6), id="a printed day"),
        pytest.param("2023-07-01", "2023-07-31", date(2023, 7, 1), id="a month counts from its first day"),
        pytest.param("2023-07-07", "9999-12-31", date(2023, 7, 7), id="on or after"),
        pytest.param("0001-01-01", "2023-07-09", date(2023, 7, 9), id="on or before: it was there by then"),
        pytest.param(
            "0001-01-01", "9999-12-31", date(2026, 3, 9), id="unbounded: the archive had it by then"
        ),
        pytest.param(None, None, date(2026, 3, 9), id="no date at all"),
    ],
)
def test_an_article_counts_from_the_first_day_its_text_can_have_been_written(
    earliest: str | None, latest: str | None, counts: date
) -> None:
    assert counted_from(document(sources=[source("a", earliest, latest)])) == {"a": counts}


def test_it_says_which_articles_count_by_an_inferred_day() -> None:
    found = as_known_on(document(), BETWEEN)
    assert (found.articles, found.later, found.undated) == (2, 1, ["undated"])


@pytest.mark.parametrize(
    ("day", "process", "sentence"),
    [
        pytest.param(FIRST, "reported", "reached: reported.", id="as first reported"),
        pytest.param(LATER, "under-investigation", "reached: under investigation.", id="as it went on"),
    ],
)
def test_an_allegation_stands_where_its_newest_known_step_is(day: date, process: str, sentence: str) -> None:
    steps = [
        step("early", "reported", "2023-07-06"),
        step("late", "under-investigation", "2023-07-17"),
    ]
    found = known(day, allegations=[fact("early", "late", status_steps=steps)])
    assert found["allegations"][0]["process"] == process
    assert (found["standing"]["process"], found["standing"]["rule"]) == (process, RULE)
    assert sentence in found["standing"]["sentence"]


@pytest.mark.parametrize(("day", "disposition"), [(FIRST, "sustained"), (LATER, "differs")])
def test_bodies_differ_once_both_findings_are_known(day: date, disposition: str) -> None:
    steps = [
        step("early", "concluded", "2023-07-06", disposition="sustained", body="copa"),
        step("late", "final", "2023-07-17", disposition="not-sustained", body="cpd"),
    ]
    found = known(day, allegations=[fact("early", "late", status_steps=steps)])
    assert found["standing"]["disposition"] == disposition


def test_an_allegation_can_be_known_before_any_step_of_it() -> None:
    steps = [step("late", "reported", "2023-07-06")]
    found = known(FIRST, allegations=[fact("early", status_steps=steps)])
    assert found["allegations"][0]["status_steps"] == []
    assert found["standing"]["sentence"] == "No status of an allegation has been recorded."


def test_an_allegation_that_only_later_articles_report_is_not_there() -> None:
    found = known(FIRST, allegations=[fact("late", status_steps=[step("early", "reported", "2023-07-06")])])
    assert found["allegations"] == []


def test_a_statement_has_the_printings_known_by_then() -> None:
    row = {"speaker": None, "title": "", "printings": [printing("early"), printing("late")]}
    (found,) = known(FIRST, statements=[row])["statements"]
    assert [one["source"] for one in found["printings"]] == ["early"]
    assert known(BEFORE, statements=[row])["statements"] == []


@pytest.mark.parametrize(
    ("attribution", "naming", "named"),
    [
        pytest.param("Chief Brook said", [], True, id="the printing names her"),
        pytest.param("the office said", [passage("early")], True, id="the article names her elsewhere"),
        pytest.param("the office said", [passage("late")], False, id="only a later article names her"),
    ],
)
def test_a_speaker_is_named_where_articles_known_by_then_name_her(
    attribution: str, naming: list[Any], named: bool
) -> None:
    row = {"speaker": ADA, "title": "chief", "printings": [printing("early", attribution), printing("late")]}
    found = known(FIRST, statements=[row], people=[{**ADA, "passages": naming}])
    assert bool(found["statements"][0]["speaker"]) is named
    assert bool(found["people"]) is named


def test_accounts_differ_once_there_are_two() -> None:
    accounts = [fact("early", sources=["early"]), fact("early", "late", sources=["early", "late"])]
    row = {"accounts": [*accounts, fact("late", sources=["late"])]}
    (found,) = known(FIRST, disagreements=[row])["disagreements"]
    assert [account["sources"] for account in found["accounts"]] == [["early"], ["early"]]
    assert known(BETWEEN, disagreements=[{"accounts": accounts[1:]}])["disagreements"] == []


def test_what_was_redacted_keeps_its_marker() -> None:
    gone = {"redacted": {"what": "events", "ground": "privacy"}}
    assert known(BEFORE, events=[gone], allegations=[gone])["events"] == [gone]


def test_no_passage_of_a_later_article_is_left_anywhere() -> None:
    named = {**fact("early"), "name_passages": [passage("late")]}
    found = known(FIRST, agencies=[named], title_passages=[passage("late")], related=["x"])
    assert (found["agencies"][0]["name_passages"], found["title_passages"]) == ([], [])
    assert (found["related"], found["next_check"]) == ([], None)
    assert [row["slug"] for row in found["sources"]] == ["early"]


@pytest.mark.parametrize(("day", "in_part"), [(FIRST, True), (LATER, False)])
def test_a_fact_that_later_articles_support_too_is_marked_as_known_in_part(day: date, in_part: bool) -> None:
    assert [row["in_part"] for row in known(day, events=[fact("early", "late")])["events"]] == [in_part]


def test_the_document_asked_about_is_left_as_it_was() -> None:
    whole = document(events=[fact("early", "late")])
    as_known_on(whole, FIRST)
    assert cited(whole["events"]) == [["early", "late"]]
