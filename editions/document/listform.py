"""The list form: what a list says of a case; derived from its document alone, stored beside it."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from editions.document.case import Sentence, Standing
from editions.document.shared import Named


class AgencyInList(Named):
    acronym = serializers.CharField(allow_blank=True)
    role = serializers.CharField()


AGENCY_KEYS = ("slug", "name", "acronym", "role")


class CaseListItem(serializers.Serializer[Any]):
    """A case in a list: never without its standing, because no claim is shown without its status."""

    id = serializers.CharField(help_text="Opaque and permanent.")
    slug = serializers.SlugField()
    title = serializers.CharField()
    content_note = serializers.CharField(allow_blank=True)
    summary = Sentence(many=True, help_text="The first sentence, with its passages.")
    standing = Standing()
    jurisdiction = Named()
    agencies = AgencyInList(many=True)
    categories = serializers.ListField(child=serializers.CharField())
    happened_earliest = serializers.DateField(allow_null=True)
    happened_latest = serializers.DateField(allow_null=True)
    allegations = serializers.IntegerField(help_text="How many.")
    statements = serializers.IntegerField(help_text="How many.")
    sources = serializers.IntegerField(help_text="How many articles.")
    noindex = serializers.BooleanField(help_text="True where search engines are asked to leave it out.")
    edition = serializers.IntegerField()
    sequence = serializers.IntegerField()
    updated = serializers.CharField(help_text="UTC, RFC 3339.")
    sha256 = serializers.CharField()


def list_form(document: dict[str, Any]) -> dict[str, Any]:
    """What a list says of the case that `document` is the current edition of."""
    earliest, latest = happened(document)
    return {
        "id": document["case_id"],
        **{key: document[key] for key in ("slug", "title", "content_note", "standing", "jurisdiction")},
        "summary": present(document["summary"])[:1],
        "agencies": [{key: row[key] for key in AGENCY_KEYS} for row in present(document["agencies"])],
        "categories": sorted({row["category"] for row in present(document["allegations"])}),
        "happened_earliest": earliest,
        "happened_latest": latest,
        **{key: len(document[key]) for key in ("allegations", "statements", "sources")},
        "noindex": document.get("noindex", False),
        **{key: document[key] for key in ("edition", "sequence", "sha256")},
        "updated": document["published_at"],
    }


def happened(document: dict[str, Any]) -> tuple[str | None, str | None]:
    """The first and last day on which anything alleged can have happened."""
    rows = [row for row in present(document["allegations"]) if row["happened_earliest"]]
    if not rows:
        return None, None
    return min(row["happened_earliest"] for row in rows), max(row["happened_latest"] for row in rows)


def present(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The items of a document's list that have not been redacted."""
    return [item for item in items if "redacted" not in item]
