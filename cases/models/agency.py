"""Agency: a body that acts in cases, with the body it is a unit of and the place it answers to."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from cases.models.base import Cited, ProseField, one_of
from cases.terms import AgencyKind
from sources.fields import refuse_control_characters
from sources.keeping import Kept


class Jurisdiction(models.Model):
    slug = models.SlugField(unique=True, max_length=80, help_text="For example us-il-chicago.")
    name = models.CharField(max_length=200, validators=[refuse_control_characters])
    country = models.CharField(max_length=2, help_text="ISO 3166-1 alpha-2, in upper case.")

    history = Kept()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Agency(Cited):
    slug = models.SlugField(unique=True, max_length=80, help_text="The acronym where there is one.")
    name = models.CharField(max_length=200, validators=[refuse_control_characters])
    acronym = models.CharField(max_length=20, blank=True, validators=[refuse_control_characters])
    also_known_as = models.JSONField(default=list, blank=True, help_text="Other names in print: a list.")
    kind = models.CharField(max_length=24, choices=AgencyKind.choices)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="units",
        help_text="The body this one is a unit of.",
    )
    jurisdiction = models.ForeignKey(Jurisdiction, on_delete=models.PROTECT, related_name="agencies")
    url = models.URLField(blank=True)
    note = ProseField(blank=True, help_text="For staff; never published.")

    history = Kept()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "agencies"
        constraints = [
            one_of("agency_kind_is_known", "kind", AgencyKind.values),
            models.CheckConstraint(
                name="agency_is_not_its_own_parent",
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
            ),
        ]

    def __str__(self) -> str:
        return self.acronym or self.name

    def lineage(self) -> list[Agency]:
        """This agency, its parent, its parent's parent ...; one query for each step not yet loaded."""
        line = [self]
        while (above := line[-1].parent) and above not in line:
            line.append(above)
        return line
