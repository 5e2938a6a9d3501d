"""Reading a folder of seed files: YAML, checked against the schema, taken apart into records."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path as FilePath
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from cases.seeding.faults import Path, SeedFault, SeedFaults, spell
from cases.seeding.shapes import AGENCY, CASE, JURISDICTION, OUTLET, PERSON, SOURCE, Shape
from cases.seeding.yamltext import Document, parse
from sources import edtf_dates

SCHEMA_FILE = FilePath(__file__).with_name("schema.json")
LISTS = {
    "jurisdictions.yaml": JURISDICTION,
    "outlets.yaml": OUTLET,
    "sources.yaml": SOURCE,
    "agencies.yaml": AGENCY,
    "people.yaml": PERSON,
}
CASES_FOLDER = "cases"


@dataclass(frozen=True)
class Record:
    """One noun of a seed file."""

    shape: Shape
    data: dict[str, Any]
    file: str
    document: Document
    path: Path

    @property
    def key(self) -> str:
        return str(self.data["slug"])

    def fault(self, path: Path, what: str) -> SeedFault:
        whole = (*self.path, *path)
        return SeedFault(self.file, self.document.line(whole), spell(whole), what)


def read_folder(folder: FilePath) -> list[Record]:
    """Every record below `folder`; raises SeedFaults listing all that is wrong in any file."""
    files = seed_files(folder)
    records, faults = [], []
    for path, shape in files:
        try:
            records += read_file(path, shape, str(path.relative_to(folder.parent)))
        except SeedFaults as error:
            faults += error.faults
    faults += [*repeated(records), *one_sided(records)]
    if faults:
        raise SeedFaults(faults)
    return records


def seed_files(folder: FilePath) -> list[tuple[FilePath, Shape]]:
    if not folder.is_dir():
        raise SeedFaults(
            [SeedFault(str(folder), 0, "", "there is no such folder; expected a folder of seeds.")]
        )
    cases = sorted((folder / CASES_FOLDER).glob("*.yaml"))
    known = [(path, shape) for name, shape in LISTS.items() if os.path.lexists(path := folder / name)]
    known += [(path, CASE) for path in cases]
    strays = set(folder.rglob("*.y*ml")) - {path for path, _ in known}
    if strays:
        expected = ", ".join([*LISTS, f"{CASES_FOLDER}/*.yaml"])
        raise SeedFaults(
            SeedFault(
                str(path.relative_to(folder.parent)), 0, "", f"not a seed file; expected one of {expected}."
            )
            for path in strays
        )
    if not known:
        raise SeedFaults([SeedFault(str(folder), 0, "", f"no seed file here; expected {', '.join(LISTS)}.")])
    return known


def read_file(path: FilePath, shape: Shape, name: str) -> list[Record]:
    text = read_text(path, name)
    if shape is CASE:
        case = read_case(text, name)
        if case.key != path.stem:
            what = f"expected {path.stem!r}, because a case lies in the file of its slug."
            raise SeedFaults([case.fault(("slug",), what)])
        return [case]
    document = checked(text, shape, name)
    return [Record(shape, item, name, document, (place,)) for place, item in enumerate(document.data)]


def read_case(text: str, name: str) -> Record:
    """The case of one file, by itself; raises SeedFaults listing all that is wrong in it."""
    document = checked(text, CASE, name)
    case = Record(CASE, document.data, name, document, ())
    if faults := list(repeated_ids([case])):
        raise SeedFaults(faults)
    return case


def checked(text: str, shape: Shape, name: str) -> Document:
    document = parse(text, name)
    if faults := list(schema_faults(document, shape, name)):
        raise SeedFaults(faults)
    return document


def read_text(path: FilePath, name: str) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise SeedFaults([SeedFault(name, 0, "", f"not UTF-8 at byte {error.start}.")]) from error
    except OSError as error:
        raise SeedFaults([SeedFault(name, 0, "", f"it cannot be read: {error.strerror}.")]) from error


def schema_faults(document: Document, shape: Shape, name: str) -> Iterator[SeedFault]:
    for error in validator(shape.noun).iter_errors(document.data):
        path = tuple(error.absolute_path)
        yield SeedFault(name, document.line(path), spell(path), said_plainly(error))


def said_plainly(error: ValidationError) -> str:
    """jsonschema's message, with what was expected where it does not say so itself."""
    value = error.instance
    match error.validator:
        case "additionalProperties":
            known = ", ".join(rule_of(error)["properties"])
            return f"{error.message}; expected only: {known}."
        case "required":
            return f"{error.message}."
        case "anyOf":
            names = [repr(name) for branch in rule_of(error)["anyOf"] for name in branch["required"]]
            return f"{' or '.join(names)} is required."
        case "format" if error.validator_value == "edtf" and isinstance(value, str):
            return str(edtf_fault(value))
        case "type":
            return f"{value!r} is not of type {error.validator_value}."
        case "pattern":
            return f"{value!r} is not {rule_of(error).get('description', error.validator_value)}."
        case _:
            return f"{error.message}."


def rule_of(error: ValidationError) -> Mapping[str, Any]:
    """The part of the schema that a value broke."""
    return error.schema if isinstance(error.schema, Mapping) else {}


def edtf_fault(value: str) -> str | None:
    try:
        edtf_dates.read(value)
    except edtf_dates.EDTFError as error:
        return str(error)
    return None


checker = FormatChecker(formats=("date",))


@checker.checks("edtf")
def is_edtf(value: object) -> bool:
    return not isinstance(value, str) or edtf_fault(value) is None


@cache
def validator(noun: str) -> Draft202012Validator:
    """The committed schema, entered at the file kind that holds `noun`."""
    schema = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    top = (
        {"$ref": f"#/$defs/{noun}"}
        if noun == CASE.noun
        else {"type": "array", "items": {"$ref": f"#/$defs/{noun}"}}
    )
    return Draft202012Validator({"$defs": schema["$defs"], **top}, format_checker=checker)


def repeated(records: list[Record]) -> Iterator[SeedFault]:
    """A slug used twice by one noun, or a public id used twice anywhere."""
    seen: dict[tuple[str, str], Record] = {}
    for record in records:
        first = seen.setdefault((record.shape.noun, record.key), record)
        if first is not record:
            yield record.fault(
                ("slug",),
                f"the slug {record.key!r} is used twice; first at {first.fault(('slug',), '').file}:"
                f"{first.document.line((*first.path, 'slug'))}.",
            )
    yield from repeated_ids(records)


def repeated_ids(records: list[Record]) -> Iterator[SeedFault]:
    seen: dict[str, SeedFault] = {}
    for record in records:
        for path, value in ids_in(record.data, ()):
            here = record.fault(path, f"the id {value!r} is used twice; each fact needs one of its own.")
            if seen.setdefault(value, here) is not here:
                yield here


def ids_in(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, dict):
        if "id" in value:
            yield (*path, "id"), value["id"]
        for key, inner in value.items():
            yield from ids_in(inner, (*path, key))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from ids_in(inner, (*path, place))


def one_sided(records: list[Record]) -> Iterator[SeedFault]:
    """Being related is mutual: exporting either case names the other."""
    related = {record.key: record.data.get("related", []) for record in records if record.shape is CASE}
    for record in records:
        for place, other in enumerate(related.get(record.key, []) if record.shape is CASE else []):
            if record.key not in related.get(other, [record.key]):
                yield record.fault(("related", place), f"{other!r} does not name {record.key!r} as related.")
