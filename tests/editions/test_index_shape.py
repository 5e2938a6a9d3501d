"""An index that an earlier release made is told, and made anew where the archive is brought up to date."""

from hashlib import sha256
from io import StringIO
from typing import Any

import pytest
from django.core.checks import run_checks
from django.core.management import call_command

from cases.models import Case
from editions import chain, projection, search, verify
from editions.document import content_of, present
from editions.models import Edition, Entry, LogHead, PublicCase
from editions.publishing import publish
from editions.searchable import TEXTS, case_text, text_of
from editions.shape import INDEX_SHAPE
from editions.words import words_of
from tests.seedbed import Seedbed

pytestmark = pytest.mark.django_db


def projected(content: dict[str, Any]) -> list[Any]:
    """Everything that one document is projected to, and the words that each row is found by."""
    envelope = {"case_id": "case", "edition": 1, "sequence": 7, "kind": "published", "sha256": "ab"}
    document = content | envelope | {"published_at": "2024-01-01T00:00:00Z"}
    entry = Entry(sequence=7, case_id="case", edition=1, at="2024-01-01T00:00:00Z", note="Note")
    made = projection.case_row(document, Edition(), entry)
    row = PublicCase(**{key: value for key, value in made.items() if key != "edition"})
    facts = [*projection.allegation_rows(row, document), *projection.statement_rows(row, document)]
    agencies = [projection.agency_row(item, document, row) for item in present(document["agencies"])]
    sources = [projection.source_row(item, document, row) for item in present(document["sources"])]
    shared = [
        projection.SHARED[noun](**one)
        for noun, rows in (("agency", agencies), ("source", sources))
        for one in rows
    ]
    texts = [case_text(document), *(text_of(one) for one in (*facts, *shared))]
    return [
        [fields_of(one) for one in (row, *facts, *shared)],
        sorted(map(str, projection.facets_of(document).items())),
        [search.vector([*words_of(one.title)], [*words_of(one.body)]) for one in texts],
        [index.table for index, _ in TEXTS.values()],
    ]


def fields_of(row: Any) -> dict[str, str]:
    fields = (one for one in row._meta.concrete_fields if not one.generated and not one.is_relation)
    return {one.name: str(getattr(row, one.name)) for one in fields}


def test_what_is_projected_has_not_changed_under_the_same_number(bed: Seedbed) -> None:
    """Where this fails: raise INDEX_SHAPE in editions/shape.py, and write both down here."""
    bed.plant()
    digest = sha256(chain.canonical(projected(content_of(bed.row())))).hexdigest()[:12]
    assert (INDEX_SHAPE, digest) == (2, "96ce5870bae7")


def outdated() -> None:
    """As after an upgrade: rows of another shape, which nothing was found by yet."""
    search.STATEMENTS.clear()
    LogHead.objects.update(index_shape=0)


def faults_of_index() -> list[str]:
    return list(verify.index_faults())


def complaints() -> list[str]:
    return [str(one.id) for one in run_checks(databases=["default"]) if str(one.id).startswith("editions.")]


def test_an_archive_that_begins_has_nothing_to_make_anew() -> None:
    assert projection.is_current()
    assert complaints() == faults_of_index() == []


def test_an_outdated_index_is_told_by_verify_and_by_the_checks(bed: Seedbed) -> None:
    bed.plant()
    assert (projection.is_current(), complaints(), faults_of_index()) == (True, [], [])
    outdated()
    assert complaints() == ["editions.W001"]
    [fault] = faults_of_index()
    assert "Run manage.py reindex" in fault


@pytest.mark.parametrize("way", ["reindex", "reindex --if-outdated", "seed"])
def test_it_is_made_anew(way: str, bed: Seedbed) -> None:
    bed.plant()
    outdated()
    if way == "seed":
        bed.plant()
    else:
        call_command(*way.split(), stdout=StringIO())
    assert projection.is_current()
    assert complaints() == faults_of_index() == []


def test_an_index_that_is_not_outdated_is_left_alone(bed: Seedbed) -> None:
    bed.plant()
    search.STATEMENTS.clear()
    call_command("reindex", "--if-outdated", stdout=(out := StringIO()))
    assert out.getvalue() == ""
    assert faults_of_index()


def test_publishing_makes_no_outdated_index_look_made_anew(bed: Seedbed) -> None:
    bed.plant()
    outdated()
    Case.objects.update(title="Another title")
    publish(bed.row(), by=None, note="A new title.")
    assert not projection.is_current()
