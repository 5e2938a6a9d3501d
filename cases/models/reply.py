"""Reply: what a body or a person answered to a case, or that it was asked to and had not by a day."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from cases.models.agency import Agency
from cases.models.base import Fact
from cases.models.case import Case
from cases.models.person import Person
from cases.models.statement import Statement
from sources.keeping import Kept


class Reply(Fact):
    """Its passages are of the request that the archive sent; a reply that came is an ordinary statement."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="replies")
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="replies"
    )
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="replies"
    )
    sought = models.DateField(
        null=True, blank=True, help_text="The day on which the archive asked; empty where nobody was asked."
    )
    statement = models.OneToOneField(
        Statement,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="as_reply",
        help_text="The reply that came, entered as a statement of this case.",
    )
    as_of = models.DateField(
        null=True, blank=True, help_text="Where none came: the last day on which staff looked for one."
    )

    history = Kept()

    class Meta:
        ordering = ["position", "id"]
        verbose_name_plural = "replies"
        constraints = [
            models.CheckConstraint(
                name="reply_is_of_a_person_or_a_body",
                condition=Q(person__isnull=True, agency__isnull=False)
                | Q(person__isnull=False, agency__isnull=True),
                violation_error_message="Name the person or the body whose reply it is, and not both.",
            ),
            models.CheckConstraint(
                name="reply_came_or_had_not",
                condition=Q(statement__isnull=False, as_of__isnull=True)
                | Q(statement__isnull=True, as_of__isnull=False),
                violation_error_message="Give the statement that came, or the day by which none had.",
            ),
            models.CheckConstraint(
                name="reply_missed_only_where_sought",
                condition=Q(as_of__isnull=True) | Q(sought__isnull=False, as_of__gte=F("sought")),
                violation_error_message="Nobody owes a reply who was not asked before; say when they were.",
            ),
        ]

    def __str__(self) -> str:
        who = self.person or self.agency
        return f"{who}: replied" if self.statement_id else f"{who}: no reply as of {self.as_of}"

    def clean(self) -> None:
        if self.statement and self.statement.case_id != self.case_id:
            raise ValidationError({"statement": "This statement is part of another case."})
        for name in ("sought", "as_of"):
            if (day := getattr(self, name)) and day > timezone.localdate():
                raise ValidationError({name: "This day has not come yet."})
