"""The README names every setting and every command."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SETTINGS = re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', (ROOT / "archive/settings.py").read_text(encoding="utf-8"))
COMMANDS = [path.stem for path in ROOT.glob("*/management/commands/*.py") if path.stem != "__init__"]


@pytest.mark.parametrize("name", [name for name in SETTINGS if name not in {"ENV_FILE", "PORT"}])
def test_it_names_every_setting(name: str) -> None:
    assert f"`{name}`" in README


@pytest.mark.parametrize("name", COMMANDS)
def test_it_names_every_command(name: str) -> None:
    assert f"`manage.py {name}" in README
