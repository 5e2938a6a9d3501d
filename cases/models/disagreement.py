"""Disagreement: a question on which accounts differ. The archive shows it and never resolves it."""

from __future__ import annotations

from django.db import models

from cases.models.base import Cited, Identified, Placed, ProseField
from cases.models.case import Case
from sources.keeping import Kept


class Disagreement(Placed, Identified):
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="disagreements")
    question = ProseField(help_text="A question that each account answers: “How many officers?”")
    note = ProseField(blank=True, help_text="What a reader should know to compare the accounts.")

    history = Kept()

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.question


class Account(Cited, Placed):
    owner = "disagreement"

    disagreement = models.ForeignKey(Disagreement, on_delete=models.CASCADE, related_name="accounts")
    value = ProseField(help_text="What this account says, in neutral words or none of ours at all.")

    history = Kept()

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.value
