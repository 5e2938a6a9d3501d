"""Report: what a reader tells the archive is wrong, or asks to reply to; for staff alone."""

from __future__ import annotations

import secrets

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sources.fields import refuse_control_characters, refuse_control_characters_in_prose

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Without letters and figures that are taken for one another when they are read out."""
LONGEST = 4000


def new_receipt() -> str:
    """Random, so that nobody learns from a receipt how many reports there are."""
    return "R-" + "".join(secrets.choice(ALPHABET) for _ in range(8))


class ReportKind(models.TextChoices):
    ERROR = "error", _("Something is wrong")
    REPLY = "reply", _("I want to reply to what is said about me or my body")
    REMOVAL = "removal", _("Something should be taken down")


class ReportState(models.TextChoices):
    NEW = "new", "New"
    IN_HAND = "in-hand", "In hand"
    ACTED_ON = "acted-on", "Acted on"
    DECLINED = "declined", "Declined"


class ReportQuerySet(models.QuerySet["Report"]):
    def open(self) -> ReportQuerySet:
        """Those that nobody has answered yet."""
        return self.filter(state__in=[ReportState.NEW, ReportState.IN_HAND])


class Report(models.Model):
    receipt = models.CharField(max_length=10, unique=True, default=new_receipt, editable=False)
    kind = models.CharField(max_length=8, choices=ReportKind.choices)
    case_id = models.CharField(max_length=16, blank=True, db_index=True, help_text="Public id of the case.")
    slug = models.CharField(max_length=120, blank=True)
    edition = models.PositiveIntegerField(null=True, blank=True, help_text="That the reader had before them.")
    message = models.TextField(max_length=LONGEST, validators=[refuse_control_characters_in_prose])
    name = models.CharField(max_length=200, blank=True, validators=[refuse_control_characters])
    contact = models.EmailField(blank=True, help_text="Where an answer goes; never published.")
    received = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=8, choices=ReportState.choices, default=ReportState.NEW)
    answer = models.TextField(
        blank=True, help_text="What was done, or why nothing; for staff, and for the answer to the reader."
    )

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["-received", "-pk"]
        constraints = [
            models.CheckConstraint(name="report_kind_is_known", condition=Q(kind__in=ReportKind.values)),
            models.CheckConstraint(name="report_state_is_known", condition=Q(state__in=ReportState.values)),
            models.CheckConstraint(
                name="report_closed_with_an_answer",
                condition=Q(state__in=["new", "in-hand"]) | ~Q(answer=""),
                violation_error_message="Say what was done, or why nothing is.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.receipt}: {self.get_kind_display()}"
