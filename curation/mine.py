"""Which cases are whose work: drafts that somebody edited, submissions that wait for somebody's review."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, Final

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from cases.history import PARTS
from cases.models import Case, Move, MoveKind
from curation.permissions import User
from editions.models import PublicCase

QUIET_AFTER: Final = timedelta(days=90)


def drafts_of(user: User, cases: QuerySet[Any]) -> QuerySet[Any]:
    """Those of `with_state` that `user` has edited, and that say something readers do not see yet.

    Edits are looked up in the history, whose rows are indexed by whoever made them.
    """
    edited = Q(pk__in=Case.history.filter(history_user=user.pk).order_by().values("id"))
    for part in PARTS:
        edited |= Q(pk__in=part.history.filter(history_user=user.pk).order_by().values("case_id"))
    unseen = Q(current_number__isnull=True) | Q(withdrawn=False, diverges=True)
    return cases.filter(unseen).filter(edited)


def to_review(user: User, cases: QuerySet[Any]) -> QuerySet[Any]:
    """Those sent to review and not moved on since, by anybody else: nobody approves their own work."""
    public = PublicCase.objects.filter(case_id=OuterRef("public_id")).values("number")
    newest = Move.objects.filter(case=OuterRef("pk"), on_edition=Coalesce(OuterRef("edition_now"), 0))
    newest = newest.order_by("-pk")
    cases = cases.annotate(edition_now=Subquery(public)).annotate(
        newest_move=Subquery(newest.values("kind")[:1]), moved_by=Subquery(newest.values("by")[:1])
    )
    return cases.filter(newest_move=MoveKind.SUBMITTED).exclude(moved_by=user.pk)


def quiet(cases: QuerySet[Any]) -> QuerySet[Any]:
    """Cases of which readers were told nothing new for ninety days."""
    since = (datetime.now(UTC) - QUIET_AFTER).strftime("%Y-%m-%dT%H:%M:%SZ")
    silent = PublicCase.objects.public().filter(updated__lt=since).values("case_id")
    return cases.filter(public_id__in=silent)
