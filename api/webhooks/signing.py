"""How a delivery is signed: the scheme of Standard Webhooks, so that receivers find a library for it.

webhook-id          the idempotency key: the same for every attempt to tell the same thing
webhook-timestamp   seconds since 1970, of this attempt; refuse what is older than five minutes
webhook-signature   "v1," and the base64 of HMAC-SHA256 over "{id}.{timestamp}.{body}"
"""

from __future__ import annotations

import hmac
from base64 import b64encode
from hashlib import sha256

TOLERANCE = 300
"""Seconds a receiver should allow between its clock and a delivery's timestamp."""


def signature(secret: bytes, event: str, timestamp: int, body: bytes) -> str:
    signed = f"{event}.{timestamp}.".encode() + body
    return "v1," + b64encode(hmac.new(secret, signed, sha256).digest()).decode()


def is_genuine(secret: bytes, event: str, timestamp: str, body: bytes, sent: str, *, now: float) -> bool:
    """What a receiver does: refuse what is old, then compare in constant time."""
    if not timestamp.isascii() or not timestamp.isdecimal() or abs(now - int(timestamp)) > TOLERANCE:
        return False
    due = signature(secret, event, int(timestamp), body)
    return any(hmac.compare_digest(due.encode(), one.encode()) for one in sent.split(" "))


def headers(secret: bytes, event: str, timestamp: int, body: bytes) -> dict[str, str]:
    return {
        "webhook-id": event,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": signature(secret, event, timestamp, body),
    }
