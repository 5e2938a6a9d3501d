"""Noting which published cases say something else in the working copy than in public."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models

from cases.models import Agency, Case, Jurisdiction, Person
from curation.models import Divergence
from curation.ownership import case_of
from editions.document import can_be_written, content_of
from editions.models import Edition, Listing, PublicCase
from editions.publishing import content_in
from sources.models import Outlet, SourceArticle

FACETS: dict[type[models.Model], str] = {
    Agency: "agency",
    Jurisdiction: "jurisdiction",
    Outlet: "outlet",
    Person: "speaker",
    SourceArticle: "source",
}
"""The public facet under which the index lists the cases that name a shared noun."""


def note(row: models.Model) -> None:
    """To be called after staff changed `row`.

    A case is compared with its edition. The cases that name a shared noun may be thousands: they are noted as
    differing unseen, and compared when one of them is next saved or published.
    """
    if case := case_of(row):
        note_case(case)
    elif type(row) in FACETS:
        _note_all(PublicCase.objects.public().filter(pk__in=_naming(row)))


def note_case(case: Case) -> None:
    public = PublicCase.objects.public().select_related("edition").filter(case_id=case.public_id).first()
    if public and differs(case, public.edition):
        _note_all([public])
    else:
        Divergence.objects.filter(case=case).delete()


def differs(case: Case, edition: Edition) -> bool:
    """Whether publishing `case` now would say something that `edition` does not."""
    return not can_be_written(case) or content_of(case) != content_in(edition)


def _naming(row: models.Model) -> models.QuerySet[Listing, Any]:
    slug = row.slug  # type: ignore[attr-defined]
    return Listing.objects.filter(facet=FACETS[type(row)], value=slug).values_list("case", flat=True)


def _note_all(public_cases: Iterable[PublicCase]) -> None:
    sequences = {public.case_id: public.sequence for public in public_cases}
    cases = Case.objects.filter(public_id__in=sequences)
    Divergence.objects.bulk_create(
        [Divergence(case=case, sequence=sequences[case.public_id]) for case in cases],
        batch_size=500,
        update_conflicts=True,
        unique_fields=["case"],
        update_fields=["sequence"],
    )
