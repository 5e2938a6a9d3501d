"""The workflow: who may do which verb to a case in which state, and what each refusal says."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.utils import timezone

from cases.models import Agency, Case, FactCheck, Jurisdiction, Person, Schedule
from editions import publishing
from editions.models import Edition, Entry
from editions.publishing import RULES, Progress, Refused, State
from sources.keeping import because
from sources.models import Outlet, SourceArticle
from tests.factories import published_case, ready_case

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada() -> User:
    """She edits."""
    return staff("ada")


@pytest.fixture
def bob() -> User:
    """He reviews and publishes."""
    return staff("bob")


def staff(name: str) -> User:
    user = User.objects.create_user(name, is_staff=True)
    codenames = {rule.right.partition(".")[2] for rule in RULES.values()}
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    return user


@pytest.fixture
def case(ada: User) -> Case:
    """A draft whose last edit is Ada's."""
    case = ready_case(slug="dock-street")
    edit(case, ada, "A complaint about an arrest at a station was filed.")
    return case


def edit(case: Case, by: User, text: str) -> None:
    sentence = case.summary.get()
    sentence.text = text
    with because("Wording.", by=by):
        sentence.save()


def state_of(case: Case) -> State:
    return Progress(Case.objects.get(pk=case.pk)).state


def submitted(case: Case, ada: User) -> Case:
    publishing.submit(case, by=ada)
    return case


def approved(case: Case, ada: User, bob: User) -> Case:
    read_and_approve(submitted(case, ada), bob)
    return case


def read_and_approve(case: Case, bob: User) -> None:
    progress = Progress(case)
    publishing.check(case, by=bob, changes=[change.sha256 for change in progress.changes])
    publishing.approve(case, by=bob, content_sha256=progress.content_sha256)


def test_a_case_goes_from_draft_to_public_by_two_people(case: Case, ada: User, bob: User) -> None:
    walked = [state_of(case)]
    publishing.submit(case, by=ada)
    walked.append(state_of(case))
    read_and_approve(case, bob)
    walked.append(state_of(case))
    edition = publishing.publish(case, by=bob, note="First edition.")
    walked.append(state_of(case))

    assert walked == [State.DRAFT, State.IN_REVIEW, State.APPROVED, State.PUBLIC]
    assert edition
    assert '"review":"second-person"' in edition.document


Verb = Callable[[Case, User], object]
VERBS: dict[str, Verb] = {
    "submit": lambda case, by: publishing.submit(case, by=by),
    "check": lambda case, by: publishing.check(case, by=by, changes=[]),
    "approve": lambda case, by: publishing.approve(case, by=by, content_sha256="0" * 64),
    "send_back": lambda case, by: publishing.send_back(case, by=by, note="Cite the date."),
    "publish": lambda case, by: publishing.publish(case, by=by, note="n"),
    "correct": lambda case, by: publishing.correct(case, by=by, note="n"),
    "schedule": lambda case, by: publishing.schedule(
        case, by=by, due=timezone.now() + timedelta(hours=1), note="n"
    ),
    "unschedule": lambda case, by: publishing.unschedule(case, by=by),
    "retract": lambda case, by: publishing.retract(case, by=by, reason="r"),
    "redact": lambda case, by: publishing.redact(case, by=by, ground="g", decision="d", texts=["zz"]),
}


def test_every_verb_has_its_rule() -> None:
    assert VERBS.keys() == RULES.keys()


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_takes_its_own_right_and_no_other(case: Case, verb: str) -> None:
    eve = User.objects.create_user("eve", is_staff=True)
    others = {rule.right for rule in RULES.values()} - {RULES[verb].right}
    eve.user_permissions.set(
        Permission.objects.filter(codename__in=[right.partition(".")[2] for right in others])
    )
    with pytest.raises(PermissionDenied):
        VERBS[verb](case, eve)


@pytest.mark.parametrize("verb", ["check", "approve", "send_back", "publish", "schedule"])
def test_a_draft_is_reviewed_before_anything_else(case: Case, bob: User, verb: str) -> None:
    with pytest.raises(Refused, match=RULES[verb].otherwise):
        VERBS[verb](case, bob)
    assert not Entry.objects.exists()


@pytest.mark.parametrize("noun", [Agency, Person, SourceArticle, Outlet, Jurisdiction])
def test_nobody_reviews_their_own_edit_of_a_noun_that_the_case_names(
    noun: Any, case: Case, ada: User, bob: User
) -> None:
    row = noun.objects.first()
    with because("Its full name.", by=bob):
        row.save()
    submitted(case, ada)
    with pytest.raises(Refused, match=f"you made the last change of {noun._meta.verbose_name} {row.slug}"):
        VERBS["check"](case, bob)


def test_nobody_reviews_their_own_last_edit(case: Case, ada: User) -> None:
    submitted(case, ada)
    for verb in ("check", "approve"):
        with pytest.raises(Refused, match="You made the last change"):
            VERBS[verb](case, ada)


def test_an_approval_names_what_was_read(case: Case, ada: User, bob: User) -> None:
    submitted(case, ada)
    read = Progress(case).content_sha256
    edit(case, ada, "A complaint about an arrest was filed.")
    with pytest.raises(Refused, match="changed while you were reading"):
        publishing.approve(case, by=bob, content_sha256=read)


def test_nothing_is_approved_unchecked(case: Case, ada: User, bob: User) -> None:
    submitted(case, ada)
    progress = Progress(case)
    publishing.check(case, by=bob, changes=[change.sha256 for change in progress.changes][1:])
    with pytest.raises(Refused, match="1 to go"):
        publishing.approve(case, by=bob, content_sha256=progress.content_sha256)


def test_a_check_says_who_held_what_against_which_text(case: Case, ada: User, bob: User) -> None:
    approved(case, ada, bob)
    check = FactCheck.objects.get(pointer__startswith="summary/")
    article = case.summary.get().passages.get().article
    assert (check.by, check.texts) == (bob, {article.slug: article.text_sha256})


@pytest.mark.parametrize("verb", ["publish", "schedule"])
def test_an_approval_expires_when_the_case_changes(case: Case, ada: User, bob: User, verb: str) -> None:
    approved(case, ada, bob)
    edit(case, ada, "A complaint about an arrest was filed.")
    assert state_of(case) == State.DRAFT
    with pytest.raises(Refused, match="approved"):
        VERBS[verb](case, bob)
    assert not Entry.objects.exists()


def test_an_approval_expires_too_when_what_cases_share_changes(case: Case, ada: User, bob: User) -> None:
    approved(case, ada, bob)
    body = Agency.objects.all()[0]
    body.name = f"{body.name} of the city"
    body.save()
    with pytest.raises(Refused, match="changed since it was approved"):
        publishing.publish(case, by=bob, note="n")


def test_a_returned_case_is_a_draft_again(case: Case, ada: User, bob: User) -> None:
    approved(case, ada, bob)
    publishing.send_back(case, by=bob, note="Cite the date.")
    assert state_of(case) == State.DRAFT
    assert Progress(case).move.note == "Cite the date."  # type: ignore[union-attr]


def test_what_readers_have_already_is_not_sent_to_review(ada: User) -> None:
    case = Case.objects.get(slug=published_case(slug="dock-street").slug)
    with pytest.raises(Refused, match="nothing to send to review"):
        publishing.submit(case, by=ada)


def test_a_newsroom_of_one_says_so_in_every_edition(case: Case, ada: User, settings: object) -> None:
    settings.REVIEW_BY_SECOND_PERSON = False  # type: ignore[attr-defined]
    edition = publishing.publish(case, by=ada, note="First edition.")
    assert edition
    assert '"review":"one-person"' in edition.document


def test_a_command_publishes_records_that_were_reviewed_as_files(case: Case) -> None:
    edition = publishing.publish(case, by=None, note="Planted.")
    assert edition
    assert '"review":"files"' in edition.document


def due(case: Case, bob: User, **more: object) -> Schedule:
    row = publishing.schedule(case, by=bob, due=timezone.now() + timedelta(hours=1), note="In time.")
    row.due = timezone.now() - timedelta(seconds=1)
    row.save()
    return row


def test_a_scheduled_case_is_published_when_its_hour_has_come(case: Case, ada: User, bob: User) -> None:
    row = publishing.schedule(
        approved(case, ada, bob), by=bob, due=timezone.now() + timedelta(hours=1), note=""
    )
    call_command("publish_due")
    assert not Edition.objects.exists()

    row.due = timezone.now() - timedelta(seconds=1)
    row.save()
    call_command("publish_due")

    assert Edition.objects.get().made_by == bob
    assert not Schedule.objects.exists()


def test_what_changed_since_is_not_published_by_the_clock(case: Case, ada: User, bob: User) -> None:
    due(approved(case, ada, bob), bob)
    edit(case, ada, "A complaint about an arrest was filed.")
    call_command("publish_due")
    assert not Edition.objects.exists()
    assert "changed since it was approved" in Schedule.objects.get().refused


def test_killed_before_it_commits_the_clock_loses_nothing(
    case: Case, ada: User, bob: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    due(approved(case, ada, bob), bob)

    def killed(*_: object) -> None:
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr("editions.publishing.releasing.projection.show", killed)
        with pytest.raises(SystemExit):
            call_command("publish_due")
    assert (Schedule.objects.count(), Entry.objects.count()) == (1, 0)

    call_command("publish_due")
    assert (Schedule.objects.count(), Entry.objects.count()) == (0, 1)


@pytest.mark.parametrize(
    ("ground", "decision", "said"),
    [
        ("", "The board decided.", "on what ground"),
        ("Order of a court.", " ", "who decided"),
        ("It named oddname.", "The board.", "must not say"),
    ],
)
def test_a_redaction_states_ground_and_decision_and_never_what(
    case: Case, ground: str, decision: str, said: str
) -> None:
    with pytest.raises(Refused, match=said):
        publishing.redact(case, by=None, ground=ground, decision=decision, texts=["oddname"])
