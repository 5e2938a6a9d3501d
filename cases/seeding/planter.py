"""Planting: making the working copy say what the seed files say, and never overwriting what staff wrote."""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import models

from cases.models import Planting
from cases.seeding.applying import apply, canonical, link
from cases.seeding.faults import Refused, SeedFault, SeedFaults
from cases.seeding.files import Record
from cases.seeding.shapes import IN_ORDER, SOURCE
from cases.seeding.writing import export
from cases.seeding.yamltext import dump
from sources.keeping import because
from sources.models import Passage

REASON = "Planted from a reviewed file."
"""What the history says of rows that planting wrote."""


@dataclass(frozen=True)
class Outcome:
    record: Record
    change: str
    """new, changed, unchanged, or kept: the file is as planted, and staff have edited the record since."""
    diff: str
    """What changed, as a unified diff of the record's YAML."""


def plant(
    records: Sequence[Record],
    *,
    overwrite: bool = False,
    attach: Callable[[], None] = lambda: None,
    progress: Callable[[Iterable[Record]], Iterable[Record]] = iter,
) -> list[Outcome]:
    """Plant all of `records` within the caller's transaction; raises SeedFaults: then nothing may be kept.

    `attach` is called once, when the sources stand and nothing cites them yet. `overwrite` lets a changed
    file win over edits that staff made since it was last planted.
    """
    # What staff found and have yet to cite is not ours to take away.
    idle = set(Passage.objects.uncited().values_list("pk", flat=True))
    ordered = [record for shape in IN_ORDER for record in records if record.shape is shape]
    plan = [(record, decide(record, overwrite=overwrite)) for record in ordered]
    moves = [record for record, decision in plan if decision.needs_writing]
    with because(REASON):
        run(moves_of(moves, sources=True), apply)
        attach()
        run(progress(moves_of(moves, sources=False)), apply)
        run(moves, link)
    run([record for record, decision in plan if decision.is_news], remember)
    Passage.objects.uncited().exclude(pk__in=idle).delete()
    return [outcome(record, decision) for record, decision in plan]


def enter(record: Record, *, by: User, reason: str) -> Outcome:
    """Make the working copy say what a file says, within the caller's transaction; raises SeedFaults.

    An edit of staff: what was last planted stays remembered, so that planting never overwrites it.
    """
    idle = set(Passage.objects.uncited().values_list("pk", flat=True))
    decision = decide(record, overwrite=True)
    if decision.needs_writing:
        with because(reason, by=by):
            for step in (apply, link, prove):
                run([record], step)
        Passage.objects.uncited().exclude(pk__in=idle).delete()
    return outcome(record, decision)


@dataclass(frozen=True)
class Decision:
    change: str
    before: str
    is_news: bool = True
    """Whether the file is yet to be remembered as what was last planted."""

    @property
    def needs_writing(self) -> bool:
        return self.change in ("new", "changed")


def decide(record: Record, *, overwrite: bool) -> Decision:
    """What is to be done with a record, from the file, the working copy, and what was last planted."""
    row = find(record)
    if row is None:
        return Decision("new", "")
    here, wanted = dump(export(record.shape, row)), dump(canonical(record.shape, record.data))
    planted = Planting.objects.filter(kind=record.shape.noun, key=record.key).first()
    as_planted = bool(planted and planted.sha256 == fingerprint(wanted))
    if here == wanted:
        return Decision("unchanged", here, is_news=not as_planted)
    if as_planted and not overwrite:
        return Decision("kept", here, is_news=False)
    if overwrite or (planted and planted.sha256 == fingerprint(here)):
        return Decision("changed", here)
    raise SeedFaults([edited_since(record)])


def edited_since(record: Record) -> SeedFault:
    return record.fault(
        ("slug",),
        f"both this file and the archive's own {record.shape.noun} {record.key!r} have changed since it was "
        "last planted. Export the archive's with `manage.py export_case`, merge, and plant again; or plant "
        "with --overwrite to let the file win.",
    )


def run(records: Iterable[Record], step: Callable[[Record, models.Model], None]) -> None:
    """Take `step` on each record, gathering faults so that one run names them all."""
    faults = []
    for record in records:
        try:
            step(record, find(record) or record.shape.model())
        except Refused as refused:
            faults.append(record.fault(refused.path, refused.what))
    if faults:
        raise SeedFaults(faults)


def moves_of(records: Iterable[Record], *, sources: bool) -> list[Record]:
    """Sources and what they name come first, so that their texts can be attached before any is cited."""
    early = IN_ORDER[: IN_ORDER.index(SOURCE) + 1]
    return [record for record in records if (record.shape in early) is sources]


def prove(record: Record, row: models.Model) -> None:
    """That the working copy now says what the file says; a row read anew, as the next reader will."""
    here, wanted = export(record.shape, row), canonical(record.shape, record.data)
    if here != wanted:
        raise Refused((), f"planted, it would read differently:\n{difference(dump(wanted), dump(here))}")


def remember(record: Record, row: models.Model) -> None:
    """Prove it, and note what was planted."""
    prove(record, row)
    Planting.objects.update_or_create(
        kind=record.shape.noun,
        key=record.key,
        defaults={"sha256": fingerprint(dump(export(record.shape, row)))},
    )


def outcome(record: Record, decision: Decision) -> Outcome:
    after = dump(canonical(record.shape, record.data)) if decision.needs_writing else decision.before
    return Outcome(record, decision.change, difference(decision.before, after))


def difference(before: str, after: str) -> str:
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=1)
    return "\n".join(line for line in lines if not line.startswith(("---", "+++")))


def find(record: Record) -> models.Model | None:
    rows: models.Manager[Any] = record.shape.model._default_manager
    found: models.Model | None = rows.filter(slug=record.key).first()
    return found


def fingerprint(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
