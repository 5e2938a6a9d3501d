"""Keys of clients: made at random, shown once, kept as a hash; looked up at most once a minute."""

from __future__ import annotations

import hmac
import secrets
from datetime import datetime
from hashlib import sha256

from django.core.cache import cache
from django.utils import timezone

from editions.models import ClientKey

MARK = "oca_"
"""What every key begins with, so that scanners for leaked secrets can know one."""

PREFIX = 8
KEPT = 60
"""Seconds for which a look-up is kept, so that a client costs one query a minute; revoking takes as long."""

Kept = tuple[str, int, datetime]


def new_key() -> tuple[str, str, str]:
    """The key, its public prefix, and the hash to keep. 256 random bits need no slow hash."""
    prefix = secrets.token_hex(PREFIX // 2)
    key = f"{MARK}{prefix}_{secrets.token_urlsafe(32)}"
    return key, prefix, hashed(key)


def hashed(key: str) -> str:
    return sha256(key.encode()).hexdigest()


def allowance(key: str) -> int | None:
    """How many requests a minute this key allows; None where it is no key of ours, expired or revoked."""
    prefix = prefix_in(key)
    kept = looked_up(prefix) if prefix else None
    if kept is None or not hmac.compare_digest(kept[0], hashed(key)) or kept[2] <= timezone.now():
        return None
    return kept[1]


def prefix_in(key: str) -> str:
    """The public part; nothing where this has not the form of a key, so that noise costs no query."""
    prefix = key.removeprefix(MARK).partition("_")[0]
    is_formed = key.isascii() and key.startswith(MARK) and len(key) == len(MARK) + PREFIX + 1 + 43
    return prefix if is_formed and len(prefix) == PREFIX else ""


def looked_up(prefix: str) -> Kept | None:
    """Hash, allowance and end of a key; that there is none is kept too."""
    found: Kept | tuple[()] | None = cache.get(name := f"client-key:{prefix}")
    if found is None:
        rows = ClientKey.objects.filter(prefix=prefix, revoked=False)
        found = rows.values_list("sha256", "per_minute", "expires").first() or ()
        cache.set(name, found, KEPT)
    return found or None
