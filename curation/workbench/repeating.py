"""Whether a proposed statement is another printing of one that the case has, and which words then differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from cases.models import Case, Printing, Statement
from sources.proposals import Candidate, Segment
from sources.repeats import How, Statements, joined
from sources.wordings import Piece, compare

HOW: Final[dict[How, str]] = {
    "exact": "in the same words",
    "changed": "with a few words changed",
    "cut": "cut",
    "paraphrased": "in other words",
}


@dataclass(frozen=True)
class Printed:
    """A statement printed before; `pieces` are its words there against those here."""

    statement: Statement
    how: str
    pieces: list[Piece]


def printed_before(case: Case, candidate: Candidate) -> Printed | None:
    """Two queries, however many printings the case has, and one more where one is found."""
    before: Statements[tuple[int, int]] = Statements()
    words: dict[tuple[int, int], str] = {}
    for key, said in _printings(case):
        before.add(key, said)
        words[key] = joined(said)
    repeat = before.repeat(candidate, fits=lambda key: True)
    if repeat is None:
        return None
    statement = Statement.objects.select_related("speaker", "agency").get(pk=repeat.key[0])
    pieces = [] if repeat.how == "exact" else compare(words[repeat.key], joined(candidate))
    return Printed(statement, HOW[repeat.how], pieces)


def _printings(case: Case) -> Iterator[tuple[tuple[int, int], Candidate]]:
    """Each printing by its statement and itself, in the shape in which repeats are looked for."""
    rows = Printing.objects.filter(statement__case=case).order_by("pk")
    names = ("statement__speaker__name", "statement__agency__name")
    said: dict[tuple[int, int], tuple[list[str], str, str]] = {}
    for statement, pk, words, speaker, agency in rows.values_list(
        "statement", "pk", "passages__exact", *names
    ):
        said.setdefault((statement, pk), ([], speaker or "", agency or ""))[0].append(words or "")
    for key, (parts, speaker, agency) in said.items():
        words = " ".join(parts)
        segment = Segment(0, len(words), words)
        yield key, Candidate("direct", (segment,), "", speaker, "", agency, "", "", 1.0, "")
