"""Every controlled term of the archive: a value with its label, its definition and its source."""

from __future__ import annotations

from collections.abc import Mapping

from cases.terms.allegations import Category
from cases.terms.dispositions import STAGE_REMARKS, Disposition, Stage
from cases.terms.parties import AgencyKind, CaseRole, PersonCapacity
from cases.terms.processes import Process
from cases.terms.utterances import Medium, PrintingKind
from sources.terms import VOCABULARIES as SOURCE_VOCABULARIES
from sources.terms import Basis, ControlledTerm, OutletKind, Term, Vocabulary

__all__ = [
    "STAGE_REMARKS",
    "VOCABULARIES",
    "AgencyKind",
    "Basis",
    "CaseRole",
    "Category",
    "ControlledTerm",
    "Disposition",
    "Medium",
    "OutletKind",
    "PersonCapacity",
    "PrintingKind",
    "Process",
    "Stage",
    "Term",
    "all_terms",
]

VOCABULARIES: Mapping[str, type[Vocabulary]] = {
    "process": Process,
    "disposition": Disposition,
    "stage": Stage,
    "category": Category,
    "role": CaseRole,
    "agency-kind": AgencyKind,
    "capacity": PersonCapacity,
    "medium": Medium,
    "printing-kind": PrintingKind,
    **SOURCE_VOCABULARIES,
}
"""Each vocabulary by the name that documents and the methodology page give it."""


def all_terms() -> list[ControlledTerm]:
    """Every term a reader may be shown, in the order of the methodology page."""
    return [term for name, vocabulary in VOCABULARIES.items() for term in vocabulary.terms(name)]
