"""Notes that readers see beside an edition: held to the rules of wording that the case itself is held to."""

from __future__ import annotations

from typing import Any

from cases import wording
from cases.readiness.language import same_words
from editions.publishing.refusals import Refused
from editions.redaction import texts_in


def said(note: str, what: str) -> str:
    """A note that may not be empty."""
    if not note.strip():
        raise Refused(f"This needs a public note: {what}.")
    return note.strip()


def neutral(note: str, *contents: dict[str, Any]) -> str:
    """A note that neither convicts nor acquits, and quotes only what one of these contents says.

    Words between quotation marks are not judged, and so anybody's words would pass there as a quotation.
    """
    if faults := wording.faults(note):
        told = " ".join(f"“{fault.word}”: {fault.why} {fault.instead}" for fault in faults)
        raise Refused(f"The note is public. {told}")
    for quotation in wording.quotations_in(note):
        if not any(same_words(quotation) in same_words(text) for text in texts_in(list(contents))):
            raise Refused(f"The note is public, and quotes “{quotation}”, which the case says nowhere.")
    return note
