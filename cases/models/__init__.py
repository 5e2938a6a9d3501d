"""The nouns of the working copy that curators edit; nobody outside the staff reads these tables."""

from cases.models.agency import Agency, Jurisdiction
from cases.models.allegation import Allegation, StatusStep
from cases.models.base import Fact, new_id
from cases.models.case import Case, CaseAgency, SummarySentence, TrackingNumber
from cases.models.disagreement import Account, Disagreement
from cases.models.event import Event
from cases.models.person import Person
from cases.models.planting import Planting
from cases.models.reply import Reply
from cases.models.statement import Printing, Statement
from cases.models.translation import Translation
from cases.models.workflow import FactCheck, Move, MoveKind, Schedule

__all__ = [
    "Account",
    "Agency",
    "Allegation",
    "Case",
    "CaseAgency",
    "Disagreement",
    "Event",
    "Fact",
    "FactCheck",
    "Jurisdiction",
    "Move",
    "MoveKind",
    "Person",
    "Planting",
    "Printing",
    "Reply",
    "Schedule",
    "Statement",
    "StatusStep",
    "SummarySentence",
    "TrackingNumber",
    "Translation",
    "new_id",
]
