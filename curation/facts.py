"""The facts of a case as its screen lists them: the first of each noun, and the way to the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import QuerySet

from cases.models import Account, Allegation, Case, Disagreement, Event, Reply, Statement
from cases.terms import Disposition
from curation import addresses
from curation.counting import how_many
from curation.labels import shortened
from curation.readings import in_words

LONGEST = 220
SHOWN = 15
"""Beyond these a filtered list is easier to work in than a long screen."""


@dataclass(frozen=True)
class Fact:
    text: str
    note: str
    address: str


@dataclass(frozen=True)
class Facts:
    case: Case
    rows: QuerySet[Any]

    @property
    def model(self) -> type[models.Model]:
        return self.rows.model

    @property
    def noun(self) -> str:
        return str(self.model._meta.verbose_name)

    @property
    def heading(self) -> str:
        return str(self.model._meta.verbose_name_plural).capitalize()

    @property
    def total(self) -> int:
        return self.rows.count()

    @property
    def shown(self) -> list[Fact]:
        return [
            Fact(shortened(row_text(row), LONGEST), note_of(row), addresses.of_row(row))
            for row in self.rows[:SHOWN]
        ]

    @property
    def list_address(self) -> str:
        return addresses.of_list(self.model, case=self.case.pk)

    @property
    def add_address(self) -> str:
        return addresses.of_new(self.model, case=self.case.pk)


def facts_of(case: Case) -> list[Facts]:
    return [
        Facts(case, case.allegations.prefetch_related("status_steps")),
        Facts(case, case.statements.select_related("speaker", "agency")),
        Facts(case, case.events.all()),
        Facts(case, case.disagreements.annotate(accounts_found=how_many(Account, "disagreement"))),
        Facts(case, case.replies.select_related("person", "agency")),
    ]


def row_text(row: models.Model) -> str:
    return row.text if isinstance(row, Event) else str(row)


def note_of(row: Any) -> str:
    """What an editor tells two such rows apart by."""
    match row:
        case Allegation():
            return step_note(row)
        case Statement():
            return ", ".join(filter(None, [str(row.speaker or row.agency), in_words(row.said)]))
        case Event():
            return in_words(row.date)
        case Disagreement():
            return f"{row.accounts_found} accounts"  # type: ignore[attr-defined]
        case Reply():
            return f"asked on {row.sought}" if row.sought else "came unasked"
    return ""


def step_note(allegation: Allegation) -> str:
    step = allegation.current_step
    if step is None:
        return "No status yet"
    if step.disposition == Disposition.NONE_YET:
        return f"{step.get_process_display()}; no disposition"
    return f"{step.get_process_display()}; {step.get_disposition_display().lower()}"
