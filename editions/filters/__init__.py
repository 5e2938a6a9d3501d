"""The one vocabulary of questions, for pages, API, feeds and exports: parameters in, selected rows out."""

from editions.filters.asking import agencies, allegations, cases, sources, statements, without
from editions.filters.fields import Question
from editions.filters.known import Head, Known, newest_line
from editions.filters.listed import FACETS, PARTY, wanted
from editions.filters.ordering import Key, Ordering
from editions.filters.question import (
    MAX_FAULTS,
    MAX_LENGTH,
    MAX_REPEATS,
    NOT,
    Asked,
    BadQuestion,
    Fault,
    given,
    one,
    read,
)
from editions.filters.selection import Selection, selection
from editions.filters.sets import (
    AgencyQuestions,
    AllegationQuestions,
    CaseQuestions,
    Questions,
    SourceQuestions,
    StatementQuestions,
)

__all__ = [
    "FACETS",
    "MAX_FAULTS",
    "MAX_LENGTH",
    "MAX_REPEATS",
    "NOT",
    "PARTY",
    "AgencyQuestions",
    "AllegationQuestions",
    "Asked",
    "BadQuestion",
    "CaseQuestions",
    "Fault",
    "Head",
    "Key",
    "Known",
    "Ordering",
    "Question",
    "Questions",
    "Selection",
    "SourceQuestions",
    "StatementQuestions",
    "agencies",
    "allegations",
    "cases",
    "given",
    "newest_line",
    "one",
    "read",
    "selection",
    "sources",
    "statements",
    "wanted",
    "without",
]
