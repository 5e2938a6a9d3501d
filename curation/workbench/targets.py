"""The facts of a case that words can be cited for, as the workbench lists them and its buttons name them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.db import models
from django.db.models import Prefetch, QuerySet

from cases.models import (
    Account,
    Allegation,
    Case,
    CaseAgency,
    Disagreement,
    Event,
    Printing,
    Statement,
    StatusStep,
    SummarySentence,
    TrackingNumber,
)
from cases.terms import PrintingKind
from curation import addresses
from curation.facts import note_of
from curation.labels import shortened
from curation.ownership import path_to_case, place_last
from curation.readings import in_words
from curation.widgets import is_row_id
from curation.workbench.meanwhile import state_of
from sources.models import Passage, SourceArticle

CITING: Final = (
    Case, SummarySentence, CaseAgency, TrackingNumber, Allegation, StatusStep, Statement, Event, Account
)  # fmt: skip
NOUNS: Final = {str(model._meta.model_name): model for model in CITING}
MOST: Final = 200
"""Rows of one noun that the workbench lists; it links to the filtered list of all."""
LONGEST: Final = 160


@dataclass(frozen=True)
class Target:
    """A fact, and the passages of the open article that it rests on."""

    row: Any
    text: str
    note: str
    here: list[Passage]
    may_attribute: bool = False

    @property
    def key(self) -> str:
        return f"{self.row._meta.model_name}-{self.row.pk}"

    @property
    def named(self) -> str:
        """What its buttons send: the fact, and what it says while one looks at it."""
        return f"{self.key}:{state_of(self.row)}"

    @property
    def noun(self) -> str:
        return str(self.row._meta.verbose_name)

    @property
    def address(self) -> str:
        return addresses.of_row(self.row)

    @property
    def keys(self) -> str:
        return " ".join(f"passage-{passage.pk}" for passage in self.here)


@dataclass(frozen=True)
class Group:
    heading: str
    model: type[models.Model]
    targets: list[Target]
    case: Case

    @property
    def here(self) -> int:
        """How many of them rest on the open article."""
        return sum(bool(target.here) for target in self.targets)

    @property
    def is_cut(self) -> bool:
        return len(self.targets) >= MOST

    @property
    def list_address(self) -> str:
        return addresses.of_list(self.model, case=self.case.pk)


def groups(case: Case, article: SourceArticle) -> list[Group]:
    """Every fact of `case` in the order of its public page, in a number of queries that does not grow."""
    here = Passage.objects.filter(article=article)
    printed = Printing.objects.filter(article=article).prefetch_related(
        Prefetch("passages", here), Prefetch("attribution", here)
    )
    cited = Prefetch("passages", here)
    steps = Prefetch("status_steps", StatusStep.objects.prefetch_related(cited))
    accounts = Prefetch("accounts", Account.objects.prefetch_related(cited))
    title = Case.objects.filter(pk=case.pk).prefetch_related(cited)
    allegations = case.allegations.prefetch_related(cited, steps)
    statements = case.statements.select_related("speaker", "agency")
    statements = statements.prefetch_related(Prefetch("printings", printed))
    disagreements = case.disagreements.prefetch_related(accounts)
    found: list[tuple[str, type[models.Model], Iterable[Target]]] = [
        ("Title and summary", SummarySentence, [*plain(title), *plain(case.summary.prefetch_related(cited))]),
        ("Allegations and their status", Allegation, with_steps(allegations)),
        ("Statements", Statement, [of_statement(row) for row in statements[:MOST]]),
        ("Events", Event, plain(case.events.prefetch_related(cited))),
        ("Where accounts differ", Disagreement, of_accounts(disagreements)),
        ("Agencies", CaseAgency, plain(case.case_agencies.select_related("agency").prefetch_related(cited))),
        ("Tracking numbers", TrackingNumber, plain(case.tracking_numbers.prefetch_related(cited))),
    ]
    return [Group(heading, model, list(targets), case) for heading, model, targets in found]


def plain(rows: QuerySet[Any]) -> list[Target]:
    return [target_of(row) for row in rows[:MOST]]


def target_of(row: Any) -> Target:
    return Target(row, shortened(text_of(row), LONGEST), told_of(row), list(row.passages.all()))


def text_of(row: Any) -> str:
    match row:
        case Case():
            return row.title
        case StatusStep() | Event():
            return row.text
    return str(row)


def told_of(row: Any) -> str:
    match row:
        case Case():
            return "The title"
        case StatusStep():
            return f"Status: {row.get_process_display().lower()}, {in_words(row.date)}"
        case Account():
            return "An account"
    return note_of(row)


def with_steps(allegations: QuerySet[Allegation]) -> list[Target]:
    return [
        target_of(row) for allegation in allegations[:MOST] for row in (allegation, *allegation.steps_by_date)
    ]


def of_accounts(disagreements: QuerySet[Disagreement]) -> list[Target]:
    """Each account under the question that it answers."""
    return [
        Target(
            account,
            shortened(account.value, LONGEST),
            shortened(question.question),
            list(account.passages.all()),
        )
        for question in disagreements[:MOST]
        for account in question.accounts.all()
    ]


def of_statement(statement: Statement) -> Target:
    printings = statement.printings.all()
    here = [p for row in printings for p in (*row.passages.all(), *row.attribution.all())]
    return Target(statement, shortened(str(statement), LONGEST), note_of(statement), here, may_attribute=True)


# --- Citing for one of them ---------------------------------------------------------------------------------


def fact_named(key: str, case: Case) -> Any:
    """The fact of `case` with this key; LookupError where it has none."""
    noun, _, pk = key.partition("-")
    if noun not in NOUNS or not is_row_id(pk):
        raise LookupError(key)
    model = NOUNS[noun]
    rows = model._default_manager.filter(**{path_to_case(model) or "pk": case.pk}).filter(pk=pk)
    if (row := rows.first()) is None:
        raise LookupError(key)
    return row


def rest_on(row: Any, passages: Iterable[Passage], article: SourceArticle, *, said: bool = True) -> Any:
    """Let `row` rest on `passages` of `article`, a statement by its printing there; returns what cites.

    `said` is false for the phrase that attributes a statement.
    """
    if isinstance(row, Statement):
        printing = printing_of(row, article, passages)
        (printing.passages if said else printing.attribution).add(*passages)
        printing.save()
        return printing
    row.passages.add(*passages)
    row.save()  # Links alone would not tell whoever has the case open that it changed.
    return row


def printing_of(
    statement: Statement, article: SourceArticle, passages: Iterable[Passage], kind: str = ""
) -> Printing:
    """The printing of `statement` in `article`, made where there is none; direct if words stand in marks."""
    wanted = kind or (PrintingKind.DIRECT if any(map(in_marks, passages)) else PrintingKind.INDIRECT)
    found = list(statement.printings.filter(article=article))
    fitting = [one for one in found if one.kind == wanted] or ([] if kind else found)
    if fitting:
        return fitting[0]
    printing = Printing(statement=statement, article=article, kind=wanted)
    place_last(printing)
    printing.full_clean()
    printing.save()
    return printing


def in_marks(passage: Passage) -> bool:
    """Whether a quotation mark stands on either side of the words."""
    text = passage.article.text
    beside = text[max(0, passage.start - 1) : passage.start] + text[passage.end : passage.end + 2]
    return any(mark in beside for mark in '“”"«»„')
