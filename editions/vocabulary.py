"""Every controlled term, for the faces; `cases` itself stays out of their sight."""

from cases.rollup import DIFFERS, DIFFERS_LABEL, RULE, Reached, roll_up
from cases.terms import (
    STAGE_REMARKS,
    VOCABULARIES,
    AgencyKind,
    Basis,
    CaseRole,
    Category,
    ControlledTerm,
    Disposition,
    Medium,
    OutletKind,
    PersonCapacity,
    PrintingKind,
    Process,
    Stage,
    all_terms,
)

__all__ = [
    "DIFFERS",
    "DIFFERS_LABEL",
    "RULE",
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
    "Reached",
    "Stage",
    "all_terms",
    "roll_up",
]
