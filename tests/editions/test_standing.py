"""Where an edition says that its case stands, when two bodies have found different things."""

import pytest

from cases.models import Agency, Case, StatusStep
from editions.document import content_of
from tests.factories import StatusStepFactory, ready_case

pytestmark = pytest.mark.django_db


def found_by_both(disposition: str) -> Case:
    """An allegation that its overseer found sustained, and the department in this way two months later."""
    case = ready_case(process="concluded", disposition="sustained")
    overseers = StatusStep.objects.latest("position")
    later = StatusStepFactory.create(
        allegation=overseers.allegation,
        position=2,
        date="2024-08-01",
        process="final",
        disposition=disposition,
        decided_by=Agency.objects.get(kind="police-department"),
        text="The department has said where the complaint stands.",
    )
    later.passages.set(overseers.passages.all())
    return case


@pytest.mark.parametrize(
    ("disposition", "stands", "sentence"),
    [
        ("not-sustained", "differs", "The dispositions differ; each is shown with its allegation."),
        ("sustained", "sustained", "Every allegation carries the same disposition: sustained."),
    ],
)
def test_a_finding_is_the_case_s_only_where_no_other_body_found_otherwise(
    disposition: str, stands: str, sentence: str
) -> None:
    standing = content_of(found_by_both(disposition))["standing"]
    assert (standing["disposition"], standing["as_of"]) == (stands, "2024-08-01")
    assert standing["sentence"].endswith(sentence)
