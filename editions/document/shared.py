"""Shapes that stand in several places of a document: passages, sources, references, dates.

Each class is read twice: by publishing, which fills it from the working copy, and by the schema, which tells
clients what it means. `help_text` is the public data dictionary.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rest_framework import serializers

from sources.models import Passage as PassageRow
from sources.models import SourceArticle


def in_order(passages: Iterable[PassageRow]) -> list[PassageRow]:
    """The one order of passages: by article, then as they are read."""
    return sorted(passages, key=lambda passage: (passage.article.slug, passage.start, passage.end))


class InReadingOrder(serializers.ListSerializer[Any]):
    def to_representation(self, data: Any) -> list[Any]:
        return super().to_representation(in_order(data.all()))


class Passage(serializers.Serializer[PassageRow]):
    """W3C Web Annotation TextQuoteSelector and TextPositionSelector of one printed span."""

    source = serializers.SlugField(source="article.slug", help_text="The article, a key of `sources`.")  # type: ignore[assignment]
    exact = serializers.CharField(help_text="The printed words, character by character.")
    prefix = serializers.CharField(help_text="Words before, only where `exact` alone is ambiguous.")
    suffix = serializers.CharField(help_text="Words after, only where `exact` alone is ambiguous.")
    start = serializers.IntegerField(help_text="Unicode characters before it in the normalised text.")
    end = serializers.IntegerField(help_text="`start` plus the characters of `exact`.")
    text_sha256 = serializers.CharField(
        source="article.text_sha256", help_text="SHA-256 of the normalised text that the offsets count in."
    )

    class Meta:
        list_serializer_class = InReadingOrder


class Named(serializers.Serializer[Any]):
    slug = serializers.SlugField()
    name = serializers.CharField()


class AgencyRef(Named):
    acronym = serializers.CharField(allow_blank=True)


class OutletRef(Named):
    kind = serializers.CharField()


class Source(serializers.Serializer[SourceArticle]):
    """One article as evidence. Its text is private; its hash lets a holder of the text check passages."""

    slug = serializers.SlugField()
    outlet = OutletRef(allow_null=True, help_text="Null where the outlet cannot be established.")
    outlet_basis = serializers.CharField(help_text="stated, inferred, not-stated or letter.")
    outlet_note = serializers.CharField(allow_blank=True)
    outlet_passages = Passage(many=True)
    title = serializers.CharField(allow_blank=True, help_text="As printed; empty where none was received.")
    byline = serializers.CharField(allow_blank=True)
    url = serializers.CharField(allow_blank=True)
    archived_url = serializers.CharField(allow_blank=True)
    published = serializers.CharField(allow_blank=True, help_text="EDTF.")
    published_earliest = serializers.DateField(allow_null=True)
    published_latest = serializers.DateField(allow_null=True, help_text="9999-12-31 where it is open.")
    published_basis = serializers.CharField(help_text="stated, inferred, not-stated or letter.")
    published_note = serializers.CharField(allow_blank=True)
    published_passages = Passage(many=True)
    retrieved = serializers.CharField(allow_blank=True, help_text="EDTF.")
    language = serializers.CharField(help_text="BCP 47.")
    text_sha256 = serializers.CharField(help_text="SHA-256 of the normalised text as UTF-8.")
    text_length = serializers.IntegerField(help_text="Unicode characters.")
    text_held = serializers.BooleanField(
        source="is_held",
        help_text="Whether this archive held the text, and had checked every passage against it, "
        "when the edition was made. Where false, its passages are unverified.",
    )
    reprint_of = serializers.SlugField(
        source="reprint_of.slug", default=None, allow_null=True, help_text="A copy is no independent source."
    )
