"""Replies on the case page: what was answered stands in full, or it says that none had come by a day."""

from typing import Any

import pytest
from django.test import Client

from cases.models import Agency, Case
from editions.models import Report
from editions.publishing import publish
from editions.replies import Grant, grant
from tests.factories import ReplyFactory, SourceArticleFactory, cite, ready_case
from tests.pages import dom

pytestmark = pytest.mark.django_db
MESSAGE = "We received the complaint on 4 March.\n\nIt is with the review office."
ASKS = "We ask you for a reply by 15 April 2024"


@pytest.fixture
def case() -> Case:
    """The police department replied; the review office was asked, and had not by a day."""
    case = ready_case(slug="dock-street")
    about = {"case_id": case.public_id, "slug": case.slug, "name": "Dana Reyes"}
    report = Report.objects.create(kind="reply", message=MESSAGE, **about)
    department, office = (Agency.objects.get(slug=slug) for slug in ("hcpd", "opr"))
    how = Grant(None, department, title="", about="how it was received", says_who="Dana Reyes")
    grant(report, how, by=None, reason="It asked for it.")
    letter = SourceArticleFactory.create(
        slug="letter-1", outlet=None, outlet_basis="letter", published_basis="letter", says=(f"{ASKS}.",),
        published="2024-04-01",
    )  # fmt: skip
    ReplyFactory.create(case=case, agency=office, position=1, passages=cite(letter, ASKS))
    publish(case, by=None, note="With replies.")
    return case


def page(client: Client, address: str = "/cases/dock-street/") -> Any:
    return dom.parse(client.get(address).content)


def test_a_reply_stands_in_full_under_whose_it_is(client: Client, case: Case) -> None:
    replies = dom.classed(page(client), "replies")[0]
    assert "Harbor City Police Department" in dom.text(replies)
    assert MESSAGE in "".join(replies.itertext())


def test_that_none_came_is_said_with_both_days_and_the_words_that_asked(client: Client, case: Case) -> None:
    tree = page(client)
    said = dom.classed(tree, "no-reply")[0]
    assert "The archive asked for a reply on 1 April 2024." in dom.text(said)
    assert "No reply as of 15 April 2024." in dom.text(said)
    marks = dom.classed(said, "mark")
    assert ASKS in dom.text(dom.by_id(tree, marks[0].get("href", "")[1:]))


def test_the_page_opens_with_who_replied_and_who_did_not(client: Client, case: Case) -> None:
    came, none = map(dom.text, dom.classed(page(client), "replied"))
    assert came.startswith("Harbor City Police Department replied on")
    assert none == "Office of Police Review: no reply as of 15 April 2024"


def test_a_reply_is_said_once_and_a_letter_is_no_article_of_an_outlet(client: Client, case: Case) -> None:
    tree = page(client)
    assert len(dom.ids(tree)) == len(set(dom.ids(tree)))
    text = dom.text(tree)
    assert "Reported by 2 outlets, 2 independently." in text
    assert "whose outlet is not stated" not in text
    assert "on letters to and from this archive" in text


@pytest.mark.parametrize(("day", "silent"), [("2024-04-10", False), ("2024-04-20", True)])
def test_on_an_earlier_day_only_what_was_known_by_then_is_said(
    day: str, silent: bool, client: Client, case: Case
) -> None:
    text = dom.text(page(client, f"/cases/dock-street/?as_known_on={day}"))
    assert "It is with the review office" not in text
    assert ("No reply as of 15 April 2024" in text) == silent


def test_in_spanish_it_says_so_in_spanish(client: Client, case: Case) -> None:
    text = dom.text(page(client, "/es/cases/dock-street/"))
    assert "Sin respuesta a 15 de abril de 2024." in text
    assert "Respuestas de los interesados" in text


def test_what_changed_names_the_reply(client: Client, case: Case) -> None:
    case.replies.get(position=1).delete()
    publish(case, by=None, note="Without.")
    text = dom.text(page(client, "/cases/dock-street/editions/2/changes/"))
    assert "Replies of those concerned" in text


def test_the_api_says_the_same(client: Client, case: Case) -> None:
    replies = client.get("/api/v1/cases/dock-street/").json()["replies"]
    assert [(bool(row["statement"]), row["as_of"]) for row in replies] == [
        (True, None),
        (False, "2024-04-15"),
    ]


def test_its_sources_say_that_they_are_letters(client: Client, case: Case) -> None:
    assert "a letter to or from this archive" in dom.text(page(client, "/sources/letter-1/"))
    assert "Letter" in dom.text(page(client, "/sources/"))
