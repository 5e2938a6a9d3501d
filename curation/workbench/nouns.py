"""The new facts that can be entered beside an article: which fields each asks for, and by which key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.db import models

from cases.models import (
    Account,
    Allegation,
    CaseAgency,
    Event,
    Statement,
    StatusStep,
    SummarySentence,
    TrackingNumber,
)


@dataclass(frozen=True)
class Noun:
    """One kind of new fact; what is not asked here is on its own screen, one click away."""

    name: str
    model: type[models.Model]
    letter: str
    fields: tuple[str, ...]
    hint: str
    called: str = ""

    @property
    def label(self) -> str:
        return self.called or str(self.model._meta.verbose_name)


NEW: Final = {
    noun.name: noun
    for noun in (
        Noun(
            "statement",
            Statement,
            "s",
            ("about", "speaker", "agency", "title", "said", "said_note", "medium"),
            "One utterance, entered once; other articles that print it become printings of it.",
        ),
        Noun(
            "allegation",
            Allegation,
            "l",
            ("text", "category", "against", "agency", "happened", "place", "reported_by"),
            "What is alleged, as an allegation. Nobody accused or harmed is named.",
        ),
        Noun(
            "statusstep",
            StatusStep,
            "t",
            ("allegation", "text", "date", "date_note", "process", "disposition", "decided_by", "term"),
            "What a body did about an allegation, on two axes. Words said during an open investigation are a "
            "statement.",
        ),
        Noun(
            "event",
            Event,
            "v",
            ("text", "date", "date_note"),
            "A dated step of the story that is neither a statement nor a status.",
        ),
        Noun(
            "account",
            Account,
            "c",
            ("disagreement", "value"),
            "What this article says on a question on which accounts differ; the archive never says who is "
            "right.",
        ),
        Noun(
            "summarysentence",
            SummarySentence,
            "y",
            ("text",),
            "One sentence of the summary, in our words, that the passage supports.",
        ),
        Noun(
            "caseagency",
            CaseAgency,
            "g",
            ("agency", "role"),
            "A body and what it does in this case. Every body that a fact names has a role.",
            "agency",
        ),
        Noun(
            "trackingnumber",
            TrackingNumber,
            "n",
            ("number", "agency", "note"),
            "A body's own number for the matter, as printed.",
        ),
    )
}
