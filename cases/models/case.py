"""Case: the working copy of one matter; what the public reads of it are its editions."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from cases.models.agency import Agency, Jurisdiction
from cases.models.base import Cited, Placed, ProseField, PublicIdField, one_of
from cases.terms import CaseRole


class CaseQuerySet(models.QuerySet["Case"]):
    def for_document(self) -> CaseQuerySet:
        """Cases with all that an edition says, in a number of queries that does not grow with the case.

        Publishing judges and freezes one such reading: an edit committed meanwhile is in neither.
        """
        cites = [f"{path}__passages__article" for path in CITED_PATHS]
        return self.select_related("jurisdiction").prefetch_related(
            "passages__article",
            "related",
            "case_agencies__agency__jurisdiction",
            "case_agencies__agency__parent__parent",
            "tracking_numbers__agency",
            "allegations__agency",
            "allegations__status_steps__decided_by",
            "statements__speaker__agency",
            "statements__agency",
            "statements__allegations",
            "statements__printings__article",
            "statements__printings__attribution__article",
            *cites,
        )


CITED_PATHS = (
    "summary",
    "case_agencies",
    "case_agencies__agency",
    "tracking_numbers",
    "allegations",
    "allegations__status_steps",
    "statements__printings",
    "statements__speaker",
    "events",
    "disagreements__accounts",
)


class Case(Cited):
    public_id = PublicIdField(help_text="Opaque: the chain names a case by it, never by its slug.")
    slug = models.SlugField(unique=True, max_length=120)
    title = ProseField(help_text="Neutral: what is alleged or examined, by whom, where and when.")
    jurisdiction = models.ForeignKey(Jurisdiction, on_delete=models.PROTECT, related_name="cases")
    content_note = ProseField(blank=True, help_text="Shown first where the matter is hard to read.")
    next_check = models.DateField(
        null=True, blank=True, help_text="The day by which staff look for news of this case again."
    )
    edition_note = ProseField(blank=True, help_text="Public: what the next edition adds or changes.")
    working_note = models.TextField(blank=True, help_text="For staff; never published.")
    related = models.ManyToManyField("self", blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.slug


class SummarySentence(Cited, Placed):
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="summary")
    text = ProseField(help_text="One sentence, in our words, that its passages support.")

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.text


class CaseAgency(Cited, Placed):
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="case_agencies")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="case_agencies")
    role = models.CharField(max_length=12, choices=CaseRole.choices)

    class Meta:
        ordering = ["position", "id"]
        verbose_name = "agency in a case"
        verbose_name_plural = "agencies in cases"
        constraints = [
            one_of("case_agency_role_is_known", "role", CaseRole.values),
            models.UniqueConstraint(name="case_agency_has_a_role_once", fields=["case", "agency", "role"]),
        ]

    def __str__(self) -> str:
        return f"{self.agency}: {self.get_role_display()}"


class TrackingNumber(Cited, Placed):
    """A body's own number for the matter; empty where an article says that one exists without printing it."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="tracking_numbers")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="tracking_numbers")
    number = models.CharField(max_length=80, blank=True)
    note = ProseField(blank=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                name="tracking_number_or_why_not",
                condition=~Q(number="") | ~Q(note=""),
                violation_error_message="Give the number, or a note saying why it is not known.",
            ),
        ]

    def __str__(self) -> str:
        return self.number or self.note
