"""Two people's changes of one form brought together: what only the other changed is taken over into it.

    merge = merge_into(request.POST.copy(), forms, opened)

What somebody changed is told against the state that the row had when they opened it, which its history keeps;
so a form that was open for an hour takes back nothing that others saved meanwhile, and what both changed is
left as it was typed, to be decided by whoever typed it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from django import forms
from django.db import models
from django.http import QueryDict

from curation.labels import label_of

UNKNOWN: Final = object()
"""What a row was cannot be told: whatever differs then counts as changed by both."""
OURS: Final = frozenset({"id", "DELETE"})
"""Fields that a formset puts beside a row's own."""


@dataclass
class Merge:
    """What became of each field of which the saved version and the one sent differ."""

    posted: QueryDict
    taken: dict[str, tuple[forms.BoundField, Any, Any]] = field(default_factory=dict)
    """By the field's name, what the other alone changed: the field, what it was, what it is now."""
    both: set[str] = field(default_factory=set)
    added: list[str] = field(default_factory=list)
    """Rows that the other put in, which the form that was sent does not know."""
    gone: list[str] = field(default_factory=list)
    """Rows that the other took out, as they last read."""

    def take(self, form: forms.ModelForm[Any], opened: datetime) -> None:
        """Bring one row's form together; `form` is unbound, and so holds what is saved now."""
        state = state_at(form.instance, form.instance.pk, opened)
        for name in own_fields(form):
            bound, told = form[name], form.fields[name]
            saved = form.get_initial_for_field(told, name)
            if not told.has_changed(saved, self.sent(bound)):
                continue
            was = value_of(state, form.instance, name)
            if was is UNKNOWN or told.has_changed(was, self.sent(bound)):
                if was is UNKNOWN or told.has_changed(saved, as_posted(told, was)):
                    self.both.add(bound.html_name)
            else:
                self.taken[bound.html_name] = (bound, was, saved)
                self.put(bound, saved)

    def sent(self, bound: forms.BoundField) -> Any:
        return bound.field.widget.value_from_datadict(self.posted, {}, bound.html_name)

    def put(self, bound: forms.BoundField, value: Any) -> None:
        sent = as_posted(bound.field, value)
        if isinstance(bound.field, forms.BooleanField) and not value:
            self.posted.pop(bound.html_name, None)
        else:
            self.posted.setlist(bound.html_name, sent if isinstance(sent, list) else [sent])

    def take_rows(self, formset: Any, opened: datetime) -> None:
        """Bring the rows of a formset together, those included that only one of the two has."""
        saved = {str(form.instance.pk): form for form in formset.initial_forms}
        rows = Rows.of(self.posted, formset.prefix)
        for row in rows.initial:
            if row["id"][0] in saved:
                saved[row["id"][0]].prefix = f"{formset.prefix}-{row.index}"
                self.take(saved.pop(row["id"][0]), opened)
            else:
                self.gone += self._let_go(row, formset, opened)
        self.added += [label_of(form.instance) for form in saved.values()]
        rows.write(self.posted, gone={row.index for row in rows.initial if row.is_gone})

    def _let_go(self, row: Row, formset: Any, opened: datetime) -> Iterator[str]:
        """A row that is no longer there: kept as a new one if it was changed, for that is somebody's work."""
        row.is_gone = True
        state = state_at(formset.model(), row["id"][0], opened)
        if state is None:
            return
        form = formset.empty_form
        form.prefix = f"{formset.prefix}-{row.index}"
        was = {name: value_of(state, form.instance, name) for name in own_fields(form)}
        row.is_changed = any(form.fields[n].has_changed(v, self.sent(form[n])) for n, v in was.items())
        yield label_of(state.instance)


class Row(dict[str, list[str]]):
    """One row of a formset as it was sent: the values of each of its fields."""

    index = 0
    is_gone = False
    is_changed = False


@dataclass
class Rows:
    """The rows of a formset as they were sent; those from `initial` on are new."""

    prefix: str
    initial: list[Row]
    new: list[Row]

    @classmethod
    def of(cls, posted: QueryDict, prefix: str) -> Rows:
        total, known = (count_in(posted, f"{prefix}-{name}_FORMS") for name in ("TOTAL", "INITIAL"))
        rows = [cls._row(posted, f"{prefix}-{index}-", index) for index in range(total)]
        return cls(prefix, [row for row in rows[:known] if row.get("id")], rows[known:])

    @staticmethod
    def _row(posted: QueryDict, start: str, index: int) -> Row:
        row = Row({key.removeprefix(start): posted.getlist(key) for key in posted if key.startswith(start)})
        row.index = index
        return row

    def write(self, posted: QueryDict, *, gone: set[int]) -> None:
        """Number the rows anew where some are gone; those of them that were changed stand as new ones."""
        if not gone:
            return
        kept = [
            self._row(posted, f"{self.prefix}-{r.index}-", r.index) for r in self.initial if not r.is_gone
        ]
        again = [Row({**row, "id": [""]}) for row in self.initial if row.is_gone and row.is_changed]
        for key in [key for key in posted if key.startswith(f"{self.prefix}-")]:
            if key.removeprefix(f"{self.prefix}-").split("-")[0].isdigit():
                del posted[key]
        rows = [*kept, *again, *self.new]
        for index, row in enumerate(rows):
            for name, values in row.items():
                posted.setlist(f"{self.prefix}-{index}-{name}", values)
        posted[f"{self.prefix}-INITIAL_FORMS"] = str(len(kept))
        posted[f"{self.prefix}-TOTAL_FORMS"] = str(len(rows))


def merge_into(
    posted: QueryDict, form: forms.ModelForm[Any], formsets: Iterable[Any], opened: datetime
) -> Merge:
    """`posted`, changed: with all that others alone changed since `opened`."""
    merge = Merge(posted)
    merge.take(form, opened)
    for formset in formsets:
        merge.take_rows(formset, opened)
    return merge


MOST: Final = 1_000
"""Rows that a form can have; Django reads no more either."""


def count_in(posted: QueryDict, name: str) -> int:
    written = posted.get(name, "")
    return min(int(written), MOST) if written.isascii() and written.isdigit() and len(written) < 6 else 0


def own_fields(form: forms.ModelForm[Any]) -> list[str]:
    """Those of the row itself, which a person can change; not the owner that a formset names."""
    return [
        name
        for name, told in form.fields.items()
        if name not in OURS and not told.disabled and not isinstance(told, forms.models.InlineForeignKeyField)
    ]


def state_at(row: Any, pk: Any, opened: datetime) -> Any:
    """What the row was at that time, or None where its history does not say."""
    if not hasattr(type(row), "history") or not str(pk).isdigit():
        return None
    states = type(row).history.filter(id=pk, history_date__lte=opened).exclude(history_type="-")
    return states.order_by("-history_date", "-history_id").first()


def value_of(state: Any, row: models.Model, name: str) -> Any:
    """What the state said in a field, as a form's initial value."""
    if state is None:
        return UNKNOWN
    if name in {link.name for link in row._meta.many_to_many}:
        linked = state.links.get(name)
        return [] if linked is None and state.history_type == "+" else UNKNOWN if linked is None else linked
    columns = {column.name: column.attname for column in type(state)._meta.concrete_fields}
    return getattr(state, columns[name]) if name in columns else UNKNOWN


def as_posted(told: forms.Field, value: Any) -> Any:
    """A field's value as a browser sends it."""
    if isinstance(told, forms.BooleanField):
        return "on" if value else None
    prepared = told.prepare_value(value)
    if isinstance(prepared, list | tuple):
        return [str(one) for one in prepared]
    return "" if prepared is None else str(prepared)
