"""Runs every bench_*.py, prints the ratios and writes results.json; fails where a gate is missed."""

import importlib
import json
import os
import sys
import tempfile
import warnings
from pathlib import Path
from typing import Final

import django

from benchmarks.results import Result

HERE: Final = Path(__file__).resolve().parent


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="archive-bench-") as folder:
        _set_up(Path(folder))
        results = [result for name in names(HERE) for result in _measured(name)]
    (HERE / "results.json").write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    print(*map(line, results), sep="\n")
    return 1 if any(missed(result) for result in results) else 0


def names(folder: Path) -> list[str]:
    return [f"benchmarks.{path.stem}" for path in sorted(folder.glob("bench_*.py"))]


def missed(result: Result) -> bool:
    return result["ratio"] < result["gate"]


def line(result: Result) -> str:
    verdict = "MISSED" if missed(result) else "ok"
    limits = f"gate {result['gate']:g}, aim {result['aim']:g}"
    return f"{verdict:>6} {result['ratio']:8.2f}x  ({limits})  {result['id']}: {result['what']}"


def _set_up(folder: Path) -> None:
    """Settings as in production, on a database of the run's own."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "archive.settings"
    os.environ["ENV_FILE"] = os.devnull
    os.environ["SECRET_KEY"] = "only-for-measuring"
    os.environ["DEBUG"] = "0"
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/bench.sqlite3")
    # Nothing here asks for a static file, so none are collected.
    warnings.filterwarnings("ignore", message="No directory at")
    django.setup()


def _measured(name: str) -> list[Result]:
    print(f"{name} ...", file=sys.stderr, flush=True)
    results: list[Result] = importlib.import_module(name).measure()
    return results


if __name__ == "__main__":
    sys.exit(main())
