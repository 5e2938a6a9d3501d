"""Readiness: each published sentence and fact rests on a passage, and each passage holds."""

from __future__ import annotations

from collections.abc import Iterator

from cases.models import Case
from cases.readiness.problem import Problem
from cases.readiness.walk import Row, rows


def uncited_or_broken(case: Case) -> Iterator[Problem]:
    for row in rows(case):
        yield from uncited(row)
        yield from broken(row)


def uncited(row: Row) -> Iterator[Problem]:
    if row.needs_passages and not row.passages:
        yield Problem(
            row.where,
            "passages",
            "no passage supports it.",
            "Cite the printed words it rests on, or take it out.",
            row.row,
        )


def broken(row: Row) -> Iterator[Problem]:
    for passage in row.passages:
        if reason := passage.fault():
            yield Problem(
                row.where,
                "passages",
                f"the passage {passage} is broken: {reason}",
                "Cite the words as the article prints them; a passage is never moved by itself.",
                row.row,
            )
