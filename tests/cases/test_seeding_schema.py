"""The schema of seed files: a fault names file, line, place and what was expected."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from cases.seeding import SeedFaults, read_folder
from cases.seeding.files import SCHEMA_FILE
from cases.seeding.shapes import IN_ORDER, Children, Cites, Day, Plain, Ref, Refs, Shape
from cases.terms import VOCABULARIES
from sources.terms import Basis, OutletKind
from tests.seedbed import Data, Seedbed, a_case, cite

Change = Callable[[Seedbed], object]
SCHEMA: dict[str, Any] = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))


def faults_of(bed: Seedbed) -> list[str]:
    with pytest.raises(SeedFaults) as refused:
        read_folder(bed.write().folder)
    return str(refused.value).splitlines()


def line_of(path: Path, words: str) -> int:
    """The line, from 1, of the first that holds `words`."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if words in line)


def step(bed: Seedbed) -> Data:
    found: Data = bed.case["allegations"][0]["status_steps"][0]
    return found


@pytest.mark.parametrize(
    ("change", "words", "place", "what"),
    [
        (
            lambda bed: bed.case.update(titel="x"),
            "slug:",
            "",
            "'titel' was unexpected); expected only: slug, title",
        ),
        (lambda bed: bed.case.pop("title"), "slug:", "", "'title' is a required property"),
        (lambda bed: bed.case.update(title=""), "title: ''", "title", "'' should be non-empty"),
        (lambda bed: bed.case.update(title=None), "title: null", "title", "None is not of type string"),
        (lambda bed: bed.case.update(title=["x"]), "- x", "title", "['x'] is not of type string"),
        (
            lambda bed: bed.case.update(slug="Elm_Street"),
            "slug: Elm",
            "slug",
            "is not a slug: lower-case letters",
        ),
        (lambda bed: bed.case.update(next_check="2024-02-30"), "2024-02-30", "next_check", "is not a 'date'"),
        (lambda bed: bed.case.update(next_check="soon"), "soon", "next_check", "is not a 'date'"),
        (lambda bed: bed.case.update(passages=[]), "passages: []", "passages", "should be non-empty"),
        (
            lambda bed: bed.case["passages"][0].update(start=-1),
            "start: -1",
            "passages[0].start",
            "-1 is less than the minimum of 0",
        ),
        (
            lambda bed: bed.case["passages"][0].update(start="12"),
            "start: '12'",
            "passages[0].start",
            "'12' is not of type integer",
        ),
        (
            lambda bed: bed.case["passages"][0].update(start=True),
            "start: true",
            "passages[0].start",
            "True is not of type integer",
        ),
        (
            lambda bed: bed.case["passages"][0].update(start=10**30),
            f"start: {10**30}",
            "passages[0].start",
            "is not of type integer",
        ),
        (
            lambda bed: bed.case["passages"][0].update(end=40),
            "- source",
            "passages[0]",
            "'end' was unexpected); expected only: source, start, exact, prefix, suffix",
        ),
        (
            lambda bed: bed.case["passages"][0].update(prefix="x" * 33),
            "prefix:",
            "passages[0].prefix",
            "is too long",
        ),
        (lambda bed: step(bed).update(date="2024-13-01"), "2024-13-01", "date", "there is no month 13"),
        (lambda bed: step(bed).update(date="2023-02-29"), "2023-02-29", "date", "there is no such day"),
        (
            lambda bed: step(bed).update(date="2024-03-05/2024-03-01"),
            "2024-03-05/2024-03-01",
            "date",
            "ends before it begins",
        ),
        (
            lambda bed: step(bed).update(date="last Friday"),
            "last Friday",
            "date",
            "write 2023-07-07 for a day",
        ),
        (
            lambda bed: step(bed).update(process="closed"),
            "closed",
            "process",
            "'closed' is not one of ['reported'",
        ),
        (
            lambda bed: step(bed).update(disposition="guilty"),
            "guilty",
            "disposition",
            "'guilty' is not one of",
        ),
        (
            lambda bed: step(bed).update(id="short"),
            "id: short",
            "id",
            "is not an id: 8 to 16 of the characters",
        ),
        (lambda bed: step(bed).update(id="aaaaaaa1"), "aaaaaaa1", "id", "is not an id"),
    ],
)
def test_a_fault_in_a_case_names_its_line(
    change: Change, words: str, place: str, what: str, bed: Seedbed
) -> None:
    change(bed)
    (found,) = faults_of(bed)
    file, line, rest = found.split(":", 2)
    assert int(line) == line_of(bed.folder.parent / file, words)
    assert what in rest
    assert not place or rest.split(":")[0].strip().endswith(place)


@pytest.mark.parametrize(
    ("noun", "change", "expected"),
    [
        (
            "jurisdictions",
            {"country": "USA"},
            "country: 'USA' is not an ISO 3166-1 alpha-2 code in upper case",
        ),
        ("outlets", {"kind": "blog"}, "kind: 'blog' is not one of ['newspaper'"),
        (
            "outlets",
            {"url": "javascript:alert(1)"},
            "url: 'javascript:alert(1)' is not an address that begins",
        ),
        ("sources", {"text_sha256": "ABC"}, "text_sha256: 'ABC' is not a SHA-256: 64 hexadecimal digits"),
        ("sources", {"text_length": 1.5}, "text_length: '1.5' is not of type integer"),
        ("sources", {"published": "yesterday"}, "published: 'yesterday' is not an EDTF date"),
        ("sources", {"outlet_basis": "guessed"}, "outlet_basis: 'guessed' is not one of"),
        ("agencies", {"also_known_as": ["x", "x"]}, "also_known_as: ['x', 'x'] has non-unique elements"),
        ("agencies", {"name": "x\0"}, "[0].name: U+0000 NULL cannot be stored"),
        ("people", {"capacity": "accused"}, "capacity: 'accused' is not one of ['elected-official'"),
        ("people", {"capacity": "victim"}, "capacity: 'victim' is not one of ['elected-official'"),
    ],
)
def test_a_fault_in_a_list_names_its_file_and_place(
    noun: str, change: Data, expected: str, bed: Seedbed
) -> None:
    bed.nouns[noun][0].update(change)
    (found,) = faults_of(bed)
    assert found.startswith(f"seeds/{noun}.yaml:")
    assert expected in found


@pytest.mark.parametrize("top", ["[]", "a", "12", "null", "{}", "- slug: x"])
def test_a_case_file_holds_one_mapping(top: str, bed: Seedbed) -> None:
    bed.write().file_of(bed.case).write_text(top, encoding="utf-8")
    with pytest.raises(SeedFaults, match=r"seeds/cases/elm-street\.yaml:1: "):
        read_folder(bed.folder)


@pytest.mark.parametrize("top", ["slug: x", "a", "12", "null"])
def test_every_other_file_holds_a_list(top: str, bed: Seedbed) -> None:
    (bed.write().folder / "outlets.yaml").write_text(top, encoding="utf-8")
    with pytest.raises(SeedFaults, match=r"seeds/outlets\.yaml:1: .* is not of type array"):
        read_folder(bed.folder)


def test_a_slug_used_twice_names_both_places(bed: Seedbed) -> None:
    bed.nouns["outlets"].append({"slug": "riverton-gazette", "name": "Another", "kind": "wire"})
    expected = "the slug 'riverton-gazette' is used twice; first at seeds/outlets.yaml:1."
    assert faults_of(bed) == [f"seeds/outlets.yaml:4: [1].slug: {expected}"]


def test_an_id_used_twice_is_told_wherever_it_stands(bed: Seedbed) -> None:
    bed.cases.append(a_case("mill-lane", "b"))
    bed.cases[1]["events"][0]["id"] = "alleged" + "a"
    assert "the id 'allegeda' is used twice" in faults_of(bed)[0]
    assert faults_of(bed)[0].startswith("seeds/cases/mill-lane.yaml:")


def test_every_fault_is_named_in_one_run(bed: Seedbed) -> None:
    bed.nouns["outlets"][0]["kind"] = "blog"
    bed.nouns["people"][0].pop("name")
    bed.case.update(slug="Elm Street", titel="x")
    files = [fault.split(":")[0] for fault in faults_of(bed)]
    assert files == ["seeds/cases/Elm Street.yaml"] * 2 + ["seeds/outlets.yaml", "seeds/people.yaml"]


def test_what_is_well_formed_is_read_in_full(bed: Seedbed) -> None:
    bed.case["events"][0]["passages"] = [cite("Two officers took part", "gazette")]
    records = read_folder(bed.write().folder)
    assert [record.key for record in records if record.shape.noun == "case"] == ["elm-street"]
    assert records[-1].data == bed.case


# --- The schema itself --------------------------------------------------------------------------------------


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def enums(node: Any, key: str = "") -> list[tuple[str, list[str]]]:
    """Every list of allowed values, with the key it stands under."""
    if isinstance(node, dict):
        own = [(key, node["enum"])] if "enum" in node else []
        return own + [found for name, inner in node.items() for found in enums(inner, name)]
    return []


TERMS = {name: [value for value in vocabulary.values if value] for name, vocabulary in VOCABULARIES.items()}
KEY_OF = {
    ("process", "process"),
    ("disposition", "disposition"),
    ("stage", "stage"),
    ("category", "category"),
    ("role", "role"),
    ("agency-kind", "kind"),
    ("outlet-kind", "kind"),
    ("printing-kind", "kind"),
    ("capacity", "capacity"),
    ("medium", "medium"),
    ("basis", "outlet_basis"),
    ("basis", "published_basis"),
}


def test_its_lists_are_the_controlled_terms() -> None:
    found = {(key, frozenset(values)) for key, values in enums(SCHEMA)}
    assert found == {(key, frozenset(TERMS[vocabulary])) for vocabulary, key in KEY_OF}
    assert {vocabulary for vocabulary, _ in KEY_OF} == set(TERMS)
    assert (set(TERMS["basis"]), set(TERMS["outlet-kind"])) == (set(Basis.values), set(OutletKind.values))


def keys_of(shape: Shape) -> dict[str, set[str]]:
    """Each noun with the keys that planting reads, children included."""
    inner = [key.shape for key in shape.keys if isinstance(key, Children)]
    found = {shape.noun: {key.key for key in shape.keys}}
    for child in inner:
        found |= keys_of(child)
    return found


NAMED_OTHERWISE = {"summary sentence": "sentence", "agency in case": "case agency"}


def test_its_keys_are_those_that_planting_reads() -> None:
    for shape in IN_ORDER:
        for noun, keys in keys_of(shape).items():
            definition = SCHEMA["$defs"][NAMED_OTHERWISE.get(noun, noun)]
            assert (noun, set(definition["properties"])) == (noun, keys)
            assert definition["additionalProperties"] is False


def test_every_kind_of_key_is_known_here() -> None:
    kinds = {type(key) for shape in IN_ORDER for key in shape.keys}
    assert kinds == {Plain, Ref, Refs, Cites, Children, Day}
