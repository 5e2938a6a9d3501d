"""Which files of a folder are seeds; what lies there and is none is told, never passed over."""

import os
from pathlib import Path

import pytest

from cases.seeding import SeedFaults, read_folder
from tests.seedbed import Seedbed


def fault(folder: Path) -> str:
    with pytest.raises(SeedFaults) as refused:
        read_folder(folder)
    return str(refused.value)


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    assert fault(tmp_path / "seeds").endswith("seeds: there is no such folder; expected a folder of seeds.")


def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "seeds").write_text("x")
    assert "there is no such folder" in fault(tmp_path / "seeds")


def test_a_folder_without_a_seed_file_says_which_were_expected(tmp_path: Path) -> None:
    assert "no seed file here; expected jurisdictions.yaml, outlets.yaml, sources.yaml" in fault(tmp_path)


@pytest.mark.parametrize("name", ["agency.yaml", "people.yml", "notes.yaml"])
def test_a_file_with_another_name_is_told(name: str, bed: Seedbed) -> None:
    (bed.write().folder / name).write_text("[]")
    assert fault(bed.folder).startswith(f"seeds/{name}: not a seed file; expected one of jurisdictions.yaml")


@pytest.mark.parametrize("name", ["cases/2024/more.yaml", "case/more.yaml", "cases/more.yml"])
def test_a_file_in_another_place_is_told(name: str, bed: Seedbed) -> None:
    stray = bed.write().folder / name
    stray.parent.mkdir(exist_ok=True)
    stray.write_text("{}")
    assert fault(bed.folder).startswith(f"seeds/{name}: not a seed file; expected one of jurisdictions.yaml")


def test_a_case_lies_in_the_file_of_its_slug(bed: Seedbed) -> None:
    """Two copies of one case, one of them forgotten, could otherwise say different things."""
    bed.write().file_of(bed.case).rename(bed.folder / "cases" / "elm.yaml")
    assert "seeds/cases/elm.yaml:1: slug: expected 'elm'" in fault(bed.folder)


@pytest.mark.parametrize("name", ["outlets.yaml", "cases/elm-street.yaml"])
def test_a_folder_in_place_of_a_file_is_named(name: str, bed: Seedbed) -> None:
    (bed.write().folder / name).unlink()
    (bed.folder / name).mkdir()
    assert f"seeds/{name}" in fault(bed.folder)


def test_a_link_to_nothing_is_named(bed: Seedbed) -> None:
    os.symlink(bed.folder / "nowhere", bed.write().folder / "cases" / "link.yaml")
    assert fault(bed.folder).startswith("seeds/cases/link.yaml: ")


def test_other_kinds_of_files_may_lie_there(bed: Seedbed) -> None:
    (bed.write().folder / "README.md").write_text("About these seeds.")
    (bed.folder / ".hidden").write_text("x")
    assert len(read_folder(bed.folder)) == 8


def test_a_file_that_is_not_needed_may_be_missing(bed: Seedbed) -> None:
    (bed.write().folder / "outlets.yaml").unlink()
    assert len(read_folder(bed.folder)) == 7
