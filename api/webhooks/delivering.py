"""Delivering: what is still to be told to whom, one attempt at a time, losing nothing when killed.

A worker leases a hook, tells it the next line of the log, and moves `sequence` on only when that was
answered with 2xx. Killed in between, it leaves the lease to run out, and the line is told again under the
same idempotency key: at least once, in order, never skipped.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from http.client import HTTPException
from typing import Any
from uuid import uuid4

import orjson
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from api.views.log import line, lines_after
from api.webhooks import signing, targets
from editions import filters
from editions.models import Delivery, Webhook
from editions.webhooks import Unfit, secret_of

LEASE = timedelta(seconds=60)
"""Longer than any attempt, so that two workers never tell one hook at once."""

FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=10), timedelta(hours=6)
MOST_FAILURES = 15
"""In a row; with pauses that double this is a little over a day."""

KEPT = 200
"""Attempts that are kept for each hook, for staff to read."""

NEVER_LEASED = datetime.fromisoformat("2000-01-01T00:00:00Z")


def deliver_due() -> int:
    """One round: one attempt for each hook that is due. How many were made."""
    made = 0
    for pk in list(due().order_by("next_attempt", "pk").values_list("pk", flat=True)):
        if hook := leased(pk):
            attempt(hook)
            made += 1
    return made


def due() -> QuerySet[Webhook]:
    now = timezone.now()
    behind = Q(active=True, sequence__lt=filters.newest_line().sequence, next_attempt__lte=now)
    return Webhook.objects.filter(behind | Q(test_wanted=True), leased_until__lte=now)


def leased(pk: int) -> Webhook | None:
    """The hook, for this worker alone; None where another was faster, or it is due no more."""
    until = timezone.now() + LEASE
    taken = due().filter(pk=pk).update(leased_until=until)
    return Webhook.objects.get(pk=pk, leased_until=until) if taken else None


def attempt(hook: Webhook) -> None:
    if hook.test_wanted:
        send_test(hook)
        return
    told = lines_after(hook.sequence).first()
    assert told is not None  # What is due is behind the log.
    said = {"type": f"case.{told.kind}", "line": line(told)}
    fault = sent(hook, f"{hook.token[:8]}-{told.sequence}", said)
    settle(hook, told.sequence, failed=bool(fault))


def send_test(hook: Webhook) -> None:
    """Tells nothing new and counts for nothing; what came of it stands among the deliveries."""
    sent(hook, f"{hook.token[:8]}-test-{uuid4().hex}", {"type": "test"})
    held(hook).update(test_wanted=False, leased_until=NEVER_LEASED)


def sent(hook: Webhook, event: str, said: dict[str, Any]) -> str:
    """One attempt, and its record; the fault, or nothing where the receiver took it."""
    body = orjson.dumps(said)
    signed = signing.headers(secret_of(hook), event, int(timezone.now().timestamp()), body)
    status, fault = answered(hook.url, body, signed)
    Delivery.objects.create(webhook=hook, event=event, status=status, fault=fault)
    forget_old(hook)
    return fault


def answered(url: str, body: bytes, signed: dict[str, str]) -> tuple[int | None, str]:
    """The status of the answer, and why it counts as failed; what the receiver wrote is not read."""
    try:
        status = targets.post(targets.found(url), body, signed)
    except Unfit as fault:
        return None, str(fault)[:200]
    except (OSError, HTTPException) as fault:
        return None, f"No answer: {type(fault).__name__}."
    if 300 <= status < 400:
        return status, "It redirects, which is not followed: enter the address that it leads to."
    return status, "" if 200 <= status < 300 else f"It answered {status}."


def settle(hook: Webhook, sequence: int, *, failed: bool) -> None:
    """Moves the hook on, or its next attempt off."""
    if not failed:
        held(hook).update(
            sequence=sequence, failures=0, next_attempt=timezone.now(), leased_until=NEVER_LEASED
        )
        return
    held(hook).update(
        failures=F("failures") + 1,
        next_attempt=timezone.now() + pause_after(hook.failures),
        active=hook.failures + 1 < MOST_FAILURES,
        leased_until=NEVER_LEASED,
    )


def held(hook: Webhook) -> QuerySet[Webhook]:
    """The row while this worker's lease holds: a worker that slept past its own changes nothing."""
    return Webhook.objects.filter(pk=hook.pk, leased_until=hook.leased_until)


def pause_after(failures: int) -> timedelta:
    return min(FIRST_PAUSE * (1 << min(failures, 20)), LONGEST_PAUSE)


def forget_old(hook: Webhook) -> None:
    kept = hook.deliveries.values_list("pk", flat=True)[KEPT:][:KEPT]
    Delivery.objects.filter(pk__in=list(kept)).delete()
