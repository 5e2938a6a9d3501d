"""The log and the editions: append-only, hashed, chained; nothing the public saw is changed in silence."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models

from editions.chain import GENESIS, EntryFacts
from editions.shape import index_shape


class EntryKind(models.TextChoices):
    PUBLISHED = "published", "Published"
    CORRECTED = "corrected", "Corrected"
    RETRACTED = "retracted", "Retracted"
    REDACTED = "redacted", "Redacted"


class LogHead(models.Model):
    """The one row that a writer of the log locks: the newest sequence number and hash."""

    sequence = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, default=GENESIS)
    index_shape = models.PositiveIntegerField(
        default=index_shape, help_text="That all rows of the index had when they were last made anew."
    )

    class Meta:
        constraints = [models.CheckConstraint(name="log_has_one_head", condition=models.Q(id=1))]

    def __str__(self) -> str:
        return f"{self.sequence} {self.sha256}"


class AppendOnly(models.Model):
    """A row that is written once. Redaction alone rewrites, and says so in the log."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise PermissionDenied(f"{self} is part of the public record and is never saved again.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise PermissionDenied(f"{self} is part of the public record and is never deleted.")


class Entry(AppendOnly):
    """One line of the log. `salts` prove the note of a line that makes no edition."""

    sequence = models.PositiveBigIntegerField(primary_key=True)
    kind = models.CharField(max_length=10, choices=EntryKind.choices)
    case_id = models.CharField(max_length=16, db_index=True, help_text="The case's opaque id.")
    slug = models.SlugField(max_length=120)
    edition = models.PositiveIntegerField(help_text="The edition made, retracted or redacted.")
    at = models.CharField(max_length=20, help_text="UTC, RFC 3339 to the second, as hashed.")
    note = models.TextField(blank=True, help_text="The public note.")
    parts = models.JSONField(default=dict, help_text="Pointer to digest; see editions/chain.py.")
    salts = models.JSONField(default=dict, help_text="Of the parts that stand in no document.")
    removed = models.JSONField(
        default=list, help_text="Of a redaction: edition, pointer and kind of each part."
    )
    parts_sha256 = models.CharField(max_length=64)
    previous_sha256 = models.CharField(max_length=64, unique=True)
    sha256 = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["sequence"]
        indexes = [models.Index(fields=["at", "sequence"], name="entry_by_time")]
        verbose_name_plural = "entries"
        constraints = [
            models.CheckConstraint(name="entry_kind_is_known", condition=models.Q(kind__in=EntryKind.values)),
            models.CheckConstraint(name="entry_counts_from_one", condition=models.Q(sequence__gte=1)),
        ]

    def __str__(self) -> str:
        return f"log entry {self.sequence}"

    def facts(self) -> EntryFacts:
        return EntryFacts(
            sequence=self.sequence,
            kind=self.kind,
            case_id=self.case_id,
            edition=self.edition,
            at=self.at,
            parts_sha256=self.parts_sha256,
            previous_sha256=self.previous_sha256,
        )


class Edition(AppendOnly):
    """One frozen state of a case: canonical JSON exactly as it is served."""

    entry = models.OneToOneField(
        Entry, on_delete=models.PROTECT, related_name="document_of", primary_key=True
    )
    case_id = models.CharField(max_length=16)
    slug = models.SlugField(max_length=120, db_index=True)
    number = models.PositiveIntegerField()
    published_at = models.CharField(max_length=20)
    document = models.TextField(help_text="RFC 8785 canonical JSON: the bytes that are served.")
    etag = models.CharField(max_length=64, help_text="SHA-256 of the document's bytes.")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        help_text="Staff; never public.",
    )

    class Meta:
        ordering = ["case_id", "number"]
        constraints = [
            models.UniqueConstraint(name="edition_number_is_used_once", fields=["case_id", "number"]),
            models.CheckConstraint(name="edition_counts_from_one", condition=models.Q(number__gte=1)),
        ]

    def __str__(self) -> str:
        return f"edition {self.number} of {self.slug}"
