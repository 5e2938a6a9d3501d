"""What the nouns of a case share: citations, an opaque public id, a place in the order."""

from __future__ import annotations

import secrets

from django.core.validators import RegexValidator
from django.db import models

from sources.fields import refuse_control_characters_in_prose
from sources.models import Passage

ID_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
ID_LENGTH = 8


def new_id() -> str:
    """A random opaque id: it shows neither how many rows exist nor whom a row is about."""
    return "".join(secrets.choice(ID_ALPHABET) for _ in range(ID_LENGTH))


def one_of(name: str, field: str, values: list[str]) -> models.CheckConstraint:
    """A named constraint that holds `field` to a controlled list in the database too."""
    return models.CheckConstraint(name=name, condition=models.Q(**{f"{field}__in": values}))


class ProseField(models.TextField[str, str]):
    """Text written by staff in their own words; readiness lints every field of this kind."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("validators", [refuse_control_characters_in_prose])
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]


class PublicIdField(models.CharField[str, str]):
    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("max_length", 16)
        kwargs.setdefault("unique", True)
        kwargs.setdefault("default", new_id)
        kwargs.setdefault("editable", False)
        kwargs.setdefault("validators", [RegexValidator(r"^[a-z2-7]{8,16}$", "Write 8 of a-z and 2-7.")])
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]


class Cited(models.Model):
    passages = models.ManyToManyField(
        Passage, blank=True, related_name="+", help_text="The printed words this rests on."
    )

    class Meta:
        abstract = True


class Placed(models.Model):
    """A row with a place among its siblings, counted from 0."""

    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True


class Identified(models.Model):
    """A row with a permanent public address of its own."""

    public_id = PublicIdField()

    class Meta:
        abstract = True


class Fact(Cited, Placed, Identified):
    class Meta:
        abstract = True
