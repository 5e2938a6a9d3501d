"""Shapes of a whole case: its content, and the envelope that makes it one edition."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from cases.models import Case as CaseRow
from cases.models import CaseAgency as CaseAgencyRow
from cases.models import StatusStep as StepRow
from cases.readiness.walk import people
from cases.rollup import RULE, Reached, roll_up
from editions.document.facts import Allegation, Disagreement, Event, Reply, Statement
from editions.document.shared import AgencyRef, Named, Passage, Source


class Sentence(serializers.Serializer[Any]):
    text = serializers.CharField()
    passages = Passage(many=True)


class AgencyInCase(serializers.Serializer[CaseAgencyRow]):
    """One agency in one role; an agency with two roles stands twice."""

    slug = serializers.SlugField(source="agency.slug")
    name = serializers.CharField(source="agency.name")
    acronym = serializers.CharField(source="agency.acronym", allow_blank=True)
    also_known_as = serializers.ListField(source="agency.also_known_as", child=serializers.CharField())
    kind = serializers.CharField(source="agency.kind")
    parent = AgencyRef(source="agency.parent", allow_null=True, help_text="The body it is a unit of.")
    jurisdiction = Named(source="agency.jurisdiction")
    url = serializers.CharField(source="agency.url", allow_blank=True)
    role = serializers.CharField(help_text="subject, investigates, comments or oversees.")
    passages = Passage(many=True, help_text="What shows the role.")
    name_passages = Passage(source="agency.passages", many=True, help_text="What shows name and parent.")


class TrackingNumber(serializers.Serializer[Any]):
    agency = AgencyRef()
    number = serializers.CharField(allow_blank=True, help_text="Empty where no article prints it.")
    note = serializers.CharField(allow_blank=True)
    passages = Passage(many=True)


class RelatedCase(serializers.Serializer[Any]):
    """Another public case. No title: it would outlive that case's own retraction in here."""

    case_id = serializers.CharField()
    slug = serializers.SlugField()


class PersonInCase(serializers.Serializer[Any]):
    """A public official or spokesperson; accused and alleged victims are never named."""

    slug = serializers.SlugField()
    name = serializers.CharField()
    also_known_as = serializers.ListField(child=serializers.CharField())
    capacity = serializers.CharField()
    agency = AgencyRef(allow_null=True)
    passages = Passage(many=True)


class Standing(serializers.Serializer[Any]):
    """A roll-up of the allegations, each of which has its own status."""

    process = serializers.CharField()
    disposition = serializers.CharField()
    sentence = serializers.CharField()
    rule = serializers.CharField(help_text="How the roll-up is made.")
    as_of = serializers.CharField(help_text="EDTF date of the newest status step.")


class Term(serializers.Serializer[Any]):
    """A controlled term used in this document, with its definition and where that comes from."""

    vocabulary = serializers.CharField()
    value = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    definition = serializers.CharField()
    source = serializers.CharField()  # type: ignore[assignment]
    source_url = serializers.CharField(allow_blank=True)
    jurisdiction = serializers.CharField(allow_blank=True)


class CaseContent(serializers.Serializer[CaseRow]):
    """What a case says: everything an edition freezes, before it is numbered and hashed."""

    slug = serializers.SlugField()
    title = serializers.CharField()
    title_passages = Passage(source="passages", many=True)
    content_note = serializers.CharField(allow_blank=True)
    summary = Sentence(many=True)
    jurisdiction = Named()
    standing = serializers.SerializerMethodField()
    agencies = AgencyInCase(source="case_agencies", many=True)
    people = serializers.SerializerMethodField()
    tracking_numbers = TrackingNumber(many=True)
    allegations = Allegation(many=True)
    statements = Statement(many=True)
    events = Event(many=True)
    disagreements = Disagreement(many=True)
    replies = Reply(many=True, required=False, help_text="Only where one was sought or came.")
    next_check = serializers.DateField(allow_null=True, help_text="When staff look for news again.")
    noindex = serializers.BooleanField(help_text="True where search engines are asked to leave the case out.")

    @extend_schema_field(Standing)
    def get_standing(self, case: CaseRow) -> dict[str, str]:
        allegations = [steps for row in case.allegations.all() if (steps := row.steps_by_date)]
        rolled = roll_up([[reached(step) for step in steps] for steps in allegations])
        newest = max((steps[-1] for steps in allegations), key=StepRow.when)
        return {
            "process": rolled.process,
            "disposition": rolled.disposition,
            "sentence": rolled.sentence,
            "rule": RULE,
            "as_of": newest.date,
        }

    @extend_schema_field(PersonInCase(many=True))
    def get_people(self, case: CaseRow) -> list[dict[str, Any]]:
        named = people(case)
        return [PersonInCase(named[slug]).data for slug in sorted(named)]


def reached(step: StepRow) -> Reached:
    return Reached(step.process, step.disposition, step.decided_by.slug if step.decided_by else "")


class Proof(serializers.Serializer[Any]):
    """What proves the document against the log; see editions/chain.py and docs/verify.md."""

    salts = serializers.DictField(child=serializers.CharField(), help_text="JSON Pointer to salt.")
    digests = serializers.DictField(
        child=serializers.CharField(), help_text="JSON Pointer to digest, of redacted parts only."
    )


class CaseDocument(CaseContent):
    """One edition of a case: numbered, dated, hashed and chained to the log entry before it."""

    related = RelatedCase(many=True)
    sources = Source(many=True, help_text="Every article that a passage of the document comes from.")
    terms = Term(many=True)
    version = serializers.IntegerField(help_text="Of this shape.")
    case_id = serializers.CharField(help_text="Opaque and permanent.")
    edition = serializers.IntegerField(help_text="From 1 within the case.")
    sequence = serializers.IntegerField(help_text="From 1 within the archive's log, without gaps.")
    kind = serializers.CharField(help_text="published or corrected.")
    published_at = serializers.CharField(help_text="UTC, RFC 3339.")
    note = serializers.CharField(allow_blank=True, help_text="What this edition adds or changes.")
    review = serializers.ChoiceField(
        choices=["second-person", "one-person", "files"],
        help_text="Who reviewed it: a second person, nobody but its editor, or who reviewed the files.",
    )
    sha256 = serializers.CharField(help_text="The log entry's hash.")
    previous_sha256 = serializers.CharField(help_text="The hash of the log entry before it.")
    proof = Proof()
