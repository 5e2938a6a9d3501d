"""What faces need to show a document: dates in words, wordings compared; `sources` stays out of sight."""

from sources.edtf_dates import FAR_FUTURE, FAR_PAST, describe
from sources.wordings import Piece, compare, fullest, is_partial, match_segments

__all__ = [
    "FAR_FUTURE",
    "FAR_PAST",
    "Piece",
    "compare",
    "describe",
    "fullest",
    "is_partial",
    "match_segments",
]
