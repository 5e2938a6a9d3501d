"""A case's version: whatever is changed in the case, whoever read it before can tell."""

from collections.abc import Callable

import pytest

from cases.models import Case
from tests.factories import ready_case


@pytest.fixture
def case(db: None) -> Case:
    return ready_case(slug="dock-street")


def version_of(case: Case) -> int:
    return Case.objects.values_list("version", flat=True).get(pk=case.pk)


CHANGES: dict[str, Callable[[Case], object]] = {
    "the case itself": lambda case: case.save(),
    "a sentence of its summary": lambda case: case.summary.get().save(),
    "an agency's role": lambda case: case.case_agencies.first().save(),  # type: ignore[union-attr]
    "a tracking number": lambda case: case.tracking_numbers.first().save(),  # type: ignore[union-attr]
    "an allegation": lambda case: case.allegations.get().save(),
    "a step of an allegation": lambda case: case.allegations.get().status_steps.get().save(),
    "a statement": lambda case: case.statements.get().save(),
    "a printing of a statement": lambda case: case.statements.get().printings.first().save(),  # type: ignore[union-attr]
    "a disagreement": lambda case: case.disagreements.get().save(),
    "an account of it": lambda case: case.disagreements.get().accounts.first().save(),  # type: ignore[union-attr]
    "a deleted event": lambda case: case.events.get().delete(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_raises_the_version(case: Case, change: Callable[[Case], object]) -> None:
    before = version_of(case)
    change(case)
    assert version_of(case) == before + 1


def test_saving_a_case_never_takes_back_what_others_counted(case: Case) -> None:
    stale = Case.objects.get(pk=case.pk)
    case.events.get().save()
    case.summary.get().save()
    before = version_of(case)

    stale.save()

    assert stale.version == version_of(case) == before + 1


def test_another_case_is_left_alone(case: Case) -> None:
    other = ready_case(slug="mill-lane")
    before = version_of(other)
    case.events.get().save()
    assert version_of(other) == before
