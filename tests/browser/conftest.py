"""What browser tests get: Debian's Chromium, a site that they only read, and one of their own to change."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.server import Site, copied, seeded_database, serving
from tests.browser.thousand import thousand_in

CHROMIUM = shutil.which("chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without Chromium they are skipped, saying so; where BROWSER_TESTS=1, as in CI, they fail instead."""
    here = [item for item in items if Path(__file__).parent in item.path.parents]
    for item in here:
        item.add_marker(pytest.mark.browser)
        if not CHROMIUM and os.environ.get("BROWSER_TESTS") != "1":
            item.add_marker(pytest.mark.skip(reason="Chromium is not installed: apt-get install chromium"))


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    return {"executable_path": CHROMIUM, "headless": True, "args": FLAGS}


@pytest.fixture(scope="session")
def base_url() -> None:
    """Tests write out the site they mean; the plugin's own fixture is of a kind that pytest deprecates."""


@pytest.fixture(scope="session")
def seeded_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return seeded_database(tmp_path_factory.mktemp("browser"))


@pytest.fixture(scope="session")
def site(seeded_file: Path) -> Iterator[Site]:
    """The seeded archive, for tests that change nothing."""
    with serving(copied(seeded_file, seeded_file.with_name("read.sqlite3"))) as running:
        yield running


@pytest.fixture(scope="session")
def thousand(seeded_file: Path) -> Iterator[Site]:
    """The seeded archive with a thousand generated cases more, for tests that change nothing."""
    with serving(thousand_in(seeded_file.parent, seeded_file)) as running:
        yield running


@pytest.fixture
def own_site(seeded_file: Path, tmp_path: Path) -> Iterator[Site]:
    """The seeded archive for one test alone, to be changed."""
    with serving(copied(seeded_file, tmp_path / "own.sqlite3")) as running:
        yield running
