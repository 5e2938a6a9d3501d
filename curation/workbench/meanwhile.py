"""What others did while a workbench was open: to the fact one cites for, from the words one enters."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Q
from django.forms.models import model_to_dict

from cases.models import Case, Statement
from curation import addresses
from curation.conflicts import Difference, compared
from curation.labels import label_of
from curation.ownership import path_to_case
from curation.restoring import changes_since, columns_of
from curation.workbench.nouns import Noun
from curation.workbench.spans import Span
from sources.models import SourceArticle


@dataclass(frozen=True)
class Meanwhile:
    """One fact that another touched since: what it says, and how that differs from what one saw or wrote."""

    noun: str
    text: str
    address: str
    by: User | None
    at: datetime | None
    differences: list[Difference]


def state_of(row: Any) -> str:
    """Names what a fact says, without what it rests on: to cite more for it changes nothing of it."""
    said = (f"{one.name}={getattr(row, one.attname)}" for one in columns_of(row) if one.name != "position")
    return hashlib.sha256("\0".join(said).encode()).hexdigest()[:12]


def changed(row: Any, seen: str) -> Meanwhile | None:
    """How `row` was changed since it said what `seen` names; None where it says that still."""
    if not seen or state_of(row) == seen:
        return None
    states = list(type(row).history.filter(id=row.pk).select_related("history_user"))
    before = next((state for state in states if state_of_kept(row, state) == seen), None)
    differences = changes_since(row, before) if before else []
    newest = states[0] if states else None
    return _told(row, newest, differences, addresses.of_row(row))


def state_of_kept(row: Any, state: Any) -> str:
    kept = type(row)(**{one.attname: getattr(state, one.attname) for one in columns_of(row)})
    return state_of(kept)


def taken_out(model: Any, pk: int, case: Case) -> Meanwhile | None:
    """The fact of `case` that stood there until somebody took it out; None where there never was one."""
    states = model.history.filter(id=pk).select_related("history_user")
    newest = states.first()
    owner = path_to_case(model).partition("__")[0]
    if newest is None or newest.history_type != "-" or (owner == "case" and newest.case_id != case.pk):
        return None
    return _told(newest.instance, newest, [], "")


def _told(row: Any, state: Any, differences: list[Difference], address: str) -> Meanwhile:
    by, at = (state.history_user, state.history_date) if state else (None, None)
    return Meanwhile(str(row._meta.verbose_name), label_of(row), address, by, at, differences)


# --- New facts ----------------------------------------------------------------------------------------------


def resting(noun: Noun, case: Case, article: SourceArticle, words: Iterable[Span] = ()) -> list[Any]:
    """The facts of this kind that rest on the article, or on some of these words of it."""
    by = "printings__passages" if noun.model is Statement else "passages"
    there = Q(**{f"{by}__article": article})
    near = Q()
    for span in words:
        near |= Q(**{f"{by}__start__lt": span.end, f"{by}__end__gt": span.start})
    rows = noun.model._default_manager.filter(**{path_to_case(noun.model): case.pk})
    return list(rows.filter(there & near).order_by("pk").distinct())


def seen_of(rows: Iterable[Any]) -> str:
    return " ".join(str(row.pk) for row in rows)


def entered(rows: Iterable[Any], seen: Collection[str], form: Any) -> Iterator[Meanwhile]:
    """Those of `rows` that a form had not seen when it was opened, each against what the form holds."""
    for row in rows:
        if str(row.pk) not in seen:
            newest = type(row).history.filter(id=row.pk).select_related("history_user").first()
            yield _told(row, newest, list(_against(row, form)), addresses.of_row(row))


def _against(row: Any, form: Any) -> Iterator[Difference]:
    saved = model_to_dict(row, fields=list(form.fields))
    for name, theirs in saved.items():
        field, mine = form.fields[name], form.cleaned_data.get(name)
        if field.has_changed(theirs, field.prepare_value(mine)):
            yield Difference(str(form[name].label).capitalize(), compared(field, theirs, mine))
