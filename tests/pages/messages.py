"""Every message that the pages can show, found without the gettext programs."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation.template import templatize

from editions.vocabulary import DIFFERS_LABEL, RULE, STAGE_REMARKS, Disposition, Process, all_terms
from pages.terms import TITLES

ROOT = Path(__file__).resolve().parents[2]
CALL = re.compile(
    r"\b(_|gettext|gettext_lazy|ngettext|pgettext)\(((?:\s*u?(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")\s*,?)+)"
)
NAMES = frozenset({"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "pgettext"})

Call = tuple[str, list[str]]
Message = tuple[str, str]
"""A context, or nothing, and the English text."""


def all_messages() -> set[Message]:
    calls = {message(name, texts) for name, texts in calls_made()}
    return calls | set(in_vocabularies())


def plurals() -> dict[Message, str]:
    """Messages that have a form for several, with that form."""
    return {("", texts[0]): texts[1] for name, texts in calls_made() if name == "ngettext"}


def calls_made() -> Iterator[Call]:
    for path in templates():
        yield from in_template(path)
    for room in ("pages", "editions"):
        for path in (ROOT / room).rglob("*.py"):
            yield from in_code(path)


def templates() -> Iterator[Path]:
    for folder in ("pages", "feeds"):
        yield from (ROOT / "templates" / folder).rglob("*.*ml")
    yield from (ROOT / "templates" / name for name in ("base.html", "400.html", "404.html", "410.html"))


def in_template(path: Path) -> Iterator[Call]:
    for name, written in CALL.findall(templatize(path.read_text(encoding="utf-8"))):
        yield name, list(ast.literal_eval(f"({written.rstrip().rstrip(',')},)"))


def in_code(path: Path) -> Iterator[Call]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in NAMES:
            texts = [str(one.value) for one in node.args if isinstance(one, ast.Constant)]
            if texts:
                yield node.func.id, texts


def message(name: str, texts: list[str]) -> Message:
    return (texts[0], texts[1]) if name == "pgettext" else ("", texts[0])


def in_vocabularies() -> Iterator[Message]:
    """Controlled terms and fixed sentences: documents hold them in English, pages say them in Spanish."""
    for term in all_terms():
        yield term.vocabulary, term.label
        yield "", term.definition
    for axis in (Process, Disposition):
        for one in axis:
            yield from (("", text) for text in one.sayings)
    yield from (("", text) for text in STAGE_REMARKS.values() if text)
    yield from (("", text) for texts in TITLES.values() for text in texts if text)
    yield from (("", text) for text in (RULE, DIFFERS_LABEL))
