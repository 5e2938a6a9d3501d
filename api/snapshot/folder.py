"""A folder that is there whole or not at all, whatever kills the program while it is written."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

UNFINISHED = ".unfinished-"


class Exists(Exception):
    """A snapshot of this name is there already; it is never written over."""


@contextmanager
def whole(target: Path) -> Iterator[Path]:
    """A folder to write into, which becomes `target` once the block ends well.

    What an earlier run was killed over is swept away first: it has a name that no snapshot has.
    """
    if target.exists():
        raise Exists(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    sweep(target.parent)
    made = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=target.parent))
    try:
        yield made
        for path in sorted(made.iterdir()):
            settle(path)
        settle(made)
        made.chmod(0o755)
        made.rename(target)
        settle(target.parent)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise


def sweep(folder: Path) -> None:
    for left in folder.glob(f"{UNFINISHED}*"):
        shutil.rmtree(left, ignore_errors=True)


def settle(path: Path) -> None:
    """Have the disk hold it before anything says that it does."""
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
