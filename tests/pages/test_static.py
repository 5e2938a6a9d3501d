"""Styles, scripts and fonts: small, of this site, and licensed."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings

from archive.statics import squeezed

STATIC = Path(settings.BASE_DIR) / "static"
SHEETS = sorted((STATIC / "css").glob("*.css"))
SCRIPTS = sorted((STATIC / "js").glob("*.js"))


@pytest.mark.parametrize("page", ["css/case.css", "css/lists.css"])
def test_the_styles_of_a_page_stay_within_their_budget_even_uncompressed(page: str) -> None:
    sheets = [(STATIC / name).read_text(encoding="utf-8") for name in ("css/base.css", page, "css/print.css")]
    assert sum(len(squeezed(sheet).encode()) for sheet in sheets) < 20_000
    assert sum(len(gzip.compress(squeezed(sheet).encode())) for sheet in sheets) < 7_000


def test_scripts_stay_within_their_budget() -> None:
    assert sum(path.stat().st_size for path in SCRIPTS) < 12_000


@pytest.mark.parametrize("path", [*SHEETS, *SCRIPTS], ids=lambda path: path.name)
def test_nothing_is_asked_of_another_site(path: Path) -> None:
    assert not re.findall(r"https?:|url\([\"']?//|@import", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_each_rule_stands_in_a_layer(path: Path) -> None:
    sheet = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert {rule.split()[0] for rule in outermost(sheet)} <= {"@layer", "@font-face"}


def outermost(sheet: str) -> list[str]:
    """The heads of the rules that stand in no other rule."""
    heads, depth, head = [], 0, ""
    for sign in sheet:
        if depth == 0 and sign in "{;":
            heads.append(head.strip())
        depth += {"{": 1, "}": -1}.get(sign, 0)
        head = "" if sign in "{};" else head + sign
    return heads


def test_each_font_of_the_styles_is_there_with_a_licence() -> None:
    text = (STATIC / "css/base.css").read_text(encoding="utf-8")
    fonts = set(re.findall(r"fonts/([\w.-]+\.woff2)", text))
    assert fonts == {path.name for path in (STATIC / "fonts").glob("*.woff2")}
    for family in ("public-sans", "source-serif-4"):
        licence = (STATIC / f"fonts/{family}-OFL.txt").read_text(encoding="utf-8")
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence
