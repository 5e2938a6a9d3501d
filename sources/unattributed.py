"""Whose words a quotation holds that no clause attributes: the last speaker's, or its subject's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from sources.lead_ins import subject
from sources.mentions import Mention
from sources.prose import Paragraph
from sources.quotations import Span, shape
from sources.sentences import boundaries
from sources.speakers import Speaker, Speakers
from sources.tokens import OFFICES, tokens

_LONGEST_QUESTION: Final = 120
_LONGEST_SENTENCE: Final = 600
_SUBJECTS: Final = ("person", "he", "she", "it", "organisation")
_NOBODY: Final = (Speaker(), "")


@dataclass
class Unattributed:
    """The article's text and speakers, asked whose a quotation without a clause of its own is."""

    text: str
    paragraphs: Sequence[Paragraph]
    speakers: Speakers

    def speaker(self, span: Span, link: str) -> tuple[Speaker, str]:
        """Who is likeliest, and why; nobody rather than a guess for captions and for words in passing."""
        if self.paragraphs[span.paragraph].kind == "caption":
            return Speaker(), "a caption names nobody"
        last = self.speakers.last(span.start)
        if last and link in ("paragraph", "sentence", "run"):
            return last, f"goes on from {last.shown}"
        whole = shape(self.text[span.start : span.end]).is_sentence or self.is_alone(span)
        if not whole or not self._stands_apart(span):
            return self._of_sentence(span)
        if newer := self._led_to(span):
            return newer
        if last and self._spoke_beside(span) and (self._opens(span) or self._asked(span)):
            return last, f"goes on from {last.shown}"
        if last and last.is_known and not self._another(span):
            return last, f"nobody named since {last.shown} spoke"
        return self._about(span)

    def _another(self, span: Span) -> bool:
        """Whether somebody but the last speaker is named since that one spoke."""
        offset, last = self.speakers.spoke[-1]
        since = (one for one in self.speakers.cast.before(span.start, 8) if one.start > offset)
        return any(one.is_person and one.name != last.name for one in since)

    def turns(self, start: int, end: int) -> bool:
        """Whether a sentence of text[start:end] is about a person, so that what follows may be theirs."""
        return any(
            one.leads and one.is_person and one.start >= start for one in self.speakers.cast.before(end, 6)
        )

    def is_alone(self, span: Span) -> bool:
        """Whether a quotation is a whole sentence by what stands around it, however short: "Nine."."""
        behind = self.text[span.after : span.after + 2].strip()[:1]
        ended = self.text[span.end - 1] in ".?!…" and self.text[span.end - 2 : span.end - 1].isalnum()
        return ended and self._stands_apart(span) and not behind.islower() and behind not in (",", ";")

    def _opens(self, span: Span) -> bool:
        return span.before <= self.paragraphs[span.paragraph].start + 1

    def _stands_apart(self, span: Span) -> bool:
        """Whether the quotation is a sentence of its own, and no part of one that began outside it."""
        lead = self.text[self.paragraphs[span.paragraph].start : span.before].rstrip()
        return not lead or lead[-1] in '.?!…:"”»'

    def _spoke_beside(self, span: Span) -> bool:
        """Whether the last speaker spoke in the paragraph before this one, or in this one."""
        before = self.paragraphs[max(0, span.paragraph - 1)]
        return self.speakers.spoke[-1][0] >= before.start

    def _asked(self, span: Span) -> bool:
        """Whether a paragraph only leads to what it quotes, and names nobody: "And the third star? ..."."""
        start = self.paragraphs[span.paragraph].start
        if span.before - start > _LONGEST_QUESTION:
            return False
        lead = self.text[start : span.before].rstrip()
        here = self.speakers.cast.before(span.before, 1)
        return bool(lead) and lead[-1] in ".?!…" and not (here and here[0].start >= start)

    def _led_to(self, span: Span) -> tuple[Speaker, str] | None:
        """Whom the sentence just before is about, where nobody spoke since: "Abbott has written."."""
        start = self._sentence_before(span)
        seen = [one for one in self.speakers.cast.before(span.before, 6) if one.start >= start]
        about = next((one for one in seen if one.leads), None)
        if about is None or (self.speakers.spoke and self.speakers.spoke[-1][0] >= about.start):
            return None
        return self.speakers.seen(about, "the sentence before is about")

    def _sentence_before(self, span: Span) -> int:
        """Where the sentence begins that ends right before a quotation, in this paragraph or the last."""
        place = span.paragraph - 1 if self._opens(span) and span.paragraph else span.paragraph
        start = self.paragraphs[place].start
        stop = min(span.before, self.paragraphs[place].end)
        begins = [one for one in boundaries(self.text, max(start, stop - 2_000), stop) if stop - one > 1]
        return begins[-1] if begins else start

    def _about(self, span: Span) -> tuple[Speaker, str]:
        """Whom the paragraph, or the one before, is about."""
        since = self.paragraphs[max(0, span.paragraph - 1)].start
        if not self.turns(since, span.before):
            return _NOBODY
        people = self.speakers.people(span.before)
        return self.speakers.told(*people[0]) if people else _NOBODY

    def _of_sentence(self, span: Span) -> tuple[Speaker, str]:
        """Whom a sentence is about that quotes some words in passing: theirs, likelier than anybody's."""
        paragraph = self.paragraphs[span.paragraph]
        begins = boundaries(self.text, max(paragraph.start, span.before - _LONGEST_SENTENCE), span.before)
        ends = boundaries(self.text, span.after, paragraph.end)
        lead = tokens(self.text, begins[-1] if begins else paragraph.start, span.before, most=40)
        rest = tokens(self.text, span.after, ends[0] if ends else paragraph.end, most=12)
        mentions = (subject(self.text, words) for words in (lead, rest) if words)
        mention = next((one for one in mentions if one and self._may_speak(one)), None)
        if mention is None:
            return _NOBODY
        found = self.speakers.resolve(mention)
        if not found.is_known:
            return _NOBODY
        return replace(found, certain=False), f"the sentence is about {found.shown}"

    def _may_speak(self, one: Mention) -> bool:
        """Whether a subject may speak: not "Politics", whose capital only begins a sentence."""
        if one.kind == "organisation" and one.agency and " " not in one.agency:
            return self.speakers.is_body(one.agency)
        return one.kind in _SUBJECTS or _is_holder(one)


def _is_holder(mention: Mention) -> bool:
    """Whether it is an office whose holder the article may name: "The president [promised]"."""
    return mention.kind == "unnamed" and mention.definite and bool(mention.title) and mention.noun in OFFICES
