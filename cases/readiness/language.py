"""Readiness: the staff's own words neither convict nor acquit, and quote only what a passage prints."""

from __future__ import annotations

from collections.abc import Iterator

from cases import wording
from cases.models import Case, StatusStep
from cases.readiness.problem import Problem
from cases.readiness.walk import Row, rows
from sources.models import Passage
from sources.text import typewritten


def loaded_or_unsupported_words(case: Case) -> Iterator[Problem]:
    everything = list(rows(case))
    cited = [passage for row in everything for passage in row.passages]
    for row in everything:
        for field, text in row.prose.items():
            yield from loaded(row, field, text)
            yield from misquoted(row, field, text, row.passages or cited)


def loaded(row: Row, field: str, text: str) -> Iterator[Problem]:
    for fault in wording.faults(text, terms_allowed=isinstance(row.row, StatusStep)):
        yield Problem(row.where, field, f"“{fault.word}”: {fault.why}", fault.instead, row.row)


def misquoted(row: Row, field: str, text: str, passages: list[Passage]) -> Iterator[Problem]:
    for quotation in wording.quotations_in(text):
        if not any(same_words(quotation) in same_words(passage.exact) for passage in passages):
            yield Problem(
                row.where,
                field,
                f"it quotes “{quotation}”, which none of its passages prints.",
                "Quote the printed words, cite the passage that prints them, or drop the quotation marks.",
                row.row,
            )


def same_words(text: str) -> str:
    """`text` without the differences that typesetting makes: quotation marks, a closing comma or stop."""
    return typewritten(text).strip(" ,.;:").casefold()
