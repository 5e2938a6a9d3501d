"""Planting: what a seed file said when it was last planted, so that staff edits are never overwritten."""

from __future__ import annotations

from django.db import models


class Planting(models.Model):
    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64, help_text="Hash of the record as planted, in canonical YAML.")

    class Meta:
        constraints = [models.UniqueConstraint(name="planting_of_a_record_once", fields=["kind", "key"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
