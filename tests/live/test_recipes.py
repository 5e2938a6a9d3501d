"""The recipes of docs/api.md do what they say, against the real server."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.browser.server import Site

RECIPES = re.findall(r"^```sh\n(.*?)^```", Path("docs/api.md").read_text(encoding="utf-8"), re.M | re.S)

pytestmark = pytest.mark.skipif(
    not (shutil.which("curl") and shutil.which("jq")), reason="The recipes are written for curl and jq."
)


def cooked(recipe: str, site: Site) -> "subprocess.CompletedProcess[str]":
    told = recipe.replace("https://archive.example", site.address)
    strictly = ["bash", "-euo", "pipefail", "-c", told]
    return subprocess.run(strictly, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


@pytest.mark.parametrize("recipe", RECIPES, ids=range(len(RECIPES)))
def test_a_recipe_works_and_prints_something(site: Site, recipe: str) -> None:
    done = cooked(recipe, site)
    assert done.returncode == 0, done.stdout
    assert done.stdout.strip() not in ("", "null")


def test_there_are_recipes_and_one_that_fails_would_be_noticed(site: Site) -> None:
    assert len(RECIPES) >= 7
    assert cooked('curl -sSf "https://archive.example/api/v1/nowhere/" | jq .', site).returncode != 0
