"""How measurements are compared and reported."""

import time
from pathlib import Path

import pytest

from benchmarks import run
from benchmarks.results import Result, times_faster


def spin(seconds: float) -> None:
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass


def result(ratio: float) -> Result:
    return {"id": "reads", "what": "one page", "ratio": ratio, "gate": 2, "aim": 3}


def test_a_ratio_says_how_many_times_faster_ours_is() -> None:
    ratio = times_faster(lambda: spin(0.001), lambda: spin(0.003), calls=5)
    assert 2 < ratio < 4


@pytest.mark.parametrize(("ratio", "missed"), [(1.99, True), (2, False), (9, False)])
def test_a_gate_is_the_least_that_passes(ratio: float, missed: bool) -> None:
    assert run.missed(result(ratio)) is missed
    assert ("MISSED" in run.line(result(ratio))) is missed


def test_it_finds_every_measurement_in_its_folder(tmp_path: Path) -> None:
    for name in ("bench_b.py", "bench_a.py", "other.py"):
        (tmp_path / name).touch()
    assert run.names(tmp_path) == ["benchmarks.bench_a", "benchmarks.bench_b"]
