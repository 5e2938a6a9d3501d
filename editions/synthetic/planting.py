"""Planting many new records at once, for programs that make them: some 60 queries a batch, not 300 a case.

Nothing is compared with what stands already, and no form's checks are run: whoever calls this made the
records and answers for them. Passages are held against their articles' texts all the same, and every row
has its history. Planting a file that a person wrote is `cases.seeding.plant`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db import models
from simple_history.utils import bulk_create_with_history

from cases.seeding import Record
from cases.seeding.applying import set_column
from cases.seeding.shapes import IN_ORDER, SOURCE, Children, Cites, Ref, Refs, Shape
from sources.anchoring import context_needed
from sources.models import Passage, SourceArticle

REASON = "Made by a program for load tests."

Filled = list[tuple[models.Model, dict[str, Any]]]
"""Rows beside the data that each is to hold."""


def plant_new(records: Sequence[Record], *, attach: Callable[[], Iterable[SourceArticle]]) -> None:
    """Plant records none of which stands yet, within the caller's transaction.

    `attach` gives the new articles their texts and returns them; their passages are made after it.
    """
    known = Known()
    for shape in IN_ORDER:
        filled: Filled = [(shape.model(), record.data) for record in records if record.shape is shape]
        create(shape, filled, known)
        if shape is SOURCE:
            known.learn(SourceArticle, "slug", attach())


class Known:
    """Rows by the names that records call them by; each name is asked of the database once."""

    def __init__(self) -> None:
        self.rows: dict[tuple[type[models.Model], str], dict[str, models.Model]] = defaultdict(dict)

    def learn(self, model: type[models.Model], by: str, rows: Iterable[models.Model]) -> None:
        self.rows[model, by] |= {getattr(row, by): row for row in rows}

    def find(self, model: type[models.Model], by: str, names: Iterable[str]) -> None:
        missing = set(names) - self.rows[model, by].keys()
        if missing:
            self.learn(model, by, model._default_manager.filter(**{f"{by}__in": missing}))

    def named(self, model: type[models.Model], by: str, name: str) -> models.Model:
        return self.rows[model, by][name]


def create(shape: Shape, filled: Filled, known: Known) -> None:
    """Write the rows, then what they cite and name, then their children in the same way."""
    if not filled:
        return
    for key in shape.keys:
        set_columns(key, filled, known)
    rows = bulk_create_with_history([row for row, _ in filled], shape.model, default_change_reason=REASON)
    for by in ("slug", "public_id"):
        if hasattr(shape.model, by):
            known.learn(shape.model, by, rows)
    for key in shape.keys:
        relate(key, filled, known)


def set_columns(key: Any, filled: Filled, known: Known) -> None:
    if not isinstance(key, Ref):
        for row, data in filled:
            set_column(key, row, data, ())
        return
    known.find(key.model, "slug", (data[key.key] for _, data in filled if key.key in data))
    for row, data in filled:
        if key.key in data:
            setattr(row, key.attr or key.key, known.named(key.model, "slug", data[key.key]))


def relate(key: Any, filled: Filled, known: Known) -> None:
    match key:
        case Cites():
            cite(key, filled, known)
        case Refs():
            known.find(key.model, key.by, (name for _, data in filled for name in data.get(key.key, [])))
            named = [
                (row, [known.named(key.model, key.by, name) for name in data.get(key.key, [])])
                for row, data in filled
            ]
            connect(key.key, named)
        case Children():
            children: Filled = []
            for owner, data in filled:
                for place, item in enumerate(data.get(key.key, [])):
                    children.append((key.shape.model(**{key.owner: owner, "position": place}), item))
            create(key.shape, children, known)


def cite(key: Cites, filled: Filled, known: Known) -> None:
    cited = []
    for row, data in filled:
        own = key.own(row) if key.own else None
        items = data.get(key.key, [])
        known.find(SourceArticle, "slug", (item["source"] for item in items if "source" in item))
        cited.append((row, [passage(item, own, known) for item in items]))
    made = {place(row): row for _, rows in cited for row in rows}
    stored = stand(made)
    connect(key.attr or key.key, [(row, [stored[place(one)] for one in rows]) for row, rows in cited])


def passage(item: dict[str, Any], own: SourceArticle | None, known: Known) -> Passage:
    """An unsaved passage; raises ValidationError where its article does not print it."""
    article: Any = known.named(SourceArticle, "slug", item["source"]) if "source" in item else own
    start, end = item["start"], item["start"] + len(item["exact"])
    prefix, suffix = context_needed(article.text, start, end)
    made = Passage(article=article, start=start, end=end, exact=item["exact"], prefix=prefix, suffix=suffix)
    made.clean()
    return made


def place(row: Passage) -> tuple[int, int, int]:
    return row.article_id, row.start, row.end


def stand(wanted: dict[tuple[int, int, int], Passage]) -> dict[tuple[int, int, int], Passage]:
    """The stored passage of each place, made where it is new."""
    articles = {article for article, _, _ in wanted}
    stored = {place(row): row for row in Passage.objects.filter(article__in=articles)}
    new = [row for where, row in wanted.items() if where not in stored]
    bulk_create_with_history(new, Passage, default_change_reason=REASON)
    return stored | {place(row): row for row in new}


def connect(field: str, rows: Sequence[tuple[models.Model, Sequence[models.Model]]]) -> None:
    """Write the links of a many-to-many field of new rows."""
    if not rows:
        return
    relation: Any = rows[0][0]._meta.get_field(field)
    here, there = relation.m2m_field_name(), relation.m2m_reverse_field_name()
    through = relation.remote_field.through
    through._default_manager.bulk_create(
        through(**{f"{here}_id": row.pk, f"{there}_id": other.pk}) for row, others in rows for other in others
    )
