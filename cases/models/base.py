"""What the nouns of a case share: citations, an opaque public id, a place in the order."""

from __future__ import annotations

import secrets
from typing import Any, ClassVar

from django.apps import apps
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

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        """With `unique` always: the history holds the same id many times."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "unique": self.unique}


class Cited(models.Model):
    passages = models.ManyToManyField(
        Passage, blank=True, related_name="+", help_text="The printed words this rests on."
    )

    class Meta:
        abstract = True


class Placed(models.Model):
    """A part of a case, with a place among its siblings, counted from 0."""

    owner: ClassVar[str] = "case"
    """The field that names what it is a part of."""

    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        raise_version(self.case_pk)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        case_pk = self.case_pk
        deleted = super().delete(*args, **kwargs)
        raise_version(case_pk)
        return deleted

    @property
    def case_pk(self) -> int:
        owner: Any = self if self.owner == "case" else getattr(self, self.owner)
        return int(owner.case_id)


def raise_version(case_pk: int) -> None:
    """Say that a case, or a part of it, is no longer what whoever read it before has seen.

    Counted in the database: of two people who save at once, neither takes the other's count for its own.
    """
    cases = apps.get_model("cases", "Case")._default_manager
    cases.filter(pk=case_pk).update(version=models.F("version") + 1)


class Identified(models.Model):
    """A row with a permanent public address of its own."""

    public_id = PublicIdField()

    class Meta:
        abstract = True


class Fact(Cited, Placed, Identified):
    class Meta:
        abstract = True
