"""The state of a case in lists, worked out for all of its rows in the list's one query."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from cases.models import Case, Move, MoveKind
from curation.models import Divergence
from editions.models import PublicCase
from editions.publishing import State

__all__ = ["State", "due", "in_state", "state_of", "with_state"]


def with_state(cases: QuerySet[Case]) -> QuerySet[Any]:
    """`cases` with what `state_of` reads, without a query for each."""
    public = PublicCase.objects.filter(case_id=OuterRef("public_id"))
    cases = cases.annotate(
        current_number=Subquery(public.values("number")),
        withdrawn=Subquery(public.values("retracted")),
        diverges=Exists(Divergence.objects.standing().filter(case=OuterRef("pk"))),
    )
    moves = Move.objects.filter(case=OuterRef("pk"), on_edition=Coalesce(OuterRef("current_number"), 0))
    newest = moves.order_by("-pk")
    return cases.annotate(
        last_move=Subquery(newest.values("kind")[:1]), moved_at_version=Subquery(newest.values("version")[:1])
    )


def state_of(case: Any) -> State:
    """The state of a case from `with_state`.

    An approval is taken to live while no part of the case has changed. Whether something that cases share
    has, the case's own screen finds out, and so does publishing.
    """
    if case.withdrawn:
        return State.WITHDRAWN
    if case.current_number is not None and not case.diverges:
        return State.PUBLIC
    if case.last_move == MoveKind.APPROVED and case.moved_at_version == case.version:
        return State.APPROVED
    if case.last_move == MoveKind.SUBMITTED:
        return State.IN_REVIEW
    return State.DRAFT if case.current_number is None else State.CHANGED


def in_state(cases: QuerySet[Any], state: str) -> QuerySet[Any]:
    """Those of `with_state` whose state this is: `state_of` said in SQL."""
    never = Q(current_number__isnull=True)
    unpublished = never | Q(withdrawn=False, diverges=True)
    approved = Q(last_move=MoveKind.APPROVED, moved_at_version=F("version"))
    in_review = Q(last_move=MoveKind.SUBMITTED)
    # In SQL, NULL is not approved, nor is it anything else: the two are asked for outright.
    resting = (
        Q(last_move__isnull=True)
        | Q(last_move=MoveKind.RETURNED)
        | (Q(last_move=MoveKind.APPROVED) & ~Q(moved_at_version=F("version")))
    )
    wanted = {
        State.DRAFT: never & resting,
        State.CHANGED: Q(withdrawn=False, diverges=True) & resting,
        State.IN_REVIEW: unpublished & in_review,
        State.APPROVED: unpublished & approved,
        State.WITHDRAWN: Q(withdrawn=True),
        State.PUBLIC: Q(withdrawn=False, diverges=False),
    }
    return cases.filter(wanted[State(state)])


def due(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Cases whose day of the next check has come."""
    return cases.filter(next_check__lte=timezone.localdate()).order_by("next_check", "slug")
