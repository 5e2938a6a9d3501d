"""A client of the oversight-case archive: asks, follows, mirrors and proves it."""

from oversight_archive.client import Archive, ArchiveError, Gone, Json
from oversight_archive.mirror import FolderMirror, Mirror, SqliteMirror

__all__ = ["Archive", "ArchiveError", "FolderMirror", "Gone", "Json", "Mirror", "SqliteMirror"]
