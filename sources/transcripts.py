"""Whose turn a transcript says it is, where the label stands within the marks: “PENN: Well, look”."""

from __future__ import annotations

import re
from typing import Final

from sources.attribution import Clause
from sources.mentions import Mention

_LABEL: Final = re.compile(r"((?:[A-Z]{2,5}\. )?[A-Z][A-Z.'’-]{2,}(?: [A-Z][A-Z.'’-]+){0,2}):\s")


def labelled(text: str, start: int, end: int) -> Clause | None:
    """The label that the words text[start:end] begin with, as what attributes them."""
    found = _LABEL.match(text, start, end)
    if found is None:
        return None
    mention = Mention(start, found.end(1), "person", name=found[1].title())
    return Clause(mention, ":", start, found.end(), near=True, reason="named by a transcript's label")
