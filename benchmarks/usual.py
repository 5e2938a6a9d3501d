"""The usual way of serving a case: nested serializers over its tables at each request. To measure against."""

from __future__ import annotations

from typing import Any

from django.urls import path
from rest_framework import generics, serializers
from rest_framework.pagination import CursorPagination

from cases.models import (
    Account,
    Allegation,
    Case,
    CaseAgency,
    Disagreement,
    Event,
    Printing,
    Statement,
    StatusStep,
    SummarySentence,
)
from sources.models import Passage


class PassageSerializer(serializers.ModelSerializer[Passage]):
    article = serializers.SlugRelatedField(slug_field="slug", read_only=True)  # type: ignore[var-annotated]

    class Meta:
        model = Passage
        fields = ["article", "exact", "prefix", "suffix", "start", "end"]


class CitedSerializer(serializers.ModelSerializer[Any]):
    passages = PassageSerializer(many=True)


class SentenceSerializer(CitedSerializer):
    class Meta:
        model = SummarySentence
        fields = ["text", "passages"]


class RoleSerializer(CitedSerializer):
    name = serializers.CharField(source="agency.name")
    slug = serializers.CharField(source="agency.slug")

    class Meta:
        model = CaseAgency
        fields = ["slug", "name", "role", "passages"]


class StepSerializer(CitedSerializer):
    decided_by = serializers.SlugRelatedField(slug_field="slug", read_only=True)  # type: ignore[var-annotated]

    class Meta:
        model = StatusStep
        fields = ["public_id", "date", "process", "disposition", "decided_by", "text", "passages"]


class AllegationSerializer(CitedSerializer):
    agency = serializers.SlugRelatedField(slug_field="slug", read_only=True)  # type: ignore[var-annotated]
    status_steps = StepSerializer(many=True)

    class Meta:
        model = Allegation
        fields = [
            *("public_id", "text", "category", "against", "agency", "happened", "place"),
            *("status_steps", "passages"),
        ]


class PrintingSerializer(CitedSerializer):
    article = serializers.SlugRelatedField(slug_field="slug", read_only=True)  # type: ignore[var-annotated]
    attribution = PassageSerializer(many=True)

    class Meta:
        model = Printing
        fields = ["article", "kind", "attribution", "passages"]


class StatementSerializer(serializers.ModelSerializer[Statement]):
    speaker = serializers.SlugRelatedField(slug_field="slug", read_only=True)  # type: ignore[var-annotated]
    agency = serializers.SlugRelatedField(slug_field="slug", read_only=True)  # type: ignore[var-annotated]
    printings = PrintingSerializer(many=True)

    class Meta:
        model = Statement
        fields = ["public_id", "speaker", "title", "agency", "said", "medium", "about", "printings"]


class EventSerializer(CitedSerializer):
    class Meta:
        model = Event
        fields = ["public_id", "date", "text", "passages"]


class AccountSerializer(CitedSerializer):
    class Meta:
        model = Account
        fields = ["value", "passages"]


class DisagreementSerializer(serializers.ModelSerializer[Disagreement]):
    accounts = AccountSerializer(many=True)

    class Meta:
        model = Disagreement
        fields = ["public_id", "question", "note", "accounts"]


class CaseSerializer(CitedSerializer):
    jurisdiction = serializers.SlugRelatedField(slug_field="slug", read_only=True)  # type: ignore[var-annotated]
    summary = SentenceSerializer(many=True)
    agencies = RoleSerializer(source="case_agencies", many=True)
    allegations = AllegationSerializer(many=True)
    statements = StatementSerializer(many=True)
    events = EventSerializer(many=True)
    disagreements = DisagreementSerializer(many=True)

    class Meta:
        model = Case
        fields = [
            *("slug", "title", "jurisdiction", "content_note", "summary", "agencies"),
            *("allegations", "statements", "events", "disagreements", "passages"),
        ]


class LineSerializer(serializers.ModelSerializer[Case]):
    """What a list shows of a case: its sentences, bodies and allegations with their steps."""

    summary = SentenceSerializer(many=True)
    agencies = RoleSerializer(source="case_agencies", many=True)
    allegations = AllegationSerializer(many=True)

    class Meta:
        model = Case
        fields = ["slug", "title", "summary", "agencies", "allegations"]


class Newest(CursorPagination):
    page_size = 50
    ordering = "-id"


class OneCase(generics.RetrieveAPIView[Case]):
    queryset = Case.objects.for_document()
    serializer_class = CaseSerializer
    lookup_field = "slug"


class Cases(generics.ListAPIView[Case]):
    queryset = Case.objects.prefetch_related(
        "summary__passages__article",
        "case_agencies__agency",
        "case_agencies__passages__article",
        "allegations__agency",
        "allegations__passages__article",
        "allegations__status_steps__decided_by",
        "allegations__status_steps__passages__article",
    )
    serializer_class = LineSerializer
    pagination_class = Newest


urlpatterns = [
    path("api/v1/cases/<slug:slug>/", OneCase.as_view()),
    path("api/v1/cases/", Cases.as_view()),
]
