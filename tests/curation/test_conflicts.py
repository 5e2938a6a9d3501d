"""Two people on one case: neither overwrites the other without seeing what the other wrote."""

import re
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection, connections
from django.test import Client

from cases.models import Case, Event
from curation import conflicts
from tests.factories import EventFactory, SummarySentenceFactory, ready_case


@pytest.fixture
def case(db: None) -> Case:
    return ready_case(slug="dock-street")


def browser_of(name: str) -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser(name))
    return client


def address(row: Any) -> str:
    return f"/admin/{row._meta.app_label}/{row._meta.model_name}/{row.pk}/change/"


def opened(client: Client, row: Any) -> dict[str, Any]:
    """The form of `row` as a browser would send it back unchanged."""
    page = client.get(address(row))
    form = page.context["adminform"].form
    sent = {name: form[name].value() for name in form.fields}
    for inline in page.context["inline_admin_formsets"]:
        for one in (inline.formset.management_form, *inline.formset.initial_forms):
            sent |= {one.add_prefix(name): one[name].value() for name in one.fields}
    found = re.search(r'name="seen" value="([^"]+)"', page.content.decode())
    assert found
    return {key: value for key, value in sent.items() if value is not None} | {"seen": found[1]}


def resent(answer: Any) -> dict[str, Any]:
    """What a browser sends when the form that it was shown is saved again as it stands."""
    page = answer.context
    forms = [page["adminform"].form]
    for inline in page["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    sent = {form.add_prefix(name): form[name].value() for form in forms for name in form.fields}
    return {key: value for key, value in sent.items() if value not in (None, False)} | {"seen": page["seen"]}


def test_the_second_to_save_is_shown_both_versions_and_what_differs(case: Case) -> None:
    ada, bob = browser_of("ada"), browser_of("bob")
    event = case.events.get()
    adas, bobs = opened(ada, event), opened(bob, event)
    ada.post(address(event), adas | {"text": "A complaint was filed on Monday."})

    answer = bob.post(address(event), bobs | {"text": "A complaint was filed on Tuesday."})

    page = answer.content.decode()
    assert "Somebody else has saved this since you opened it" in page
    assert "<del>Monday" in page
    assert "<ins>Tuesday" in page
    assert "ada" in page
    assert Event.objects.get().text == "A complaint was filed on Monday."


def test_having_seen_it_the_second_may_save(case: Case) -> None:
    ada, bob = browser_of("ada"), browser_of("bob")
    event = case.events.get()
    bobs = opened(bob, event) | {"text": "A complaint was filed on Tuesday."}
    ada.post(address(event), opened(ada, event) | {"text": "A complaint was filed on Monday."})
    again = bob.post(address(event), bobs).context["seen"]

    assert bob.post(address(event), bobs | {"seen": again}).status_code == 302
    assert Event.objects.get().text == "A complaint was filed on Tuesday."


def test_work_on_another_fact_of_the_case_stops_nobody(case: Case) -> None:
    ada, bob = browser_of("ada"), browser_of("bob")
    one, other = case.events.get(), EventFactory.create(case=case, position=1)
    bobs = opened(bob, other)
    ada.post(address(one), opened(ada, one) | {"text": "A complaint was filed on Monday."})
    assert bob.post(address(other), bobs | {"text": "Another thing happened."}).status_code == 302


def test_what_only_the_other_changed_is_in_the_form_of_the_second(case: Case) -> None:
    ada, bob = browser_of("ada"), browser_of("bob")
    adas, bobs = opened(ada, case), opened(bob, case)
    ada.post(address(case), adas | {"content_note": "Force is described.", "noindex": "on"})

    page = bob.post(address(case), bobs | {"working_note": "Ring the office."})
    assert [one.label for one in page.context["conflict"].theirs] == [
        "Content note",
        "Keep out of search engines",
    ]
    assert [one.label for one in page.context["conflict"].mine] == ["Working note"]
    assert bob.post(address(case), resent(page)).status_code == 302

    case.refresh_from_db()
    assert (case.content_note, case.noindex) == ("Force is described.", True)
    assert case.working_note == "Ring the office."


def test_links_are_brought_together_too(case: Case) -> None:
    ada, bob = browser_of("ada"), browser_of("bob")
    other = case.statements.get().printings.all()[0].passages.all()[0]
    adas, bobs = opened(ada, case), opened(bob, case)
    ada.post(address(case), adas | {"passages": [other.pk]})
    page = bob.post(address(case), bobs | {"working_note": "Ring the office."})
    bob.post(address(case), resent(page))
    assert [passage.pk for passage in case.passages.all()] == [other.pk]


def test_a_row_that_the_other_added_is_told_of_and_stays(case: Case) -> None:
    bob = browser_of("bob")
    bobs = opened(bob, case)
    SummarySentenceFactory.create(case=case, text="An inquiry was opened.", position=1)
    page = bob.post(address(case), bobs | {"working_note": "Ring the office."})
    assert [one.label for one in page.context["conflict"].theirs] == ["Added"]
    bob.post(address(case), resent(page))
    assert case.summary.count() == 2


def test_a_form_that_does_not_say_when_it_was_opened_overwrites_nothing_unseen(case: Case) -> None:
    ada, bob = browser_of("ada"), browser_of("bob")
    adas, bobs = opened(ada, case), opened(bob, case)
    ada.post(address(case), adas | {"content_note": "Force is described."})
    page = bob.post(address(case), bobs | {"seen": "0-" + "f" * 32})
    assert [one.label for one in page.context["conflict"].both] == ["Content note"]


def test_a_part_changed_on_its_own_screen_is_noticed_on_its_owners(case: Case) -> None:
    ada, bob = browser_of("ada"), browser_of("bob")
    bobs = opened(bob, case)
    sentence = case.summary.get()
    ada.post(address(sentence), opened(ada, sentence) | {"text": "A complaint about a stop was filed."})
    answer = bob.post(address(case), bobs | {"content_note": "Force is described."})
    assert answer.status_code == 200
    assert answer.context["conflict"].by.username == "ada"


def test_what_cases_share_is_guarded_too(case: Case) -> None:
    ada, bob = browser_of("ada"), browser_of("bob")
    agency = case.case_agencies.all()[0].agency
    bobs = opened(bob, agency)
    ada.post(address(agency), opened(ada, agency) | {"note": "Renamed in 2021."})
    assert bob.post(address(agency), bobs | {"note": "Founded in 1990."}).status_code == 200


def test_the_check_is_made_under_the_lock_of_the_case(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    lock, moved = conflicts.lock, conflicts.has_moved

    def locked(row: Any) -> None:
        order.append("lock")
        lock(row)

    def looked(sent: str, now: str) -> bool:
        order.append("look")
        return moved(sent, now)

    monkeypatch.setattr(conflicts, "lock", locked)
    monkeypatch.setattr(conflicts, "has_moved", looked)
    ada, event = browser_of("ada"), case.events.get()
    ada.post(address(event), opened(ada, event))
    assert order == ["lock", "look"]


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has one writer; PostgreSQL has many.")
@pytest.mark.django_db(transaction=True)
def test_of_many_who_save_at_once_one_wins() -> None:
    event = ready_case(slug="dock-street").events.get()
    people = [browser_of(f"person-{number}") for number in range(6)]
    forms = [opened(client, event) | {"text": f"Told by {place}."} for place, client in enumerate(people)]

    def save(pair: tuple[Client, dict[str, Any]]) -> int:
        try:
            return pair[0].post(address(event), pair[1]).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(people)) as at_once:
        answers = list(at_once.map(save, zip(people, forms, strict=True)))
    assert sorted(answers) == [200] * 5 + [302]


def test_a_change_of_a_public_case_says_why(staff: Client, published: str) -> None:
    event = Case.objects.get(slug=published).events.get()
    sent = opened(staff, event) | {"text": "A complaint was filed on Monday."}

    assert "say in one line why" in staff.post(address(event), sent).content.decode()
    assert staff.post(address(event), sent | {"reason": "The Gazette names the day."}).status_code == 302
    assert Event.objects.get().history.first().history_change_reason == "The Gazette names the day."


def test_a_draft_needs_no_reason(case: Case) -> None:
    ada, event = browser_of("ada"), case.events.get()
    assert ada.post(address(event), opened(ada, event) | {"text": "It was filed."}).status_code == 302
