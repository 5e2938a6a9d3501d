"""Case bundles: a case as the YAML that seeds are written in, out, and in again as a draft."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from django.contrib.auth.models import User
from django.db import models, transaction

from cases.models import Case
from cases.seeding import Outcome, SeedFault, SeedFaults, enter, read_case, to_yaml
from cases.seeding.shapes import CASE, Children, Shape
from curation import divergence

NAME: Final = "the bundle"


@dataclass(frozen=True)
class Bundle:
    """What bringing a bundle in would do, or did: the change of the case, or what is wrong with the file."""

    outcome: Outcome | None
    faults: list[SeedFault]

    @property
    def is_news(self) -> bool:
        return bool(self.outcome and self.outcome.change != "unchanged")

    @property
    def lines(self) -> list[tuple[str, str]]:
        """The difference of the case's YAML, each line with its kind."""
        kinds = {"+": "added", "-": "removed", "@": "gap"}
        found = self.outcome.diff.splitlines() if self.outcome else []
        return [(kinds.get(line[:1], "same"), "" if line[:1] == "@" else line[1:]) for line in found]

    @property
    def fingerprint(self) -> str:
        """Names what was previewed, so that nothing else is brought in."""
        told = (self.outcome.change, self.outcome.diff) if self.outcome else ()
        return sha256(repr(told).encode()).hexdigest()


def written(case: Case) -> str:
    return to_yaml(CASE, [Case.objects.for_document().get(pk=case.pk)])


def preview(text: str, *, by: User) -> Bundle:
    """What `bring_in` would do: it is done, and taken back."""
    with transaction.atomic():
        found = _entered(text, by=by, reason="")
        transaction.set_rollback(True)
    return found


def bring_in(text: str, *, by: User, reason: str, expected: str) -> Case | None:
    """Make the case a draft of what the bundle says; None where that is no longer what was previewed.

    By the rules and messages of `seed`. Nothing is published, and planting never overwrites it: it is an edit
    of staff, kept in the history of every row with its reason.
    """
    with transaction.atomic():
        found = _entered(text, by=by, reason=reason)
        if found.outcome is None or found.fingerprint != expected:
            transaction.set_rollback(True)
            return None
        case = Case.objects.get(slug=found.outcome.record.key)
        divergence.note_case(case)
        return case


def _entered(text: str, *, by: User, reason: str) -> Bundle:
    try:
        with transaction.atomic():
            return Bundle(enter(read_case(text, NAME), by=by, reason=reason), [])
    except SeedFaults as error:
        return Bundle(None, error.faults)


def rights() -> list[str]:
    """What bringing a bundle in may do: add, change and delete whatever a case is made of."""
    actions = ("add", "change", "delete")
    return [f"{_label(model, action)}" for model in _nouns(CASE) for action in actions]


def _nouns(shape: Shape) -> list[type[models.Model]]:
    inner = [key.shape for key in shape.keys if isinstance(key, Children)]
    return [shape.model, *(model for child in inner for model in _nouns(child))]


def _label(model: type[models.Model], action: str) -> str:
    return f"{model._meta.app_label}.{action}_{model._meta.model_name}"
