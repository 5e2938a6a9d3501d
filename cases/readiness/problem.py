"""Problem: one thing that stands between a case and its publication."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models


@dataclass(frozen=True)
class Problem:
    where: str
    """The row, as an editor would call it: “statement 7kq2mwpa”."""
    field: str
    what: str
    remedy: str
    row: models.Model | None = None
    """The row itself, so that a screen can link to its field."""

    def __str__(self) -> str:
        return f"{self.where}, {self.field}: {self.what} {self.remedy}"
