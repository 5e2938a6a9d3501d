"""The way of a case to publication: who sent, checked and approved it, and when it is due; for staff only."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from cases.models.base import one_of
from cases.models.case import Case


class MoveKind(models.TextChoices):
    SUBMITTED = "submitted", "Sent to review"
    RETURNED = "returned", "Returned"
    APPROVED = "approved", "Approved"


class MoveQuerySet(models.QuerySet["Move"]):
    def newest_first(self) -> MoveQuerySet:
        return self.order_by("-pk")


class Move(models.Model):
    """One move of a case towards publication; it names the very content it was made on, so it expires."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="moves")
    kind = models.CharField(max_length=9, choices=MoveKind.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    note = models.TextField(blank=True, help_text="From colleague to colleague; never published.")
    on_edition = models.PositiveIntegerField(help_text="The newest edition when it was made; 0 before any.")
    version = models.PositiveIntegerField(help_text="Of the case.")
    content_sha256 = models.CharField(max_length=64, help_text="Of all that publishing would have frozen.")

    objects = MoveQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        constraints = [one_of("move_kind_is_known", "kind", MoveKind.values)]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.case}"


class FactCheck(models.Model):
    """Somebody has held one changed fact against its passages. Another change of the fact needs another."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="checks")
    change_sha256 = models.CharField(max_length=64, help_text="Of the fact as it was and as it is now.")
    pointer = models.CharField(max_length=60, help_text="Which fact: its kind and its public id.")
    texts = models.JSONField(default=dict, help_text="Article to hash of the text it was checked against.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="change_is_checked_once_each", fields=["case", "change_sha256", "by"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.pointer} of {self.case}"


class Schedule(models.Model):
    """A release that waits for its hour; publishing it, or anything else of the case, ends it."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="schedule")
    due = models.DateTimeField(db_index=True)
    note = models.TextField(blank=True, help_text="Public: the note of the edition to be.")
    correction = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    refused = models.TextField(blank=True, help_text="Why it could not be published when its hour came.")

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.case} at {self.due:%Y-%m-%d %H:%M}"
