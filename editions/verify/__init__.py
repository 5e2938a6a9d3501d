"""Proving the archive: chain, documents, index and passages; each check yields a line for each fault."""

from editions.verify.chain_check import chain_faults
from editions.verify.document_check import document_faults
from editions.verify.evidence_check import evidence_faults, file_faults, unverified
from editions.verify.index_check import index_faults

__all__ = [
    "chain_faults",
    "document_faults",
    "evidence_faults",
    "file_faults",
    "index_faults",
    "unverified",
]
