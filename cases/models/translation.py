"""Translation: a person's rendering of printed words in another language; never evidence."""

from __future__ import annotations

import re
from typing import Final

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from cases.models.base import Placed
from cases.models.statement import Printing
from sources.fields import refuse_control_characters, refuse_control_characters_in_prose
from sources.keeping import Kept
from sources.languages import is_same, is_tag

MACHINES: Final = re.compile(
    r"\b(machine|automatic(?:ally)?|google|deepl|chatgpt|gpt|llm|ai|azure|m[aá]quina|autom[aá]tic[ao])\b",
    re.I,
)
"""Words by which somebody would say that no person translated."""


def refuse_no_tag(value: str) -> None:
    if not is_tag(value):
        raise ValidationError("Write a language tag: es, en, es-MX, zh-Hant.", code="language")


class Translation(Placed):
    """Of one printing: what another outlet printed is translated by itself.

    Its text is no `ProseField`: it says what a speaker said, and the lint does not read others' words.
    """

    owner = "printing"

    printing = models.ForeignKey(Printing, on_delete=models.CASCADE, related_name="translations")
    language = models.CharField(
        max_length=12, validators=[refuse_no_tag], help_text="What it is in (BCP 47): es, en, es-MX."
    )
    text = models.TextField(
        validators=[refuse_control_characters_in_prose],
        help_text="The whole printing in the other language, without quotation marks around it.",
    )
    translator = models.CharField(
        max_length=300,
        validators=[refuse_control_characters],
        help_text="Who translated, as readers are shown it: “the archive, checked by Ana Ruiz”. A person or "
        "a body; never a machine.",
    )
    translated = models.DateField(null=True, blank=True, help_text="The day on which it was made or checked.")

    history = Kept()

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                name="translation_is_entered_once",
                fields=["printing", "language", "translator"],
                violation_error_message="This printing has a translation into that language by them already.",
            ),
        ]

    def __str__(self) -> str:
        return f"Translation ({self.language}) by {self.translator}"

    @property
    def case_pk(self) -> int:
        return self.printing.case_pk

    @property
    def is_in_the_original_language(self) -> bool:
        return is_same(self.language, self.printing.article.language)

    @property
    def is_by_a_machine(self) -> bool:
        return MACHINES.search(self.translator) is not None

    def clean(self) -> None:
        if self.printing_id and self.is_in_the_original_language:
            raise ValidationError({"language": "The article is in this language itself."})
        if self.is_by_a_machine:
            raise ValidationError({"translator": "Readers are told that a person translated; name them."})
        if self.translated and self.translated > timezone.localdate():
            raise ValidationError({"translated": "This day has not come yet."})
