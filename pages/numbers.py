"""Allegations of public cases counted by year, agency, process and disposition, each split by outcome."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.core.cache import cache
from django.db.models import Count
from django.db.models.functions import ExtractYear
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from editions.filters import newest_line
from editions.models import FacetCount, PublicAllegation
from editions.reading import FAR_PAST
from editions.vocabulary import Disposition, Process
from pages.terms import label

LASTS = 60 * 60
"""Seconds. A key names the newest line of the log, so what is kept never goes stale by itself."""

MOST_AGENCIES = 40
"""Agencies with a row of their own: those that most allegations concern, listed by the alphabet."""

Text = str | Promise


class Outcome(StrEnum):
    """What has been decided about an allegation, in as few kinds as keep a finding apart from an ending."""

    NONE_YET = "none-yet"
    SUSTAINED = "sustained"
    OTHER_FINDING = "other-finding"
    NO_FINDING = "no-finding"

    @property
    def label(self) -> Text:
        return OUTCOMES[self]


OUTCOMES: dict[Outcome, Text] = {
    Outcome.NONE_YET: _("No finding reported yet"),
    Outcome.SUSTAINED: _("Finding: sustained"),
    Outcome.OTHER_FINDING: _("Finding: not sustained, unfounded or exonerated"),
    Outcome.NO_FINDING: _("Ended without a finding"),
}


def outcome_of(disposition: str) -> Outcome:
    if disposition == Disposition.NONE_YET:
        return Outcome.NONE_YET
    if disposition == Disposition.SUSTAINED:
        return Outcome.SUSTAINED
    is_finding = disposition in Disposition.values and Disposition(disposition).is_finding
    return Outcome.OTHER_FINDING if is_finding else Outcome.NO_FINDING


@dataclass(frozen=True)
class Cell:
    """Allegations that agree in all of this, as the one query counts them."""

    year: int | None
    agency: str
    process: str
    disposition: str
    number: int


@dataclass(frozen=True)
class Part:
    """One outcome's share of a row: how many, and where its piece of the bar lies, in hundredths."""

    outcome: Outcome
    number: int
    start: float
    width: float


@dataclass(frozen=True)
class Row:
    label: Text
    address: str
    parts: list[Part]

    @property
    def number(self) -> int:
        return sum(part.number for part in self.parts)


@dataclass(frozen=True)
class Table:
    name: str
    title: Text
    remark: Text
    rows: list[Row]


@dataclass(frozen=True)
class Numbers:
    cases: int
    allegations: int
    sums: list[Part]
    tables: list[Table] = field(default_factory=list)
    outcomes: tuple[Outcome, ...] = tuple(Outcome)


def numbers() -> Numbers:
    """All counts, in at most three queries; in one where nothing was published since they were made."""
    key = f"numbers:{newest_line().sha256}"
    counted: tuple[list[Cell], int, dict[str, str]] | None = cache.get(key)
    if counted is None:
        counted = (cells(), *known())
        cache.set(key, counted, LASTS)
    return tabulated(*counted)


def cells() -> list[Cell]:
    groups = (
        PublicAllegation.objects.order_by()
        .annotate(year=ExtractYear("happened_earliest"))
        .values_list("year", "agency", "process", "disposition")
        .annotate(number=Count("pk"))
    )
    return [Cell(*group) for group in groups]


def known() -> tuple[int, dict[str, str]]:
    """How many public cases there are, and what agencies are called, in one query."""
    rows: Iterable[tuple[str, str, str, int]] = FacetCount.objects.filter(
        facet__in=("jurisdiction", "agency")
    ).values_list("facet", "value", "label", "cases")
    found = list(rows)
    cases = sum(number for facet, _value, _label, number in found if facet == "jurisdiction")
    return cases, {value: name for facet, value, name, _number in found if facet == "agency"}


def tabulated(found: list[Cell], cases: int, names: dict[str, str]) -> Numbers:
    return Numbers(
        cases=cases,
        allegations=sum(cell.number for cell in found),
        sums=parts(found, scale=0),
        tables=[by_year(found), by_agency(found, names), by_process(found), by_disposition(found)],
    )


def by_year(found: list[Cell]) -> Table:
    groups = grouped(found, lambda cell: None if cell.year == FAR_PAST.year else cell.year)
    years = sorted(groups, key=lambda year: year or 0, reverse=True)
    return Table(
        "year",
        _("By year"),
        _("The first day on which what is alleged can have happened decides the year."),
        rows((str(year) if year else _("Not known"), in_year(year), groups[year]) for year in years),
    )


def in_year(year: int | None) -> str:
    return f"{reverse('pages:cases')}?year={year}" if year else ""


def by_agency(found: list[Cell], names: dict[str, str]) -> Table:
    groups = grouped(found, lambda cell: cell.agency)
    most = sorted(groups, key=lambda slug: -sum(cell.number for cell in groups[slug]))
    shown = sorted(most[:MOST_AGENCIES], key=lambda slug: str(names.get(slug, slug)).casefold())
    lines = [(names.get(slug, slug), reverse("pages:agency", args=[slug]), groups[slug]) for slug in shown]
    others = [cell for slug in most[MOST_AGENCIES:] for cell in groups[slug]]
    more: list[tuple[Text, str, list[Cell]]] = [(_("All others"), reverse("pages:agencies"), others)]
    return Table(
        "agency",
        _("By agency concerned"),
        _(
            "The body or unit that an allegation concerns, by the alphabet. How often one appears measures "
            "which news reports this archive holds, and not conduct."
        ),
        rows([*lines, *(more if others else [])]),
    )


def by_process(found: list[Cell]) -> Table:
    groups = grouped(found, lambda cell: cell.process)
    return Table(
        "process",
        _("By process"),
        _("What a body is doing about the allegation. None of these is a finding."),
        rows(term_rows("process", Process.values, groups)),
    )


def by_disposition(found: list[Cell]) -> Table:
    groups = grouped(found, lambda cell: cell.disposition)
    return Table(
        "disposition",
        _("By disposition"),
        _("What was decided. An allegation counts once, with its newest disposition."),
        rows(term_rows("disposition", Disposition.values, groups)),
    )


def term_rows(
    vocabulary: str, values: Sequence[str], groups: dict[Any, list[Cell]]
) -> Iterable[tuple[Text, str, list[Cell]]]:
    for value in values:
        if value in groups:
            address = f"{reverse('pages:cases')}?{vocabulary}={value}"
            yield label(vocabulary, value), address, groups[value]


def grouped(found: list[Cell], by: Callable[[Cell], Any]) -> dict[Any, list[Cell]]:
    groups: dict[Any, list[Cell]] = defaultdict(list)
    for cell in found:
        groups[by(cell)].append(cell)
    return groups


def rows(lines: Iterable[tuple[Text, str, list[Cell]]]) -> list[Row]:
    """Rows whose bars share one scale: the longest fills its place."""
    lines = list(lines)
    longest = max((sum(cell.number for cell in group) for _name, _address, group in lines), default=0)
    return [Row(name, address, parts(group, longest)) for name, address, group in lines]


def parts(found: Iterable[Cell], scale: int) -> list[Part]:
    counted: Counter[Outcome] = Counter()
    for cell in found:
        counted[outcome_of(cell.disposition)] += cell.number
    made, reached = [], 0.0
    for outcome in Outcome:
        width = round(100 * counted[outcome] / scale, 2) if scale else 0.0
        made.append(Part(outcome, counted[outcome], round(reached, 2), width))
        reached += width
    return made
