"""Person: a public official or a spokesperson. Accused and alleged victims are never a Person."""

from __future__ import annotations

from django.db import models

from cases.models.agency import Agency
from cases.models.base import Cited, one_of
from cases.terms import PersonCapacity
from sources.fields import refuse_control_characters
from sources.keeping import Kept


class Person(Cited):
    slug = models.SlugField(unique=True, max_length=80)
    name = models.CharField(max_length=200, validators=[refuse_control_characters])
    also_known_as = models.JSONField(default=list, blank=True, help_text="Other names in print: a list.")
    capacity = models.CharField(
        max_length=20,
        choices=PersonCapacity.choices,
        help_text="Why this person may be named: the office in which they speak.",
    )
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="people")

    history = Kept()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "people"
        constraints = [one_of("person_capacity_is_known", "capacity", PersonCapacity.values)]

    def __str__(self) -> str:
        return self.name
