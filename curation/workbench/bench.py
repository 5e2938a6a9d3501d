"""One article beside one case: what of it is cited, what is proposed from it, what was dismissed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from cases.known import known
from cases.models import Case, Printing, Statement
from curation.models import Dismissal
from curation.workbench.marking import Mark, Piece, pieces
from curation.workbench.proposed import Proposal, proposals
from curation.workbench.spans import Span
from curation.workbench.why import edition_of
from sources.models import Passage, SourceArticle
from sources.proposals import Candidate, Segment, propose
from sources.repeats import Statements


@dataclass(frozen=True)
class Bench:
    """Each answer is worked out when a screen first asks for it."""

    case: Case
    article: SourceArticle
    asked: str = ""
    """The key of the proposal that is to be looked at; the first that waits otherwise."""

    @cached_property
    def edition(self) -> int | None:
        """The newest that readers have of the case: whoever changes it then says why."""
        return edition_of(self.case)

    @cached_property
    def passages(self) -> list[Passage]:
        return list(self.article.passages.all())

    @cached_property
    def proposals(self) -> list[Proposal]:
        """Everything the text engine finds; some 3 ms for an article."""
        return list(proposals(self.article.text, propose(self.article.text, self.article.published, known())))

    @cached_property
    def dismissed(self) -> list[Proposal]:
        keys = Dismissal.objects.filter(case=self.case, article=self.article).values_list("key", flat=True)
        gone = set(keys)
        return [one for one in self.proposals if one.key in gone]

    @cached_property
    def waiting(self) -> list[Proposal]:
        """Those that nobody dismissed and no printing of the case has entered."""
        entered = [Span(p.start, p.end) for p in Passage.objects.filter(pk__in=self._printed())]
        return [one for one in self.proposals if one not in self.dismissed and not one.overlaps(entered)]

    def _printed(self) -> list[int]:
        printings = Printing.objects.filter(statement__case=self.case, article=self.article)
        return [pk for pk in printings.values_list("passages", flat=True) if pk is not None]

    @cached_property
    def current(self) -> Proposal | None:
        asked = [one for one in self.waiting if one.key == self.asked]
        return next(iter(asked or self.waiting), None)

    @property
    def place(self) -> int:
        """Of the current proposal among those that wait, from 1."""
        return self.waiting.index(self.current) + 1 if self.current else 0

    @property
    def next(self) -> Proposal | None:
        return self._beside(1)

    @property
    def previous(self) -> Proposal | None:
        return self._beside(-1)

    def _beside(self, step: int) -> Proposal | None:
        """The neighbour of the current proposal, round the end."""
        return self.waiting[(self.place - 1 + step) % len(self.waiting)] if len(self.waiting) > 1 else None

    @cached_property
    def repeated(self) -> Statement | None:
        """The statement of the case that prints the current proposal's words already, in some article."""
        if self.current is None or self.current.candidate.kind != "direct":
            return None
        printed: Statements[int] = Statements()
        for statement, words in self._words_printed():
            printed.add(statement, _as_candidate(words))
        key = printed.repeated(self.current.candidate, fits=lambda key: True)
        return Statement.objects.select_related("speaker", "agency").get(pk=key) if key else None

    def _words_printed(self) -> Iterator[tuple[int, str]]:
        """The words of each direct printing of the case, with its statement."""
        rows = Printing.objects.filter(statement__case=self.case, kind="direct").order_by("pk")
        said: dict[tuple[int, int], list[str]] = {}
        for pk, statement, words in rows.values_list("pk", "statement", "passages__exact"):
            said.setdefault((pk, statement), []).append(words or "")
        for (_, statement), parts in said.items():
            yield statement, " ".join(parts)

    def pieces(self, drafted: list[Span]) -> list[Piece]:
        """The article's text with its marks; `drafted` is what a form that is open would cite."""
        cited = [Mark(Span(p.start, p.end), "cited", f"passage-{p.pk}") for p in self.passages]
        current = self.current.words if self.current and not drafted else ()
        proposed = [Mark(span, "proposed") for one in self.waiting for span in one.words]
        marks = [
            *cited,
            *proposed,
            *(Mark(span, "current", "current" if not place else "") for place, span in enumerate(current)),
            *(Mark(span, "drafted", "current" if not place else "") for place, span in enumerate(drafted)),
        ]
        return pieces(self.article.text, marks)


def _as_candidate(words: str) -> Candidate:
    """Words printed before, in the shape in which repeats are looked for."""
    segment = Segment(0, len(words), words)
    return Candidate("direct", (segment,), "", "", "", "", "", "", 1.0, "")
