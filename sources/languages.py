"""Language tags: whether text is one as this archive writes them, whether two name one language."""

from __future__ import annotations

import re
from typing import Final

UNDETERMINED: Final = "und"
"""The tag of a language that nobody has determined."""

# Language, script and region in their usual case, so that one language is written in one way. Variants and
# extensions (RFC 5646) say nothing that a reader of a quotation needs.
_TAG: Final = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?")


def is_tag(text: str) -> bool:
    """Whether `text` is a tag such as es, es-MX, zh-Hant or es-419."""
    return _TAG.fullmatch(text) is not None


def language_of(tag: str) -> str:
    """The language alone, without script and region."""
    return tag.partition("-")[0].lower()


def is_known(tag: str) -> bool:
    return language_of(tag) not in ("", UNDETERMINED)


def is_same(tag: str, other: str) -> bool:
    """Whether both name one language: es and es-MX do."""
    return language_of(tag) == language_of(other)
