"""Capture: one copy of an article's page as it was received, kept whole so that a later change can be shown.

An article has the text of the capture it was made from, and every passage counts its offsets in that text. A
later capture of the same address is a *version* of that article: it is kept beside the others, with its own
text, title and dates, and never replaces what passages rest on. How to use it:

    article.captures.all()                 every capture, the earliest first
    Capture.objects.of_page(url)           the captures of one web page, whichever way its address is written
    capture.previous()                     the capture before it, or None
    capture.differs                        whether its text is another than the one that passages rest on
    capture.changed_silently               it differs from the one before, and declares no later modification
    capture.body                           the bytes received, whose SHA-256 is capture.sha256

Only `sources.intake` writes captures, also for a face: `take(extract)` with what `extraction.read(name, raw)`
gives. They hold private text, like the article's, which no public face may show.
"""

from __future__ import annotations

import zlib

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from sources.addresses import LONGEST, same_page
from sources.models.article import SourceArticle

_HASH = RegexValidator(r"^[0-9a-f]{64}$", "Write 64 hexadecimal digits in lower case.")


class CaptureQuerySet(models.QuerySet["Capture"]):
    def of_page(self, url: str) -> CaptureQuerySet:
        """The captures of the page that an address names; none for what is no web address."""
        page = same_page(url)
        return self.filter(page=page) if page else self.none()

    def without_bodies(self) -> CaptureQuerySet:
        """Rows for lists: bytes and text are by far the largest columns."""
        return self.defer("packed", "text")


class Capture(models.Model):
    article = models.ForeignKey(SourceArticle, on_delete=models.CASCADE, related_name="captures")
    file = models.CharField(max_length=255, help_text="Name of the file it came in.")
    url = models.URLField(blank=True, max_length=1000)
    page = models.CharField(
        max_length=LONGEST,
        blank=True,
        db_index=True,
        editable=False,
        help_text="The address without scheme and visitor counting: equal for two captures of one page.",
    )
    media_type = models.CharField(max_length=100, help_text="For example text/html or text/plain.")
    sha256 = models.CharField(
        max_length=64, db_index=True, validators=[_HASH], help_text="SHA-256 of the bytes."
    )
    size = models.PositiveIntegerField(help_text="How many bytes were received.")
    packed = models.BinaryField(editable=False, help_text="The bytes received, deflated.")
    text = models.TextField(editable=False, help_text="What was extracted: private evidence.")
    text_sha256 = models.CharField(max_length=64, db_index=True, validators=[_HASH])
    title = models.CharField(max_length=500, blank=True)
    byline = models.CharField(max_length=300, blank=True)
    published = models.CharField(max_length=64, blank=True, help_text="EDTF, as this capture states it.")
    modified = models.CharField(max_length=64, blank=True, help_text="EDTF, as this capture states it.")
    retrieved = models.DateTimeField(
        null=True, blank=True, help_text="When it was taken from the web, where the file tells."
    )
    received = models.DateTimeField(auto_now_add=True, help_text="When it entered the archive.")

    objects = CaptureQuerySet.as_manager()

    class Meta:
        ordering = ["article_id", "pk"]
        constraints = [
            models.UniqueConstraint(name="capture_is_kept_once", fields=["article", "sha256"]),
            models.CheckConstraint(name="capture_has_a_text", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return f"{self.article_id}/{self.sha256[:8]}"

    @property
    def body(self) -> bytes:
        """The bytes as they were received."""
        return zlib.decompress(self.packed)

    @property
    def differs(self) -> bool:
        """Whether its words are other than those that the article's passages rest on."""
        return self.text_sha256 != self.article.text_sha256

    def previous(self) -> Capture | None:
        """The capture of the same article that was taken in before this one. Costs a query."""
        return type(self).objects.filter(article=self.article_id, pk__lt=self.pk).last()

    @property
    def changed_silently(self) -> bool:
        """Whether the text changed since the capture before, and the page owns up to no change."""
        before = self.previous()
        if before is None or before.text_sha256 == self.text_sha256:
            return False
        return not self.modified or self.modified == before.modified
