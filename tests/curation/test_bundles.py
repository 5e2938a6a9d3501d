"""Case bundles: a case goes out as its seed file, and comes in as a draft, by the rules of planting."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cases.models import Case, Event, Planting, Statement
from cases.seeding.yamltext import dump
from curation import bundles
from curation.models import Divergence
from editions.models import Edition
from tests.curation.conftest import Signed
from tests.seedbed import Data, Seedbed, a_case, cite

pytestmark = pytest.mark.django_db


def taken_in(text: str, ada: User) -> Case | None:
    expected = bundles.preview(text, by=ada).fingerprint
    return bundles.bring_in(text, by=ada, reason="Edited on the train.", expected=expected)


def edited(planted: Seedbed) -> str:
    planted.case["events"][0]["text"] = "The board opened an investigation."
    return dump(planted.case)


def test_a_case_goes_out_as_the_file_it_was_planted_from(planted: Seedbed, staff: Client) -> None:
    answer = staff.get(f"/admin/cases/case/{planted.row().pk}/bundle/")
    assert answer.content == planted.file_of(planted.case).read_bytes()
    assert answer["Content-Disposition"] == 'attachment; filename="elm-street.yaml"'


def test_what_went_out_comes_in_without_a_change(planted: Seedbed, ada: User) -> None:
    bundle = bundles.preview(bundles.written(planted.row()), by=ada)
    assert (bundle.is_news, bundle.faults) == (False, [])


def test_a_preview_shows_the_difference_and_changes_nothing(planted: Seedbed, ada: User) -> None:
    bundle = bundles.preview(edited(planted), by=ada)
    assert ("added", "    text: The board opened an investigation.") in bundle.lines
    assert Event.objects.get().text != "The board opened an investigation."


def test_it_comes_in_as_a_draft_with_its_reason(planted: Seedbed, ada: User) -> None:
    assert taken_in(edited(planted), ada) == planted.row()
    step = Event.history.latest()
    assert (step.history_user, step.history_change_reason) == (ada, "Edited on the train.")
    assert Edition.objects.count() == 1
    assert Divergence.objects.standing().filter(case=planted.row()).exists()


def test_planting_does_not_take_it_back(planted: Seedbed, ada: User) -> None:
    before = Planting.objects.get(kind="case").sha256
    taken_in(edited(planted), ada)
    assert Planting.objects.get(kind="case").sha256 == before
    assert "kept" in planted.seed()
    assert Event.objects.get().text == "The board opened an investigation."


def test_a_new_case_comes_in_and_is_not_public(planted: Seedbed, ada: User) -> None:
    case = taken_in(dump(a_case("oak-street", "b")), ada)
    assert case == Case.objects.get(slug="oak-street")
    assert not Edition.objects.filter(slug="oak-street").exists()


def misspell_a_key(case: Data) -> None:
    case["titel"] = case["title"]


def name_nobody(case: Data) -> None:
    case["agencies"][0]["agency"] = "nobody"


def cite_what_is_not_printed(case: Data) -> None:
    case["events"][0]["passages"] = [{**cite("the stop"), "exact": "the shop"}]


def date_it_on_no_day(case: Data) -> None:
    case["events"][0]["date"] = "2024-02-30"


def use_an_id_twice(case: Data) -> None:
    case["events"][0]["id"] = case["statements"][0]["id"]


FAULTS: list[tuple[Callable[[Data], None], str, str]] = [
    (misspell_a_key, "", "titel"),
    (name_nobody, "agencies[0].agency", "there is no agency 'nobody'"),
    (cite_what_is_not_printed, "events[0].passages[0]", "the passage is not in gazette"),
    (date_it_on_no_day, "events[0].date", "2024-02-30"),
    (use_an_id_twice, "events[0].id", "is used twice"),
]


@pytest.mark.parametrize(("spoil", "where", "said"), FAULTS)
def test_a_fault_is_named_as_seed_names_it_and_nothing_is_half_done(
    spoil: Callable[[Data], None], where: str, said: str, planted: Seedbed, ada: User
) -> None:
    planted.case["title"] = "Another title, which is not to stay"
    spoil(planted.case)
    bundle = bundles.preview(dump(planted.case), by=ada)
    assert [fault.where for fault in bundle.faults] == [where]
    assert said in bundle.faults[0].what
    assert bundle.faults[0].line
    assert bundles.bring_in(dump(planted.case), by=ada, reason="x", expected=bundle.fingerprint) is None
    assert "not to stay" not in planted.row().title


@pytest.mark.parametrize("text", ["a: [", "- a\n- b\n", "a: &x 1\nb: *x\n", "[" * 100])
def test_what_is_no_case_at_all_is_told(text: str, planted: Seedbed, ada: User) -> None:
    assert bundles.preview(text, by=ada).faults


def test_an_id_of_another_case_is_refused(planted: Seedbed, ada: User) -> None:
    other = a_case("oak-street", "b")
    other["statements"][0]["id"] = planted.case["statements"][0]["id"]
    assert bundles.preview(dump(other), by=ada).faults
    assert Statement.objects.get().case == planted.row()


def test_what_changed_since_the_preview_is_looked_at_again(planted: Seedbed, ada: User) -> None:
    text = edited(planted)
    seen = bundles.preview(text, by=ada).fingerprint
    case = planted.row()
    case.title = "Staff wrote this meanwhile"
    case.save()
    assert bundles.bring_in(text, by=ada, reason="x", expected=seen) is None
    assert planted.row().title == "Staff wrote this meanwhile"


def test_the_screen_shows_it_first_and_then_brings_it_in(planted: Seedbed, staff: Client) -> None:
    text = edited(planted)
    upload = SimpleUploadedFile("elm-street.yaml", text.encode())
    shown = staff.post("/admin/cases/case/bring-in/", {"file": upload, "reason": "Edited on the train."})
    assert "would say this otherwise" in shown.content.decode()
    sent = {
        "sheet": text.replace("\n", "\r\n"),
        "seen": shown.context["outcome"].fingerprint,
        "reason": "So.",
    }
    assert staff.post("/admin/cases/case/bring-in/", sent)["Location"].endswith("/change/")
    assert Event.objects.get().text == "The board opened an investigation."


@pytest.mark.parametrize("missing", [None, "cases.add_case", "cases.delete_statement", "cases.change_reply"])
def test_it_takes_every_right_that_it_uses(missing: str | None, planted: Seedbed, signed_in: Signed) -> None:
    held = {
        *bundles.rights(),
        *(f"sources.view_{noun}" for noun in ("outlet", "sourcearticle", "capture", "passage")),
    }
    held |= {"cases.view_agency", "cases.view_jurisdiction", "cases.view_person"} | {
        right.replace("add_", "view_") for right in bundles.rights()
    }
    answer = signed_in(*(held - {missing})).get("/admin/cases/case/bring-in/")
    assert answer.status_code == (403 if missing else 200)


def test_a_case_goes_out_only_to_those_who_may_read_it(planted: Seedbed, signed_in: Signed) -> None:
    assert (
        signed_in("cases.view_case").get(f"/admin/cases/case/{planted.row().pk}/bundle/").status_code == 403
    )
