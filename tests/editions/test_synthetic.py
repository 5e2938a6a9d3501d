"""Synthetic cases: planted many at once, and as their records say."""

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from cases.models import Allegation, Case
from cases.seeding import Record
from cases.seeding.applying import canonical
from cases.seeding.writing import export
from editions.document import content_of
from editions.management.commands.generate import make, new
from editions.models import Entry, PublicCase
from editions.publishing import NotReady, content_in, publish_planted
from editions.synthetic import records
from editions.synthetic.planting import plant_new
from sources.ingest import attach
from sources.models import Passage, SourceArticle

pytestmark = pytest.mark.django_db


def texts(*numbers: int) -> Callable[[], list[SourceArticle]]:
    return lambda: attach([records.article_file(number) for number in numbers])


def test_planted_at_once_they_read_as_their_records_say() -> None:
    planted = new(records.of_cases([0, 1, 2]))
    plant_new(planted, attach=texts(0, 1, 2))
    for record in planted:
        row = record.shape.model._default_manager.get(slug=record.key)
        assert export(record.shape, row) == canonical(record.shape, record.data)


def test_every_row_of_theirs_has_its_history() -> None:
    plant_new(new(records.of_cases([0, 1])), attach=texts(0, 1))
    for model in (Case, Allegation, Passage):
        reasons = model.history.values_list("history_type", "history_change_reason")
        assert set(reasons) == {("+", "Made by a program for load tests.")}
        assert model.history.count() == model._default_manager.count()


def test_a_passage_that_its_article_does_not_print_is_refused() -> None:
    planted = new(records.of_cases([0]))
    case: Record = planted[-1]
    case.data["events"][0]["passages"][0]["exact"] = "words of nobody"
    with pytest.raises(ValidationError, match="The quotation differs"):
        plant_new(planted, attach=texts(0))


def queries_for(numbers: range) -> int:
    planted = new(records.of_cases(numbers))
    reading: list[int] = []

    def attached() -> list[SourceArticle]:
        with CaptureQueriesContext(connection) as theirs:
            articles = texts(*numbers)()
        reading.append(len(theirs))
        return articles

    with CaptureQueriesContext(connection) as queries:
        plant_new(planted, attach=attached)
    return len(queries) - reading[0]


def test_a_batch_of_twenty_takes_hardly_more_queries_than_one_of_two() -> None:
    """A few more: SQLite takes only so many values in one statement."""
    few, many = queries_for(range(2)), queries_for(range(2, 22))
    assert many < 1.5 * few


def planted_cases(count: int) -> QuerySet[Case]:
    plant_new(new(records.of_cases(range(count))), attach=texts(*range(count)))
    return Case.objects.all()


def test_cases_published_together_say_what_each_says_alone() -> None:
    cases = planted_cases(3)
    editions = publish_planted(cases)
    assert [edition.entry_id for edition in editions] == [1, 2, 3]
    for case, edition in zip(cases, editions, strict=True):
        assert content_in(edition) == content_of(case)


def test_cases_published_together_are_published_all_or_none() -> None:
    cases = planted_cases(3)
    last = cases.get(slug="synthetic-case-2")
    last.summary.get().passages.clear()
    with pytest.raises(NotReady, match=last.slug):
        publish_planted(cases)
    assert not Entry.objects.exists()


def test_publishing_together_what_says_nothing_new_makes_no_edition() -> None:
    cases = planted_cases(2)
    publish_planted(cases)
    assert publish_planted(cases) == []


def test_what_earlier_batches_share_is_not_planted_again() -> None:
    make(range(2))
    make(range(2, 4))
    assert PublicCase.objects.public().count() == 4
    assert {record.shape.noun for record in new(records.of_cases(range(4)))} == set()


@pytest.mark.usefixtures("transactional_db")
def test_generated_cases_verify() -> None:
    call_command("generate", cases=3)
    call_command("verify")
