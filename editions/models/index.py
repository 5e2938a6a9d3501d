"""The public index: rows projected from current editions, rebuilt identically by `reindex`.

Every row carries the JSON that faces serve, so that a page or an answer costs one row, not a tree of them.
"""

from __future__ import annotations

from django.db import models

from editions.models.expressions import sort_day
from editions.models.record import Edition


def in_order(noun: str, column: str) -> models.Index:
    """What a list narrowed to one value of `column`, or in the order of days, reads along either way."""
    return models.Index(fields=[column, "sequence", "position"], name=f"{noun}_by_{column}")


class PublicCaseQuerySet(models.QuerySet["PublicCase"]):
    def public(self) -> PublicCaseQuerySet:
        """Cases that readers may see: those not retracted. Every face begins with this word."""
        return self.filter(retracted=False)


class PublicCase(models.Model):
    """The current state of one case in public; a retracted case keeps its row as a tombstone."""

    case_id = models.CharField(max_length=16, unique=True)
    slug = models.SlugField(max_length=120, unique=True)
    edition = models.OneToOneField(Edition, on_delete=models.PROTECT, related_name="current_of")
    number = models.PositiveIntegerField()
    sequence = models.PositiveBigIntegerField(
        unique=True, help_text="Of the newest log entry about the case."
    )
    updated = models.CharField(max_length=20, help_text="UTC, RFC 3339, of that entry.")
    title = models.TextField()
    jurisdiction = models.CharField(max_length=80)
    happened_earliest = models.DateField(null=True)
    happened_latest = models.DateField(null=True)
    happened_day = sort_day("happened_earliest")
    retracted = models.BooleanField(default=False)
    noindex = models.BooleanField(default=False, help_text="Left out of sitemap and feeds.")
    note = models.TextField(blank=True, help_text="The public note of the newest entry.")
    body = models.TextField(help_text="The list form, JSON.")
    etag = models.CharField(max_length=64, help_text="SHA-256 of the body.")

    objects = PublicCaseQuerySet.as_manager()

    class Meta:
        # The log's sequence is unique and grows with every change: newest first is a total order.
        ordering = ["-sequence"]
        indexes = [
            models.Index(name="case_by_event", fields=["happened_day", "sequence"]),
            models.Index(name="case_by_title", fields=["title", "sequence"]),
        ]

    def __str__(self) -> str:
        return self.slug


class FromCase(models.Model):
    """A row that one case's current edition put here, and that goes when the edition does."""

    case = models.ForeignKey(PublicCase, on_delete=models.CASCADE, related_name="+")
    sequence = models.PositiveBigIntegerField()
    body = models.TextField()
    etag = models.CharField(max_length=64)

    class Meta:
        abstract = True


class PublicAllegation(FromCase):
    public_id = models.CharField(max_length=16, unique=True)
    position = models.PositiveSmallIntegerField()
    category = models.CharField(max_length=24)
    process = models.CharField(max_length=24)
    disposition = models.CharField(max_length=24)
    agency = models.CharField(max_length=80)
    happened_earliest = models.DateField(null=True)
    happened_latest = models.DateField(null=True)
    happened_day = sort_day("happened_earliest")

    class Meta:
        ordering = ["-sequence", "position"]
        indexes = [
            models.Index(name="allegation_in_order", fields=["sequence", "position"]),
            *(
                in_order("allegation", column)
                for column in ("happened_day", "category", "process", "disposition", "agency")
            ),
        ]

    def __str__(self) -> str:
        return self.public_id


class PublicStatement(FromCase):
    public_id = models.CharField(max_length=16, unique=True)
    position = models.PositiveSmallIntegerField()
    speaker = models.CharField(max_length=80)
    agency = models.CharField(max_length=80)
    kind = models.CharField(max_length=8)
    medium = models.CharField(max_length=20)
    outlets = models.TextField(help_text="Slugs, each between spaces: an outlet is a word in here.")
    languages = models.TextField(default="", help_text="Of the articles of its printings, in their order.")
    said_earliest = models.DateField(null=True)
    said_latest = models.DateField(null=True)
    said_day = sort_day("said_earliest")

    class Meta:
        ordering = ["-sequence", "position"]
        indexes = [
            models.Index(name="statement_in_order", fields=["sequence", "position"]),
            *(
                in_order("statement", column)
                for column in ("said_day", "speaker", "agency", "kind", "medium")
            ),
        ]

    def __str__(self) -> str:
        return self.public_id


class SharedNoun(models.Model):
    """An agency or a source as the newest current edition that names it describes it."""

    slug = models.SlugField(max_length=80, unique=True)
    sequence = models.PositiveBigIntegerField()
    body = models.TextField()
    etag = models.CharField(max_length=64)

    class Meta:
        abstract = True


class PublicAgency(SharedNoun):
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=24)
    parent = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["name", "slug"]
        indexes = [models.Index(name="agency_by_name", fields=["name", "slug"])]

    def __str__(self) -> str:
        return self.slug


class PublicSource(SharedNoun):
    outlet = models.CharField(max_length=80, blank=True)
    published_earliest = models.DateField(null=True)
    published_latest = models.DateField(null=True)
    published_day = sort_day("published_earliest")

    class Meta:
        ordering = ["-published_earliest", "slug"]
        indexes = [models.Index(name="source_by_day", fields=["published_day", "slug"])]

    def __str__(self) -> str:
        return self.slug


class Listing(models.Model):
    """One case under one value of one facet: a rare agency costs what a common one does."""

    facet = models.CharField(max_length=16)
    value = models.CharField(max_length=120)
    case = models.ForeignKey(PublicCase, on_delete=models.CASCADE, related_name="+")
    sequence = models.PositiveBigIntegerField(help_text="Of the case's newest log entry, to sort by.")

    class Meta:
        ordering = ["facet", "value", "-sequence"]
        indexes = [models.Index(name="listing_newest", fields=["facet", "value", "-sequence"])]
        constraints = [
            models.UniqueConstraint(name="listing_holds_a_case_once", fields=["facet", "value", "case"])
        ]

    def __str__(self) -> str:
        return f"{self.facet}={self.value}"


class FacetCount(models.Model):
    """How many public cases stand under one value; maintained while publishing, proved by `verify`."""

    facet = models.CharField(max_length=16)
    value = models.CharField(max_length=120)
    label = models.CharField(max_length=200)
    cases = models.PositiveIntegerField()

    class Meta:
        ordering = ["facet", "label", "value"]
        constraints = [models.UniqueConstraint(name="facet_value_counted_once", fields=["facet", "value"])]

    def __str__(self) -> str:
        return f"{self.facet}={self.value}: {self.cases}"
