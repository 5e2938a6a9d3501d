"""The state of a case, said three times: by its screen, by a list's query, and by the list's filter."""

import pytest
from django.contrib.auth.models import User

from cases.models import Case
from curation import divergence
from curation.state import State, in_state, state_of, with_state
from editions import publishing
from editions.publishing import Progress
from tests.factories import ready_case

STATES = [
    ("nothing done yet", [], "never-published"),
    ("sent to review", ["submit"], "in-review"),
    ("returned", ["submit", "send_back"], "never-published"),
    ("approved", ["submit", "approve"], "approved"),
    ("changed since it was approved", ["submit", "approve", "edit"], "never-published"),
    ("changed while in review", ["submit", "edit"], "in-review"),
    ("published", ["submit", "approve", "publish"], "public"),
    ("changed since it was published", ["submit", "approve", "publish", "edit"], "changed"),
    ("sent to review again", ["submit", "approve", "publish", "edit", "submit"], "in-review"),
    ("retracted", ["submit", "approve", "publish", "retract"], "withdrawn"),
]


@pytest.mark.parametrize(("told", "steps", "state"), STATES, ids=[row[0] for row in STATES])
def test_screen_list_and_filter_agree_on_the_state(
    ada: User, told: str, steps: list[str], state: str
) -> None:
    case = ready_case(slug="mill-lane")
    for step in steps:
        walk(case, step, ada)

    listed = with_state(Case.objects.all())
    found = {s for s in State if in_state(listed, s).filter(pk=case.pk).exists()}
    assert (Progress(Case.objects.get(pk=case.pk)).state, state_of(listed.get(pk=case.pk)), found) == (
        state,
        state,
        {state},
    )


def walk(case: Case, step: str, by: User) -> None:
    progress = Progress(Case.objects.get(pk=case.pk))
    match step:
        case "edit":
            sentence = case.summary.get()
            sentence.text = "A complaint about an arrest was filed."
            sentence.save()
            divergence.note_case(case)
        case "approve":
            publishing.check(case, by=by, changes=[change.sha256 for change in progress.changes])
            publishing.approve(case, by=by, content_sha256=progress.content_sha256)
        case "retract":
            publishing.retract(case, by=by, reason="Entered in error.")
        case "submit":
            publishing.submit(case, by=by)
        case "send_back" | "publish":
            getattr(publishing, step)(case, by=by, note="Note.")
