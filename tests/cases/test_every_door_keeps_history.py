"""No code writes curated rows past their history: queries that save nothing one by one are named here."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("sources", "cases", "curation")
PAST_HISTORY = {
    "update",
    "aupdate",
    "bulk_update",
    "bulk_create",
    "abulk_create",
    "abulk_update",
    "_raw_delete",
    "save_base",
    "save_without_historical_record",
    "execute",
    "executemany",
    "raw",
}
ALLOWED: dict[tuple[str, str], str] = {
    ("cases/models/base.py", "raise_version"): "counts in the database; no column that anybody writes",
    ("cases/wording/names.py", "covered_places"): "a set of places in a text",
    ("curation/divergence.py", "_note_all"): "a note about cases, not a curated row",
    ("sources/copies.py", "enter"): "the index of runs, made by the machine and made again at will",
    ("sources/reprints.py", "copied"): "a counter of shared words",
}


def doors(source: str) -> Iterator[str]:
    """The function around each call of a method by which rows are written past their history."""
    for function in ast.walk(ast.parse(source)):
        if isinstance(function, ast.FunctionDef):
            called = (node.func for node in ast.walk(function) if isinstance(node, ast.Call))
            names = {call.attr for call in called if isinstance(call, ast.Attribute)}
            yield from [function.name] * len(names & PAST_HISTORY)


def found() -> set[tuple[str, str]]:
    files = [path for room in ROOMS for path in (ROOT / room).rglob("*.py")]
    return {
        (str(path.relative_to(ROOT)), name)
        for path in files
        if "migrations" not in path.parts
        for name in doors(path.read_text())
    }


def test_nothing_writes_curated_rows_past_their_history() -> None:
    assert found() == set(ALLOWED)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Case.objects.filter(pk=1).update(title='x')", "no signal, no history"),
        ("Event.objects.bulk_create(rows)", "no signal, no history"),
        ("Event.objects.bulk_update(rows, ['text'])", "no signal, no history"),
        ("cursor.execute('UPDATE cases_case SET title = 1')", "no model at all"),
        ("row.save_without_historical_record()", "says so itself"),
    ],
)
def test_each_such_door_is_seen(line: str, why: str) -> None:
    assert list(doors(f"def f():\n    {line}")) == ["f"], why
