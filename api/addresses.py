"""Absolute addresses, built from SITE_URL and never from the Host header, which a visitor chooses.

Written out here and not asked of `reverse`, which would cost more than the rest of a list; a test holds each
against the URL configuration.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from django.conf import settings
from django.http import QueryDict

ROOT = "/api/v1/"


def api(path: str = "", query: Mapping[str, str | int] | None = None) -> str:
    """The address of a resource of the API."""
    asked = f"?{urlencode(query)}" if query else ""
    return f"{settings.SITE_URL}{ROOT}{path}{asked}"


def page(path: str) -> str:
    """The address of a page for readers."""
    return f"{settings.SITE_URL}/{path}"


def site(path: str) -> str:
    """The whole address of a path on this site."""
    return f"{settings.SITE_URL}{path}"


def with_cursor(path: str, params: QueryDict, cursor: str) -> str:
    """The address that was asked for, turned to another page."""
    asked = params.copy()
    asked["cursor"] = cursor
    return f"{settings.SITE_URL}{path}?{asked.urlencode()}"


def case(slug: str) -> dict[str, str]:
    return {"url": api(f"cases/{slug}/"), "page": page(f"cases/{slug}/")}


def edition(slug: str, number: int) -> dict[str, str]:
    return {"url": api(f"cases/{slug}/editions/{number}/"), "page": page(f"cases/{slug}/editions/{number}/")}


def allegation(public_id: str, slug: str) -> dict[str, str]:
    return {"url": api(f"allegations/{public_id}/"), "page": page(f"cases/{slug}/#allegation-{public_id}")}


def statement(public_id: str, slug: str) -> dict[str, str]:
    return {"url": api(f"statements/{public_id}/"), "page": page(f"cases/{slug}/#statement-{public_id}")}


def agency(slug: str) -> dict[str, str]:
    return {"url": api(f"agencies/{slug}/"), "page": page(f"agencies/{slug}/")}


def source(slug: str) -> dict[str, str]:
    return {"url": api(f"sources/{slug}/"), "page": page(f"sources/{slug}/")}
