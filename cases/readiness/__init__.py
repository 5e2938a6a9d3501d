"""What publishing demands of a case: every problem, each naming where it is and what would mend it."""

from __future__ import annotations

from cases.models import Case
from cases.readiness.citations import uncited_or_broken
from cases.readiness.language import loaded_or_unsupported_words
from cases.readiness.naming import named_persons
from cases.readiness.problem import Problem
from cases.readiness.quotation import beyond_fair_quotation
from cases.readiness.structure import incomplete
from cases.readiness.translations import mistranslated
from cases.readiness.walk import rows

__all__ = ["Problem", "is_ready", "problems", "problems_in"]

OF_THE_CASE = (incomplete, named_persons, mistranslated)
OF_ITS_ROWS = (uncited_or_broken, loaded_or_unsupported_words, beyond_fair_quotation)


def problems(case: Case) -> list[Problem]:
    """Everything that stands between `case` and publication: what is missing first.

    Costs the same number of queries whatever the size of the case.
    """
    return problems_in(Case.objects.for_document().get(pk=case.pk))


def problems_in(row: Case) -> list[Problem]:
    """The problems of a case as `for_document` read it; its rows are walked once."""
    walked = list(rows(row))
    found = [problem for rule in OF_THE_CASE for problem in rule(row)]
    return [*found, *(problem for rule in OF_ITS_ROWS for problem in rule(walked))]


def is_ready(case: Case) -> bool:
    return not problems(case)
