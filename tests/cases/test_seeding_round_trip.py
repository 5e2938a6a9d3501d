"""Exporting writes the bytes that were planted, so that a working copy can go back into the seeds."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from cases.models import Case
from cases.seeding import read_folder, to_yaml
from cases.seeding.files import LISTS
from cases.seeding.shapes import CASE
from tests.seedbed import Seedbed, a_case, cite


def exported(slug: str) -> str:
    printed = StringIO()
    call_command("export_case", slug, stdout=printed)
    return printed.getvalue()


def test_a_case_goes_out_as_it_came_in(planted: Seedbed) -> None:
    assert exported("elm-street") == planted.file_of(planted.case).read_text(encoding="utf-8")


def test_it_can_be_written_to_a_file(planted: Seedbed, tmp_path: Path) -> None:
    call_command("export_case", "elm-street", output=tmp_path / "out.yaml")
    assert (tmp_path / "out.yaml").read_bytes() == planted.file_of(planted.case).read_bytes()


@pytest.mark.parametrize(("name", "shape"), LISTS.items())
def test_every_other_noun_goes_out_as_it_came_in(name: str, shape: object, planted: Seedbed) -> None:
    records = [record for record in read_folder(planted.folder) if record.shape is shape]
    rows = [record.shape.model._default_manager.get(slug=record.key) for record in records]
    assert to_yaml(records[0].shape, rows) == (planted.folder / name).read_text(encoding="utf-8")


def test_what_staff_changed_goes_out_and_plants_back(planted: Seedbed) -> None:
    Case.objects.update(title="Another title", content_note="Hard: to read # no comment\nsecond line")
    planted.file_of(planted.case).write_text(exported("elm-street"), encoding="utf-8")
    assert "8 unchanged" in planted.seed()
    assert exported("elm-street") == planted.file_of(planted.case).read_text(encoding="utf-8")


def test_replies_go_out_as_they_came_in(planted: Seedbed) -> None:
    cited = [cite("the board said in a statement on Tuesday")]
    came = {"id": "replyaaa", "agency": "rrb", "statement": "saidaaaa"}
    none = {
        "id": "replybbb",
        "agency": "rpd",
        "sought": "2024-03-06",
        "passages": cited,
        "as_of": "2024-03-20",
    }
    planted.case["replies"] = [came, none]
    planted.plant()
    assert exported("elm-street") == planted.file_of(planted.case).read_text(encoding="utf-8")
    assert "8 unchanged" in planted.plant()


def test_passages_in_another_order_in_the_file_are_the_same_case(planted: Seedbed) -> None:
    passages = planted.case["events"][0]["passages"]
    passages.reverse()
    assert "8 unchanged" in planted.plant()


@pytest.mark.parametrize("exact", ["Two officers took part", "the stop"])
def test_a_passage_cited_twice_by_one_fact_is_refused(exact: str, planted: Seedbed) -> None:
    planted.case["events"][0]["passages"] = [cite(exact), cite(exact)]
    with pytest.raises(CommandError, match="planted, it would read differently"):
        planted.plant()


def test_a_case_that_is_not_there_is_named_with_those_that_are(planted: Seedbed) -> None:
    with pytest.raises(CommandError, match=r"There is no case 'elm'\. Cases here: elm-street\."):
        exported("elm")


@pytest.mark.django_db
def test_an_export_takes_no_more_queries_than_facts(bed: Seedbed) -> None:
    bed.cases = [a_case("one", "b"), a_case("two", "c")]
    bed.plant()
    assert exported("one") == to_yaml(CASE, [Case.objects.get(slug="one")])
