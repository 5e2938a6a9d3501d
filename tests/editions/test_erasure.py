"""What is redacted is gone from the database's own files too, not only from what is served."""

from pathlib import Path

import pytest
from django.db import connection

from tests.nursery import Nursery
from tests.scratch import Scratch
from tests.seedbed import Seedbed

pytestmark = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="A PostgreSQL server's files are its administrator's: VACUUM there."
)
SECRET = "Zanzibarovsky"


def holding(scratch: Scratch) -> list[str]:
    """The files in which the word still stands, whole or, as in the search's index, in lower case."""
    files = sorted(Path(scratch.name).parent.glob("scratch.sqlite3*"))
    return [file.name for file in files if SECRET.lower().encode() in file.read_bytes().lower()]


def test_a_redacted_word_is_in_no_file_of_the_database(room: Nursery, scratch: Scratch, bed: Seedbed) -> None:
    bed.case["summary"][0]["text"] = f"The board spoke of {SECRET} on Tuesday."
    room.start(scratch, "seed", str(bed.write().folder), "--articles", str(bed.articles))
    assert room.wait() == [0], room.complained()
    assert holding(scratch)
    room.start(scratch, "erase", SECRET)
    assert room.wait() == [0], room.complained()
    assert holding(scratch) == []
