"""What serving stored documents saves, against serializing a case's tables at each request."""

from __future__ import annotations

from functools import partial

from benchmarks import planted
from benchmarks.results import Result, times_faster

USUAL = "benchmarks.usual"


def measure() -> list[Result]:
    planted.plant()
    one = f"/api/v1/cases/{planted.REAL_CASE}/"
    return [
        compared("case-document", one, one, "one case, complete", calls=20, gate=10, aim=30),
        compared(
            "case-list",
            "/api/v1/cases/?page_size=50",
            "/api/v1/cases/",
            "a list of 50 cases",
            calls=20,
            gate=10,
            aim=20,
        ),
    ]


def compared(id: str, ours: str, usual: str, what: str, *, calls: int, gate: float, aim: float) -> Result:
    return {
        "id": id,
        "what": f"CPU of {what}, against nested serializers over its tables",
        "ratio": times_faster(partial(planted.ask, ours), partial(planted.ask, usual, USUAL), calls=calls),
        "gate": gate,
        "aim": aim,
    }
