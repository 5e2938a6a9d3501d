"""Building the content of an edition from the working copy: the one place where the two shapes meet."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from cases.models import Case
from cases.terms import all_terms
from editions.document.case import CaseContent, RelatedCase, Term
from editions.document.shared import Source
from editions.models import PublicCase
from sources.models import SourceArticle

VOCABULARIES_OF = {
    "process": ("process",),
    "disposition": ("disposition",),
    "stage": ("stage",),
    "role": ("role",),
    "category": ("category",),
    "medium": ("medium",),
    "capacity": ("capacity",),
    "outlet_basis": ("basis",),
    "published_basis": ("basis",),
    "kind": ("agency-kind", "outlet-kind", "printing-kind"),
}
"""Keys of a document whose values are controlled terms, with the vocabularies they can come from."""


def content_of(case: Case, *, alongside: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Everything that publishing `case` now would freeze, as plain JSON values; about forty queries.

    `alongside` are slugs of cases that become public with it.
    """
    return frozen(Case.objects.for_document().get(pk=case.pk), alongside=alongside)


def can_be_written(case: Case) -> bool:
    """Whether the case has the least that a document needs: an allegation, and a status for each.

    No edition lacks these, so a case that does differs from all of them.
    """
    without = case.allegations.filter(status_steps__isnull=True)
    return case.allegations.exists() and not without.exists()


def frozen(row: Case, *, alongside: frozenset[str] = frozenset()) -> dict[str, Any]:
    """The content of a case as `for_document` read it."""
    content: dict[str, Any] = plain(CaseContent(row).data)
    if not content["replies"]:
        # Editions made before replies could be published say the same as they would today.
        del content["replies"]
    content["related"] = related_to(row, alongside)
    content["sources"] = sources_of(content)
    content["terms"] = terms_in(content)
    return content


def plain(data: Any) -> Any:
    """Serializer output without its ordered and lazy types."""
    return json.loads(json.dumps(data))


def related_to(case: Case, alongside: frozenset[str]) -> list[dict[str, Any]]:
    """Related cases that readers may see: a draft's existence is not public."""
    related = list(case.related.all())
    slugs = {other.public_id: other.slug for other in related if other.slug in alongside}
    public = PublicCase.objects.public().filter(case_id__in=[other.public_id for other in related])
    slugs |= dict(public.values_list("case_id", "slug"))
    seen = [{"case_id": key, "slug": slug} for key, slug in slugs.items()]
    return [plain(RelatedCase(other).data) for other in sorted(seen, key=lambda other: other["slug"])]


def sources_of(content: dict[str, Any]) -> list[dict[str, Any]]:
    """Every article that a passage comes from, and the originals of those that are reprints."""
    slugs = {node["source"] for node in walk(content) if "exact" in node}
    articles = (
        SourceArticle.objects.filter(slug__in=slugs | originals_of(slugs))
        .select_related("outlet", "reprint_of")
        .prefetch_related("outlet_passages__article", "published_passages__article")
        .order_by("slug")
    )
    return [plain(Source(article).data) for article in articles]


def originals_of(slugs: set[str]) -> set[str]:
    reprints = SourceArticle.objects.filter(slug__in=slugs, reprint_of__isnull=False)
    return set(reprints.values_list("reprint_of__slug", flat=True))


def terms_in(content: dict[str, Any]) -> list[dict[str, Any]]:
    """The definition of each controlled term that the document uses."""
    used = {
        (vocabulary, value)
        for node in walk(content)
        for key, value in node.items()
        for vocabulary in VOCABULARIES_OF.get(key, ())
        if value
    }
    return [plain(Term(term).data) for term in all_terms() if (term.vocabulary, term.value) in used]


def walk(value: Any) -> Iterator[dict[str, Any]]:
    """Every object inside a JSON value, the value itself included."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from walk(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from walk(inner)
