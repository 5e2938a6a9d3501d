"""Publishing at a set hour: what is due is published by a command that may be killed at any time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from cases.models import Case, Schedule
from editions import ledger
from editions.models import Edition
from editions.publishing.notes import neutral, said
from editions.publishing.refusals import NotReady, Refused, Withdrawn
from editions.publishing.releasing import correct, publish
from editions.publishing.review import admitted
from editions.publishing.rules import permit


def schedule(case: Case, *, by: User, due: datetime, note: str, correction: bool = False) -> Schedule:
    """Have an approved case published at `due`. What it says then must still be what was approved."""
    if due <= timezone.now():
        raise Refused("That hour has passed; publish it now, or name one to come.")
    if correction:
        said(note, "what was wrong, what is right")
    with admitted("schedule", case, by) as progress:
        neutral(note, progress.content or {}, progress.public_content)
        made, _ = Schedule.objects.update_or_create(
            case=case,
            defaults={"due": due, "note": note.strip(), "correction": correction, "by": by, "refused": ""},
        )
        return made


def unschedule(case: Case, *, by: User) -> None:
    permit("unschedule", by)
    Schedule.objects.filter(case=case).delete()


@dataclass(frozen=True)
class Outcome:
    case: Case
    edition: Edition | None
    refused: str = ""


def publish_due(now: datetime | None = None) -> Iterator[Outcome]:
    """Publish whatever is due, each in one transaction: killed between two, the rest is still due.

    A case that cannot be published keeps its schedule with the reason, and is not tried again until somebody
    schedules it anew.
    """
    due = Schedule.objects.filter(due__lte=now or timezone.now(), refused="").order_by("due", "pk")
    for pk in list(due.values_list("pk", flat=True)):
        if outcome := _publish_one(pk):
            yield outcome


def _publish_one(pk: int) -> Outcome | None:
    try:
        with transaction.atomic():
            row = _locked(pk)
            if row is None:  # Another worker was faster, or somebody changed their mind.
                return None
            release = correct if row.correction else publish
            edition = release(row.case, by=row.by, note=row.note)
            Schedule.objects.filter(pk=pk).delete()
            return Outcome(row.case, edition)
    except (NotReady, Refused, Withdrawn, PermissionDenied) as refusal:
        return _refuse(pk, str(refusal))


def _locked(pk: int) -> Schedule | None:
    """A row that is still due. The log is locked first and the case next, as publishing does by itself: where
    two lock the same rows in two orders, PostgreSQL ends the circle by failing one of them."""
    ledger.lock()
    due = Schedule.objects.filter(pk=pk, refused="")
    list(Case.objects.select_for_update().filter(pk__in=due.values("case")).values_list("pk"))
    return due.select_for_update().first()


def _refuse(pk: int, why: str) -> Outcome | None:
    with transaction.atomic():
        row = Schedule.objects.select_for_update().filter(pk=pk).first()
        if row is None:
            return None
        row.refused = why
        row.save(update_fields=["refused"])
        return Outcome(row.case, None, why)
