"""`oversight-archive`: from a shell, a copy that stays equal to an archive, or the proof of one."""

from __future__ import annotations

import argparse
import os
import runpy
import sys
from pathlib import Path

from oversight_archive.client import Archive
from oversight_archive.mirror import FolderMirror, Mirror, SqliteMirror, take, update

VERIFY = Path(__file__).with_name("verify.py")


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="oversight-archive", description="Keeps a copy of an archive, or proves it."
    )
    commands = parser.add_subparsers(required=True)
    mirror = commands.add_parser("mirror", help="a copy that stays equal to the archive")
    mirror.set_defaults(run=keep)
    mirror.add_argument("address", help="for example https://archive.example")
    mirror.add_argument("to", type=Path, help="a folder, or a file that ends in .sqlite3")
    mirror.add_argument("--follow", action="store_true", help="go on, and take in each change as it comes")
    verify = commands.add_parser("verify", help="proves log, documents and, given articles, passages")
    verify.set_defaults(run=prove)
    verify.add_argument("address", help="for example https://archive.example")
    verify.add_argument("given", nargs="*", help="articles (.txt), hashes of the log when you last looked")
    asked = parser.parse_args()
    asked.run(asked)


def keep(asked: argparse.Namespace) -> None:
    # From the environment, as what is typed can be read by everybody on the machine.
    archive = Archive(asked.address, key=os.environ.get("OVERSIGHT_ARCHIVE_KEY", ""))
    mirror: Mirror = SqliteMirror(asked.to) if asked.to.suffix == ".sqlite3" else FolderMirror(asked.to)
    taken = update(mirror, archive)
    print(f"{taken} lines taken in; the copy stands at line {mirror.position()['sequence']}.", flush=True)
    if asked.follow:
        for line in archive.follow(mirror.position()["sequence"]):
            take(mirror, archive, line)
            print(f"{line['sequence']} {line['kind']} {line['case']}", flush=True)


def prove(asked: argparse.Namespace) -> None:
    """Runs the script just as whoever read it would."""
    sys.argv = [str(VERIFY), asked.address, *asked.given]
    runpy.run_path(str(VERIFY), run_name="__main__")


if __name__ == "__main__":
    main()
