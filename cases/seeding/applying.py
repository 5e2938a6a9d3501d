"""Writing one record into the working copy: its columns, its passages, its children."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from cases.models import Allegation, StatusStep
from cases.seeding.faults import Path, Refused
from cases.seeding.files import Record
from cases.seeding.shapes import Children, Cites, Day, Plain, Ref, Refs, Shape
from cases.seeding.writing import written_value
from sources.anchoring import AnchorError, context_needed
from sources.models import Passage, SourceArticle


def apply(record: Record, row: models.Model) -> None:
    """Everything but the links that may name records still to come; raises Refused."""
    fill(record.shape, row, record.data, ())


def link(record: Record, row: models.Model) -> None:
    """The links that `apply` left out."""
    later = [key for key in record.shape.keys if key.key in record.shape.links_later]
    for key in later:
        if isinstance(key, Ref):
            set_column(key, row, record.data, ())
    if later:
        save(record.shape, row, ())
    for key in later:
        set_relation(key, row, record.data, ())


def fill(shape: Shape, row: models.Model, data: dict[str, Any], path: Path) -> models.Model:
    now = [key for key in shape.keys if key.key not in shape.links_later]
    for key in now:
        set_column(key, row, data, path)
    save(shape, row, path)
    for key in now:
        set_relation(key, row, data, path)
    return row


def set_column(key: Any, row: models.Model, data: dict[str, Any], path: Path) -> None:
    match key:
        case Plain():
            name = key.attr or key.key
            setattr(row, name, data[key.key] if key.key in data else default_of(row, name))
        case Day():
            setattr(row, key.key, date.fromisoformat(data[key.key]) if key.key in data else None)
        case Ref():
            slug = data.get(key.key)
            found = named(key.model, key.by, slug, (*path, key.key)) if slug else None
            setattr(row, key.attr or key.key, found)


def set_relation(key: Any, row: models.Model, data: dict[str, Any], path: Path) -> None:
    here = (*path, key.key)
    match key:
        case Cites():
            own = key.own(row) if key.own else None
            cited = [cite(item, own, (*here, place)) for place, item in enumerate(data.get(key.key, []))]
            getattr(row, key.attr or key.key).set(cited)
        case Refs():
            names = data.get(key.key, [])
            getattr(row, key.key).set(
                [named(key.model, key.by, name, (*here, place)) for place, name in enumerate(names)]
            )
        case Children():
            fill_children(key, row, data.get(key.key, []), here)


def fill_children(key: Children, owner: models.Model, items: list[dict[str, Any]], path: Path) -> None:
    """Update in place the children that the file still names, drop the others, add the new."""
    existing = {identity(key.shape, child): child for child in getattr(owner, key.related).all()}
    wanted = [identity_in(key.shape, item, place) for place, item in enumerate(items)]
    for gone in existing.keys() - set(wanted):
        existing.pop(gone).delete()
    for place, item in enumerate(items):
        child = existing.get(wanted[place]) or moved_here(item, owner) or key.shape.model()
        setattr(child, key.owner, owner)
        setattr(child, "position", place)  # noqa: B010 - a column that only children have
        fill(key.shape, child, item, (*path, place))


def moved_here(item: dict[str, Any], owner: models.Model) -> StatusStep | None:
    """The step that stood under another allegation of the same case."""
    if not isinstance(owner, Allegation):
        return None
    return StatusStep.objects.filter(allegation__case=owner.case, public_id=item["id"]).first()


def identity(shape: Shape, row: models.Model) -> tuple[Any, ...]:
    if not shape.identity:
        return (row.position,)  # type: ignore[attr-defined]
    return tuple(written_value(shape.key(name), row) for name in shape.identity)


def identity_in(shape: Shape, item: dict[str, Any], place: int) -> tuple[Any, ...]:
    return tuple(item.get(name) for name in shape.identity) if shape.identity else (place,)


def save(shape: Shape, row: models.Model, path: Path) -> None:
    """Save through the checks a form would make; raises Refused naming the key at fault."""
    try:
        row.full_clean()
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        raise Refused((*path, *key_of(shape, field)), " ".join(messages)) from error
    row.save()


def key_of(shape: Shape, attr: str) -> Path:
    """The file's key for a column, or nothing for a rule about the row as a whole."""
    return tuple(
        key.key for key in shape.keys if isinstance(key, Plain | Ref) and (key.attr or key.key) == attr
    )


def default_of(row: models.Model, name: str) -> Any:
    field = row._meta.get_field(name)
    return field.get_default() if isinstance(field, models.Field) else None


def named(model: type[models.Model], by: str, name: str, path: Path) -> models.Model:
    rows: models.Manager[Any] = model._default_manager
    found: models.Model | None = rows.filter(**{by: name}).first()
    if found is None:
        raise Refused(path, f"there is no {model._meta.verbose_name} {name!r}.")
    return found


def cite(item: dict[str, Any], own: SourceArticle | None, path: Path) -> Passage:
    slug = item.get("source", "")
    article = own if not slug else named(SourceArticle, "slug", slug, (*path, "source"))
    if not isinstance(article, SourceArticle):
        raise Refused(path, "it names no source.")
    context = {"prefix": item.get("prefix", ""), "suffix": item.get("suffix", "")}
    try:
        passage = Passage.objects.cite(article, item["exact"], start=item["start"], **context)
        settle_context(passage, **context)
        return passage
    except (AnchorError, ValidationError) as error:
        reason = " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
        raise Refused(path, f"the passage is not in {article.slug}: {reason}") from error


def settle_context(passage: Passage, prefix: str, suffix: str) -> None:
    """The file says which context a passage has, also where it stood before with another."""
    if passage.article.is_held and not (prefix or suffix):
        prefix, suffix = context_needed(passage.article.text, passage.start, passage.end)
    if (passage.prefix, passage.suffix) != (prefix, suffix):
        passage.prefix, passage.suffix = prefix, suffix
        passage.save()


def canonical(shape: Shape, data: dict[str, Any]) -> dict[str, Any]:
    """A record's data as exporting it would write it: keys and passages in order, nothing empty."""
    written = {key.key: canonical_value(key, data.get(key.key)) for key in shape.keys}
    return {name: value for name, value in written.items() if value not in ("", None, [])}


def canonical_value(key: Any, value: Any) -> Any:
    match key:
        case Cites() if value:
            ordered = sorted(
                value, key=lambda item: (item.get("source", ""), item["start"], len(item["exact"]))
            )
            return [in_passage_order(item, own=key.own is not None) for item in ordered]
        case Refs() if value:
            return sorted(value)
        case Children() if value:
            return [canonical(key.shape, item) for item in value]
        case _:
            return value


def in_passage_order(item: dict[str, Any], *, own: bool) -> dict[str, Any]:
    names = (
        ("start", "exact", "prefix", "suffix") if own else ("source", "start", "exact", "prefix", "suffix")
    )
    return {name: item[name] for name in names if item.get(name, "") != ""}
