"""The public shape of a case, stated once: what an edition says, and the schema that clients are given."""

from editions.document.build import can_be_written, content_of, frozen
from editions.document.case import AgencyInCase, CaseContent, CaseDocument, TrackingNumber
from editions.document.facts import Allegation, Disagreement, Event, Statement
from editions.document.listform import CaseListItem, happened, list_form, present
from editions.document.shared import Passage, Source

__all__ = [
    "AgencyInCase",
    "Allegation",
    "CaseContent",
    "CaseDocument",
    "CaseListItem",
    "Disagreement",
    "Event",
    "Passage",
    "Source",
    "Statement",
    "TrackingNumber",
    "can_be_written",
    "content_of",
    "frozen",
    "happened",
    "list_form",
    "present",
]
