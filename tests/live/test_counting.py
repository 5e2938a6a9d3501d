"""The workers of the real server count a client's requests together."""

import json
import re
from itertools import pairwise
from pathlib import Path
from urllib.request import urlopen

from tests.browser.server import copied, serving

ALLOWED, ASKED = 400, 60


def left(address: str) -> int:
    with urlopen(f"{address}/api/v1/changes/?page_size=1") as response:
        assert json.load(response)["results"]
        return int(re.search(r"r=(\d+)", response.headers["RateLimit"])[1])  # type: ignore[index]


def test_what_is_left_falls_by_one_with_each_request(seeded_file: Path, tmp_path: Path) -> None:
    """With a count in each worker, the same number would come from each; a new minute begins at most once."""
    with serving(copied(seeded_file, tmp_path / "own.sqlite3"), ANONYMOUS_PER_MINUTE=str(ALLOWED)) as site:
        found = [left(site.address) for _ in range(ASKED)]
    falls = [later - earlier for earlier, later in pairwise(found)]
    assert ALLOWED - 1 in found
    assert len([fall for fall in falls if fall != -1]) <= 1
