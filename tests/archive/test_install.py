"""The script that makes .venv from a lock."""

import subprocess
from pathlib import Path

import pytest

from requirements import install

LOCKS = Path(install.__file__).parent


@pytest.mark.parametrize(
    ("version", "has_ensurepip", "remedy"),
    [
        ((3, 10), True, "needs Python 3.11 or newer; python3 is 3.10"),
        ((2, 7), True, "make PYTHON="),
        ((3, 11), False, "apt-get install python3-venv"),
    ],
)
def test_it_says_what_a_machine_lacks(version: tuple[int, int], has_ensurepip: bool, remedy: str) -> None:
    assert remedy in install.fault_of(version, has_ensurepip)


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13), (4, 0)])
def test_it_accepts_newer_pythons(version: tuple[int, int]) -> None:
    assert install.fault_of(version, True) == ""


@pytest.mark.parametrize(
    ("made_from", "wanted", "satisfied"),
    [
        ("base", "base", True),
        ("dev", "dev", True),
        ("dev", "base", True),
        ("base", "dev", False),
        (None, "base", False),
    ],
)
def test_it_installs_only_what_is_missing(
    tmp_path: Path, made_from: str | None, wanted: str, satisfied: bool
) -> None:
    stamp = tmp_path / "stamp"
    if made_from:
        stamp.write_text(install.mark_of(made_from))
    assert install.satisfied(wanted, stamp) is satisfied


def test_it_installs_again_when_a_lock_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("base.txt", "dev.txt"):
        (tmp_path / name).write_text("one==1\n")
    monkeypatch.setattr(install, "HERE", tmp_path)
    before = install.mark_of("base")
    (tmp_path / "base.txt").write_text("one==2\n")
    assert install.mark_of("base") != before


def test_it_leaves_no_mark_when_it_is_interrupted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stamp = tmp_path / "stamp"
    stamp.write_text("an older lock")
    monkeypatch.setattr(install, "STAMP", stamp)

    def fail(command: list[str], **options: object) -> None:
        if "pip" in command:
            raise subprocess.CalledProcessError(1, command)

    monkeypatch.setattr(subprocess, "run", fail)
    with pytest.raises(subprocess.CalledProcessError):
        install.install("base")
    assert not stamp.exists()


@pytest.mark.parametrize("lock", ["base.txt", "dev.txt"])
def test_a_lock_pins_every_package_by_hash_and_names_no_place(lock: str) -> None:
    text = (LOCKS / lock).read_text()
    packages = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
    assert all("==" in line and line.endswith("\\") for line in packages)
    assert not [word for word in ("://", "--index", "--find-links", "file:") if word in text]


def test_the_development_lock_holds_the_base_lock() -> None:
    base = {line for line in (LOCKS / "base.txt").read_text().splitlines() if "==" in line}
    development = set((LOCKS / "dev.txt").read_text().splitlines())
    assert base <= development
