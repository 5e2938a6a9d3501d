"""The shape of the house: how long things may be and what may name what."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("sources", "cases", "editions", "curation", "pages", "api")
FOLDERS = ("archive", *ROOMS, "tests", "benchmarks", "requirements")
MOST_LINES = 400
MOST_LINES_OF_A_FUNCTION = 60

Function = ast.FunctionDef | ast.AsyncFunctionDef


def python_files(*folders: str) -> list[Path]:
    found = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    return [path for path in found if "migrations" not in path.parts]


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


FILES = python_files(*FOLDERS)


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_file_is_short_and_says_what_it_is_for(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MOST_LINES
    assert not text or ast.get_docstring(ast.parse(text)), "It has no docstring."


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_function_fits_on_a_screen(path: Path) -> None:
    assert [
        function.name for function in functions(path) if length(function) > MOST_LINES_OF_A_FUNCTION
    ] == []


@pytest.mark.parametrize("path", FILES, ids=named)
def test_no_import_hides_in_a_function(path: Path) -> None:
    inside = [node for function in functions(path) for node in ast.walk(function)]
    assert [node.lineno for node in inside if isinstance(node, ast.Import | ast.ImportFrom)] == []


def functions(path: Path) -> Iterator[Function]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def length(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


@pytest.mark.parametrize("name", ["utils", "helpers", "services", "signals", "misc", "common"])
def test_no_file_is_a_drawer_for_odds_and_ends(name: str) -> None:
    assert [named(path) for path in FILES if path.stem == name] == []


def names_used(tree: ast.Module) -> Iterator[str]:
    """Every module imported and every string that is not prose of a docstring."""
    prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            yield node.value


def uses_of_cases(tree: ast.Module) -> list[str]:
    """Imports of the room and strings that Django would read as one of its models or tables."""
    return [name for name in names_used(tree) if name == "cases" or name.startswith(("cases.", "cases_"))]


@pytest.mark.parametrize("path", python_files("sources"), ids=named)
def test_the_evidence_does_not_name_the_cases_that_rest_on_it(path: Path) -> None:
    assert uses_of_cases(ast.parse(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "line",
    [
        "import cases",
        "from cases.models import Case",
        'x = models.ForeignKey("cases.Case")',
        'table = "cases_case"',
    ],
)
def test_that_rule_would_notice(line: str) -> None:
    assert uses_of_cases(ast.parse(line))
