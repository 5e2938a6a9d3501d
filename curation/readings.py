"""Showing how the archive reads a date as it was typed: `2023-07-09/2023-07-15` as words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from sources.edtf_dates import EDTFError, describe

Shown = Callable[[Any, models.Model], str]


def reading(field: str, heading: str = "read as") -> Shown:
    """A read-only field or a column of a model admin: the date in `field`, in words."""

    @admin.display(description=heading, ordering=f"{field}_earliest", empty_value="no date")
    def shown(_: Any, row: models.Model) -> str:
        return in_words(getattr(row, field))

    return shown


def in_words(text: str) -> str:
    try:
        return describe(text) if text else ""
    except EDTFError as error:
        return str(error)


@require_safe
def edtf_view(request: HttpRequest) -> JsonResponse:
    """The reading of a date while it is typed, for static/curation/reading.js."""
    text = request.GET.get("text", "")
    try:
        return JsonResponse({"reading": describe(text) if text else "", "fault": ""})
    except EDTFError as error:
        return JsonResponse({"reading": "", "fault": str(error)})
