"""Those who are told of changes or asked for more of them: webhooks with their deliveries, and keys."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone

from editions.models.record import LogHead

EPOCH = datetime.fromisoformat("2000-01-01T00:00:00Z")


def newest_sequence() -> int:
    """Where a new webhook begins: what was public before it was made is for mirrors to fetch."""
    head = LogHead.objects.first()
    return head.sequence if head else 0


class Webhook(models.Model):
    """An address that is told of each line of the log, in order.

    There is no queue: what is still to be told is the log behind `sequence`, so nothing can be lost between
    publishing and telling. `token` is no secret: the key that signs is derived from it and from SECRET_KEY.
    """

    name = models.CharField(max_length=80, help_text="Whose it is, for staff.")
    url = models.CharField("address", max_length=500, help_text="Where changes are sent to, by POST.")
    token = models.CharField(max_length=32, unique=True, editable=False)
    active = models.BooleanField(
        default=True,
        help_text="Switched off by itself after many failures; switch it on to go on from there.",
    )
    sequence = models.PositiveBigIntegerField(
        "told up to",
        default=newest_sequence,
        help_text="The number of the last line of the log that was told.",
    )
    failures = models.PositiveIntegerField(
        default=0, help_text="In a row; none after a delivery that worked."
    )
    next_attempt = models.DateTimeField(default=EPOCH, help_text="Not before; failures move it on.")
    leased_until = models.DateTimeField(
        default=EPOCH, editable=False, help_text="A worker holds the hook; if it dies, another takes it then."
    )
    test_wanted = models.BooleanField("send a test", default=False, help_text="Sent once, by the worker.")
    created = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class Delivery(models.Model):
    """One attempt to tell a webhook something, and what came of it."""

    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="deliveries")
    event = models.CharField(max_length=80, help_text="The idempotency key that was sent.")
    at = models.DateTimeField(default=timezone.now)
    status = models.PositiveSmallIntegerField(null=True, help_text="Of HTTP; none where nothing answered.")
    fault = models.CharField(max_length=200, blank=True, help_text="Why it counts as failed.")

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name_plural = "deliveries"

    def __str__(self) -> str:
        return f"{self.event}: {self.fault or 'delivered'}"


class ClientKey(models.Model):
    """A client that may ask more often. The key itself is shown once and never stored."""

    name = models.CharField(max_length=80, help_text="Whose it is, and a way to reach them.")
    prefix = models.CharField(max_length=8, unique=True, editable=False, help_text="The key's public part.")
    sha256 = models.CharField(max_length=64, editable=False)
    per_minute = models.PositiveIntegerField(
        "requests a minute", default=600, help_text="How many requests it may make in any minute."
    )
    expires = models.DateTimeField(help_text="It is refused from then on.")
    revoked = models.BooleanField(default=False, help_text="It is refused within a minute.")
    created = models.DateTimeField(default=timezone.now, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = "API key"
        verbose_name_plural = "API keys"

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}...)"
