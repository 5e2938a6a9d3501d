"""Statement: one utterance, with every printing of it in an article."""

from __future__ import annotations

from django.db import models

from cases.models.agency import Agency
from cases.models.allegation import Allegation
from cases.models.base import Cited, Identified, Placed, ProseField, one_of
from cases.models.case import Case
from cases.models.person import Person
from cases.terms import Medium, PrintingKind
from sources.fields import EDTFField, refuse_control_characters
from sources.keeping import Kept
from sources.models import Passage, SourceArticle


class Statement(Placed, Identified):
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="statements")
    speaker = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="statements"
    )
    title = models.CharField(
        max_length=300,
        blank=True,
        validators=[refuse_control_characters],
        help_text="The speaker's title at the time, as printed.",
    )
    agency = models.ForeignKey(
        Agency,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="statements",
        help_text="The body on whose behalf it was said.",
    )
    said = EDTFField(blank=True)
    said_earliest = models.DateField(null=True, editable=False)
    said_latest = models.DateField(null=True, editable=False)
    said_note = ProseField(blank=True, help_text="How the day was inferred, where it is not printed.")
    medium = models.CharField(max_length=20, choices=Medium.choices, default=Medium.UNKNOWN)
    about = ProseField(help_text="What it concerns, in a few neutral words of ours.")
    allegations = models.ManyToManyField(Allegation, blank=True, related_name="statements")

    history = Kept()

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            one_of("statement_medium_is_known", "medium", Medium.values),
            models.CheckConstraint(
                name="statement_has_a_speaker_or_a_body",
                condition=models.Q(speaker__isnull=False) | models.Q(agency__isnull=False),
                violation_error_message="Name the speaker, or the body on whose behalf it was said.",
            ),
        ]

    def __str__(self) -> str:
        return self.about

    @property
    def kind(self) -> str:
        """Direct where any article prints the speaker's own words."""
        kinds = {printing.kind for printing in self.printings.all()}
        return PrintingKind.DIRECT if PrintingKind.DIRECT in kinds else PrintingKind.INDIRECT


class Printing(Cited, Placed):
    """One article's printing of a statement: its words, and the phrase that attributes them."""

    owner = "statement"

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="printings")
    article = models.ForeignKey(SourceArticle, on_delete=models.PROTECT, related_name="printings")
    kind = models.CharField(max_length=8, choices=PrintingKind.choices)
    attribution = models.ManyToManyField(
        Passage, blank=True, related_name="+", help_text="The words that say who said it."
    )

    history = Kept()

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            one_of("printing_kind_is_known", "kind", PrintingKind.values),
            models.UniqueConstraint(name="printing_is_entered_once", fields=["statement", "article", "kind"]),
        ]

    def __str__(self) -> str:
        return f"{self.article} ({self.kind})"
