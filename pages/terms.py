"""Labels of controlled terms as lists show them; a case page takes those of its own document."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from editions.models import EntryKind
from editions.vocabulary import DIFFERS, DIFFERS_LABEL, ControlledTerm, all_terms


@cache
def labels() -> dict[tuple[str, str], str]:
    found = {(term.vocabulary, term.value): term.label for term in all_terms()}
    return found | {("disposition", DIFFERS): DIFFERS_LABEL}


def label(vocabulary: str, value: str) -> str:
    """A term's label in the reader's language; documents freeze the English one.

    An old edition may hold a value that is no term any more, which is shown as it is.
    """
    known = labels().get((vocabulary, value))
    if known is None:
        return value.replace("-", " ").capitalize()
    return _(known) if value == DIFFERS else pgettext(vocabulary, known)


KINDS: dict[str, Any] = {
    EntryKind.PUBLISHED: gettext_lazy("Published"),
    EntryKind.CORRECTED: gettext_lazy("Corrected"),
    EntryKind.RETRACTED: gettext_lazy("Retracted"),
    EntryKind.REDACTED: gettext_lazy("Redacted"),
}


def kind_label(kind: str) -> str:
    """What an entry of the log did."""
    return str(KINDS.get(kind, kind.capitalize()))


@dataclass(frozen=True)
class Shown:
    """A vocabulary with the title and the remark that readers are shown."""

    name: str
    title: str
    remark: str
    terms: list[ControlledTerm]


TITLES = {
    "process": (
        "Process: what a body is doing",
        "The first axis of status. None of these is a finding.",
    ),
    "disposition": (
        "Disposition: what a body decided",
        "The second axis. Four of these are findings; most ways in which a matter ends are not.",
    ),
    "stage": ("Stage of a disposition", "Whether a decision is a recommendation or the last word."),
    "category": ("Categories of allegations", "What kind of conduct is alleged."),
    "role": ("Roles of agencies in a case", "Being the subject of an allegation is not a finding."),
    "agency-kind": ("Kinds of agencies", ""),
    "capacity": ("Capacities of named people", "Nobody is named in any other capacity."),
    "medium": ("How something was said", ""),
    "printing-kind": ("How an article prints it", ""),
    "outlet-kind": ("Kinds of outlets", ""),
    "basis": ("How an outlet or a date is known", ""),
}


def vocabularies() -> list[Shown]:
    """Every vocabulary with its terms, in the order of the methodology page."""
    grouped = groupby(all_terms(), key=lambda term: term.vocabulary)
    return [shown(name, list(terms)) for name, terms in grouped]


def shown(name: str, terms: list[ControlledTerm]) -> Shown:
    title, remark = TITLES.get(name, (name.capitalize(), ""))
    return Shown(name, title, remark, terms)
