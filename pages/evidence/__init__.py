"""The evidence pack: one edition as a ZIP that is read and checked without this archive."""

from pages.evidence.pack import pack_of

__all__ = ["pack_of"]
