"""What staff wrote is never overwritten by a file that did not change, nor in silence by one that did."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from cases.models import Agency, Case, Planting, StatusStep
from editions.models import Edition, PublicAgency
from editions.publishing import publish, retract
from sources.models import Passage, SourceArticle
from tests.seedbed import Seedbed

EDITED = "Allegation about a search, as staff word it"


def staff_edit() -> None:
    Case.objects.update(title=EDITED)


def test_an_edit_is_kept_while_the_file_stays_as_planted(planted: Seedbed) -> None:
    staff_edit()
    assert "kept       case elm-street" in planted.seed()
    assert Case.objects.get().title == EDITED


def test_a_case_that_staff_are_editing_is_not_published(planted: Seedbed) -> None:
    staff_edit()
    assert "0 editions published" in planted.seed()
    assert Edition.objects.count() == 1


@pytest.mark.parametrize(
    ("model", "field"), [(Agency, "name"), (SourceArticle, "published_note"), (StatusStep, "text")]
)
def test_an_edit_of_what_a_case_shares_is_not_published_either(
    model: type[Agency | SourceArticle | StatusStep], field: str, planted: Seedbed
) -> None:
    """`make run` seeds at every start: a restart must not publish what nobody approved."""
    model._default_manager.update(**{field: "CANARY"})
    assert "0 editions published" in planted.seed()
    assert not PublicAgency.objects.filter(body__contains="CANARY").exists()
    assert not Edition.objects.filter(document__contains="CANARY").exists()


def test_an_edit_and_a_changed_file_are_refused_together(planted: Seedbed) -> None:
    staff_edit()
    planted.case["title"] = "Another title"
    with pytest.raises(CommandError, match="both this file and the archive's own case 'elm-street'"):
        planted.plant()
    assert Case.objects.get().title == EDITED


def test_the_refusal_names_file_and_line_and_what_to_do(planted: Seedbed) -> None:
    staff_edit()
    planted.case["title"] = "Another title"
    with pytest.raises(CommandError) as refused:
        planted.plant()
    message = str(refused.value)
    assert "seeds/cases/elm-street.yaml:1: slug:" in message
    assert "manage.py export_case" in message
    assert "--overwrite" in message


def test_overwrite_lets_the_changed_file_win(planted: Seedbed) -> None:
    staff_edit()
    planted.case["title"] = "Another title"
    assert "published  edition 2 of elm-street" in planted.plant("--overwrite")
    assert Case.objects.get().title == "Another title"
    assert "8 unchanged" in planted.seed()


def test_a_staff_edit_of_one_case_does_not_hold_up_another_file(planted: Seedbed) -> None:
    staff_edit()
    planted.nouns["agencies"][0]["acronym"] = "RiPD"
    printed = planted.plant()
    assert "changed    agency rpd" in printed
    assert "kept       case elm-street" in printed


def test_merging_the_edit_into_the_file_settles_it(planted: Seedbed) -> None:
    staff_edit()
    planted.case["title"] = EDITED
    assert "0 unchanged" not in planted.plant()
    assert "8 unchanged" in planted.seed()


def test_an_edit_after_a_merge_is_kept_like_the_first(planted: Seedbed) -> None:
    """The way that the refusal itself recommends: export, merge, plant; then somebody edits again."""
    staff_edit()
    call_command("export_case", "elm-street", output=planted.file_of(planted.case))
    planted.seed()
    Case.objects.update(title="Edited again")
    assert "kept       case elm-street" in planted.seed()


def test_a_record_that_staff_made_is_not_taken_over(planted: Seedbed) -> None:
    Planting.objects.all().delete()
    planted.case["title"] = "Another title"
    with pytest.raises(CommandError, match="have changed since"):
        planted.plant()


def test_a_record_that_staff_made_alike_is_taken_over(planted: Seedbed) -> None:
    Planting.objects.all().delete()
    planted.seed()
    planted.case["title"] = "A search in Riverton"
    assert "changed    case elm-street" in planted.plant()


def test_planting_goes_on_when_a_case_was_retracted(planted: Seedbed) -> None:
    """`make run` seeds at every start: a retraction must not keep the archive from starting."""
    retract(planted.row(), by=None, reason="A court ordered it.")
    assert "0 editions published" in planted.seed()
    assert Edition.objects.count() == 1


def test_a_case_published_by_staff_since_is_left_as_they_published_it(planted: Seedbed) -> None:
    staff_edit()
    publish(planted.row(), by=None, note="Reworded.")
    assert "kept       case elm-street" in planted.seed()
    assert Edition.objects.latest("number").number == 2


def test_a_passage_that_staff_have_yet_to_cite_stays(planted: Seedbed) -> None:
    """The workbench makes a passage first; `make run` in between must not take it away."""
    found = Passage.objects.cite(SourceArticle.objects.get(slug="gazette"), "The ferry will sail again")
    planted.case["title"] = "A search in Riverton"
    planted.plant()
    assert Passage.objects.filter(pk=found.pk).exists()
