"""SourceArticle: one article as evidence; its text is private, its hash is public."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length

from sources.fields import EDTFField, refuse_control_characters, refuse_control_characters_in_prose
from sources.keeping import Kept
from sources.models.outlet import Outlet
from sources.terms import Basis
from sources.text import sha256


class SourceArticleQuerySet(models.QuerySet["SourceArticle"]):
    def held(self) -> SourceArticleQuerySet:
        """Articles whose private text this installation holds."""
        return self.exclude(text="")

    def not_held(self) -> SourceArticleQuerySet:
        """Articles known only by their hash; their passages cannot be checked here."""
        return self.filter(text="")

    def without_text(self) -> SourceArticleQuerySet:
        """Rows for lists: an article's text is the largest column by far."""
        return self.defer("text")


class SourceArticle(models.Model):
    slug = models.SlugField(unique=True, max_length=80)
    outlet = models.ForeignKey(
        Outlet,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
        help_text="Leave empty where the outlet cannot be established. It is never guessed.",
    )
    outlet_basis = models.CharField(
        max_length=12,
        choices=Basis.choices,
        help_text="Is the outlet printed with the article, inferred from its text, or not stated?",
    )
    outlet_note = models.TextField(blank=True, validators=[refuse_control_characters_in_prose])
    outlet_passages = models.ManyToManyField("sources.Passage", blank=True, related_name="+")
    title = models.CharField(
        max_length=500,
        blank=True,
        validators=[refuse_control_characters],
        help_text="As printed. Leave empty where the article was received without one.",
    )
    byline = models.CharField(max_length=300, blank=True, validators=[refuse_control_characters])
    url = models.URLField(blank=True, max_length=1000)
    archived_url = models.URLField(blank=True, max_length=1000)
    published = EDTFField(
        blank=True,
        help_text="EDTF, for example 2023-07-07, or 2023-07-07/.. for “that day or later”.",
    )
    published_earliest = models.DateField(null=True, editable=False)
    published_latest = models.DateField(null=True, editable=False)
    published_basis = models.CharField(max_length=12, choices=Basis.choices)
    published_note = models.TextField(blank=True, validators=[refuse_control_characters_in_prose])
    published_passages = models.ManyToManyField("sources.Passage", blank=True, related_name="+")
    retrieved = EDTFField(blank=True)
    retrieved_earliest = models.DateField(null=True, editable=False)
    retrieved_latest = models.DateField(null=True, editable=False)
    language = models.CharField(max_length=12, default="en", help_text="BCP 47, for example en or es-MX.")
    text = models.TextField(
        blank=True,
        editable=False,
        help_text="Private evidence under copyright: never published, written by ingest alone.",
    )
    text_sha256 = models.CharField(
        max_length=64,
        db_index=True,
        validators=[RegexValidator(r"^[0-9a-f]{64}$", "Write 64 hexadecimal digits in lower case.")],
        help_text="SHA-256 of the normalised text as UTF-8. A verbatim reprint shares it.",
    )
    text_length = models.PositiveIntegerField(help_text="Characters of the normalised text.")
    reprint_of = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reprints",
        help_text="The article this one copies. A reprint is not an independent source.",
    )

    objects = SourceArticleQuerySet.as_manager()

    history = Kept(excluded_fields=["text"])

    class Meta:
        ordering = ["slug"]
        constraints = [
            models.CheckConstraint(
                name="article_outlet_only_with_basis",
                condition=Q(outlet__isnull=True, outlet_basis__in=[Basis.NOT_STATED, Basis.LETTER])
                | (Q(outlet__isnull=False) & Q(outlet_basis__in=[Basis.STATED, Basis.INFERRED])),
                violation_error_message=(
                    "An outlet needs a basis of “stated” or “inferred”, and no outlet needs “not stated”, or "
                    "“letter” where the archive wrote or received it itself."
                ),
            ),
            models.CheckConstraint(
                name="article_published_basis_is_known", condition=Q(published_basis__in=Basis.values)
            ),
            models.CheckConstraint(
                name="article_text_has_its_length",
                condition=Q(text="") | Q(text_length=Length("text")),
            ),
            models.CheckConstraint(
                name="article_is_not_its_own_reprint",
                condition=Q(reprint_of__isnull=True) | ~Q(reprint_of=F("id")),
            ),
        ]

    def __str__(self) -> str:
        return self.slug

    def clean(self) -> None:
        if self.text and sha256(self.text) != self.text_sha256:
            raise ValidationError(
                {
                    "text_sha256": "This is not the hash of the text held. An article that its outlet edited "
                    "is another article, with a slug of its own."
                }
            )

    @property
    def is_held(self) -> bool:
        return bool(self.text)
