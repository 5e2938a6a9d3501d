"""What became of an address: a case that is public, retracted, moved, or never was."""

import pytest
from pytest_django import DjangoAssertNumQueries

from cases.models import Case
from editions.finding import Gone, Missing, Moved, case_at
from editions.publishing import publish, retract
from tests.factories import published_case, ready_case

pytestmark = pytest.mark.django_db


def rename(slug: str, to: str) -> None:
    case = Case.objects.get(slug=slug)
    case.slug = to
    case.save()
    publish(case, by=None, note="A better address.")


def test_a_public_case_is_found_without_its_document(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    published_case(slug="dock")
    with django_assert_num_queries(1) as queries:
        assert case_at("dock").edition.number == 1
    assert '"document"' not in queries[0]["sql"]


def test_a_case_that_was_never_published_is_missing() -> None:
    ready_case(slug="draft")
    with pytest.raises(Missing):
        case_at("draft")


def test_a_retracted_case_is_gone_and_leaves_its_tombstone() -> None:
    published_case(slug="dock")
    retract(Case.objects.get(slug="dock"), by=None, reason="By decision of the board.")
    with pytest.raises(Gone) as gone:
        case_at("dock")
    assert (gone.value.case.note, gone.value.case.title) == ("By decision of the board.", "")


def test_an_old_slug_leads_to_the_new_one() -> None:
    published_case(slug="dock")
    rename("dock", to="dock-street")
    with pytest.raises(Moved) as moved:
        case_at("dock")
    assert moved.value.slug == "dock-street"


def test_an_old_slug_of_a_retracted_case_leads_nowhere() -> None:
    published_case(slug="dock")
    rename("dock", to="dock-street")
    retract(Case.objects.get(slug="dock-street"), by=None, reason="By decision of the board.")
    with pytest.raises(Gone):
        case_at("dock")
