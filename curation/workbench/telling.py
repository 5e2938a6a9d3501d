"""What an article tells of a case beside its statements: bodies, numbers, steps, dated events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final

from django.utils.text import slugify

from cases.terms import Disposition, Process
from curation.workbench.spans import Span
from sources.casework import Cue
from sources.dated import Dated
from sources.prose import paragraphs
from sources.sentences import boundaries

BODIES: Final = ("agency", "unit", "district")
NEAR: Final = 80
"""Characters between a body and what it did beyond which they are two phrases."""
LONGEST: Final = 220
"""An article's own prose is quoted by the shortest phrase; of a longer sentence a person chooses which."""
PUTTING: Final = (
    "“{}” is a way of putting it, said of an inquiry, and no finding: it is a statement, never a disposition."
)


@dataclass(frozen=True)
class Told:
    """One fact that the article seems to tell; what its words do not say, a person does."""

    noun: str
    words: tuple[Span, ...]
    exact: str
    reason: str
    fields: dict[str, Any] = field(default_factory=dict)
    """By the names of the noun's form; a body by its name, which the archive may or may not know."""
    attribution: tuple[Span, ...] = ()
    is_direct: bool = False

    @property
    def key(self) -> str:
        return f"{self.noun}-{self.words[0].start}-{self.words[-1].end}"

    def overlaps(self, spans: Iterator[Span] | Sequence[Span]) -> bool:
        return any(mine.overlaps(other) for mine in self.words for other in spans)


@dataclass(frozen=True)
class Reading:
    """An article with all that was found in it."""

    text: str
    cues: Sequence[Cue]
    days: Sequence[Dated]
    quoted: Sequence[Span]
    """The words of direct statements: what is said there is somebody's, and not the article's."""
    stated: Sequence[Span]
    """The words and attributions of every statement proposed."""

    def told(self) -> list[Told]:
        """In the order in which they are decided: a step needs the bodies, an event what no step tells."""
        steps = list(self._steps())
        found = [*self._bodies(), *self._numbers(), *self._puttings(), *steps]
        return [*found, *self._events([one.words[0] for one in steps])]

    def _bodies(self) -> Iterator[Told]:
        """Each body once, by the first words that name it outside of what is quoted, if there are any."""
        named: dict[str, list[Cue]] = {}
        for cue in self.cues:
            if cue.kind in BODIES:
                named.setdefault(cue.term, []).append(cue)
        for term, cues in named.items():
            cue = next((one for one in cues if not self._is_quoted(one)), cues[0])
            yield self._of(cue, "caseagency", f"It names this {cue.kind}.", agency=term)

    def _numbers(self) -> Iterator[Told]:
        found = {cue.term: cue for cue in reversed(self.cues) if cue.kind == "tracking number"}
        for term, cue in reversed(found.items()):
            reason = "It reads like a body's own number for the matter."
            yield self._of(cue, "trackingnumber", reason, number=term, agency=self._body_near(cue))

    def _puttings(self) -> Iterator[Told]:
        for cue in self.cues:
            inside = Span(*cue.sentence)
            if cue.kind == "characterisation" and not any(inside.overlaps(one) for one in self.stated):
                words = self._sentence(inside)
                yield Told(
                    "statement",
                    (words,),
                    words.of(self.text),
                    PUTTING.format(cue.exact),
                    {"kind": "indirect", "agency": self._body_near(cue)},
                )

    def _steps(self) -> Iterator[Told]:
        """One for each sentence that tells of the process or of a finding."""
        by_sentence: dict[tuple[int, int], list[Cue]] = {}
        for cue in self.cues:
            if cue.kind in ("process", "disposition") and not self._is_quoted(cue):
                by_sentence.setdefault(cue.sentence, []).append(cue)
        for cues in by_sentence.values():
            yield self._step(cues)

    def _step(self, cues: list[Cue]) -> Told:
        process = next((slugify(one.term) for one in cues if one.kind == "process"), "")
        found = next((one for one in cues if one.kind == "disposition"), None)
        first = found or cues[0]
        body = self._beside(first)
        words = Span(min(body.start, first.start), max(body.end, first.end)) if body else span_of(first)
        told = {
            "process": process if process in Process.values else "",
            "disposition": slugify(found.term) if found else "none-yet",
            "term": found.exact if found else "",
            "decided_by": self._body_near(first),
            "date": self._day_in(Span(*first.sentence)),
        }
        if told["disposition"] not in Disposition.values:
            told["disposition"] = ""
        reason = f"“{first.exact}” tells of {'a finding' if found else 'the process'}."
        return Told("statusstep", (words,), words.of(self.text), reason, told)

    def _events(self, steps: list[Span]) -> Iterator[Told]:
        """A day in the article's own prose, in a sentence that is neither a statement's nor a step's."""
        taken: list[Span] = [*self.stated, *steps]
        for day in self.days:
            sentence = sentence_at(self.text, day.start)
            if day.whose == "article" and not any(sentence.overlaps(one) for one in taken):
                taken.append(sentence)
                words = self._sentence(sentence, otherwise=Span(day.start, day.end))
                may_be = f" It may be {' or '.join(day.either)}." if day.either else ""
                reason = f"“{day.exact}”: {day.reason}.{may_be}"
                yield Told("event", (words,), words.of(self.text), reason, {"date": day.edtf})

    # --- What stands near ---------------------------------------------------------------------------------

    def _of(self, cue: Cue, noun: str, reason: str, **fields: Any) -> Told:
        return Told(noun, (span_of(cue),), cue.exact, reason, fields)

    def _is_quoted(self, cue: Cue) -> bool:
        return any(span_of(cue).overlaps(one) for one in self.quoted)

    def _bodies_in(self, cue: Cue) -> list[Cue]:
        return [one for one in self.cues if one.kind in BODIES and one.sentence == cue.sentence]

    def _body_near(self, cue: Cue) -> str:
        """The name of the body nearest to the cue in its sentence, or nothing."""
        near = min(self._bodies_in(cue), key=lambda one: abs(one.start - cue.start), default=None)
        return near.term if near else ""

    def _beside(self, cue: Cue) -> Cue | None:
        """The body right before the cue: the shortest phrase then says who did it."""
        before = [one for one in self._bodies_in(cue) if 0 <= cue.start - one.end <= NEAR]
        return before[-1] if before else None

    def _day_in(self, sentence: Span) -> str:
        within = (day.edtf for day in self.days if sentence.start <= day.start < sentence.end and day.edtf)
        return next(within, "")

    def _sentence(self, sentence: Span, otherwise: Span | None = None) -> Span:
        """Without the spaces around it and its full stop; of a long one only the words that tell."""
        words = sentence.of(self.text)
        start = sentence.start + len(words) - len(words.lstrip())
        trimmed = Span(start, start + len(words.strip().rstrip(".")))
        return otherwise if otherwise and trimmed.end - trimmed.start > LONGEST else trimmed


def span_of(cue: Cue) -> Span:
    return Span(cue.start, cue.end)


def sentence_at(text: str, place: int) -> Span:
    for one in paragraphs(text):
        if one.start <= place < one.end:
            cuts = [one.start, *boundaries(text, one.start, one.end), one.end]
            return next(Span(*cut) for cut in pairwise(cuts) if cut[0] <= place < cut[1])
    return Span(place, place)
