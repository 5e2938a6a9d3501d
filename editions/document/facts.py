"""Shapes of the facts of a case: allegations with their steps, statements, events, disagreements."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from cases.models import Account as AccountRow
from cases.models import Allegation as AllegationRow
from cases.models import Disagreement as DisagreementRow
from cases.models import Event as EventRow
from cases.models import Printing as PrintingRow
from cases.models import Reply as ReplyRow
from cases.models import Statement as StatementRow
from cases.models import StatusStep as StepRow
from cases.models import Translation as TranslationRow
from cases.terms import Disposition, Process
from editions.document.shared import AgencyRef, Named, Passage


class StatusStep(serializers.Serializer[StepRow]):
    id = serializers.CharField(source="public_id")
    date = serializers.CharField(help_text="EDTF.")
    date_earliest = serializers.DateField()
    date_latest = serializers.DateField(help_text="9999-12-31 where it is open.")
    date_note = serializers.CharField(help_text="How the day was inferred, where it is not printed.")
    process = serializers.ChoiceField(choices=Process.choices)
    disposition = serializers.ChoiceField(choices=Disposition.choices)
    term = serializers.CharField(help_text="The deciding body's own term, verbatim.")
    stage = serializers.CharField(help_text="recommended, final, on-review, or empty.")
    decided_by = AgencyRef(allow_null=True)
    process_sentence = serializers.SerializerMethodField(help_text="Fixed neutral sentence.")
    disposition_sentence = serializers.SerializerMethodField(help_text="Fixed neutral sentence.")
    text = serializers.CharField()
    passages = Passage(many=True)

    def get_process_sentence(self, step: StepRow) -> str:
        return Process(step.process).sentence(step.decided_by.name if step.decided_by else "")

    def get_disposition_sentence(self, step: StepRow) -> str:
        body = step.decided_by.name if step.decided_by else ""
        return Disposition(step.disposition).sentence(body, step.stage)


class Allegation(serializers.Serializer[AllegationRow]):
    id = serializers.CharField(source="public_id")
    text = serializers.CharField(help_text="What is alleged. An allegation is not a finding.")
    category = serializers.CharField()
    against = serializers.CharField(help_text="A description; accused persons are never named.")
    agency = AgencyRef(help_text="The unit concerned.")
    happened = serializers.CharField(allow_blank=True, help_text="EDTF; empty where no article says.")
    happened_earliest = serializers.DateField(allow_null=True)
    happened_latest = serializers.DateField(allow_null=True)
    happened_note = serializers.CharField(allow_blank=True)
    place = serializers.CharField(allow_blank=True)
    reported_by = serializers.CharField(allow_blank=True)
    rule = serializers.CharField(allow_blank=True)
    process = serializers.CharField(source="current_step.process", help_text="Of the newest step.")
    disposition = serializers.CharField(source="current_step.disposition", help_text="Of the newest step.")
    as_of = serializers.CharField(source="current_step.date", help_text="EDTF date of the newest step.")
    status_steps = StatusStep(source="steps_by_date", many=True)
    passages = Passage(many=True)


class Translation(serializers.Serializer[TranslationRow]):
    """A person's rendering of a printing in another language: a help to readers, and no evidence."""

    language = serializers.CharField(help_text="What the translation is in (BCP 47).")
    text = serializers.CharField(help_text="The printing in that language: not the original words.")
    translator = serializers.CharField(help_text="Who translated, as readers are shown it; never a machine.")
    translated = serializers.DateField(allow_null=True, help_text="When it was made or checked.")


class Printing(serializers.Serializer[PrintingRow]):
    """One article's printing of a statement; a split quotation has several passages."""

    source = serializers.SlugField(source="article.slug")  # type: ignore[assignment]
    kind = serializers.CharField(help_text="direct: the speaker's words in quotation marks; indirect.")
    attribution = Passage(many=True, help_text="The words that say who said it.")
    passages = Passage(many=True)
    translations = Translation(many=True, required=False, help_text="Only where there are any.")

    def to_representation(self, instance: PrintingRow) -> dict[str, Any]:
        """Editions made before there were translations say the same as they would today."""
        shown: dict[str, Any] = super().to_representation(instance)
        if not shown["translations"]:
            del shown["translations"]
        return shown


class Statement(serializers.Serializer[StatementRow]):
    """One utterance, with every article's printing of it."""

    id = serializers.CharField(source="public_id")
    speaker = Named(allow_null=True, help_text="Null where no person is named.")
    title = serializers.CharField(allow_blank=True, help_text="The speaker's title as printed.")
    agency = AgencyRef(allow_null=True, help_text="The body on whose behalf it was said.")
    said = serializers.CharField(allow_blank=True, help_text="EDTF; empty where it cannot be told.")
    said_earliest = serializers.DateField(allow_null=True)
    said_latest = serializers.DateField(allow_null=True)
    said_note = serializers.CharField(allow_blank=True)
    medium = serializers.CharField()
    kind = serializers.CharField(help_text="direct where any printing is.")
    about = serializers.CharField(help_text="What it concerns, in the archive's words.")
    allegations = serializers.SerializerMethodField(help_text="Ids of the allegations it concerns.")
    printings = Printing(many=True)

    def get_allegations(self, statement: StatementRow) -> list[str]:
        return [allegation.public_id for allegation in statement.allegations.all()]


class Event(serializers.Serializer[EventRow]):
    id = serializers.CharField(source="public_id")
    date = serializers.CharField(help_text="EDTF.")
    date_earliest = serializers.DateField()
    date_latest = serializers.DateField()
    date_note = serializers.CharField()
    text = serializers.CharField()
    passages = Passage(many=True)


class Account(serializers.Serializer[AccountRow]):
    value = serializers.CharField(help_text="What this account says.")
    sources = serializers.SerializerMethodField(help_text="The articles that give it.")
    passages = Passage(many=True)

    def get_sources(self, account: AccountRow) -> list[str]:
        return sorted({passage.article.slug for passage in account.passages.all()})


class Disagreement(serializers.Serializer[DisagreementRow]):
    """A question on which accounts differ; the archive does not resolve it."""

    id = serializers.CharField(source="public_id")
    question = serializers.CharField()
    note = serializers.CharField(allow_blank=True)
    accounts = Account(many=True)


class Reply(serializers.Serializer[ReplyRow]):
    """What somebody whom the case concerns answered, or that they were asked and had not by a day."""

    id = serializers.CharField(source="public_id")
    person = Named(allow_null=True, help_text="Whose reply it is; null where it is a body's.")
    agency = AgencyRef(allow_null=True, help_text="The body whose reply it is; null where it is a person's.")
    sought = serializers.DateField(
        allow_null=True, help_text="When the archive asked; null where it did not."
    )
    passages = Passage(many=True, help_text="Of the archive's request.")
    statement = serializers.CharField(
        source="statement.public_id",
        default=None,
        allow_null=True,
        help_text="The reply: the id of a statement of this document; null where none had come.",
    )
    as_of = serializers.DateField(allow_null=True, help_text="The day by which no reply had come.")
