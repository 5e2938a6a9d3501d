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

__all__ = [
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
]
