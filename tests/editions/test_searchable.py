"""Allegations, statements, articles and bodies are found by their own public words, and by nothing else."""

from typing import Any

import pytest
from django.db.models import Model
from django.http import QueryDict

from editions import filters, projection, search, verify
from editions.models import PublicStatement
from editions.publishing import retract
from editions.searchable import TEXTS
from tests.seedbed import Seedbed

pytestmark = pytest.mark.django_db

ASK = {
    "allegations": (filters.allegations, "public_id"),
    "statements": (filters.statements, "public_id"),
    "sources": (filters.sources, "slug"),
    "agencies": (filters.agencies, "slug"),
}


def found(what: str, words: str) -> list[str]:
    ask, name = ASK[what]
    asked = QueryDict(mutable=True)
    asked["q"] = words
    return sorted(getattr(row, name) for row in ask(asked).queryset)


@pytest.mark.parametrize(
    ("what", "words", "answers"),
    [
        ("statements", "looking into it", ["saidaaaa"]),
        ("statements", '"a complaint on Monday" -police', ["saidaaaa"]),
        ("statements", "Ada Brook OR nobody", ["saidaaaa"]),
        ("statements", "farmers", []),
        ("statements", "Gazette", []),
        ("allegations", "searched a car", ["allegeda"]),
        ("allegations", "searched -car", []),
        ("sources", "Riverton Gazette", ["gazette"]),
        ("agencies", '"review board"', ["rrb"]),
        ("agencies", "RPD", ["rpd"]),
    ],
)
def test_a_search_finds_what_a_record_says(what: str, words: str, answers: list[str], bed: Seedbed) -> None:
    bed.plant()
    assert found(what, words) == answers


def test_what_a_retraction_took_away_is_found_no_more(bed: Seedbed) -> None:
    bed.plant()
    retract(bed.row(), by=None, reason="Withdrawn.")
    assert [index.keys() for index in search.INDEXES.values()] == [set()] * 5


def test_a_correction_is_found_by_what_it_says_now(bed: Seedbed) -> None:
    bed.plant()
    bed.case["statements"][0]["about"] = "An entirely pomological matter."
    bed.plant()
    assert len(found("statements", "pomological")) == 1
    assert search.STATEMENTS.keys() == {*PublicStatement.objects.values_list("pk", flat=True)}


def faults() -> list[str]:
    return list(verify.index_faults())


@pytest.mark.parametrize("model", TEXTS)
def test_a_row_that_is_found_by_other_words_is_told(model: type[Model], bed: Seedbed) -> None:
    bed.plant()
    index, row, name = TEXTS[model][0], first(model), model._meta.verbose_name
    index.write({row.pk: search.SearchText("", "guilty")})
    assert faults() == [f"index: the search text of {name} {row} is not what its record says."]
    index.remove([row.pk])
    assert len(faults()) == 1
    projection.find_by_words([row])
    index.write({999_999: search.SearchText("", "CANARY")})
    assert faults() == [f"index: the search finds row 999999, which is no {name}."]


def first(model: type[Model]) -> Any:
    return model._default_manager.all()[0]
