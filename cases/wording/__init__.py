"""Wording that neither convicts nor acquits: the lint of text by staff, its quotations, names in it."""

from cases.wording.lint import WordingFault, faults
from cases.wording.names import possible_names
from cases.wording.quotations import quotations_in
from cases.wording.rules import ALLOWED, RULES, Allowed, Rule, Unless

__all__ = [
    "ALLOWED",
    "RULES",
    "Allowed",
    "Rule",
    "Unless",
    "WordingFault",
    "faults",
    "possible_names",
    "quotations_in",
]
