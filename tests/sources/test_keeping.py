"""The history of curated rows: every state is kept, with who, when, why and what was cited."""

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import models

from cases.models import Event, FactCheck, Move, Planting, Schedule, Statement
from sources.keeping import because
from sources.models import Capture, Indexed, Run, SourceArticle
from tests.factories import ready_case

NOT_CURATED: dict[type[models.Model], str] = {
    Capture: "evidence as it was received; written once",
    Indexed: "an index, made by the machine",
    Run: "an index, made by the machine",
    Planting: "what a file said; a program writes it",
    Move: "a step of the workflow, written once",
    FactCheck: "a tick, written once",
    Schedule: "an hour; the edition it makes is the record",
}


@pytest.fixture
def event(db: None) -> Event:
    return ready_case(slug="dock-street").events.get()


def test_every_curated_noun_keeps_its_history() -> None:
    nouns = [
        *apps.get_app_config("cases").get_models(),
        *apps.get_app_config("sources").get_models(),
    ]
    without = {
        model
        for model in nouns
        if not hasattr(model, "history") and not model.__name__.startswith("Historical")
    }
    assert without == set(NOT_CURATED)


def test_a_change_is_kept_with_who_and_why(event: Event) -> None:
    ada = User.objects.create_user("ada")
    with because("The station names another day.", by=ada):
        event.date = "2024-03-04"
        event.save()

    newest, before = event.history.all()[:2]
    assert (newest.date, newest.history_user, newest.history_change_reason) == (
        "2024-03-04",
        ada,
        "The station names another day.",
    )
    assert before.date != newest.date


def test_what_a_row_cites_is_kept_in_the_same_step(event: Event) -> None:
    event = Event.objects.get(pk=event.pk)
    steps = event.history.count()
    event.text = "A complaint was filed with the police."
    event.save()
    event.passages.clear()

    assert event.history.count() == steps + 1
    assert event.history.first().links == {"passages": []}


def test_changing_only_what_is_cited_is_a_step_too(event: Event) -> None:
    cited = [passage.pk for passage in event.passages.all()]
    event = Event.objects.get(pk=event.pk)
    event.passages.clear()

    newest, before = event.history.all()[:2]
    assert (newest.links, before.links) == ({"passages": []}, {"passages": cited})


def test_a_link_made_from_the_other_end_is_kept(event: Event) -> None:
    statement, allegation = event.case.statements.get(), event.case.allegations.get()
    allegation.statements.clear()
    allegation.statements.add(statement)
    assert Statement.objects.get().history.first().links == {"allegations": [allegation.pk]}


def test_a_deleted_row_leaves_its_history(event: Event) -> None:
    pk = event.pk
    event.delete()
    assert [row.history_type for row in Event.history.filter(id=pk)] == ["-", "+"]


def test_the_private_text_of_an_article_is_not_copied(event: Event) -> None:
    names = {field.name for field in SourceArticle.history.model._meta.get_fields()}
    assert "text_sha256" in names
    assert "text" not in names
