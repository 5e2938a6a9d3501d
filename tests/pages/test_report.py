"""Reporting an error: a plain form without cookies, which takes a report and gives a receipt."""

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from editions.models import Report
from pages.reporting import FROM_ONE
from tests.factories import published_case

pytestmark = pytest.mark.django_db

SAID = {"kind": "error", "message": "The day is wrong: it was the 7th."}


@pytest.fixture(autouse=True)
def no_reports_counted() -> None:
    cache.clear()


def sent(client: Client, forwarded: str = "", **more: Any) -> Any:
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    return client.post("/report/", {**SAID, **more}, headers=headers)


def test_a_report_is_kept_and_its_receipt_is_shown(client: Client) -> None:
    slug = published_case(slug="dock-street").slug
    page = sent(client, slug=slug, edition="1", contact="reader@example.org").content.decode()
    report = Report.objects.get()
    assert report.receipt in page
    assert (report.slug, report.edition, report.state) == ("dock-street", 1, "new")
    assert report.case_id


def test_it_works_without_a_cookie_and_leaves_none() -> None:
    strict = Client(enforce_csrf_checks=True)
    asked = strict.get("/report/?slug=dock-street&kind=reply")
    answer = sent(strict)
    assert answer.status_code == 200
    assert not asked.cookies
    assert not answer.cookies


@pytest.mark.parametrize("slug", ["a b", "../x", "a/b", "“", ""])
def test_an_address_that_names_no_record_is_answered_without_one(client: Client, slug: str) -> None:
    asked = client.get("/report/", {"slug": slug})
    again = sent(client, slug=slug, message="")
    assert (asked.status_code, again.status_code) == (200, 400)
    assert "About the record" not in asked.content.decode()


def test_the_form_is_spanish_under_es(client: Client) -> None:
    page = client.get("/es/report/").content.decode()
    assert "Avisar de un error o responder" in page
    assert "Quiero responder" in page
    assert "Elija una opción" in page
    assert "Este campo es requerido" in client.post("/es/report/", {"message": ""}).content.decode()


REFUSED = [
    ({"message": ""}, "required"),
    ({"message": "x" * 4001}, "at most 4000"),
    ({"kind": "praise"}, "valid choice"),
    ({"contact": "nobody"}, "valid email"),
    ({"message": "before\x0cafter"}, "cannot be seen"),
]


@pytest.mark.parametrize(("more", "said"), REFUSED)
def test_what_is_no_report_is_refused(client: Client, more: dict[str, str], said: str) -> None:
    answer = sent(client, **more)
    assert answer.status_code == 400
    assert said in answer.content.decode().lower() or said in answer.content.decode()
    assert not Report.objects.exists()


def test_a_machine_that_fills_in_every_field_is_thanked_and_forgotten(client: Client) -> None:
    answer = sent(client, website="https://spam.example")
    assert "Your receipt is" in answer.content.decode()
    assert not Report.objects.exists()


def test_one_address_sends_only_so_many_in_an_hour(client: Client, settings: Any) -> None:
    settings.PROXIES = 0
    answers = [sent(client).status_code for _ in range(FROM_ONE + 1)]
    assert answers == [200] * FROM_ONE + [429]
    assert sent(client, "198.51.100.7").status_code == 429, "No proxy of ours: anybody may write that header."


def test_readers_behind_our_own_proxy_are_counted_apart(client: Client, settings: Any) -> None:
    settings.PROXIES = 1
    for reader in ("198.51.100.7", "198.51.100.8"):
        answers = [sent(client, reader).status_code for _ in range(FROM_ONE)]
        assert answers == [200] * FROM_ONE, reader
    forged = [sent(client, f"203.0.113.{n}, 198.51.100.7") for n in range(2)]
    assert {answer.status_code for answer in forged} == {429}


def test_a_case_that_is_not_public_is_neither_confirmed_nor_named(client: Client) -> None:
    """A draft's slug is answered as one that nobody ever used."""
    answer = sent(client, slug="a-draft", edition="3")
    assert answer.status_code == 200
    assert Report.objects.get().slug == ""


def test_the_words_of_a_reader_are_shown_to_staff_as_words(client: Client, admin_client: Client) -> None:
    sent(client, message="<script>alert(1)</script>")
    report = Report.objects.get()
    page = admin_client.get(f"/admin/editions/report/{report.pk}/change/").content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_closing_a_report_needs_an_answer(client: Client, admin_client: Client) -> None:
    sent(client)
    change = f"/admin/editions/report/{Report.objects.get().pk}/change/"
    refused = admin_client.post(change, {"state": "declined", "answer": ""})
    admin_client.post(change, {"state": "declined", "answer": "The article prints the 6th."})
    assert "Say what was done" in refused.content.decode()
    assert Report.objects.get().state == "declined"


def test_staff_cannot_rewrite_what_a_reader_said(client: Client, admin_client: Client) -> None:
    sent(client)
    change = f"/admin/editions/report/{Report.objects.get().pk}/change/"
    admin_client.post(change, {"state": "in-hand", "answer": "", "message": "All is well."})
    report = Report.objects.get()
    assert (report.state, report.message) == ("in-hand", SAID["message"])
