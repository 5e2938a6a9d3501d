"""One article beside one case: what of it is cited, what is proposed from it, what was dismissed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from cases.known import known
from cases.models import Case, Printing
from curation.models import Dismissal
from curation.ownership import path_to_case
from curation.workbench.forms import initial_of, initial_of_told, names_of
from curation.workbench.marking import Mark, Piece, pieces
from curation.workbench.nouns import NEW
from curation.workbench.proposed import Proposal, proposals
from curation.workbench.repeating import Printed, printed_before
from curation.workbench.spans import Span
from curation.workbench.telling import PUTTING, Reading, Told
from curation.workbench.why import edition_of
from sources.casework import cues
from sources.dated import dated
from sources.known import Known
from sources.models import Passage, SourceArticle
from sources.proposals import propose


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
    def statements(self) -> list[Proposal]:
        """Every statement that the text engine finds; some 3 ms for an article."""
        text, published = self.article.text, self.article.published
        return list(proposals(text, propose(text, published, self._known)))

    @cached_property
    def _known(self) -> Known:
        return known()

    @cached_property
    def reading(self) -> Reading:
        """What else it finds: the days named, and the cues that tell of a case."""
        text = self.article.text
        candidates = [one.candidate for one in self.statements]
        return Reading(
            text,
            cues(text, self._known),
            dated(text, self.article.published, candidates),
            quoted=[span for one in self.statements if one.is_direct for span in one.words],
            stated=[span for one in self.statements for span in (*one.words, *one.attribution)],
        )

    @cached_property
    def proposals(self) -> list[Proposal | Told]:
        """Statements first: what remains is quicker to decide when these are entered."""
        return [*self.statements, *self.reading.told()]

    @cached_property
    def dismissed(self) -> list[Proposal | Told]:
        keys = Dismissal.objects.filter(case=self.case, article=self.article).values_list("key", flat=True)
        gone = set(keys)
        return [one for one in self.proposals if one.key in gone]

    @cached_property
    def waiting(self) -> list[Proposal | Told]:
        """Those that nobody dismissed and no fact of the case has entered."""
        return [one for one in self.proposals if one not in self.dismissed and not self._has(one)]

    def _has(self, one: Proposal | Told) -> bool:
        if one.overlaps(self._entered.get(one.noun, ())):
            return True
        match one:
            case Told("statusstep"):
                # A step is a step of an allegation: it waits until there is one.
                return not self._allegations
            case Told("caseagency"):
                return one.fields["agency"].casefold() in self._bodies
            case Told("trackingnumber"):
                return one.fields["number"] in self._numbers
        return False

    @cached_property
    def _entered(self) -> dict[str, list[Span]]:
        """The words of the article that facts of each kind rest on, by the noun."""
        found: dict[str, list[Span]] = {"statement": spans_of(Passage.objects.filter(pk__in=self._printed()))}
        for noun in ("statusstep", "event"):
            model = NEW[noun].model
            facts = model._default_manager.filter(**{path_to_case(model): self.case.pk})
            passages = facts.filter(passages__article=self.article).values("passages")
            found[noun] = spans_of(Passage.objects.filter(pk__in=passages))
        return found

    @cached_property
    def _allegations(self) -> list[int]:
        return list(self.case.allegations.values_list("pk", flat=True))

    @cached_property
    def _bodies(self) -> set[str]:
        roles = self.case.case_agencies.select_related("agency")
        return {name for role in roles for name in names_of(role.agency)}

    @cached_property
    def _numbers(self) -> set[str]:
        return set(self.case.tracking_numbers.values_list("number", flat=True))

    @cached_property
    def initial(self) -> dict[str, Any]:
        """What the current proposal fills its form with."""
        if isinstance(self.current, Told):
            return initial_of_told(self.current, self._allegations)
        return initial_of(self.current) if self.current else {}

    @property
    def caution(self) -> str:
        """What is said of the current proposal's words, where they are easily taken for a finding."""
        words = self.current.words if self.current else ()
        puttings = [cue for cue in self.reading.cues if cue.kind == "characterisation"]
        found = (cue.exact for cue in puttings if any(one.overlaps(Span(*cue.sentence)) for one in words))
        return PUTTING.format(exact) if (exact := next(found, "")) else ""

    def _printed(self) -> list[int]:
        printings = Printing.objects.filter(statement__case=self.case, article=self.article)
        return [pk for pk in printings.values_list("passages", flat=True) if pk is not None]

    @cached_property
    def current(self) -> Proposal | Told | None:
        asked = [one for one in self.waiting if one.key == self.asked]
        return next(iter(asked or self.waiting), None)

    @property
    def place(self) -> int:
        """Of the current proposal among those that wait, from 1."""
        return self.waiting.index(self.current) + 1 if self.current else 0

    @property
    def next(self) -> Proposal | Told | None:
        return self._beside(1)

    @property
    def previous(self) -> Proposal | Told | None:
        return self._beside(-1)

    def _beside(self, step: int) -> Proposal | Told | None:
        """The neighbour of the current proposal, round the end."""
        return self.waiting[(self.place - 1 + step) % len(self.waiting)] if len(self.waiting) > 1 else None

    @cached_property
    def repeated(self) -> Printed | None:
        """The statement of the case that prints the current proposal's words already, in some article."""
        one = self.current
        return printed_before(self.case, one.candidate) if isinstance(one, Proposal) else None

    @property
    def alike(self) -> list[Proposal | Told]:
        """Those of the current one's kind that wait."""
        return [one for one in self.waiting if self.current and one.noun == self.current.noun]

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


def spans_of(passages: QuerySet[Passage]) -> list[Span]:
    return [Span(*place) for place in passages.values_list("start", "end")]
