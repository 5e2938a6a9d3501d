"""The public record: the log, the editions, and the index rows projected from them."""

from editions.models.index import (
    FacetCount,
    Listing,
    PublicAgency,
    PublicAllegation,
    PublicCase,
    PublicSource,
    PublicStatement,
)
from editions.models.record import Edition, Entry, EntryKind, LogHead
from editions.models.report import Report, ReportKind, ReportState
from editions.models.subscribers import ClientKey, Delivery, Webhook

__all__ = [
    "ClientKey",
    "Delivery",
    "Edition",
    "Entry",
    "EntryKind",
    "FacetCount",
    "Listing",
    "LogHead",
    "PublicAgency",
    "PublicAllegation",
    "PublicCase",
    "PublicSource",
    "PublicStatement",
    "Report",
    "ReportKind",
    "ReportState",
    "Webhook",
]
