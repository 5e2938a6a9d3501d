"""Readiness: the staff's own words neither convict nor acquit, and quote only what a passage prints."""

import pytest
from django.db import models

from cases.models import (
    Account,
    Agency,
    Allegation,
    Case,
    Disagreement,
    Event,
    Person,
    Statement,
    StatusStep,
    SummarySentence,
    TrackingNumber,
)
from cases.models.base import ProseField
from cases.readiness import problems
from sources.models import SourceArticle
from tests.seedbed import Seedbed

PROSE: list[tuple[type[models.Model], str]] = [
    (model, field.name)
    for model in (
        Case,
        SummarySentence,
        TrackingNumber,
        Allegation,
        StatusStep,
        Statement,
        Event,
        Person,
        Disagreement,
        Account,
    )
    for field in model._meta.fields
    if isinstance(field, ProseField)
] + [(SourceArticle, "outlet_note"), (SourceArticle, "published_note")]


def say_everywhere(text: str) -> None:
    for model, field in PROSE:
        said(model, field, text)


def said(model: type[models.Model], field: str, text: str) -> None:
    model._default_manager.update(**{field: text})


def found_in(case: Case, words: str) -> set[tuple[type[models.Model], str]]:
    return {(type(problem.row), problem.field) for problem in problems(case) if words in problem.what}  # type: ignore[misc]


def test_every_field_of_our_own_words_is_read(planted: Seedbed) -> None:
    say_everywhere("The officer is guilty.")
    assert found_in(planted.row(), "“guilty”") == set(PROSE)


@pytest.mark.parametrize(
    ("model", "field", "value", "because"),
    [
        (Case, "slug", "guilty-officer-in-riverton", "an address is read as a sentence"),
        (Statement, "title", "director who cleared the officer", "no article prints this title"),
        (Agency, "name", "Board of Guilty Officers", "no article prints this name"),
        (Agency, "acronym", "GUILTY", "no article prints this acronym"),
        (Agency, "also_known_as", ["the guilty board"], "no article prints this other name"),
        (Person, "also_known_as", ["Guilty Ada"], "no article prints this other name"),
        (StatusStep, "term", "Open", "a term is the body's own, or none"),
    ],
)
def test_what_stands_as_printed_is_printed(
    model: type[models.Model], field: str, value: object, because: str, planted: Seedbed
) -> None:
    row = model._default_manager.first()
    assert row
    setattr(row, field, value)
    row.save()
    found = {problem.field for problem in problems(Case.objects.get())}
    assert found == {field}, because


@pytest.mark.parametrize(
    ("model", "values"),
    [
        (Statement, {"title": "BOARD'S DIRECTOR"}),
        (Agency, {"also_known_as": ["Review Board"]}),
        (StatusStep, {"term": "Statement"}),
        (Statement, {"title": "chair of the panel"}),
    ],
)
def test_a_harmless_or_printed_name_is_welcome(
    model: type[models.Model], values: dict[str, object], planted: Seedbed
) -> None:
    model._default_manager.filter(pk=model._default_manager.latest("pk").pk).update(**values)
    assert problems(planted.row()) == []


def test_every_quotation_in_our_own_words_stands_in_a_passage(planted: Seedbed) -> None:
    say_everywhere("The board said: “Nobody printed this.”")
    assert found_in(planted.row(), "Nobody printed this") == set(PROSE)


@pytest.mark.parametrize(
    ("text", "ready", "because"),
    [
        ("The officer is guilty.", False, "that is for a court"),
        ("The officer was cleared.", False, "an acquittal"),
        ("There was no wrongdoing.", False, "an acquittal"),
        ("The victim spoke.", False, "it takes as proved that something was done"),
        ("The alleged victim spoke.", True, "it does not"),
        ("The crime was reported.", False, "only a court calls conduct a crime"),
        ("The complaint was not sustained.", False, "a term of a decision belongs in a status step"),
        ("The board said “we are looking into it”.", True, "a passage prints it"),
        ('The board said "We are looking into it".', True, "typesetting does not matter"),
        ("The board said “we are looking into this”.", False, "no passage prints it"),
        ("The board said “guilty”.", False, "quotation marks do not excuse words that nobody printed"),
    ],
)
def test_a_summary_sentence_is_judged_by_its_words(
    text: str, ready: bool, because: str, planted: Seedbed
) -> None:
    sentence = SummarySentence.objects.get()
    sentence.text = text
    sentence.save()
    sentence.passages.set(planted.row().statements.get().printings.get(kind="direct").passages.all())
    assert (problems(planted.row()) == []) is ready, because


def test_a_quotation_that_only_another_fact_cites_is_not_supported(planted: Seedbed) -> None:
    said(SummarySentence, "text", "The board said “we are looking into it”.")
    assert "which none of its passages prints" in str(problems(planted.row())[0])


def test_a_term_of_a_decision_may_stand_in_a_status_step(planted: Seedbed) -> None:
    said(StatusStep, "text", "The board recommended that the allegation be sustained.")
    assert problems(planted.row()) == []


def test_notes_that_no_edition_shows_are_not_judged(planted: Seedbed) -> None:
    case = planted.row()
    case.working_note = "Is the officer guilty?"
    case.save()
    link = case.case_agencies.all()[0]
    link.agency.note = "A notorious unit."
    link.agency.save()
    assert problems(case) == []
