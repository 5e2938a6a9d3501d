"""A translation in an edition: an optional key, committed to, gone with its statement, found by no search."""

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.http import QueryDict

from cases.models import Case, Printing, Statement, Translation
from editions import filters, publishing
from editions.document import content_of
from editions.models import Edition, PublicStatement
from editions.publishing import Progress, publish
from tests.factories import TranslationFactory, ready_case

pytestmark = pytest.mark.django_db
WORDS = "Tomamos en serio cada queja […] y la contestaremos por completo."


def direct(case: Case) -> Printing:
    return Printing.objects.get(statement__case=case, kind="direct")


@pytest.fixture
def case() -> Case:
    """Public, with a translation of the words that the Gazette printed."""
    case = ready_case(slug="dock-street")
    TranslationFactory.create(printing=direct(case), text=WORDS)
    publish(case, by=None, note="First published.")
    return case


def printings(edition: Edition) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(edition.document)["statements"][0]["printings"]
    return found


def verified() -> str:
    out = StringIO()
    call_command("verify", stdout=out)
    return out.getvalue()


def asked(words: str) -> QueryDict:
    question = QueryDict(mutable=True)
    question["q"] = words
    return question


def test_the_document_says_what_it_is_in_and_by_whom(case: Case) -> None:
    assert printings(Edition.objects.get())[0]["translations"] == [
        {
            "language": "es",
            "text": WORDS,
            "translator": "the archive, checked by Ana Ruiz",
            "translated": "2024-04-01",
        }
    ]


def test_a_printing_without_any_has_no_key_for_them(case: Case) -> None:
    assert "translations" not in printings(Edition.objects.get())[1]


def test_the_original_words_stay_the_evidence(case: Case) -> None:
    with_it = content_of(case)
    Translation.objects.all().delete()
    without = content_of(case)
    for one in with_it["statements"][0]["printings"]:
        one.pop("translations", None)
    assert with_it == without


def test_no_search_finds_its_words(case: Case) -> None:
    assert list(filters.statements(asked("contestaremos")).queryset) == []
    assert list(filters.cases(asked("contestaremos")).queryset) == []
    assert [row.slug for row in filters.cases(asked("complaint seriously")).queryset] == ["dock-street"]


def test_it_is_no_printing_and_brings_no_language_to_the_index(case: Case) -> None:
    row = PublicStatement.objects.get()
    assert row.languages == "en en"
    assert len(json.loads(row.body)["printings"]) == 2


def test_it_travels_with_the_statement_and_verifies(case: Case) -> None:
    assert json.loads(PublicStatement.objects.get().body)["printings"][0]["translations"][0]["text"] == WORDS
    assert "Verified" in verified()


def test_one_changed_letter_of_it_is_seen(case: Case) -> None:
    edition = Edition.objects.get()
    Edition.objects.filter(pk=edition.pk).update(document=edition.document.replace("Tomamos", "Tomemos"))
    with pytest.raises(Exception, match="statements/0"):
        verified()


def test_a_new_translation_is_a_change_that_a_second_person_looks_at(case: Case) -> None:
    TranslationFactory.create(printing=direct(case), language="pl", text="Traktujemy każdą skargę poważnie.")
    changes = Progress(case).changes
    assert [change.noun for change in changes] == ["Statement"]


def test_redacting_a_statement_takes_its_translations_out_of_every_edition(case: Case) -> None:
    statement = Statement.objects.get(case=case)
    key = statement.public_id
    statement.delete()
    publishing.redact(case, by=None, ground="Order of a court.", decision="The board decided.", facts=[key])

    assert "contestaremos" not in Edition.objects.get().document
    assert not Translation.history.exists()
    assert "Verified" in verified()


def test_a_word_that_only_a_translation_says_can_be_redacted_by_the_word(case: Case) -> None:
    Translation.objects.all().delete()
    how = {"ground": "It named somebody.", "decision": "The board decided."}
    publishing.redact(case, by=None, texts=["contestaremos"], **how)
    assert "contestaremos" not in Edition.objects.get().document
    assert not Translation.history.filter(text__contains="contestaremos").exists()
