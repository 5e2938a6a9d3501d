"""Makes .venv hold exactly what a lock file names; standard library only, and readable by any Python 3.

    python3 requirements/install.py base|dev

A stamp in .venv remembers which lock and which Python it was made from; while they match nothing is done.
"""

import hashlib
import importlib.util
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE.parent / ".venv"
STAMP = VENV / "installed.txt"
OLDEST = (3, 11)


def main(lock: str) -> int:
    fault = fault_of(sys.version_info[:2], importlib.util.find_spec("ensurepip") is not None)
    if fault:
        print(fault, file=sys.stderr)
        return 1
    if not satisfied(lock, STAMP):
        install(lock)
    return 0


def fault_of(version: "tuple[int, int]", has_ensurepip: bool) -> str:
    """Why this Python cannot make the environment, and what would mend it; nothing when it can."""
    if version < OLDEST:
        return (
            "The archive needs Python 3.11 or newer; python3 is {}.{}. Install a newer one, or name it: "
            "make PYTHON=python3.12 ..."
        ).format(*version)
    if not has_ensurepip:
        return (
            "This Python cannot make virtual environments, because its module ensurepip is missing. Debian "
            "and Ubuntu keep it in a package of its own: apt-get install python3-venv"
        )
    return ""


def satisfied(lock: str, stamp: Path) -> bool:
    """Whether the environment was made from this lock, or from the development lock, which holds it."""
    made_from = stamp.read_text(encoding="utf-8") if stamp.exists() else ""
    return made_from in {mark_of(lock), mark_of("dev")} and python_works()


def mark_of(lock: str) -> str:
    content = b"".join((HERE / name).read_bytes() for name in sorted({"base.txt", lock + ".txt"}))
    version = "{}.{}".format(*sys.version_info[:2])
    return f"{lock} {version} {hashlib.sha256(content).hexdigest()}\n"


def python_works() -> bool:
    # It does not after the project's folder was moved or the system's Python was replaced.
    try:
        return subprocess.run([str(VENV / "bin" / "python"), "-c", ""]).returncode == 0
    except OSError:
        return False


def install(lock: str) -> None:
    print(f"Installing requirements/{lock}.txt into .venv ...", flush=True)
    if not satisfied("base", STAMP):
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=True)
    STAMP.unlink(missing_ok=True)
    pip = [str(VENV / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "-r", str(HERE / (lock + ".txt"))], check=True)
    STAMP.write_text(mark_of(lock), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
