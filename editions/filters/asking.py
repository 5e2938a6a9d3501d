"""Asking: from the parameters of an address to the rows that they select, or to what is wrong with them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from editions import search
from editions.filters.fields import Search
from editions.filters.known import FEW, Known, Pair, look_up, unknown
from editions.filters.listed import FACETS, barred_in, counted_in, leave_out, listed_in, narrow, walks
from editions.filters.ordering import Ordering
from editions.filters.question import MAX_FAULTS, Asked, BadQuestion, Fault, read
from editions.filters.selection import Selection, selection
from editions.filters.sets import (
    RELEVANCE,
    AgencyQuestions,
    AllegationQuestions,
    CaseQuestions,
    Questions,
    SourceQuestions,
    StatementQuestions,
)
from editions.models import PublicAgency, PublicAllegation, PublicCase, PublicSource, PublicStatement

Cleaned = dict[str, Any]
"""Each parameter that was asked, with what its filter made of the values."""


def cases(params: QueryDict, *, also: Collection[str] = (), usual: str = "") -> Selection:
    """Public cases; raises BadQuestion.

    `also` names parameters that the caller reads for itself, `usual` the ordering where none is asked for.
    Reads the database once where a listed value, words or a moment are asked for, and not at all otherwise.
    """
    asked = read(params, single=CaseQuestions.single(), many=CaseQuestions.many(), also=also)
    cleaned = clean(CaseQuestions, asked)
    known = check(CaseQuestions, asked, more={*counted_in(asked), *numbers_in(CaseQuestions, cleaned)})
    return select_cases(asked, cleaned, known, usual)


def without(chosen: Selection, *facets: str) -> Selection:
    """The cases of the same question without what it asks of these facets."""
    asked = {name: values for name, values in chosen.asked.items() if name not in facets}
    return select_cases(asked, clean(CaseQuestions, asked), chosen.known)


def select_cases(asked: Asked, cleaned: Cleaned, known: Known | None, usual: str = "") -> Selection:
    ordering = ordering_of(CaseQuestions, cleaned, usual)
    others = settled(CaseQuestions, {name: cleaned[name] for name in cleaned if name not in FACETS}, known)
    barred = barred_in(asked)
    found: Search | None = others.get("q")
    rows = leave_out(narrowed(CaseQuestions, PublicCase.objects.public(), others), barred)
    if ordering.name == RELEVANCE:
        rows, ordering = ranked(rows, ordering, found)
    if known is None:
        return selection(rows, ordering, asked)
    listed = listed_in(asked)
    newest_first = walks(
        rows,
        listed,
        known,
        rival=found.found if found else NO_RIVAL,
        bounds=bounds_in(others),
        all_rows=not barred and others.keys() <= {*BOUNDS},
    )
    return selection(narrow(rows, listed, known), ordering, asked, known=known, walks=newest_first)


def ranked(
    rows: QuerySet[PublicCase], ordering: Ordering, found: Search | None
) -> tuple[QuerySet[PublicCase], Ordering]:
    """The rows in the order of relevance; of very many, the newest."""
    if found is None or not search.terms(found.words):
        raise BadQuestion(Fault("ordering", _("%(order)s needs words in q.") % {"order": RELEVANCE}))
    if found.found > FEW:
        rows = rows.filter(pk__in=rows.order_by("-sequence").values("pk")[: search.RANKED])
    first, *others = ordering.keys
    score = replace(first, expression=search.relevance(found.words))
    return rows, replace(ordering, keys=(score, *others))


NO_RIVAL = 2**63


BOUNDS = ("updated_after", "updated_before")
"""Of the log's numbers, which listings have as well."""


def bounds_in(others: Cleaned) -> Q:
    bounds = Q()
    for name in BOUNDS:
        if name in others:
            bounds &= CaseQuestions.base_filters[name].condition(others[name])
    return bounds


def numbers_in(questions: type[Questions], cleaned: Cleaned) -> Iterator[Pair]:
    for name, value in cleaned.items():
        yield from questions.base_filters[name].numbers(value)


def settled(questions: type[Questions], cleaned: Cleaned, known: Known | None) -> Cleaned:
    """What is asked beside the ordering, with the numbers that tell how to ask it."""
    others = {name: value for name, value in cleaned.items() if name != "ordering"}
    if known is None:
        return others
    return {name: questions.base_filters[name].settled(value, known) for name, value in others.items()}


def allegations(params: QueryDict, *, also: Collection[str] = (), usual: str = "") -> Selection:
    return plain(AllegationQuestions, PublicAllegation.objects.all(), params, also, usual)


def statements(params: QueryDict, *, also: Collection[str] = (), usual: str = "") -> Selection:
    return plain(StatementQuestions, PublicStatement.objects.all(), params, also, usual)


def sources(params: QueryDict, *, also: Collection[str] = (), usual: str = "") -> Selection:
    return plain(SourceQuestions, PublicSource.objects.all(), params, also, usual)


def agencies(params: QueryDict, *, also: Collection[str] = (), usual: str = "") -> Selection:
    return plain(AgencyQuestions, PublicAgency.objects.all(), params, also, usual)


def plain(
    questions: type[Questions], rows: QuerySet[Any], params: QueryDict, also: Collection[str], usual: str
) -> Selection:
    """Rows of an index table that needs no listing."""
    asked = read(params, single=questions.single(), many=questions.many(), also=also)
    cleaned = clean(questions, asked)
    known = check(questions, asked, more={*numbers_in(questions, cleaned)})
    ordering = ordering_of(questions, cleaned, usual)
    others = settled(questions, cleaned, known)
    return selection(narrowed(questions, rows, others), ordering, asked, known=known)


def clean(questions: type[Questions], asked: Asked) -> Cleaned:
    """The value of each parameter that was asked, by its own filter; all faults at once."""
    cleaned: Cleaned = {}
    faults = []
    for name, values in asked.items():
        try:
            cleaned[name] = questions.base_filters[name].clean(values)
        except ValidationError as error:
            faults += [Fault(name, message) for message in error.messages]
    if faults:
        raise BadQuestion(*faults)
    return cleaned


def check(questions: type[Questions], asked: Asked, more: Collection[Pair] = ()) -> Known | None:
    """What the index knows of the values asked for; None, and no query, where none needs it."""
    names = [
        (name, pair) for name, values in asked.items() for pair in questions.base_filters[name].pairs(values)
    ]
    if not names and not more:
        return None
    known = look_up({*(pair for _, pair in names), *more})
    if faults := [*islice(unknown(names, known), MAX_FAULTS)]:
        raise BadQuestion(*faults)
    return known


def narrowed(questions: type[Questions], rows: QuerySet[Any], cleaned: Cleaned) -> QuerySet[Any]:
    for name, value in cleaned.items():
        rows = questions.base_filters[name].filter(rows, value)
    return rows


def ordering_of(questions: type[Questions], cleaned: Cleaned, usual: str = "") -> Ordering:
    order = questions.order()
    return order.orderings[cleaned.get("ordering") or usual or order.default]
