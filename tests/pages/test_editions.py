"""Editions: each at its address, with a banner where it is old, and what one changed word by word."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from cases.models import Case, SummarySentence
from editions import publishing
from editions.models import Edition
from tests.factories import published_case
from tests.pages import dom

pytestmark = pytest.mark.django_db

CASE = "/cases/mill-lane/"


@pytest.fixture
def corrected() -> Edition:
    """A case with two editions, of which the second corrects a word of the summary."""
    published_case(slug="mill-lane", summary="A complaint about an arrest was filed in March.")
    SummarySentence.objects.update(text="A complaint about an arrest was filed in April.")
    edition = publishing.correct(Case.objects.get(), by=None, note="It was filed in April, not in March.")
    assert edition is not None
    return edition


def shown(client: Client, address: str) -> str:
    answer = client.get(f"{CASE}{address}")
    assert answer.status_code == 200
    return dom.text(dom.parse(answer.content))


def test_an_old_edition_stays_as_it_was_under_a_banner(client: Client, corrected: Edition) -> None:
    old = shown(client, "editions/1/")
    assert "This is edition 1, kept as it was published" in old
    assert "was filed in March." in old
    assert 'name="robots" content="noindex"' in client.get(f"{CASE}editions/1/").content.decode()


def test_the_silence_is_counted_up_to_today_or_to_an_old_edition(client: Client, corrected: Edition) -> None:
    assert "before today" in shown(client, "editions/2/")
    assert re.search(r"\d+ days before \d+ \w+ 20", shown(client, "editions/1/"))


def test_the_newest_edition_has_no_banner(client: Client, corrected: Edition) -> None:
    for address in ("", "editions/2/"):
        assert "kept as it was published" not in shown(client, address)
        assert "was filed in April." in shown(client, address)


def test_a_correction_says_what_was_wrong(client: Client, corrected: Edition) -> None:
    assert "a correction" in shown(client, "")
    assert "It was filed in April, not in March." in shown(client, "")


def test_the_list_of_editions_has_all_with_notes_hashes_and_standing(
    client: Client, corrected: Edition
) -> None:
    page = shown(client, "editions/")
    assert page.index("Corrected") < page.index("Published")
    assert "It was filed in April, not in March." in page
    assert corrected.entry.sha256 in page
    assert "At least one allegation is open" in page


def test_what_an_edition_changed_is_shown_word_by_word(client: Client, corrected: Edition) -> None:
    page = dom.parse(client.get(f"{CASE}editions/2/changes/").content)
    change = dom.classed(page, "change")
    assert len(change) == 1
    assert [dom.text(one) for one in change[0].iter("del")] == ["[removed: March]"]
    assert [dom.text(one) for one in change[0].iter("ins")] == ["[added: April]"]


@pytest.fixture
def thrice(corrected: Edition) -> Edition:
    """A third edition, which corrects the month again."""
    SummarySentence.objects.update(text="A complaint about an arrest was filed in May.")
    edition = publishing.correct(Case.objects.get(), by=None, note="It was filed in May, not in April.")
    assert edition is not None
    return edition


@pytest.mark.parametrize(
    ("address", "removed", "added", "title"),
    [
        ("editions/3/changes/?from=1", "March", "May", "From edition 1 to edition 3"),
        ("editions/1/changes/?from=3", "May", "March", "From edition 3 to edition 1"),
        ("editions/3/changes/?from=2", "April", "May", "What edition 3 changed"),
        ("editions/3/changes/", "April", "May", "What edition 3 changed"),
    ],
)
def test_any_two_editions_are_compared_in_either_direction(
    client: Client, thrice: Edition, address: str, removed: str, added: str, title: str
) -> None:
    page = dom.parse(client.get(f"{CASE}{address}").content)
    assert dom.text(next(page.iter("h1"))) == title
    (change,) = dom.classed(page, "change")
    assert [dom.text(one) for one in change.iter("del")] == [f"[removed: {removed}]"]
    assert [dom.text(one) for one in change.iter("ins")] == [f"[added: {added}]"]


def test_an_edition_does_not_differ_from_itself(client: Client, corrected: Edition) -> None:
    assert "No words differ." in shown(client, "editions/2/changes/?from=2")


def test_two_editions_chosen_in_the_list_lead_to_what_differs(client: Client, thrice: Edition) -> None:
    answer = client.get(f"{CASE}editions/?from=1&to=3")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{CASE}editions/3/changes/?from=1")


@pytest.mark.parametrize("number", ["0", "4", "x", "-1", "1.5", "9" * 30, "\u0661"])
@pytest.mark.parametrize("address", ["editions/3/changes/?from=", "editions/?to=1&from="])
def test_an_edition_that_the_case_does_not_have_is_refused(
    client: Client, thrice: Edition, address: str, number: str
) -> None:
    assert client.get(f"{CASE}{address}{number}").status_code == 400


@pytest.mark.parametrize(
    "address",
    [
        *("", "?as_known_on=2026-01-01", "editions/", "editions/1/", "editions/2/changes/?from=1"),
        *("evidence.zip", "editions/1/evidence.zip", "editions/1/citation.ris"),
    ],
)
def test_no_page_of_a_case_needs_more_than_three_queries(
    client: Client, corrected: Edition, django_assert_max_num_queries: DjangoAssertNumQueries, address: str
) -> None:
    with django_assert_max_num_queries(3):
        assert client.get(f"{CASE}{address}").status_code == 200


def test_the_first_edition_changed_nothing_before_it(client: Client, corrected: Edition) -> None:
    assert "This is the first edition" in shown(client, "editions/1/changes/")


def test_the_log_shows_both_with_where_the_case_stands(client: Client, corrected: Edition) -> None:
    page = dom.parse(client.get("/changes/").content)
    lines = [dom.text(item) for item in dom.classed(page, "log")[0]]
    assert ["Corrected" in lines[0], "Published" in lines[1]] == [True, True]
    assert all("Standing: At least one allegation is open" in line for line in lines)


def test_the_log_is_read_on_from_a_line(client: Client, corrected: Edition) -> None:
    page = dom.parse(client.get("/changes/?before=2").content)
    assert [item.get("id") for item in dom.classed(page, "log")[0]] == ["entry-1"]


REFUSED = ["before=x", "before=1&before=2", "after=1", "before=-1", f"before={'9' * 30}"]


@pytest.mark.parametrize("question", REFUSED)
def test_the_log_refuses_what_it_does_not_understand(client: Client, question: str) -> None:
    assert client.get(f"/changes/?{question}").status_code == 400
