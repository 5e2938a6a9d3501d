"""`oversight-archive mirror ADDRESS TO [--follow]`: from a shell, a copy that stays equal to the archive."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from oversight_archive.client import Archive
from oversight_archive.mirror import FolderMirror, Mirror, SqliteMirror, take, update


def main() -> None:
    parser = argparse.ArgumentParser(prog="oversight-archive", description="Keeps a copy of an archive.")
    parser.add_argument("command", choices=["mirror"])
    parser.add_argument("address", help="for example https://archive.example")
    parser.add_argument("to", type=Path, help="a folder, or a file that ends in .sqlite3")
    parser.add_argument("--follow", action="store_true", help="go on, and take in each change as it comes")
    asked = parser.parse_args()
    # From the environment, as what is typed can be read by everybody on the machine.
    archive = Archive(asked.address, key=os.environ.get("OVERSIGHT_ARCHIVE_KEY", ""))
    mirror: Mirror = SqliteMirror(asked.to) if asked.to.suffix == ".sqlite3" else FolderMirror(asked.to)
    taken = update(mirror, archive)
    print(f"{taken} lines taken in; the copy stands at line {mirror.position()['sequence']}.", flush=True)
    if asked.follow:
        for line in archive.follow(mirror.position()["sequence"]):
            take(mirror, archive, line)
            print(f"{line['sequence']} {line['kind']} {line['case']}", flush=True)


if __name__ == "__main__":
    main()
