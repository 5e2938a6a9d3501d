"""Addresses that staff screens link to: rows in the admin, and what the public reads."""

from __future__ import annotations

from urllib.parse import urlencode

from django.db import models
from django.urls import reverse

from cases.readiness import Problem

INLINES = {
    "summary": "summary",
    "agencies": "case_agencies",
    "status_steps": "status_steps",
    "printings": "printings",
    "accounts": "accounts",
    "translations": "translations",
}
"""What readiness calls a group of rows, and the group's place on its owner's screen."""


def of_row(row: models.Model) -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def of_list(model: type[models.Model], **asked: object) -> str:
    return _asked(reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"), asked)


def of_new(model: type[models.Model], **filled_in: object) -> str:
    return _asked(reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_add"), filled_in)


def of_problem(problem: Problem) -> str:
    """The form field that would mend `problem`, or nothing where it has no row."""
    if problem.row is None:
        return ""
    place = INLINES.get(problem.field)
    return f"{of_row(problem.row)}#{f'{place}-group' if place else f'id_{problem.field}'}"


def of_workbench(case: models.Model, article: models.Model, **asked: object) -> str:
    return _asked(reverse("admin:cases_case_workbench", args=[case.pk, article.pk]), asked)


def of_resemblance(row: models.Model) -> str:
    return reverse("admin:sources_sourcearticle_reprint", args=[row.pk])


def of_public_case(slug: str) -> str:
    return f"/cases/{slug}/"


def of_public_edition(slug: str, number: int) -> str:
    return f"/cases/{slug}/editions/{number}/"


def _asked(address: str, asked: dict[str, object]) -> str:
    return f"{address}?{urlencode(asked)}" if asked else address
