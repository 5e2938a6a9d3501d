"""Pins requirements/*.in anew for every supported Python and system: python3 requirements/lock.py."""

import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
OPTIONS = [
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--upgrade",
    "--no-annotate",
    "--no-header",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--quiet",
]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        tool = Path(folder) / "bin" / "uv"
        subprocess.run([str(tool.parent / "python"), "-m", "pip", "install", "--quiet", "uv"], check=True)
        for lock in ("base", "parquet", "dev"):
            command = [str(tool), "pip", "compile", *OPTIONS, "--output-file", f"{lock}.txt", f"{lock}.in"]
            subprocess.run(command, check=True, cwd=HERE, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
