"""Why a case that readers have is changed: asked once, and kept until its next edition."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest

from cases.models import Case
from editions.models import PublicCase

LONGEST: Final = 300


def edition_of(case: Case) -> int | None:
    """The newest edition of a case that readers have, or None."""
    sequences = PublicCase.objects.filter(case_id=case.public_id).values_list("sequence", flat=True)
    return sequences.first()


def why(request: HttpRequest, case: Case, edition: int | None) -> str:
    """The reason given, or nothing yet."""
    kept: Any = request.session.get(_key(case), {})
    return str(kept["reason"]) if edition is not None and kept.get("edition") == edition else ""


def keep(request: HttpRequest, case: Case, reason: str) -> None:
    request.session[_key(case)] = {"edition": edition_of(case), "reason": reason[:LONGEST]}


def _key(case: Case) -> str:
    return f"why-{case.pk}"
