"""Outlet: the publisher an article appeared with."""

from __future__ import annotations

from django.db import models

from sources.fields import refuse_control_characters
from sources.keeping import Kept
from sources.terms import OutletKind


class Outlet(models.Model):
    slug = models.SlugField(unique=True, max_length=80)
    name = models.CharField(
        max_length=200,
        validators=[refuse_control_characters],
        help_text="As the outlet writes its own name, for example “NBC Chicago”.",
    )
    kind = models.CharField(max_length=20, choices=OutletKind.choices)
    url = models.URLField(blank=True, help_text="The outlet's own home page.")

    history = Kept()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="outlet_kind_is_known", condition=models.Q(kind__in=OutletKind.values)
            ),
        ]

    def __str__(self) -> str:
        return self.name
