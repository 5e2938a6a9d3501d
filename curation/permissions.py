"""Who among the staff may read, and who may publish: the one place where the admin's rules are stated.

A noun's screens show words of the nouns it names and of those that are its parts: a status step shows its
allegation, an allegation its case. So a noun is open only to those who may read all of these. Django's own
rule asks about the noun alone, and shows the titles of unpublished cases to whoever may edit events.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser, PermissionsMixin
from django.db import models

from editions.publishing import RULES
from sources.models import Indexed, Run

PRIVATE_ROOMS = ("sources", "cases")
MADE_BY_MACHINE: frozenset[type[models.Model]] = frozenset({Indexed, Run})
"""An index in which copies are looked up; no screen shows it."""

User = AbstractBaseUser | AnonymousUser


def may(user: User, verb: str) -> bool:
    """Each verb takes a right of its own, as its rule says: editing a case grants none of them."""
    return _has(user, RULES[verb].right)


def may_read(user: User, model: type[models.Model]) -> bool:
    return all(_may_view(user, shown) for shown in shown_with(model))


@cache
def shown_with(model: type[models.Model]) -> frozenset[type[models.Model]]:
    """`model`, and every private noun whose words its screens show."""
    found: set[type[models.Model]] = set()
    waiting = [model]
    while waiting:
        noun = waiting.pop()
        if noun not in found:
            found.add(noun)
            waiting += [near for near in _beside(noun) if near._meta.app_label in PRIVATE_ROOMS]
    return frozenset(found)


def _beside(model: type[models.Model]) -> Iterator[type[models.Model]]:
    """The nouns that `model` names, and its parts: rows that are deleted when their owner is."""
    for field in model._meta.get_fields(include_hidden=True):
        is_part = isinstance(field, models.ManyToOneRel) and field.on_delete is models.CASCADE
        is_named = isinstance(field, models.ForeignKey | models.ManyToManyField)
        related = field.related_model
        if (is_part or is_named) and isinstance(related, type) and is_a_noun(related):
            yield related


def is_a_noun(model: type[models.Model]) -> bool:
    """Not a table of links, nor one without rights of its own: moves are shown to whoever sees their case."""
    shown = not model._meta.auto_created and "view" in model._meta.default_permissions
    return shown and model not in MADE_BY_MACHINE


def _may_view(user: User, model: type[models.Model]) -> bool:
    room, noun = model._meta.app_label, model._meta.model_name
    return _has(user, f"{room}.view_{noun}") or _has(user, f"{room}.change_{noun}")


def _has(user: User, permission: str) -> bool:
    return isinstance(user, PermissionsMixin | AnonymousUser) and user.has_perm(permission)
