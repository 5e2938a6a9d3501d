"""Readiness: a translation is whole, by a person, and into another language than its original's.

The wording lint does not read one: it says what a speaker said, in whatever words they chose.
"""

from __future__ import annotations

from collections.abc import Iterator

from cases.models import Case, Translation
from cases.readiness.problem import Problem
from sources.languages import is_known, is_tag

Fault = tuple[str, str, str]
"""Field, what is wrong, what would mend it."""


def mistranslated(case: Case) -> Iterator[Problem]:
    for statement in case.statements.all():
        for printing in statement.printings.all():
            where = f"statement {statement.public_id} as printed by {printing.article.slug}, translation"
            for place, row in enumerate(printing.translations.all(), start=1):
                for field, what, remedy in faults(row):
                    yield Problem(f"{where} {place}", field, what, remedy, row)


def faults(row: Translation) -> Iterator[Fault]:
    if not row.text.strip():
        yield "text", "it has no text.", "Write the whole printing in the other language."
    if not row.translator.strip():
        yield "translator", "nobody is named who translated.", "Name the person or the body, for readers."
    if row.is_by_a_machine:
        yield "translator", "a machine is named.", "Readers are told that a person translated; name them."
    yield from language_faults(row)


def language_faults(row: Translation) -> Iterator[Fault]:
    original = row.printing.article.language
    if not is_tag(row.language):
        yield "language", f"“{row.language}” is no language tag.", "Write es, en, es-MX."
    if not is_known(original):
        yield (
            "language",
            "the language of the article is not known.",
            "Enter it with the article: readers are told what is translated from.",
        )
    elif row.is_in_the_original_language:
        yield "language", f"the article is in “{original}” itself.", "Take the translation out."
