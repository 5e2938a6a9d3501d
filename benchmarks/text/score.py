"""Recall, precision and speaker accuracy of proposals against annotations."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from benchmarks.text.articles import Annotated, Quotation
from sources.names import plain_name
from sources.proposals import Candidate, propose

SURE = 0.7
"""Confidence from which a proposal belongs to the sure ones."""


@dataclass
class Score:
    """Counts over a set of articles; `faults` names what went wrong, for a person to read."""

    wanted: int = 0
    found: int = 0
    sure: int = 0
    attributed: int = 0
    names: int = 0
    names_proposed: int = 0
    names_sure: int = 0
    invented: int = 0
    proposed: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.found / self.wanted if self.wanted else 1.0

    @property
    def precision(self) -> float:
        return self.found / self.proposed if self.proposed else 1.0

    @property
    def speakers(self) -> float:
        return self.attributed / self.found if self.found else 1.0

    @property
    def end_to_end(self) -> float:
        return self.attributed / self.wanted if self.wanted else 1.0


def score(articles: Iterable[Annotated]) -> Score:
    total = Score()
    for article in articles:
        _add(total, article, propose(article.text, article.published))
    return total


def _add(total: Score, article: Annotated, candidates: list[Candidate]) -> None:
    by_place = {
        (segment.start, segment.end): one
        for one in candidates
        if one.kind == "direct"
        for segment in one.segments
    }
    total.proposed += len(by_place)
    for quotation in article.quotations:
        candidate = by_place.pop((quotation.start, quotation.end), None)
        if quotation.statement == "x":
            _count_name(total, article, quotation, candidate)
        else:
            _count_statement(total, article, quotation, candidate)
    total.invented += len(by_place)
    total.faults += [f"{article.name}: invented {article.text[start:end]!r}" for start, end in by_place]


def _count_name(total: Score, article: Annotated, quotation: Quotation, candidate: Candidate | None) -> None:
    total.names += 1
    if candidate:
        total.names_proposed += 1
        total.names_sure += candidate.confidence >= SURE
        total.faults.append(
            f"{article.name}: no statement, yet proposed with {candidate.confidence}: "
            f"{article.text[quotation.start : quotation.end]!r}"
        )


def _count_statement(
    total: Score, article: Annotated, quotation: Quotation, candidate: Candidate | None
) -> None:
    total.wanted += 1
    words = article.text[quotation.start : quotation.end]
    if candidate is None:
        total.faults.append(f"{article.name}: missed {words!r}")
        return
    total.found += 1
    total.sure += candidate.confidence >= SURE
    wanted = article.statements[quotation.statement]
    if is_right(candidate, wanted):
        total.attributed += 1
    else:
        said = candidate.speaker or candidate.agency or candidate.mention
        total.faults.append(
            f"{article.name}: {words[:40]!r} is by {wanted}, not {said!r} ({candidate.reason})"
        )


def _bare(name: str) -> list[str]:
    """The words of a name without what one is addressed by: "Sir Alistair Pym"."""
    return [word for word in plain_name(name.casefold()) if word not in ("sir", "dame", "lord", "lady")]


def is_right(candidate: Candidate, wanted: dict[str, str]) -> bool:
    """Whether the speaker is the annotated one: a name (nicknames aside), an agency, or the mention."""
    if wanted.get("speaker") == "-":
        return not candidate.speaker and not candidate.agency
    if name := wanted.get("speaker"):
        return _bare(candidate.speaker) == _bare(name)
    if agency := wanted.get("agency"):
        return not candidate.speaker and agency.casefold() in candidate.agency.casefold()
    return not candidate.speaker and wanted["mention"].casefold() in candidate.mention.casefold()
