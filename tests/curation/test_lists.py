"""Every list of the staff costs as many queries for sixty rows as for five; a new one is in the table."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.db.models import Model
from django.test import Client
from django.utils import timezone

from cases.models import Case, Printing
from curation.models import Resemblance
from curation.site import site
from editions.models import ClientKey, Edition, Report, Webhook
from sources.models import Capture, SourceArticle
from tests.curation.test_queries import cost, more_facts
from tests.factories import (
    CaseFactory,
    JurisdictionFactory,
    OutletFactory,
    PersonFactory,
    ReplyFactory,
    published_copies,
)
from tests.nouns import TranslationFactory

FEW, MANY = 5, 60


@pytest.fixture
def case(published: str) -> Case:
    return Case.objects.get(slug=published)


def key(place: int) -> None:
    ClientKey.objects.create(
        name=f"Reader {place}", prefix=f"{place}", sha256=f"{place}", per_minute=600, expires=timezone.now()
    )


def capture(place: int) -> None:
    article = SourceArticle.objects.order_by("pk")[0]
    Capture.objects.create(
        article=article, sha256=f"{place:064}", size=0, packed=b"", text="Said.", text_sha256=f"{place:064}"
    )


def resemblance(place: int) -> None:
    articles = SourceArticle.objects.order_by("pk")
    Resemblance.objects.create(article=articles[place + 1], other=articles[0], share=0.9)


MADE_BY_THE_FACTS = [
    "account",
    "agency",
    "allegation",
    "caseagency",
    "disagreement",
    "edition",
    "entry",
    "event",
    "passage",
    "printing",
    "sourcearticle",
    "statement",
    "statusstep",
    "summarysentence",
    "trackingnumber",
]
"""Nouns of which `more_facts` and copies of an edition make rows."""
ONE: dict[str, Callable[[int], Any]] = {
    "case": lambda place: CaseFactory.create(slug=f"case-{place}"),
    "capture": capture,
    "clientkey": key,
    "group": lambda place: Group.objects.create(name=f"group {place}"),
    "jurisdiction": lambda place: JurisdictionFactory.create(slug=f"place-{place}"),
    "outlet": lambda place: OutletFactory.create(slug=f"outlet-{place}"),
    "person": lambda place: PersonFactory.create(slug=f"person-{place}"),
    "reply": lambda place: ReplyFactory.create(case=CaseFactory.create(slug=f"asked-{place}")),
    "translation": lambda place: TranslationFactory.create(printing=Printing.objects.order_by("pk")[place]),
    "report": lambda place: Report.objects.create(kind="error", message=f"Day {place} is wrong."),
    "user": lambda place: User.objects.create(username=f"user-{place}", is_staff=True),
    "webhook": lambda place: Webhook.objects.create(
        name=f"Room {place}", url=f"https://a.example/{place}", token=f"{place}"
    ),
}
LISTS: dict[type[Model], str] = {
    model: f"/admin/{model._meta.app_label}/{model._meta.model_name}/" for model in site._registry
}


def grow(case: Case, start: int, end: int) -> None:
    more_facts(case, end - start)
    for place in range(start, end):
        for make in ONE.values():
            make(place)
        resemblance(place)
    if start:
        published_copies(Edition.objects.order_by("pk")[0], end - start)


def test_every_list_is_measured() -> None:
    assert {str(model._meta.model_name) for model in LISTS} == {*MADE_BY_THE_FACTS, *ONE}


def test_every_list_and_queue_costs_the_same_for_sixty_rows_as_for_five(staff: Client, case: Case) -> None:
    grow(case, 0, FEW)
    asked = [*LISTS.values(), "/admin/", "/admin/sources/sourcearticle/reprints/"]
    few = {address: cost(staff, address) for address in asked}
    grow(case, FEW, MANY)

    assert {address: cost(staff, address) for address in asked} == few
    short = [model for model in LISTS if model._default_manager.count() < MANY - FEW]
    assert short == []


def test_a_history_costs_the_same_for_sixty_steps_as_for_five(staff: Client, case: Case) -> None:
    event = case.events.get()
    address = f"/admin/cases/event/{event.pk}/history/"
    costs = []
    for start, end in ((0, FEW), (FEW, MANY)):
        for place in range(start, end):
            event.text = f"A complaint was filed, as told by {place}."
            event.save()
        costs.append(cost(staff, address))
    assert costs[0] == costs[1]
