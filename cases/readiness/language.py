"""Readiness: the staff's own words neither convict nor acquit, and quote only what a passage prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cases import wording
from cases.models import Agency, Case, Person, Statement, StatusStep
from cases.readiness.problem import Problem
from cases.readiness.walk import Row
from sources.models import Passage
from sources.text import typewritten


def loaded_or_unsupported_words(walked: list[Row]) -> Iterator[Problem]:
    cited = [passage for row in walked for passage in row.passages]
    for row in walked:
        for field, text in row.prose.items():
            yield from loaded(row, field, text)
            yield from misquoted(row, field, text, row.passages or cited)
        yield from loaded_address(row)
        yield from unprinted_term(row)
        yield from loaded_names(row, cited)


def loaded(row: Row, field: str, text: str) -> Iterator[Problem]:
    for fault in wording.faults(text, terms_allowed=isinstance(row.row, StatusStep)):
        yield Problem(row.where, field, f"“{fault.word}”: {fault.why}", fault.instead, row.row)


def loaded_address(row: Row) -> Iterator[Problem]:
    """A case's address is read as a sentence too, and stays in every edition."""
    if isinstance(row.row, Case):
        yield from loaded(row, "slug", row.row.slug.replace("-", " "))


def unprinted_term(row: Row) -> Iterator[Problem]:
    step = row.row
    if isinstance(step, StatusStep) and step.term and not is_printed(step.term, row.passages):
        yield Problem(
            row.where,
            "term",
            f"“{step.term}” is to be the body's own term, and none of its passages prints it.",
            "Cite the passage that prints the term, or leave it empty.",
            step,
        )


def loaded_names(row: Row, cited: list[Passage]) -> Iterator[Problem]:
    """Titles and names stand as printed; one that no passage prints is ours, and read as our words are."""
    for field, name in names_of(row.row):
        if not is_printed(name, row.passages or cited):
            yield from loaded(row, field, name)


def names_of(row: object) -> Iterator[tuple[str, str]]:
    if isinstance(row, Statement):
        yield "title", row.title
    elif isinstance(row, Agency):
        yield from (("name", row.name), ("acronym", row.acronym))
    if isinstance(row, Agency | Person):
        yield from (("also_known_as", name) for name in row.also_known_as)


def is_printed(words: str, passages: Iterable[Passage]) -> bool:
    return any(same_words(words) in same_words(passage.exact) for passage in passages)


def misquoted(row: Row, field: str, text: str, passages: list[Passage]) -> Iterator[Problem]:
    for quotation in wording.quotations_in(text):
        if not is_printed(quotation, passages):
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
