"""The state of a case in lists, worked out for all of its rows in the list's one query."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, TextChoices
from django.utils import timezone

from cases.models import Case
from curation.models import Divergence
from editions.models import PublicCase


class State(TextChoices):
    DRAFT = "never-published", "Never published"
    CHANGED = "changed", "Unpublished changes"
    PUBLIC = "public", "Public as it stands"
    WITHDRAWN = "withdrawn", "Withdrawn"


def with_state(cases: QuerySet[Case]) -> QuerySet[Any]:
    """`cases` with what `state_of` reads, without a query for each."""
    public = PublicCase.objects.filter(case_id=OuterRef("public_id"))
    return cases.annotate(
        current_number=Subquery(public.values("number")),
        withdrawn=Subquery(public.values("retracted")),
        diverges=Exists(Divergence.objects.standing().filter(case=OuterRef("pk"))),
    )


def state_of(case: Any) -> State:
    """The state of a case from `with_state`."""
    if case.current_number is None:
        return State.DRAFT
    if case.withdrawn:
        return State.WITHDRAWN
    return State.CHANGED if case.diverges else State.PUBLIC


def in_state(cases: QuerySet[Any], state: str) -> QuerySet[Any]:
    """Those of `with_state` whose state this is: `state_of` said in SQL."""
    wanted = {
        State.DRAFT: Q(current_number__isnull=True),
        State.WITHDRAWN: Q(withdrawn=True),
        State.CHANGED: Q(withdrawn=False, diverges=True),
        State.PUBLIC: Q(withdrawn=False, diverges=False),
    }
    return cases.filter(wanted[State(state)])


def due(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Cases whose day of the next check has come."""
    return cases.filter(next_check__lte=timezone.localdate()).order_by("next_check", "slug")
