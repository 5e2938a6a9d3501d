"""How often a client may ask: so many requests a minute by address, more with a key; said in every answer.

The headers are those of draft-ietf-httpapi-ratelimit-headers:

    RateLimit-Policy: "anonymous";q=600;w=60        what is allowed: q requests in any window of w seconds
    RateLimit: "anonymous";r=599;t=42               what is left of it, and in how many seconds it is renewed

Counts are in the cache `counts`, which all workers of a machine share (archive/counts.py), or all machines
where CACHE_URL names a server. An anonymous request costs no query of the database.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from http import HTTPStatus
from typing import Final

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from api.addresses import ROOT
from api.problems import problem
from editions import keys
from editions.clients import address_of

COUNTS: Final = "counts"
WINDOW: Final = 60
"""Seconds; counted from the full minute, for all alike."""

FAILED_KEYS: Final = 20
"""A minute and address: further keys are refused unread, so that guessing costs the database nothing."""

TOO_MANY: Final = "urn:problem:too-many-requests"
IN_THE_QUERY: Final = (
    "A key belongs in the header `Authorization: Bearer ...`. In an address it ends in logs and histories: "
    "have this one revoked."
)
NOT_KNOWN: Final = "The key is not known here, has expired or was revoked. Without one, the limits are lower."


@dataclass(frozen=True)
class Budget:
    """What one client has left in this minute."""

    policy: str
    allowed: int
    used: int
    renewed_in: int

    @property
    def headers(self) -> dict[str, str]:
        left = max(0, self.allowed - self.used)
        return {
            "RateLimit-Policy": f'"{self.policy}";q={self.allowed};w={WINDOW}',
            "RateLimit": f'"{self.policy}";r={left};t={self.renewed_in}',
        }


class Limits:
    """Middleware: refuses, before any view, whoever asks too often; other faces are not counted."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(ROOT):
            return self.get_response(request)
        if keys.MARK in request.META.get("QUERY_STRING", ""):
            return problem(request, HTTPStatus.BAD_REQUEST, IN_THE_QUERY, instance=request.path)
        return self.counted(request)

    def counted(self, request: HttpRequest) -> HttpResponseBase:
        address = address_of(request.META)
        key = key_in(request)
        if key is None:
            budget = spend("anonymous", address, settings.ANONYMOUS_PER_MINUTE)
        elif (allowed := self.allowed_by(key, address)) is not None:
            budget = spend("key", keys.hashed(key), allowed)
        else:
            return refused_key(request, spend("failed-keys", address, FAILED_KEYS))
        if budget.used > budget.allowed:
            return too_many(request, budget)
        response = self.get_response(request)
        for name, value in budget.headers.items():
            response.headers[name] = value
        return response

    def allowed_by(self, key: str, address: str) -> int | None:
        return None if spent("failed-keys", address) >= FAILED_KEYS else keys.allowance(key)


def refused_key(request: HttpRequest, budget: Budget) -> HttpResponseBase:
    if budget.used > budget.allowed:
        return too_many(request, budget)
    headers = {**budget.headers, "WWW-Authenticate": 'Bearer realm="api"', "Cache-Control": "no-store"}
    return problem(request, HTTPStatus.UNAUTHORIZED, NOT_KNOWN, headers=headers)


def too_many(request: HttpRequest, budget: Budget) -> HttpResponseBase:
    said = f"More than {budget.allowed} requests within a minute. Ask again in {budget.renewed_in} seconds."
    headers = {**budget.headers, "Retry-After": str(budget.renewed_in), "Cache-Control": "no-store"}
    return problem(request, HTTPStatus.TOO_MANY_REQUESTS, said, kind=TOO_MANY, headers=headers)


def spend(policy: str, who: str, allowed: int) -> Budget:
    """Counts one request. A cache that lost the count begins anew: nobody is refused for its sake."""
    now = int(time.time())
    name = place_of(policy, who, now)
    counts = caches[COUNTS]
    counts.add(name, 0, WINDOW + 1)
    try:
        used = counts.incr(name)
    except ValueError:  # It ran out just now.
        used = 1
    return Budget(policy, allowed, used, WINDOW - now % WINDOW)


def spent(policy: str, who: str) -> int:
    return int(caches[COUNTS].get(place_of(policy, who, int(time.time())), 0))


def place_of(policy: str, who: str, now: int) -> str:
    """The count's name in the cache; no address is kept in clear."""
    return f"{policy}:{sha256(who.encode()).hexdigest()[:32]}:{now // WINDOW}"


def client_of(request: HttpRequest) -> str:
    """Whoever asks, by the key or the address; the key was found good before any view is reached."""
    return key_in(request) or address_of(request.META)


def key_in(request: HttpRequest) -> str | None:
    """What stands after `Bearer`; another scheme is none of ours."""
    scheme, _, key = str(request.META.get("HTTP_AUTHORIZATION", "")).partition(" ")
    return key.strip() if scheme.lower() == "bearer" else None
