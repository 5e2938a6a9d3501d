"""Case: the working copy of one matter; what the public reads of it are its editions."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from cases.models.agency import Agency, Jurisdiction
from cases.models.base import Cited, Placed, ProseField, PublicIdField, one_of, raise_version
from cases.terms import CaseRole
from sources.keeping import Kept


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
            "statements__printings__translations",
            "replies__person__agency",
            "replies__agency",
            "replies__statement",
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
    "replies",
    "replies__person",
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
    noindex = models.BooleanField(
        default=False,
        verbose_name="keep out of search engines",
        help_text="Asks search engines and readers of feeds to leave this case out; it stays readable.",
    )
    edition_note = ProseField(blank=True, help_text="Public: what the next edition adds or changes.")
    working_note = models.TextField(blank=True, help_text="For staff; never published.")
    version = models.PositiveIntegerField(
        default=1, editable=False, help_text="Raised by each change of any part."
    )
    related = models.ManyToManyField("self", blank=True)

    objects = CaseQuerySet.as_manager()

    history = Kept(excluded_fields=["version"])

    class Meta:
        ordering = ["slug"]
        permissions = [
            ("submit_case", "Can send a case to review"),
            ("review_case", "Can check, approve and return a case"),
            ("publish_case", "Can publish, schedule and correct a case"),
            ("retract_case", "Can retract a published case"),
            ("redact_case", "Can redact a published case"),
        ]

    def __str__(self) -> str:
        return self.slug

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Never writes the version it was loaded with: that would take back what others counted since."""
        if self._state.adding or self.pk is None:
            super().save(*args, **kwargs)
            return
        if kwargs.get("update_fields") is None:
            kwargs["update_fields"] = self._columns_but_version()
        super().save(*args, **kwargs)
        raise_version(self.pk)
        self.refresh_from_db(fields=["version"])

    def _columns_but_version(self) -> list[str]:
        left_out = {"id", "version", *self.get_deferred_fields()}
        return [field.name for field in self._meta.concrete_fields if field.attname not in left_out]


class SummarySentence(Cited, Placed):
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="summary")
    text = ProseField(help_text="One sentence, in our words, that its passages support.")

    history = Kept()

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.text


class CaseAgency(Cited, Placed):
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="case_agencies")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="case_agencies")
    role = models.CharField(max_length=12, choices=CaseRole.choices)

    history = Kept()

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

    history = Kept()

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
