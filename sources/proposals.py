"""What an article says that somebody said: every candidate statement, for a person to decide on."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, Literal

from sources import relative_days
from sources.attribution import ACCORDED, VERB_FIRST, Clause, behind
from sources.candidates import Candidate, Segment
from sources.cast import cast_of
from sources.echoes import with_echoes
from sources.genders import of_nouns
from sources.indirect import Reported, reported
from sources.known import Known
from sources.lead_ins import ahead
from sources.names import UNNAMED
from sources.persons import Seen
from sources.prose import Paragraph, after_dateline, paragraphs, stamp
from sources.quotations import NICKNAME, Span, confidence, doubtful, only_named, shape, spans
from sources.sentences import boundaries
from sources.speakers import Speaker, Speakers
from sources.transcripts import labelled
from sources.unattributed import Unattributed

_AGE: Final = re.compile(r"(?:[A-Z][\w.’'-]*[ ]){1,4}?[A-Z][\w.’'-]*, (?:an? )?\d{1,3}\b(?!,\d)")
# Below this, nine in ten are names and doubtful words that nobody said.
LEAST_CONFIDENCE: Final = 0.25
# How sure it is that a word or two set as a whole sentence between others was said.
_ALONE: Final = 0.6
# A headline and what stands under it are the first paragraphs.
_HEADLINES: Final = 3


@dataclass(frozen=True)
class _Part:
    """One quotation with what attributes it: its own clause, or that of the quotation it goes on from."""

    span: Span
    clause: Clause | None
    link: Literal["own", "sentence", "paragraph", "run", "before", "none"]
    same_sentence: bool = False


def propose(text: str, published: str = "", known: Known | None = None) -> list[Candidate]:
    """Every candidate of an article in reading order; published is an EDTF date or empty."""
    return Reading(text, published or _stamped(text), known or Known()).candidates()


def _stamped(text: str) -> str:
    leading = stamp(text)
    return leading.published if leading else ""


class Reading:
    """One reading of one article, from the first paragraph to the last."""

    def __init__(self, text: str, published: str, known: Known) -> None:
        self.text = text
        self.published = published
        self.paragraphs = [one for one in paragraphs(text) if one.kind != "link"]
        self.spans = spans(text, self.paragraphs)
        named = {span: only_named(text, span, self.paragraphs[span.paragraph]) for span in self.spans}
        # Where double marks hold what is said, single ones set off doubtful words and headings.
        self.doubled = any(not span.single for span in self.spans)
        self.said = [span for span in self.spans if not named[span]]
        apart = [span for span in self.spans if named[span] != NICKNAME]
        self.cast = cast_of(text, _outside(self.paragraphs, apart))
        self.speakers = Speakers(self.cast, known)
        self.unattributed = Unattributed(text, self.paragraphs, self.speakers)
        self.previous: tuple[Candidate, Speaker, Clause | None] | None = None

    def candidates(self) -> list[Candidate]:
        by_paragraph: dict[int, list[Span]] = {}
        for span in self.said:
            by_paragraph.setdefault(span.paragraph, []).append(span)
        found: list[Candidate] = []
        for place, paragraph in enumerate(self.paragraphs):
            inside = by_paragraph.get(place, [])
            told = self._told_in(paragraph, inside)
            self.speakers.paragraph = paragraph.start
            self._read(place, inside, told, found)
        found = [self._named_later(one) for one in found]
        return with_echoes(sorted(found, key=lambda one: (one.segments[0].start, one.kind)))

    def _named_later(self, candidate: Candidate) -> Candidate:
        """Whom the first paragraph only describes, and the next names: "A builder", "Ed Low, 49,"."""
        first = self.paragraphs[0].end
        lead = candidate.mention.lower().split()[:2]
        unnamed = not (candidate.speaker or candidate.agency) and lead[:1] in (["a"], ["an"])
        if not unnamed or candidate.kind != "direct" or candidate.segments[0].start > first or len(lead) < 2:
            return candidate
        later = (one for one in self.cast.seen if one.is_person and first < one.start < first + 800)
        named = next((one.name for one in later if self._may_be(one, lead[1])), "")
        fits = named and of_nouns([lead[1]]) in ("", self.cast.people[named].gender)
        told = f"“{candidate.mention}” is named in what follows: {named}"
        return replace(candidate, speaker=named, reason=f"{candidate.reason}; {told}") if fits else candidate

    def _may_be(self, one: Seen, noun: str) -> bool:
        """Whether a name is given with an age, or with the very noun: "his mother Emma Webber"."""
        return bool(_AGE.match(self.text, one.start)) or noun in self.cast.people[one.name].words

    # --- Direct ---------------------------------------------------------------------------------------------

    def _read(
        self, place: int, inside: Sequence[Span], told: Sequence[Reported], found: list[Candidate]
    ) -> None:
        """Add a paragraph's candidates in reading order, so that each knows who spoke before it."""
        parts = self._parts(place, inside)
        if parts and parts[0].link == "run" and found and found[-1].kind == "direct":
            found[-1] = self._joined(found[-1], parts[0].span)
            parts = parts[1:]
        waiting = list(told)
        for group in (one for together in _groups(parts) for one in self._apart(together)):
            while waiting and waiting[0].start < group[0].span.start:
                found.append(self._indirect(waiting.pop(0)))
            if candidate := self._candidate(place, group):
                found.append(self._from_its_end(group[0].span, candidate, found))
        found += map(self._indirect, waiting)

    def _from_its_end(self, span: Span, candidate: Candidate, found: list[Candidate]) -> Candidate:
        """A quotation over several paragraphs, of which only the last says whose it is."""
        if not (span.continues and candidate.cue and found and found[-1].kind == "direct") or found[-1].cue:
            return candidate
        before = found.pop()
        return replace(candidate, segments=(*before.segments, *candidate.segments))

    def _apart(self, group: list[_Part]) -> list[list[_Part]]:
        """A group without the doubtful words in it, which are candidates of their own: "a "hold" rating"."""
        apart = [part for part in group if len(group) > 1 and self._doubt(part)]
        kept = [part for part in group if part not in apart]
        return sorted(
            ([kept] if kept else []) + [[part] for part in apart], key=lambda one: one[0].span.start
        )

    def _doubt(self, part: _Part) -> str:
        form = shape(self.text[part.span.start : part.span.end])
        cue = part.clause.cue if part.clause else ""
        return doubtful(self.text, part.span, self.paragraphs[part.span.paragraph], form, cue)

    def _joined(self, before: Candidate, span: Span) -> Candidate:
        """A candidate with one more paragraph of the same quotation."""
        segment = self._segment(span)
        return Candidate(**{**before.__dict__, "segments": (*before.segments, segment)})

    def _segment(self, span: Span) -> Segment:
        return Segment(span.start, span.end, self.text[span.start : span.end])

    def _parts(self, place: int, inside: Sequence[Span]) -> list[_Part]:
        paragraph = self.paragraphs[place]
        parts: list[_Part] = []
        head = after_dateline(self.text, paragraph.start, paragraph.end)
        for index, span in enumerate(inside):
            stop = inside[index + 1].before if index + 1 < len(inside) else paragraph.end
            begin = inside[index - 1].after if index else min(head, span.before)
            parts.append(self._part(span, begin, stop, first=index == 0))
        return parts

    def _part(self, span: Span, begin: int, stop: int, *, first: bool) -> _Part:
        if self.paragraphs[span.paragraph].kind == "caption":
            return _Part(span, None, "none")
        if clause := self._own_clause(span, begin, stop, first=first):
            return _Part(span, clause, "own", not first and not self._ends_between(begin, span.before))
        if span.continues and first:
            return _Part(span, None, "run")
        if first:
            return _Part(span, None, "before")
        ended = self.text[begin - 2 : begin - 1] in (".", "!", "?")
        gap = [begin] if ended else boundaries(self.text, begin, span.before)
        if gap and self.unattributed.turns(gap[0], span.before):
            return _Part(span, None, "before")
        return _Part(span, None, "paragraph" if self._ends_between(begin, span.before) else "sentence")

    def _ends_between(self, begin: int, end: int) -> bool:
        """Whether a sentence ends between two quotations, or with the first of them."""
        last = self.text[begin - 2 : begin - 1], self.text[begin:end].rstrip()[-1:]
        return any(one in (".", "!", "?") for one in last) or bool(boundaries(self.text, begin, end))

    def _own_clause(self, span: Span, begin: int, stop: int, *, first: bool) -> Clause | None:
        """The clause beside a quotation: behind what ends with a comma, before what does not."""
        if label := labelled(self.text, span.start, span.end):
            return label
        quoted = self.text[span.start : span.end]
        after = behind(self.text, span.after, stop, quoted)
        led_in = self._led_in(span) if first else None
        if led_in and (after is None or after.mention.kind == "document"):
            return led_in
        before = ahead(self.text, begin, span.before, self.paragraphs[span.paragraph].start)
        if before and not (after and (after.reason == VERB_FIRST or self._goes_on(span, quoted))):
            return before
        if (
            before
            and after
            and after.reason == ACCORDED
            and before.cue_end
            and not self._between(before, span)
        ):
            return before
        if before and after and after.mention.kind == "unnamed" and after.mention.noun not in UNNAMED:
            return before
        return after if after and after.near else before or after

    def _between(self, clause: Clause, span: Span) -> str:
        """What stands between a verb of saying and the words: nothing in "somebody shouted “Gun!”"."""
        return self.text[clause.cue_end : span.before].strip(" ,:")

    def _goes_on(self, span: Span, quoted: str) -> bool:
        """Whether a comma, within the marks or behind them, leads on to who said it."""
        return quoted[-1] in ",?!—–…" or self.text[span.after : span.after + 1] == ","

    def _led_in(self, span: Span) -> Clause | None:
        """The clause of the paragraph before, where that ends with a colon."""
        if span.before != self.paragraphs[span.paragraph].start or not span.paragraph:
            return None
        lead = self.paragraphs[span.paragraph - 1]
        if self.text[lead.end - 1] != ":":
            return None
        return ahead(self.text, lead.start, lead.end)

    def _candidate(self, place: int, group: Sequence[_Part]) -> Candidate | None:
        clause = next((part.clause for part in group if part.clause), None)
        first = group[0]
        speaker, chain = self._speaker(first, clause)
        scores = [self._score(part, clause, speaker) for part in group]
        kept = [
            part.span for part, (score, _) in zip(group, scores, strict=True) if score >= LEAST_CONFIDENCE
        ]
        if not kept:
            if clause and speaker.shown:
                self.speakers.remember(clause.mention.end, speaker)
            return None
        score, reason = max(scores)
        day = self._day(clause)
        if clause and not (clause.aside and self.speakers.last(clause.start)):
            # Where the paragraph before leads to the words, they are spoken in this one.
            self.speakers.remember(max(clause.mention.end, self.paragraphs[place].start), speaker)
        return Candidate(
            kind="direct",
            segments=tuple(map(self._segment, kept)),
            mention=self._mention(clause, speaker),
            speaker=speaker.name,
            title=speaker.title,
            agency=speaker.agency,
            cue=clause.cue if clause else "",
            said=day.edtf if day else "",
            confidence=round(score if speaker.certain else score * 0.95, 2),
            reason="; ".join(
                part
                for part in (reason, clause.reason if clause else "", chain, day.reason if day else "")
                if part
            ),
        )

    def _mention(self, clause: Clause | None, speaker: Speaker) -> str:
        """Who is named, as printed; for "she", and for what goes on, how somebody unnamed was described."""
        if (
            speaker.described
            and not speaker.name
            and (clause is None or clause.mention.kind in ("he", "she", "they"))
        ):
            return speaker.described
        return self.text[clause.mention.start : clause.mention.end] if clause else ""

    def _speaker(self, first: _Part, clause: Clause | None) -> tuple[Speaker, str]:
        if clause:
            speaker = self.speakers.resolve(clause.mention)
            return speaker, speaker.chain
        return self.unattributed.speaker(first.span, first.link)

    def _opens(self, span: Span) -> bool:
        return span.before <= self.paragraphs[span.paragraph].start + 1

    def _score(self, part: _Part, clause: Clause | None, speaker: Speaker) -> tuple[float, str]:
        form = shape(self.text[part.span.start : part.span.end])
        own = part.clause
        cue = own.cue if own else clause.cue if clause and part.link == "sentence" else ""
        inherited = part.link in ("paragraph", "run", "before", "sentence") and speaker.is_known
        score, reason = confidence(form, cue, near=bool(own and own.near), inherited=inherited)
        if not cue and score < _ALONE and part.link != "none" and self.unattributed.is_alone(part.span):
            score, reason = _ALONE, "a sentence of its own"
        if not part.span.closed and not part.span.continues:
            score *= 0.8
        if (
            part.span.single
            and self.doubled
            and not own
            and not form.is_sentence
            and not self._recurs(part.span)
        ):
            score, reason = score * 0.5, "single marks among double ones"
        if part.link == "before" and not cue and inherited and not self._opens(part.span):
            score, reason = min(score, 0.5), "quoted in passing"
        if why := doubtful(self.text, part.span, self.paragraphs[part.span.paragraph], form, cue):
            score, reason = score * 0.6, why
        return score, reason

    def _recurs(self, span: Span) -> bool:
        """Whether a headline's words stand in the article again, so that they are said there."""
        return (
            span.paragraph < _HEADLINES and self.text.find(self.text[span.start : span.end], span.after) >= 0
        )

    def _day(self, clause: Clause | None) -> relative_days.Day | None:
        if clause is None:
            return None
        return relative_days.find(self.text, clause.start, clause.told_end, self.published)

    # --- Indirect -------------------------------------------------------------------------------------------

    def _told_day(self, told: Reported) -> relative_days.Day | None:
        """The day it was said on, which is never one that the retold words name."""
        stretches = [(told.clause.start, told.start), (told.end, told.clause.end)]
        found = (
            relative_days.find(self.text, start, end, self.published)
            for start, end in stretches
            if start < end
        )
        return next(filter(None, found), None)

    def _told_in(self, paragraph: Paragraph, inside: Sequence[Span]) -> list[Reported]:
        head = after_dateline(self.text, paragraph.start, paragraph.end)
        cuts = [head, *boundaries(self.text, paragraph.start, paragraph.end), paragraph.end]
        free = []
        waiting = deque(inside)
        for start, end in pairwise(cuts):
            while waiting and waiting[0].after <= start:
                waiting.popleft()
            if not (waiting and waiting[0].before < end):
                free.append((start, end))
        return [told for start, end in free if (told := reported(self.text, start, end))]

    def _indirect(self, told: Reported) -> Candidate:
        mention = told.clause.mention
        speaker = self.speakers.resolve(mention)
        day = self._told_day(told)
        self.speakers.remember(mention.end, speaker)
        return Candidate(
            kind="indirect",
            segments=(Segment(told.start, told.end, self.text[told.start : told.end]),),
            mention=self.text[mention.start : mention.end],
            speaker=speaker.name,
            title=speaker.title,
            agency=speaker.agency,
            cue=told.clause.cue,
            said=day.edtf if day else "",
            confidence=0.6 if speaker.is_known else 0.4,
            reason="; ".join(
                part
                for part in ("reported without quotation marks", speaker.chain, day.reason if day else "")
                if part
            ),
        )


def _groups(parts: Sequence[_Part]) -> Iterator[list[_Part]]:
    """Quotations that are one statement: parts without a clause of their own go with the one before them."""
    group: list[_Part] = []
    for part in parts:
        joins = part.same_sentence and not any(one.clause for one in group)
        if group and (joins or part.link in ("sentence", "paragraph") or _shares(group[-1], part)):
            group.append(part)
            continue
        if group:
            yield group
        group = [part]
    if group:
        yield group


def _shares(before: _Part, part: _Part) -> bool:
    """Whether one clause between two quotations belongs to both: "...," he said, "..."."""
    return bool(before.clause and part.clause and before.clause.mention.start == part.clause.mention.start)


def _outside(paragraphs: Sequence[Paragraph], apart: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """The prose outside quotation marks: a name inside them is not a speaker's."""
    by_paragraph: dict[int, list[Span]] = {}
    for span in apart:
        by_paragraph.setdefault(span.paragraph, []).append(span)
    for place, paragraph in enumerate(paragraphs):
        start = paragraph.start
        for span in by_paragraph.get(place, []):
            if start < span.before:
                yield start, span.before
            start = span.after
        if start < paragraph.end:
            yield start, paragraph.end


__all__ = ["Candidate", "Segment", "propose"]
