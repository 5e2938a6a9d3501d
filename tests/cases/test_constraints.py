"""The database itself refuses what no row may say, whichever door the row comes through."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone

from cases import models as cases
from editions import models as editions
from sources import models as sources
from tests.seedbed import Seedbed

NO = None
TAMPERED: list[tuple[type[models.Model], dict[str, Any], str, str]] = [
    (sources.Outlet, {"kind": "blog"}, "outlet_kind_is_known", "a kind outside the list"),
    (
        sources.SourceArticle,
        {"outlet": NO},
        "article_outlet_only_with_basis",
        "a stated outlet that is not named",
    ),
    (
        sources.SourceArticle,
        {"outlet_basis": "not-stated"},
        "article_outlet_only_with_basis",
        "an outlet said not to be stated",
    ),
    (
        sources.SourceArticle,
        {"outlet_basis": "guessed"},
        "article_outlet_only_with_basis",
        "a guess is no basis",
    ),
    (sources.SourceArticle, {"published_basis": "guessed"}, "article_published_basis_is_known", "nor here"),
    (
        sources.SourceArticle,
        {"text_length": 1},
        "article_text_has_its_length",
        "a length that is not the text's",
    ),
    (
        sources.SourceArticle,
        {"reprint_of": models.F("id")},
        "article_is_not_its_own_reprint",
        "a copy of itself",
    ),
    (sources.Passage, {"end": 1}, "passage_spans_its_words", "a span shorter than its words"),
    (cases.Agency, {"kind": "gang"}, "agency_kind_is_known", "a kind outside the list"),
    (cases.Agency, {"parent": models.F("id")}, "agency_is_not_its_own_parent", "a unit of itself"),
    (cases.Person, {"capacity": "accused"}, "person_capacity_is_known", "accused are never a Person"),
    (cases.Person, {"capacity": "victim"}, "person_capacity_is_known", "nor are those alleged to be harmed"),
    (cases.CaseAgency, {"role": "victim"}, "case_agency_role_is_known", "a role outside the list"),
    (cases.TrackingNumber, {"note": ""}, "tracking_number_or_why_not", "neither number nor note"),
    (cases.Allegation, {"category": "crime"}, "allegation_category_is_known", "a category outside the list"),
    (cases.StatusStep, {"process": "guilty"}, "status_step_process_is_known", "a process outside the list"),
    (
        cases.StatusStep,
        {"disposition": "guilty"},
        "status_step_disposition_is_known",
        "a disposition outside the list",
    ),
    (cases.StatusStep, {"stage": "rumour"}, "status_step_stage_is_known", "a stage outside the list"),
    (
        cases.StatusStep,
        {"disposition": "sustained", "decided_by": NO},
        "status_step_finding_has_its_decider",
        "a finding that nobody made",
    ),
    (
        cases.StatusStep,
        {"disposition": "administratively-closed", "decided_by": NO},
        "status_step_finding_has_its_decider",
        "a closing that nobody made",
    ),
    (cases.Statement, {"medium": "gossip"}, "statement_medium_is_known", "a medium outside the list"),
    (
        cases.Statement,
        {"speaker": NO, "agency": NO},
        "statement_has_a_speaker_or_a_body",
        "words that nobody said",
    ),
    (cases.Printing, {"kind": "guess"}, "printing_kind_is_known", "neither direct nor indirect"),
    (cases.Reply, {"agency": NO}, "reply_is_of_a_person_or_a_body", "a reply that is nobody's"),
    (cases.Reply, {"as_of": NO}, "reply_came_or_had_not", "neither a reply nor the day by which none came"),
    (cases.Reply, {"sought": NO}, "reply_missed_only_where_sought", "no reply by somebody who was not asked"),
    (cases.Reply, {"as_of": "2024-03-01"}, "reply_missed_only_where_sought", "none before they were asked"),
    (cases.Move, {"kind": "waved"}, "move_kind_is_known", "a move outside the list"),
    (sources.Capture, {"text": ""}, "capture_has_a_text", "a capture in which nothing could be read"),
    (editions.Report, {"kind": "praise"}, "report_kind_is_known", "a kind of report outside the list"),
    (
        editions.Report,
        {"state": "lost", "answer": "Done."},
        "report_state_is_known",
        "a state outside the list",
    ),
    (editions.Report, {"state": "declined"}, "report_closed_with_an_answer", "closed without an answer"),
    (editions.LogHead, {"id": 2}, "log_has_one_head", "a second head"),
    (editions.Entry, {"kind": "erased"}, "entry_kind_is_known", "a kind of entry outside the list"),
    (editions.Entry, {"sequence": 0}, "entry_counts_from_one", "an entry before the first"),
    (editions.Edition, {"number": 0}, "edition_counts_from_one", "an edition before the first"),
]
TWICE: list[tuple[type[models.Model], str, str]] = [
    (sources.Passage, "passage_is_cited_once", "the same span of the same article"),
    (sources.Capture, "capture_is_kept_once", "the same bytes received for the same article"),
    (sources.Run, "run_is_entered_once", "the same run of words of the same article"),
    (cases.CaseAgency, "case_agency_has_a_role_once", "the same agency in the same role"),
    (cases.Printing, "printing_is_entered_once", "the same printing in the same article"),
    (cases.Translation, "translation_is_entered_once", "the same printing by the same translator"),
    (cases.FactCheck, "change_is_checked_once_each", "the same change checked by the same person"),
    (cases.Planting, "planting_of_a_record_once", "the same record planted"),
    (editions.Listing, "listing_holds_a_case_once", "the same case under the same value"),
    (editions.FacetCount, "facet_value_counted_once", "the same value counted"),
    (editions.Edition, "edition_number_is_used_once", "the same number of the same case"),
]


@pytest.fixture
def in_review(planted: Seedbed) -> Seedbed:
    case, ada = cases.Case.objects.order_by("pk")[0], User.objects.create_user("ada")
    cases.Move.objects.create(case=case, kind="submitted", by=ada, on_edition=1, version=1)
    asked = {"sought": "2024-04-01", "as_of": "2024-04-15"}
    cases.Reply.objects.create(case=case, agency=cases.Agency.objects.get(slug="rpd"), **asked)
    cases.FactCheck.objects.create(case=case, change_sha256="0" * 64, pointer="title", by=ada)
    printing, said = (
        cases.Printing.objects.order_by("pk")[0],
        {"text": "Recibimos una queja.", "translator": "Ana Ruiz"},
    )
    cases.Translation.objects.create(printing=printing, language="es", **said)
    article = sources.SourceArticle.objects.order_by("pk")[0]
    received = {"size": 1, "packed": b"", "sha256": "0" * 64, "text": "Rain.", "text_sha256": "0" * 64}
    sources.Capture.objects.create(article=article, file="a.txt", retrieved=timezone.now(), **received)
    sources.Run.objects.create(article=article, number=1)
    editions.Report.objects.create(kind="error", message="The day is wrong.")
    return planted


@pytest.mark.parametrize(("model", "change", "constraint", "because"), TAMPERED)
def test_a_row_is_refused(
    model: type[models.Model], change: dict[str, Any], constraint: str, because: str, in_review: Seedbed
) -> None:
    first = model._default_manager.order_by("pk").values_list("pk", flat=True)[0]
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        model._default_manager.filter(pk=first).update(**change)


@pytest.mark.parametrize(("model", "constraint", "because"), TWICE)
def test_a_row_is_refused_twice(
    model: type[models.Model], constraint: str, because: str, in_review: Seedbed
) -> None:
    row = model._default_manager.order_by("pk")[0]
    unique = next(rule for rule in model._meta.constraints if rule.name == constraint)
    assert isinstance(unique, models.UniqueConstraint)
    with (
        pytest.raises(IntegrityError, match=f"{constraint}|UNIQUE.*{unique.fields[0]}"),
        transaction.atomic(),
    ):
        copy_by_sql(row)


def copy_by_sql(row: models.Model) -> None:
    """The same row again under another key, past the model, which has rules of its own."""
    fields = [field for field in row._meta.concrete_fields if not field.primary_key]
    key = row._meta.pk.column
    values = {
        field.column: field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields
    }
    names, marks = ", ".join(f'"{name}"' for name in values), ", ".join(["%s"] * len(values))
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO {row._meta.db_table} ("{key}", {names}) VALUES (99999, {marks})',
            list(values.values()),
        )


def test_each_named_constraint_is_seen_to_refuse() -> None:
    ours = [
        model for room in ("sources", "cases", "editions") for model in apps.get_app_config(room).get_models()
    ]
    named = {rule.name for model in ours for rule in model._meta.constraints}
    assert named == {row[2] for row in TAMPERED} | {row[1] for row in TWICE}
