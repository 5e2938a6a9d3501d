"""The archive as production runs it: one site that tests only read, and one of their own to change."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.server import Site, copied, seeded_database, serving


@pytest.fixture(scope="session")
def seeded_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return seeded_database(tmp_path_factory.mktemp("live"))


@pytest.fixture(scope="session")
def site(seeded_file: Path) -> Iterator[Site]:
    with serving(copied(seeded_file, seeded_file.with_name("read.sqlite3"))) as running:
        yield running


@pytest.fixture
def own_site(seeded_file: Path, tmp_path: Path) -> Iterator[Site]:
    with serving(copied(seeded_file, tmp_path / "own.sqlite3")) as running:
        yield running
