"""Cases: the screen on which a case is read as a whole, made ready and released."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.safestring import SafeString

from cases.models import Case, CaseAgency, SummarySentence, TrackingNumber
from curation import divergence, mine
from curation.admin.base import PartOfCase
from curation.admin.bundling import Bundling
from curation.admin.filters import Choosing, of_case
from curation.admin.fitting import Fitting
from curation.admin.inlines import Parts
from curation.admin.previewing import Previewing
from curation.admin.releasing import Releasing
from curation.admin.working import Working
from curation.badges import badge
from curation.facts import facts_of
from curation.labels import shortened
from curation.permissions import may
from curation.site import site
from curation.standing import Standing
from curation.state import State, due, in_state, state_of, with_state
from curation.verbs import open_verbs
from editions.models import Edition
from editions.publishing import Progress
from sources.keeping import because

WEEKS_BETWEEN_CHECKS = 4
BADGES = {
    State.DRAFT: "draft",
    State.CHANGED: "open",
    State.IN_REVIEW: "open",
    State.APPROVED: "good",
    State.PUBLIC: "good",
    State.WITHDRAWN: "fault",
}

SENTENCE_FIELDS = ("text", "passages", "position")
ROLE_FIELDS = ("agency", "role", "passages", "position")
NUMBER_FIELDS = ("agency", "number", "note", "passages", "position")


class Summary(Parts):
    model = SummarySentence
    fields = SENTENCE_FIELDS
    at_first = 1


class Agencies(Parts):
    model = CaseAgency
    fields = ROLE_FIELDS
    joined = ["agency"]
    classes = ["collapse"]
    verbose_name = "agency"
    verbose_name_plural = "agencies"


class Numbers(Parts):
    model = TrackingNumber
    fields = NUMBER_FIELDS
    joined = ["agency"]
    classes = ["collapse"]


class InState(Choosing):
    title = "state"
    parameter_name = "state"
    conditions = {state.value: str(state.label) for state in State}

    def narrowed(self, rows: QuerySet[Any], condition: str) -> QuerySet[Any]:
        return in_state(rows, condition)


class Due(Choosing):
    title = "next check"
    parameter_name = "check"
    conditions = {"due": "Due", "quiet": "Quiet for 90 days"}

    def narrowed(self, rows: QuerySet[Any], condition: str) -> QuerySet[Any]:
        return due(rows) if condition == "due" else mine.quiet(rows)


class Mine(Choosing):
    title = "mine"
    parameter_name = "mine"
    conditions = {"drafts": "My drafts", "review": "Waiting for my review"}

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        wanted = {"drafts": mine.drafts_of, "review": mine.to_review}
        return wanted[self.value() or ""](request.user, queryset) if self.value() else queryset


@admin.register(Case, site=site)
class CaseAdmin(Bundling, Working, Previewing, Fitting, Releasing):
    list_display = ["title_shown", "state", "edition", "next_check", "jurisdiction"]
    list_display_links = ["title_shown"]
    list_filter = [InState, Mine, Due]
    list_select_related = ["jurisdiction"]
    search_fields = ["title", "slug", "public_id", "tracking_numbers__number"]
    search_help_text = "Search titles, addresses, tracking numbers, or the public id."
    actions = ["postpone_next_check"]
    inlines = [Summary, Agencies, Numbers]
    prepopulated_fields = {"slug": ["title"]}
    fieldsets = [
        (
            "The case",
            {"fields": ["title", "passages", "slug", "jurisdiction", "content_note"]},
        ),
        ("Keeping watch", {"fields": ["next_check", "noindex", "related"]}),
        ("Notes", {"fields": ["edition_note", "working_note"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return with_state(super().get_queryset(request))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """A published case keeps its address: readers and other archives hold it."""
        return ["slug"] if obj and obj.current_number is not None else []

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A case with editions is part of the public record: it is retracted, with a reason, or stays."""
        published = obj is not None and Edition.objects.filter(case_id=obj.public_id).exists()
        return super().has_delete_permission(request, obj) and not published

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        case = kwargs.get("obj")
        desk = desk_of(request, case) if case else {}
        return super().render_change_form(request, {**context, **desk}, *args, **kwargs)

    @admin.display(description="case", ordering="title")
    def title_shown(self, case: Case) -> str:
        return shortened(case.title)

    @admin.display(description="state")
    def state(self, case: Case) -> SafeString:
        state = state_of(case)
        return badge(BADGES[state], str(state.label))

    @admin.display(description="edition", ordering="current_number", empty_value="none")
    def edition(self, case: Any) -> int | None:
        return case.current_number  # type: ignore[no-any-return]

    @admin.action(
        description="Looked for news and found none: check again in 4 weeks", permissions=["change"]
    )
    def postpone_next_check(self, request: HttpRequest, cases: QuerySet[Any]) -> None:
        """The day is part of the public document, so a published case then has an unpublished change."""
        again = timezone.localdate() + timedelta(weeks=WEEKS_BETWEEN_CHECKS)
        for case in cases:
            case.next_check = again
            with because("Looked for news and found none.", by=cast(User, request.user)):
                case.save(update_fields=["next_check"])
            divergence.note_case(case)
            self.log_change(request, case, f"Looked for news and found none; next check {again}.")
        messages.success(request, f"{len(cases)} cases are to be checked again on {again}.")


def desk_of(request: HttpRequest, case: Case) -> dict[str, Any]:
    """What a case's screen shows above its form."""
    progress = Progress(case)
    return {
        "standing": Standing(case),
        "facts": facts_of(case),
        "progress": progress,
        "state_badge": BADGES[progress.state],
        "verbs": open_verbs(progress, request.user),
        "may_review": may(request.user, "approve"),
    }


class PartAdmin(PartOfCase):
    """A part of a case with a screen of its own, to which readiness and search lead."""

    list_select_related = ["case"]

    @admin.display(description="text")
    def shown(self, row: Any) -> str:
        return shortened(str(row))


@admin.register(SummarySentence, site=site)
class SummarySentenceAdmin(PartAdmin):
    list_display = ["shown", "case"]
    list_filter = [of_case(SummarySentence)]
    search_fields = ["text"]
    fields = ["case", *SENTENCE_FIELDS]


@admin.register(CaseAgency, site=site)
class CaseAgencyAdmin(PartAdmin):
    list_display = ["agency", "role", "case"]
    list_filter = [of_case(CaseAgency), "role"]
    list_select_related = ["agency", "case"]
    search_fields = ["agency__name", "agency__acronym"]
    fields = ["case", *ROLE_FIELDS]


@admin.register(TrackingNumber, site=site)
class TrackingNumberAdmin(PartAdmin):
    list_display = ["shown", "agency", "case"]
    list_filter = [of_case(TrackingNumber)]
    list_select_related = ["agency", "case"]
    search_fields = ["number", "note", "agency__name", "agency__acronym"]
    fields = ["case", *NUMBER_FIELDS]
